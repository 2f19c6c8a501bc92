"""What a query says, before it is known what the index holds: the tree that parsing yields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Word(NamedTuple):
    """A word as it was typed, at a position in the query; `field` is empty where none was named."""

    text: str
    position: int
    field: str = ""
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks, each at most `slop` positions behind the one before it."""

    text: str
    position: int
    field: str = ""
    boost: float = 1.0
    slop: int = 1


@dataclass(frozen=True, slots=True)
class Pattern:
    """A word with `*` (any letters) or `?` (one letter) in it."""

    text: str
    position: int
    field: str = ""
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word that may be spelled differently by `distance` letters; None: as many as suit its length."""

    text: str
    position: int
    field: str = ""
    boost: float = 1.0
    distance: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Dates from `since` to `until`, None where it is open; they belong to it unless it `is_beyond` them."""

    since: str | None
    until: str | None
    position: int
    field: str
    is_beyond: bool = False


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of several parts, joined by AND."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of several parts at least, joined by OR."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What a part does not match."""

    part: Node


@dataclass(frozen=True, slots=True)
class Required:
    """A part with a + before it."""

    part: Node
    position: int


class Listed(NamedTuple):
    """Parts beside each other: all of them or any, as the request says."""

    parts: tuple[Node, ...]


Leaf = Word | Quoted | Pattern | Fuzzy | Span
Node = Leaf | AllOf | AnyOf | Not | Required | Listed
