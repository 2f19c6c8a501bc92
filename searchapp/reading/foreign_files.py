"""Which files are passed over: pictures, programs, hidden files, a project's own papers, what needs another package."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from searchapp.errors import LeftOut
from searchapp.reading.source_file import format_suffix

# What no article stands in, or only as a picture or a sound. Files of any other suffix are looked into.
_FOREIGN_NAMES = """
    png jpg jpeg gif bmp webp tif tiff svg ico heic avif psd raw eps ai
    mp3 wav ogg m4a flac aac mp4 mov avi mkv webm wmv m4v mpg mpeg flv
    css js mjs map ts woff woff2 ttf otf eot swf wasm
    py pyc c h cpp hpp java class jar go rs rb pl sh bat exe dll so dylib o a
    db sqlite sqlite3 pickle pkl npy npz ini cfg conf toml lock tmp bak part crdownload
    iso dmg bin cdx cdxj idx gold sha1 sha256 md5 sig torrent lnk
"""
_FOREIGN_SUFFIXES = frozenset(f".{name}" for name in _FOREIGN_NAMES.split())
_FOR_CRAWLERS = re.compile(r"(?:robots|humans|ads|app-ads|security)\.txt", re.I)  # what sites say to programs
_PROJECT_PAPERS = re.compile(r"(?:readme|license|licence|changelog|contributing|code_of_conduct)(?:\.\w{1,8})?", re.I)
_EDITORS_COPY = re.compile(r".+~|#.+#|~\$.+", re.S)  # of Emacs, Vim and most others; of Office
_SUFFIX = re.compile(r"\.[a-z0-9_+-]{1,11}")


def reason_by_name(path: str) -> str | None:
    """Why a file of this name is left out unread; None where it may hold articles."""
    name = PurePosixPath(path).name
    if name.startswith("."):
        return "hidden file"
    if _EDITORS_COPY.fullmatch(name):
        return "editor's copy"
    suffix = format_suffix(name)
    if suffix in _FOREIGN_SUFFIXES:
        return suffix
    if _FOR_CRAWLERS.fullmatch(name):
        return "crawlers’ file"
    return "README or licence" if _PROJECT_PAPERS.fullmatch(name) else None


def kind_of_suffix(suffix: str) -> str:
    """How files of a suffix that no reader has are called."""
    if not suffix:
        return "file without suffix"
    match = _SUFFIX.match(suffix)
    return match.group() if match else "file of unknown kind"


def needs_package(path: str, kind: str, extra: str) -> LeftOut:
    """A file of a kind that an extra of the installation reads, where that is not installed."""
    return LeftOut(path, f"{kind} (needs pip install 'searchapp[{extra}]')")
