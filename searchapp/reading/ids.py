"""Ids for articles that bring none."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b

from searchapp.reading.source_file import STANDARD_INPUT, SourceFile, printable_path

_UNSAFE = re.compile(r"[^A-Za-z0-9._~-]+")  # all but RFC 3986's unreserved characters
_SEPARATOR = "~"
_MAX_NUMBER_DIGITS = 9  # longer ones are no counts
_MAX_CHARS = 200  # an address within a web archive may have thousands


def file_id(file: SourceFile) -> str:
    """An id from the file's path, the same on every run, of characters that a URL leaves alone: `corpus~oats.txt`."""
    if file.path == STANDARD_INPUT:
        return f"stdin-{file.digest[:8]}"
    return _id_of_path(file.path)


@lru_cache(maxsize=1)  # the records of a file come one after another
def _id_of_path(path: str) -> str:
    joined = path.strip("/").replace("/", _SEPARATOR)
    safe = _UNSAFE.sub("-", joined).replace("..", "up")
    if safe == joined and len(safe) <= _MAX_CHARS:
        return safe
    return f"{safe[:_MAX_CHARS]}-{blake2b(path.encode('utf-8', 'surrogateescape'), digest_size=4).hexdigest()}"


def numbered_id(file: SourceFile, number: int) -> str:
    """The id of the `number`th article of a file that holds several."""
    return f"{file_id(file)}{_SEPARATOR}{number}"


def is_running_number(article_id: str) -> bool:
    """Whether an id that an article brings is a number as tables and databases count their rows."""
    return article_id.isdecimal() and len(article_id) <= _MAX_NUMBER_DIGITS


def id_within(path: str, article_id: str, article_path: str = "") -> str:
    """The id, unlike that of any other file, of an article that brings one; its path may lead on within the file."""
    own_path = article_path if is_inner(path, article_path) else path
    return f"{file_id(SourceFile(own_path))}{_SEPARATOR}{article_id}"


def is_inner(path: str, article_path: str) -> bool:
    """Whether an article stands in a file within the one at a path."""
    return article_path.startswith(f"{printable_path(path)}/")
