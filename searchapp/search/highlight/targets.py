"""What a query looks for in a text: terms that pass a test, alone or one behind another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from fnmatch import translate
from typing import NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from searchapp.geo.country_words import same_country
from searchapp.model.query_tree import (
    Near,
    Pattern,
    Phrase,
    Prefix,
    QueryTree,
    Spelled,
    Word,
    Zone,
    ZoneName,
    assert_never,
)
from searchapp.text.attached_words import with_attached_words
from searchapp.text.edit_distance import edit_distance
from searchapp.text.stemming import beginnings_of, stemmer_of

TermNode: TypeAlias = Word | Spelled | Prefix | Pattern

_WILDCARD = re.compile(r"[*?\[]")


class TermTest(NamedTuple):
    """Which terms a node of the query tree stands for; each that it accepts begins with one of the `beginnings`."""

    beginnings: tuple[str, ...]
    accepts: Callable[[str], object]


class Target(Struct, frozen=True, gc=False):
    """Terms near each other, in the title, the body or either: in this order, each at most `slop` positions behind the
    one before, or in any, all within a stretch of `slop` positions. Where they are asked for as an `exact` text, they
    are a target within that alone."""

    terms: tuple[TermNode, ...]
    slop: int = 1
    is_ordered: bool = True
    zone: ZoneName | None = None
    exact: str = ""


def targets_of(query: QueryTree) -> tuple[Target, ...]:
    """All that a query looks for in the text; what it excludes is not among it."""
    return tuple(dict.fromkeys(_targets(query, None)))


def targets_in(zone: ZoneName, targets: Iterable[Target]) -> tuple[Target, ...]:
    """The targets that may stand in this part of an article, each once and without its zone."""
    return tuple(dict.fromkeys(replace(target, zone=None) for target in targets if target.zone in (None, zone)))


def term_test(node: TermNode, language: str = "") -> TermTest:
    """How the terms of a node are told from others in a text of a language (ISO 639-1; empty: not known)."""
    match node:
        case Word():
            return _word_test(node, language)
        case Spelled():
            return _spelled_test(node)
        case Prefix():
            return TermTest((node.prefix,), lambda other: other.startswith(node.prefix))
        case Pattern():
            return TermTest((_WILDCARD.split(node.glob, maxsplit=1)[0],), re.compile(translate(node.glob)).match)
        case _:
            assert_never(node)


def _targets(query: QueryTree, zone: ZoneName | None) -> Iterator[Target]:
    match query:
        case Word() | Spelled():
            yield Target((query,), zone=zone)
        case Prefix() | Pattern():
            if not query.field:
                yield Target((query,), zone=zone)
        case Phrase():
            yield Target(_exactly(query.terms), zone=zone, exact=query.exact)
        case Near():
            yield Target(_exactly(query.terms), query.reach, query.is_ordered, zone)
        case _:
            inner = query.zone if isinstance(query, Zone) else zone
            for part in query.text_parts:
                yield from _targets(part, inner)


def _exactly(terms: Iterable[str]) -> tuple[TermNode, ...]:
    return tuple([Spelled(term, 0) for term in terms])


def _word_test(node: Word, language: str) -> TermTest:
    term, stem = node.term, stemmer_of(language)
    node_stem, names = stem(term), (term, *same_country(term))
    beginnings = (*beginnings_of(term, language), *names[1:])
    if joined := frozenset(with_attached_words(term)):
        accepted = frozenset(map(stem, joined)) | {node_stem}
        return TermTest((*beginnings, *joined), lambda other: other in joined or stem(other) in accepted)
    return TermTest(beginnings, lambda other: other in names or stem(other) == node_stem)


def _spelled_test(node: Spelled) -> TermTest:
    term, distance = node.term, node.distance
    if not distance:
        return TermTest((term,), term.__eq__)
    return TermTest(("",), lambda other: edit_distance(term, other, distance) <= distance)
