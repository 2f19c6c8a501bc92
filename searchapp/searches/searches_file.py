"""The file of searches that people keep, one a line:

strikes: (strike OR walkout) country:PT     a name, a colon and a space, and a query
minister: "minister of fisheries"           # begins a comment, but for one within quotation marks
"""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from searchapp.errors import QueryError, SearchesError, UserError
from searchapp.query.syntax.parser import parse

_BEFORE_COMMENT = re.compile(r'(?:"[^"]*"|[^#]|(?<=\S)#)*')
_SEARCH = re.compile(r"([^:]+):\s+(\S.*)")
_USAGE = "write: strikes: (strike OR walkout) country:PT"


class SavedSearch(Struct, frozen=True):
    """A search that somebody keeps under a name, in a line of a file."""

    name: str
    query: str
    path: str = ""
    line: int = 0

    def error(self, message: str) -> SearchesError:
        """What is wrong with it."""
        return SearchesError(self.path, self.line, message)


def read_searches(path: Path) -> tuple[SavedSearch, ...]:
    """The searches of a file. Raises UserError where there are none, and SearchesError for a line that is not valid."""
    lines = enumerate(_text(path).split("\n"), start=1)
    searches = [search for number, line in lines if (search := _read(line, str(path), number))]
    if not searches:
        raise UserError(f"there is no search in “{path}”; {_USAGE}")
    named: dict[str, SavedSearch] = {}
    for search in searches:
        before = named.setdefault(search.name.casefold(), search)
        if before is not search:
            raise search.error(f"line {before.line} has a search “{before.name}” too; give one of them another name")
    return tuple(searches)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise UserError(
            f"there is no file “{path}” of searches; make it, with a search a line, and {_USAGE}"
        ) from error
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise SearchesError(str(path), line, "not UTF-8; save the file as UTF-8") from error


def _read(line: str, path: str, number: int) -> SavedSearch | None:
    """The search of a line; None where there is none. Raises SearchesError."""
    match = _BEFORE_COMMENT.match(line)
    plain = match.group().strip() if match else ""
    if not plain:
        return None
    parts = _SEARCH.fullmatch(plain)
    if not parts:
        raise SearchesError(path, number, f"“{plain[:40]}” is no name with a colon, a space and a query; {_USAGE}")
    search = SavedSearch(parts[1].strip(), parts[2], path, number)
    try:
        parse(search.query)
    except QueryError as error:
        raise search.error(
            f"the query of “{search.name}” cannot be read at its character {error.position + 1}: {error}"
        ) from error
    return search
