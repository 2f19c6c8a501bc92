"""Files that others read meanwhile, and never see in part."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, content: bytes, is_lasting: bool = True) -> None:
    """Write a file of which readers see all that was there before, or all of this; after a power cut too, if it is to
    last. Raises OSError, and changes nothing then."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            if is_lasting:  # else a power cut may leave the name with nothing behind it
                os.fsync(file.fileno())
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
