"""A regular expression that is made when it is first used, so that to import its module reads no table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class LazyPattern:
    """A compiled regular expression as far as its methods go."""

    def __init__(self, source: Callable[[], str], flags: int = re.IGNORECASE) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source(), self._flags)

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """The match at the beginning of a text."""
        return self._compiled.match

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """The first match in a text."""
        return self._compiled.search

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """The match of a whole text."""
        return self._compiled.fullmatch

    @cached_property
    def sub(self) -> Callable[..., str]:
        """A text with another in the place of each match."""
        return self._compiled.sub

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """All matches in a text."""
        return self._compiled.finditer
