"""Lines put into the corrections file, and taken out of it again, by a program: what people wrote in it stays.

The file is swapped as a whole, so that a reader sees it before or after, and one program at a time does so. What an
editor saves meanwhile is noticed, and the line is then put into that.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from fcntl import LOCK_EX, flock
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from searchapp.errors import CorrectionError, NotFoundError, SearchappError, UserError
from searchapp.extraction.corrections.rules import Corrections, without_comment
from searchapp.ingest.corrections.kept_corrections import kept_corrections

_NEW_FILE_MODE = 0o644
_MARK = re.compile(r"\s+# on the page, \d{4}-\d{2}-\d{2}$")

Edit = Callable[[bytes], bytes]


def append_line(path: Path, line: str, today: date, start_with: bytes = b"") -> None:
    """Put a line at the end of the corrections file, unless it says so already.

    A file that is not there begins with `start_with`. Raises UserError where the line contradicts another one, and
    SearchappError where the file cannot be written.
    """

    def appended(content: bytes) -> bytes:
        if any(without_comment(each) == line for each in content.decode().splitlines()):
            return content
        _expect_agreement(path, content, line)
        end = b"\r\n" if b"\r\n" in content else b"\n"
        gap = b"" if not content or content.endswith(b"\n") else end
        return content + gap + f"{line}   # on the page, {today.isoformat()}".encode() + end

    _edit(path, appended, start_with)


def withdraw_line(path: Path, line: str) -> None:
    """Take a line out that `append_line` put in. Raises NotFoundError where it is not there, or was put in by hand."""

    def without(content: bytes) -> bytes:
        lines = content.splitlines(keepends=True)
        numbers = [number for number, each in enumerate(lines) if each.decode().strip() == line]
        if not numbers or not is_withdrawable(line):
            raise NotFoundError(f"There is no such line from the page in {path}; it was edited meanwhile.")
        del lines[numbers[-1]]
        return b"".join(lines)

    _edit(path, without, b"")


def is_withdrawable(line: str) -> bool:
    """Whether a line was put in on the page, and not by hand."""
    return _MARK.search(line) is not None


def start_of_file(path: Path, folder: Path, applied: Sequence[str]) -> bytes:
    """What the corrections file has to begin with where it is not there: those that the index goes by already.

    Raises UserError where these are those of another file, which is there.
    """
    if path.exists() or not applied:
        return b""
    kept = kept_corrections(folder, applied)
    if kept is None or Path(kept.origin).exists():
        origin = kept.origin if kept else "another file"
        raise UserError(
            f"The index goes by the corrections of {origin}, and this server by {path}, which is not there; "
            "start the server with SEARCHAPP_CORRECTIONS naming the former."
        )
    return kept.content


def _expect_agreement(path: Path, content: bytes, line: str) -> None:
    """Raise UserError where a line contradicts one of the file, and CorrectionError where either has a fault."""
    Corrections.decode(content, str(path))
    Corrections.parse(line, str(path))
    before = content.decode("utf-8-sig").split("\n")

    def is_refused_after(count: int) -> bool:
        try:
            Corrections.parse("\n".join([*before[:count], line]))
        except CorrectionError:
            return True
        return False

    number = bisect_left(range(len(before) + 1), True, key=is_refused_after)
    if number <= len(before):
        other = before[number - 1].strip()
        raise UserError(f"“{line}” contradicts line {number} of {path}, “{other}”; take that back first.")


def _edit(path: Path, edit: Edit, start_with: bytes) -> None:
    target = Path(os.path.realpath(path))  # a link stays one
    try:
        while not (_edited(target, edit) if target.exists() else _created(target, edit(start_with))):
            pass
    except OSError as error:
        raise SearchappError(f"{path} cannot be written: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{path} is not UTF-8; save the file as UTF-8.") from error


def _edited(target: Path, edit: Edit) -> bool:
    """Swap the file for its edited content; False where it was changed meanwhile."""
    with suppress(FileNotFoundError), open(target, "rb") as file:
        flock(file, LOCK_EX)
        state = os.fstat(file.fileno())
        content = file.read()
        changed = edit(content)
        if changed == content:
            return True
        with _written(target, changed) as temporary:
            os.fchmod(temporary.fileno(), state.st_mode & 0o7777)
            with suppress(PermissionError):
                os.fchown(temporary.fileno(), state.st_uid, state.st_gid)
            if _is_same(state, os.stat(target)):
                os.replace(temporary.name, target)
                return True
    return False


def _created(target: Path, content: bytes) -> bool:
    """Make the file; False where somebody else has made it meanwhile."""
    with suppress(FileExistsError), _written(target, content) as temporary:
        os.fchmod(temporary.fileno(), _NEW_FILE_MODE)
        os.link(temporary.name, target)
        return True
    return False


@contextmanager
def _written(target: Path, content: bytes) -> Iterator[IO[bytes]]:
    """A file beside the target, on the disk with this content, and gone afterwards unless it was renamed.

    Raises CorrectionError where the content holds a line that cannot be read.
    """
    Corrections.decode(content, str(target))
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}-", delete=False) as temporary:
        try:
            temporary.write(content)
            temporary.flush()
            os.fsync(temporary.fileno())
            yield temporary
        finally:
            with suppress(FileNotFoundError):
                os.unlink(temporary.name)


def _is_same(before: os.stat_result, now: os.stat_result) -> bool:
    """Whether a file is the one that was read, with the same content."""
    return all(getattr(before, name) == getattr(now, name) for name in ("st_dev", "st_ino", "st_size", "st_mtime_ns"))
