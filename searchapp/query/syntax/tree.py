"""What a query says, before it is known what the index holds: the tree that parsing yields."""

from __future__ import annotations

from msgspec import Struct

from searchapp.query.syntax.word_operators import WordOperator


class Word(Struct, frozen=True, gc=False):
    """A word as it was typed, at a position in the query; `field` is empty where none was named.

    `also` are words of which this one is a part: `A380` of both words of `A 380`.
    """

    text: str
    position: int
    field: str = ""
    boost: float = 1.0
    also: tuple[str, ...] = ()


class Quoted(Struct, frozen=True, gc=False):
    """Words in quotation marks: one behind the other or, with a `slop` over 1, near each other in any order."""

    text: str
    position: int
    field: str = ""
    boost: float = 1.0
    slop: int = 1


class Exact(Struct, frozen=True, gc=False):
    """Text that an article has to have letter for letter: its case, its accents and its signs."""

    text: str
    position: int
    field: str = ""


class Address(Struct, frozen=True, gc=False):
    """The address of a page on the web, as it is pasted."""

    text: str
    position: int
    field: str = ""


class Pattern(Struct, frozen=True, gc=False):
    """A word with `*` (any letters) or `?` (one letter) in it."""

    text: str
    position: int
    field: str = ""
    boost: float = 1.0


class Fuzzy(Struct, frozen=True, gc=False):
    """A word that may be spelled differently by `distance` letters; None: as many as suit its length."""

    text: str
    position: int
    field: str = ""
    boost: float = 1.0
    distance: int | None = None


class Span(Struct, frozen=True, gc=False):
    """Dates from `since` to `until`, None where it is open; they belong to it unless it `is_beyond` them."""

    since: str | None
    until: str | None
    position: int
    field: str
    is_beyond: bool = False


class AllOf(Struct, frozen=True, gc=False):
    """All of several parts, joined by AND."""

    parts: tuple[Node, ...]


class AnyOf(Struct, frozen=True, gc=False):
    """One of several parts at least, joined by OR."""

    parts: tuple[Node, ...]


class NearTo(Struct, frozen=True, gc=False):
    """Words or phrases, each perhaps one of several, with an operator between them that says how near they stand."""

    parts: tuple[Node, ...]
    position: int
    operator: WordOperator


class Not(Struct, frozen=True, gc=False):
    """What a part does not match."""

    part: Node


class Required(Struct, frozen=True, gc=False):
    """A part with a + before it."""

    part: Node
    position: int


class Listed(Struct, frozen=True, gc=False):
    """Parts beside each other: all of them or any, as the request says."""

    parts: tuple[Node, ...]


Leaf = Word | Quoted | Exact | Address | Pattern | Fuzzy | Span
Node = Leaf | NearTo | AllOf | AnyOf | Not | Required | Listed
