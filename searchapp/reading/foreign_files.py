"""Which files are passed over: pictures, programs, hidden files, a project's own papers, what needs another package."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path, PurePosixPath

from searchapp.errors import LeftOut
from searchapp.reading.source_file import format_suffix
from searchapp.text.tab_separated import table_rows, word_lists

_SUFFIXES_FILE = Path(__file__).parent / "data" / "foreign_suffixes.tsv"
_REMEDIES_FILE = Path(__file__).parent / "data" / "unread_formats.tsv"
_FOR_CRAWLERS = re.compile(r"(?:robots|humans|ads|app-ads|security)\.txt", re.I)  # what sites say to programs
_PROJECT_PAPERS = re.compile(r"(?:readme|license|licence|changelog|contributing|code_of_conduct)(?:\.\w{1,8})?", re.I)
_EDITORS_COPY = re.compile(r".+~|#.+#|~\$.+", re.S)  # of Emacs, Vim and most others; of Office
_POSTS = re.compile(r"(?:note-|community-)?tweets?(?:-part\d+)?\.js", re.I)  # JSON behind a name, in archives of X
_SUFFIX = re.compile(r"\.[a-z0-9_+-]{1,11}")


def reason_by_name(path: str) -> str | None:
    """Why a file of this name is left out unread; None where it may hold articles."""
    name = PurePosixPath(path).name
    if name.startswith("."):
        return "hidden file"
    if _EDITORS_COPY.fullmatch(name):
        return "editor's copy"
    suffix = format_suffix(name)
    if suffix in _foreign_suffixes() and not _POSTS.fullmatch(name):
        return suffix
    if _FOR_CRAWLERS.fullmatch(name):
        return "crawlers’ file"
    return "README or licence" if _PROJECT_PAPERS.fullmatch(name) else None


@cache
def _foreign_suffixes() -> frozenset[str]:
    return frozenset(f".{name}" for names in word_lists(_SUFFIXES_FILE).values() for name in names)


@cache
def remedy_for(suffix: str) -> str:
    """What to do with a file of articles whose format is not read, though it is text; empty for other suffixes."""
    return dict(table_rows(_REMEDIES_FILE)).get(suffix.removeprefix("."), "")


def kind_of_suffix(suffix: str) -> str:
    """How files of a suffix that no reader has are called."""
    if not suffix:
        return "file without suffix"
    match = _SUFFIX.match(suffix)
    return match.group() if match else "file of unknown kind"


def needs_package(path: str, kind: str, extra: str) -> LeftOut:
    """A file of a kind that an extra of the installation reads, where that is not installed."""
    return LeftOut(path, f"{kind} (needs pip install 'searchapp[{extra}]')")
