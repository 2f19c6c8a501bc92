"""Files that searchapp itself wrote, or that people write for it, in whatever folder they lie: no articles are in them.

Exports that hold whole articles, as JSON Lines and feeds do, are read as any others.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from searchapp.reading.source_file import SourceFile

OWN_FILE = "file of searchapp"
_DOSSIER_SIGN = '<meta name="generator" content="searchapp">'
_TABLE_HEAD = re.compile(r"\ufeff?id,title,published,instant,url,[a-z_,]+,file,added\r?\n")
# What each line of a file of this name is, but for blank ones and comments; copies may have more behind the name.
_LINES = {
    "searches": re.compile(r"[^:]+:\s+\S.*"),
    "corrections": re.compile(r"(?:merge|split|rename|never|always)\s+\S.*"),
}


def is_own_file(head: str, file: SourceFile) -> bool:
    """Whether a file whose text begins so is one of searchapp."""
    if _DOSSIER_SIGN in head or _TABLE_HEAD.match(head):
        return True
    name = PurePosixPath(file.path).name.casefold()
    pattern = next(
        (pattern for stem, pattern in _LINES.items() if name.startswith(stem) and name.endswith(".txt")), None
    )
    lines = [line.strip() for line in head.splitlines()]
    entries = [line for line in lines if line and not line.startswith("#")]
    return pattern is not None and bool(lines) and all(map(pattern.fullmatch, entries))
