"""What a query looks for, as values with no engine inside: what searching asks and every backend answers.

A backend expands words by itself: a `Word` is found with its inflections, a `Spelled` with its near spellings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Literal, NoReturn

from msgspec import Struct, structs

ZoneName = Literal["title", "body"]
DateField = Literal["published", "mentioned"]


class _Node(Struct, frozen=True, gc=False):
    """What walkers over a tree have to know of each kind of node."""

    @property
    def text_parts(self) -> tuple[QueryTree, ...]:
        """The parts of which an article that matches may have something in its text; none of what it must not have."""
        return ()


class _Several(_Node, frozen=True, gc=False):
    """What has any number of parts."""

    parts: tuple[QueryTree, ...]

    @property
    def text_parts(self) -> tuple[QueryTree, ...]:
        """All of them."""
        return self.parts


class Word(_Node, frozen=True, gc=False):
    """Articles with a term or, for less, one of its inflections or another name of the country that it names."""

    term: str
    boost: float = 1.0


class Spelled(_Node, frozen=True, gc=False):
    """Articles with a term at most `distance` letters from this one, the nearer the better."""

    term: str
    distance: int
    boost: float = 1.0


class Phrase(_Node, frozen=True, gc=False):
    """Articles with these terms one right behind the other; `exact` is the text of which alone they are marked."""

    terms: tuple[str, ...]
    boost: float = 1.0
    exact: str = ""


class Near(_Node, frozen=True, gc=False):
    """Articles with these terms near each other: all of them within a stretch of `reach` positions behind its first.

    In order, each stands at most `reach` positions behind the one before it.
    """

    terms: tuple[str, ...]
    reach: int
    boost: float = 1.0
    is_ordered: bool = False


class Prefix(_Node, frozen=True, gc=False):
    """Articles with a term, or in a facet's `field` a value, that begins so."""

    prefix: str
    boost: float = 1.0
    field: str = ""


class Pattern(_Node, frozen=True, gc=False):
    """Articles with a term, or in a facet's `field` a value, that a glob (`*`, `?`) fits."""

    glob: str
    boost: float = 1.0
    field: str = ""


class DateRange(_Node, frozen=True, gc=False):
    """Articles dated from the first day to the last (since 1970-01-01, inclusive); None leaves its side open."""

    field: DateField
    first: int | None
    last: int | None


class Added(_Node, frozen=True, gc=False):
    """Articles added to the index from the first second to the last (since 1970, inclusive); None is an open side."""

    first: int | None
    last: int | None


class Value(_Node, frozen=True, gc=False):
    """Articles that have one of these values in a facet's field."""

    field: str
    values: tuple[str, ...]


class Zone(_Node, frozen=True, gc=False):
    """Articles in which a part occurs in the title, or in the body; the score is the part's own."""

    part: QueryTree
    zone: ZoneName

    @property
    def text_parts(self) -> tuple[QueryTree, ...]:
        """The part, in the zone."""
        return (self.part,)


class And(_Several, frozen=True, gc=False):
    """Articles that match all parts; a part that is a `Not` excludes and adds nothing to the score."""


class Or(_Several, frozen=True, gc=False):
    """Articles that match any of the parts."""


class Best(_Several, frozen=True, gc=False):
    """Articles that match any of the parts, those first that have most of the query.

    Words that most articles have find none by themselves, unless all are so.
    """


class Favoured(_Node, frozen=True, gc=False):
    """Articles that match the part; those with some of the values score more, by the share of the values' idf."""

    part: QueryTree
    values: tuple[Value, ...]

    @property
    def text_parts(self) -> tuple[QueryTree, ...]:
        """What is favoured stands in no text."""
        return (self.part,)


class Not(_Node, frozen=True, gc=False):
    """Articles that do not match the part."""

    part: QueryTree


class Maybe(_Node, frozen=True, gc=False):
    """Articles that match the required part; the optional one only adds to their scores."""

    required: QueryTree
    optional: QueryTree

    @property
    def text_parts(self) -> tuple[QueryTree, ...]:
        """Both."""
        return (self.required, self.optional)


class Every(_Node, frozen=True, gc=False):
    """All articles."""


QueryTree = (
    Word
    | Spelled
    | Phrase
    | Near
    | Prefix
    | Pattern
    | DateRange
    | Added
    | Value
    | Zone
    | And
    | Or
    | Best
    | Favoured
    | Not
    | Maybe
    | Every
)


def assert_never(node: NoReturn) -> NoReturn:
    """Ends a switch over kinds of nodes: mypy refuses it where one is left out (typing has it from Python 3.11)."""
    raise TypeError(f"a node of an unknown kind: {node!r}")


_BOOSTED = (Word, Spelled, Phrase, Near)  # whose scores can be multiplied


def weighted(parts: Iterable[QueryTree], weight: Callable[[int], float]) -> list[QueryTree]:
    """Each of the parts once; a word or a phrase that stands there several times with the weight of so many."""
    return [_times(part, weight(count)) if count > 1 else part for part, count in Counter(parts).items()]


def _times(part: QueryTree, weight: float) -> QueryTree:
    """The part with its scores multiplied, those of its spellings too."""
    if isinstance(part, Or):
        return Or(tuple(_times(each, weight) for each in part.parts))
    return structs.replace(part, boost=part.boost * weight) if isinstance(part, _BOOSTED) else part
