"""What a query looks for, as values with no library inside: what searching asks and every backend answers.

A backend expands words by itself: a `Word` is found with its inflections, a `Spelled` with its near spellings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ZoneName = Literal["title", "body"]
DateField = Literal["published", "mentioned"]


@dataclass(frozen=True, slots=True)
class Word:
    """Articles with a term or, for less, one of its inflections."""

    term: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Spelled:
    """Articles with a term at most `distance` letters from this one, the nearer the better."""

    term: str
    distance: int
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Articles with these terms one right behind the other."""

    terms: tuple[str, ...]
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Near:
    """Articles with these terms near each other: all of them within a stretch of `reach` positions behind its first.

    In order, each stands at most `reach` positions behind the one before it.
    """

    terms: tuple[str, ...]
    reach: int
    boost: float = 1.0
    is_ordered: bool = False


@dataclass(frozen=True, slots=True)
class Prefix:
    """Articles with a term, or in a facet's `field` a value, that begins so."""

    prefix: str
    boost: float = 1.0
    field: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Articles with a term, or in a facet's `field` a value, that a glob (`*`, `?`) fits."""

    glob: str
    boost: float = 1.0
    field: str = ""


@dataclass(frozen=True, slots=True)
class DateRange:
    """Articles dated from the first day to the last (since 1970-01-01, inclusive); None leaves its side open."""

    field: DateField
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Value:
    """Articles that have one of these values in a facet's field."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """Articles in which a part occurs in the title, or in the body; the score is the part's own."""

    part: QueryTree
    zone: ZoneName


@dataclass(frozen=True, slots=True)
class And:
    """Articles that match all parts; a part that is a `Not` excludes and adds nothing to the score."""

    parts: tuple[QueryTree, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Articles that match any of the parts."""

    parts: tuple[QueryTree, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Articles that do not match the part."""

    part: QueryTree


@dataclass(frozen=True, slots=True)
class Maybe:
    """Articles that match the required part; the optional one only adds to their scores."""

    required: QueryTree
    optional: QueryTree


@dataclass(frozen=True, slots=True)
class Every:
    """All articles."""


QueryTree = (
    Word | Spelled | Phrase | Near | Prefix | Pattern | DateRange | Value | Zone | And | Or | Not | Maybe | Every
)
