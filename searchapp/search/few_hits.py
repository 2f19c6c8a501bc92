"""Why a request finds little or nothing: what each of its parts finds, and what would find more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from msgspec.structs import replace

from searchapp import query
from searchapp.backends.base import Backend, Outcome, Plan
from searchapp.errors import QueryError
from searchapp.model.facets import FACETS, FacetField
from searchapp.model.request import UNDATED, SearchRequest
from searchapp.model.result import ClauseCount, FewHits, Relaxation
from searchapp.query.suggestions import BESIDE_THE_TEXT
from searchapp.query.syntax.top_level import top_level_parts
from searchapp.search.labels import Labels
from searchapp.search.parameters.query_strings import to_pairs
from searchapp.text.calendar.typed_dates import dates_typed

PARTS = 8  # of a query that are counted one by one
RELAXATIONS = 6  # that are told
NEAR = 10  # positions, of a phrase that is loosened

LONGER_FROM = 4  # letters of a word that longer ones begin with: iPhone12 and iphones, but not the many with “car”
_COMPOUND = re.compile(r"[^\W_]+(?:[-–/.,;_+=&'’@][^\W_]+)+\Z")
_SIGNS = re.compile(r"[\W_]+")
_THOUSANDS = re.compile(r"([1-9][0-9]{0,2})([,. ]?)([0-9]{3})\Z")
_PHRASE_SIGNS = '"“”„'
_NAME = re.compile(r"(?!.*\b(?:AND|OR|NOT)\b)[^\W_][^\"“”„:()*?~^+|\[\]{}<>=!]{1,60}\Z")


class _Way(NamedTuple):
    """A request that asks for less; ways of a lower rank take less away."""

    rank: int
    label: str
    request: SearchRequest


def few_hits(backend: Backend, labels: Labels, request: SearchRequest) -> FewHits:
    """What each part of the request finds by itself, and the smallest changes by which it finds more."""
    request = replace(request, page=1, cursor=None, lenient=True)
    parts = parts_of(request.text)
    ways = [*_ways(backend, labels, request, parts)]
    asked = [request, *map(_alone, parts[:PARTS]), *(way.request for way in ways)]
    now, *totals = _totals(backend, asked)
    clauses = tuple(map(ClauseCount, parts[:PARTS], totals))
    counted = zip(ways, totals[len(clauses) :], strict=True)
    better = sorted([each for each in counted if each[1] > now], key=lambda each: (each[0].rank, -each[1]))
    return FewHits(
        clauses,
        tuple(Relaxation(way.label, total, _parameters(way.request)) for way, total in better[:RELAXATIONS]),
    )


def parts_of(text: str) -> list[str]:
    """The parts of a query side by side; none of one that cannot be read."""
    try:
        return top_level_parts(text)
    except QueryError:
        return []


class PartCounts:
    """The parts of a query, to be counted one by one in the same trip as something else."""

    def __init__(self, backend: Backend, text: str) -> None:
        parts = [part for part in parts_of(text)[:PARTS] if part[0] not in "-!"]
        planned = [(part, _plan(backend, _alone(part))) for part in parts]
        self._counted = [part for part, plan in planned if plan]
        self.plans: Sequence[Plan] = [plan for _, plan in planned if plan]

    def unmatched(self, outcomes: Sequence[Outcome]) -> list[str]:
        """The parts that no article has, by what came of the plans; signs alone are not looked for."""
        return [part for part, outcome in zip(self._counted, outcomes, strict=True) if not outcome.total]


def _ways(backend: Backend, labels: Labels, request: SearchRequest, parts: Sequence[str]) -> Iterator[_Way]:
    for number, part in enumerate(parts[:PARTS]):
        for rank, label, looser in _looser(part):
            yield _Way(rank, label, _with_parts(request, parts, number, [looser]))
        if len(parts) > 1:
            yield _Way(2, f"Search without “{part}”", _with_parts(request, parts, number, []))
    if _NAME.match(request.text):
        for rank, label, named in _named(f'"{request.text}"'):
            yield _Way(rank, label, replace(request, text=named))
    for facet in FACETS.values():
        for attribute in (facet.request_field, facet.exclude_field):
            if values := getattr(request, attribute):
                excluding = "excluding " if attribute == facet.exclude_field else ""
                label = f"Search without {excluding}{_named_values(facet, values, labels, backend)}"
                yield _Way(2, label, replace(request, **{attribute: ()}))
    if request.since or request.until:
        yield _Way(2, "Search without the dates", replace(request, since=None, until=None))
    if request.date == UNDATED:
        yield _Way(2, "Search among dated articles too", replace(request, date="published"))
    if request.added_since or request.added_until:
        yield _Way(2, "Search without the time of addition", replace(request, added_since=None, added_until=None))
    if request.match != "any" and len(parts) > 1:
        yield _Way(3, "Search for any of the words", replace(request, match="any"))


def _looser(part: str) -> Iterator[tuple[int, str, str]]:
    """What a part may mean beside what it says: longer words, those that signs join, a date, words near each other."""
    inner = part.strip("+")
    root = inner.removesuffix("!")  # as Nexis has it
    if root.isalpha() and len(root) >= LONGER_FROM - (root != inner):
        yield 1, f"Search for words that begin with “{root}”", f"{part.removesuffix('!')}*"
    elif _COMPOUND.match(inner):
        yield 1, f"Search for the words of “{inner}” side by side", _SIGNS.sub(" ", inner)
    bare = inner.strip(_PHRASE_SIGNS)
    if any(map(str.isdigit, bare)) and dates_typed(bare, date.today()):
        yield 0, f"Search for “{bare}” as the date of publication", f'published:"{bare}"'
    yield from ((1, f"Search for {number}", number) for number in _written_otherwise(bare))
    if inner.startswith("=") and len(inner) > 1:
        yield 1, f"Search for {inner[1:]} with any capitals, accents and signs", inner[1:]
    if len(inner) > 2 and inner[0] in _PHRASE_SIGNS and inner[-1] in _PHRASE_SIGNS and " " in inner:
        yield 0, f"Search for {inner} with the words near each other", f"{part}~{NEAR}"
        yield 1, f"Search for {inner} without the quotation marks", bare
        yield from _named(inner)


def _written_otherwise(number: str) -> Iterator[str]:
    """A number of thousands as other languages write it: 2500, 2.500 and 2 500; 2,500 is found as 2500 is."""
    if match := _THOUSANDS.match(number):
        thousands, _, rest = match.groups()
        yield from (
            each for each in (f'"{thousands} {rest}"', f"{thousands}{rest}", f"{thousands}.{rest}") if each != number
        )


def _named(phrase: str) -> Iterator[tuple[int, str, str]]:
    """A phrase as the name of a writer, an outlet or a section, none of which the text has to tell."""
    for facet in BESIDE_THE_TEXT:
        yield 1, f"Search for {phrase} among the {facet.plural}", f"{facet.parameter}:{phrase}"


def _named_values(facet: FacetField, values: Sequence[str], labels: Labels, backend: Backend) -> str:
    """The values of a facet that a request has, in words."""
    if len(values) > 1:
        return f"the {facet.plural}"
    label = labels.of(facet.name, values, backend.state().generation)[values[0]]
    return f"the {facet.noun} “{label}”"


def _with_parts(request: SearchRequest, parts: Sequence[str], number: int, instead: Sequence[str]) -> SearchRequest:
    return replace(request, text=" ".join([*parts[:number], *instead, *parts[number + 1 :]]))


def _alone(part: str) -> SearchRequest:
    return SearchRequest(text=part, lenient=True)


def _totals(backend: Backend, requests: Sequence[SearchRequest]) -> list[int]:
    """How many articles each request finds, counted in one trip; none where there is nothing to look for."""
    plans = [_plan(backend, request) for request in requests]
    outcomes = iter(backend.run([plan for plan in plans if plan]) if any(plans) else ())
    return [next(outcomes).total if plan else 0 for plan in plans]


def _plan(backend: Backend, request: SearchRequest) -> Plan | None:
    try:
        resolved = query.resolve(request, backend)
    except QueryError:  # a part without a word in it
        return None
    return Plan(resolved.tree, resolved.filters, limit=0)


def _parameters(request: SearchRequest) -> str:
    return urlencode(to_pairs(replace(request, lenient=False)))
