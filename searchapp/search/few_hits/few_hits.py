"""Why a request finds little or nothing: what each of its parts finds, and what would find more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import urlencode

from msgspec.structs import replace

from searchapp.backends.base import Backend
from searchapp.backends.value_types import kind_of
from searchapp.model.facets import FACETS, FacetField
from searchapp.model.request import QUERY_CHARS, SearchRequest
from searchapp.model.result import ClauseCount, FewHits, Relaxation
from searchapp.query.leniency import plain_words
from searchapp.query.suggestions import LONGEST_IN_TWO
from searchapp.query.syntax.lexer import QUOTES
from searchapp.query.syntax.parser import is_readable
from searchapp.query.syntax.top_level import TopLevelPart, with_words_anywhere
from searchapp.query.text_parts import SHORT_WORD
from searchapp.query.typed_values import values_like
from searchapp.search.few_hits.filter_removal import Filter, filters_in, without_filters
from searchapp.search.few_hits.query_parts import PARTS, alone, is_excluded, parts_of, total_plan
from searchapp.search.labels import Labels
from searchapp.search.parameters.query_strings import to_pairs
from searchapp.text.addresses import sites_of
from searchapp.text.analyzer import terms
from searchapp.text.calendar.typed_dates import dates_typed

_FILTERS = 4  # that are counted one by one, and left out in all combinations
_RELAXATIONS = 6  # that are told
NEAR = 10  # positions, of a phrase that is loosened
_WIDER, LAST = 3, 5  # the ranks of what is told only where nothing that takes less away finds more
SHOWN_CHARS = 60  # of words, in a label

_LONGER_FROM = 4  # letters of a word that longer ones begin with: iPhone12 and iphones, but not the many with “car”
_COMPOUND = re.compile(r"[^\W_]+(?:[-–/.,;_+=&'’@][^\W_]+)+\Z")
_SIGNS = re.compile(r"[\W_]+")
_THOUSANDS = re.compile(r"([1-9][0-9]{0,2})([,. ]?)([0-9]{3})\Z")
_PHRASE = re.compile(
    rf"(?P<zone>(?:title|body):)?[{QUOTES}](?P<words>[^{QUOTES}]+)[{QUOTES}]"
    r"(?:~(?P<slop>[0-9]*))?(?:\^[0-9.]*)?\Z"
)
_IN_ZONE = re.compile(r"(?i:title|body|intitle|headline|intext):(?P<anywhere>.+)\Z")
_ADDRESS = re.compile(r"""(?i:(?:address|site|url|link):)?"?(?P<address>(?:https?://|www\.|[\w-]+(?:\.[\w-]+)+/)\S+)""")
_SITE = re.compile(r"(?P<address>[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,})\Z")
_OF_FIELD = re.compile(r"(?P<field>[A-Za-z_]+):(?=\S)")
_WORD_OR_PHRASE = re.compile(rf"[\w{QUOTES}][^:]*\Z")
_NAME = re.compile(r"(?!.*\b(?:AND|OR|NOT)\b)[^\W_][^\"“”„:()*?~^+|\[\]{}<>=!]{1,60}\Z")


class _Way(NamedTuple):
    """A request that asks for less; ways of a lower rank take less away."""

    rank: int
    label: str
    request: SearchRequest


def few_hits(backend: Backend, labels: Labels, request: SearchRequest) -> FewHits:
    """What each part of the request finds by itself, and the smallest changes by which it finds more."""
    request = replace(request, page=1, cursor=None, lenient=True)
    parts = parts_of(request)
    filters = filters_in(backend, labels, request)[:_FILTERS]
    is_misread = not is_readable(request.text)
    ways = [way for way in _ways(backend, labels, request, parts, filters) if _is_askable(way.request.text, is_misread)]
    by_itself = {part.text: alone(part.text) for part in parts[:PARTS]} | {each.label: each.alone for each in filters}
    quoted = [word for word in _quoted_words(parts) if word not in by_itself]
    asked = [request, *by_itself.values(), *map(alone, quoted), *(way.request for way in ways)]
    now, *totals = _totals(backend, asked)
    counts = list(map(ClauseCount, [*by_itself, *quoted], totals))
    clauses = tuple(each for number, each in enumerate(counts) if number < len(by_itself) or not each.total)
    counted = zip(ways, totals[len(counts) :], strict=True)
    better = sorted([each for each in counted if each[1] > now], key=lambda each: (each[0].rank, -each[1]))
    least = better[0][0].rank if better else LAST
    better = [each for each in better if each[0].rank not in (_WIDER, LAST) or each[0].rank <= least]
    return FewHits(
        clauses,
        tuple(Relaxation(way.label, total, _parameters(way.request)) for way, total in better[:_RELAXATIONS]),
    )


def _quoted_words(parts: Sequence[TopLevelPart]) -> list[str]:
    """The words of phrases, of which those that no article has are told."""
    phrases = filter(None, (_PHRASE.match(part.text.strip("+")) for part in parts[:PARTS]))
    return list(dict.fromkeys(word for phrase in phrases for word in terms(phrase["words"])))[:PARTS]


def _is_askable(text: str, is_misread: bool) -> bool:
    """Whether a text can be asked; where the user's own is misread already, its plain words are enough."""
    return len(text) <= QUERY_CHARS and (is_misread or is_readable(text))


def _ways(
    backend: Backend,
    labels: Labels,
    request: SearchRequest,
    parts: Sequence[TopLevelPart],
    filters: Sequence[Filter],
) -> Iterator[_Way]:
    for number, (part, _) in enumerate(parts[:PARTS]):
        for rank, label, looser in _looser(part):
            yield _Way(rank, label, _with_part(request, parts, number, looser))
        if any(not is_excluded(other) for other in (*parts[:number], *parts[number + 1 :])):
            yield _Way(2, f"Search without “{part}”", _with_part(request, parts, number, ""))
    yield from _in_one(request, parts)
    if _NAME.match(request.text):
        for rank, label, named in _named(f'"{request.text}"'):
            yield _Way(rank, label, replace(request, text=named))
    for facet in FACETS.values():
        yield from _respelled(backend, labels, request, facet)
    for number in range(1, len(filters) + 1):
        for label, wider in without_filters(request, filters, number):
            yield _Way(2 if number == 1 else _WIDER, f"Search {label}", wider)
    yield from _either_value(request, parts)
    if request.match != "any" and len(parts) > 1:
        yield _Way(4, "Search for any of the words", _any_of(request, parts))
    words = "" if parts and all(_OF_FIELD.match(part.text) for part in parts) else plain_words(request.text)
    if " " in words and words != request.text.lower() and not _ADDRESS.match(request.text):
        yield _Way(
            LAST, f"Search for the words alone: {words[:SHOWN_CHARS]}", replace(request, text=words, match="any")
        )


def _in_one(request: SearchRequest, parts: Sequence[TopLevelPart]) -> Iterator[_Way]:
    """The request with two words side by side as one too: `cease fire` as `ceasefire`."""
    for number, (left, right) in enumerate(pairwise(parts[:PARTS])):
        whole = left.text + right.text
        if whole.isalpha() and not right.is_joined:
            others = [*parts[: number + 1], *parts[number + 2 :]]
            either = f"({left.text} AND {right.text} OR {whole})"
            yield _Way(1, f"Search for {whole} too", _with_part(request, others, number, either))


def _either_value(request: SearchRequest, parts: Sequence[TopLevelPart]) -> Iterator[_Way]:
    """The request for one of several values of a field that stand side by side: no article has two sources."""
    fields = [match["field"].lower() if (match := _OF_FIELD.match(part.text)) else "" for part in parts]
    for field in {field for field in fields if field and fields.count(field) > 1}:
        values = [part.text for part, other in zip(parts, fields, strict=True) if other == field]
        others = [part.text for part, other in zip(parts, fields, strict=True) if other != field]
        either = f"({' OR '.join(values)})"
        yield _Way(1, f"Search for {' OR '.join(values)}", replace(request, text=" ".join([*others, either])))


def _respelled(backend: Backend, labels: Labels, request: SearchRequest, facet: FacetField) -> Iterator[_Way]:
    """The request with the value that is written nearly so in place of one that no article has."""
    values = getattr(request, facet.request_field) if not kind_of(facet).codes else ()
    for value in values:
        near = () if backend.first(facet.name, (value,)) else values_like(backend, facet.name, value)[:1]
        for other in near:
            label = labels.of(facet.name, [other], backend.state().generation)[other]
            instead = tuple(other if each == value else each for each in values)
            yield _Way(0, f"Search for the {facet.noun} “{label}”", replace(request, **{facet.request_field: instead}))


def _looser(part: str) -> Iterator[tuple[int, str, str]]:
    """What a part may mean beside what it says: longer words, those that signs join, a date, words near each other."""
    inner = part.strip("+")
    root = inner.removesuffix("!")  # as Nexis has it
    if root.isalpha() and len(root) >= _LONGER_FROM - (root != inner):
        yield 1, f"Search for words that begin with “{root}”", f"{part.removesuffix('!')}*"
    if inner.isalpha() and len(inner) <= LONGEST_IN_TWO:
        halves = ((inner[:index], inner[index:]) for index in range(SHORT_WORD, len(inner) - SHORT_WORD + 1))
        in_two = (f'"{left} {right}"' for left, right in halves)
        yield from ((1, f"Search for {each} too", f"({inner} OR {each})") for each in in_two)
    elif _COMPOUND.match(inner):
        yield 1, f"Search for the words of “{inner}” side by side", _SIGNS.sub(" ", inner)
    bare = inner.strip(QUOTES)
    if any(map(str.isdigit, bare)) and dates_typed(bare, date.today()):
        yield 0, f"Search for “{bare}” as the date of publication", f'published:"{bare}"'
        yield 1, f"Search for “{bare}” as a date that the text names", f'mentioned:"{bare}"'
    yield from ((1, f"Search for {number}", number) for number in _written_otherwise(bare))
    if inner.startswith("=") and len(inner) > 1:
        yield 1, f"Search for {inner[1:]} with any capitals, accents and signs", inner[1:]
    if (match := _ADDRESS.match(inner) or _SITE.match(inner)) and (sites := sites_of(match["address"])):
        yield 1, f"Search for articles of {sites[0]}", f"site:{sites[0]}"
    if anywhere := with_words_anywhere(part):
        yield 0, f"Search for “{part}” with the words anywhere", anywhere
    if match := _IN_ZONE.match(inner):
        yield 1, f"Search for {match['anywhere']} in the title and the text", match["anywhere"]
    if match := _PHRASE.match(inner):
        yield from _without_quotes(inner, match)


def _without_quotes(phrase: str, match: re.Match[str]) -> Iterator[tuple[int, str, str]]:
    """What finds the words of a phrase where they do not stand one behind the other."""
    zone, words = match["zone"] or "", match["words"]
    if " " in words and int(match["slop"] or 0) < NEAR:
        yield 0, f"Search for {phrase} with the words near each other", f'{zone}"{words}"~{NEAR}'
    yield 1, f"Search for {phrase} without the quotation marks", f"{zone}({words})" if zone else words
    if " " in words and not zone:
        yield from _named(f'"{words}"')


def _written_otherwise(number: str) -> Iterator[str]:
    """A number of thousands as other languages write it: 2500 and 2.500; 2,500 and 2 500 are found as 2500 is."""
    if match := _THOUSANDS.match(number):
        thousands, _, rest = match.groups()
        yield from (each for each in (f"{thousands}{rest}", f"{thousands}.{rest}") if each != number)


def _named(phrase: str) -> Iterator[tuple[int, str, str]]:
    """A phrase as the name of a value that the text need not tell: who wrote it, where it stood, what it is about."""
    for facet in FACETS.values():
        if not facet.is_offered or (kind_of(facet).codes and not kind_of(facet).value_of(phrase.strip(QUOTES))):
            continue
        yield 1, f"Search for {phrase} among the {facet.plural}", f"{facet.parameter}:{phrase}"


def _with_part(request: SearchRequest, parts: Sequence[TopLevelPart], number: int, instead: str) -> SearchRequest:
    """The request with another text in place of one of its parts; without that part for an empty one."""
    kept = [*parts[:number], *([parts[number]._replace(text=instead)] if instead else []), *parts[number + 1 :]]
    texts = [f"AND {part.text}" if part.is_joined and index else part.text for index, part in enumerate(kept)]
    return replace(request, text=" ".join(texts))


def _any_of(request: SearchRequest, parts: Sequence[TopLevelPart]) -> SearchRequest:
    """The request for articles with any of its parts, where AND asks for all of them too."""
    asked = [part for part in parts if not is_excluded(part)]
    if not any(part.is_joined for part in asked) or not all(_WORD_OR_PHRASE.match(part.text) for part in asked):
        return replace(request, match="any")
    excluded = [part.text for part in parts if is_excluded(part)]
    either = " OR ".join(part.text for part in asked)
    return replace(request, text=" ".join([either, *excluded]))


def _totals(backend: Backend, requests: Sequence[SearchRequest]) -> list[int]:
    """How many articles each request finds, counted in one trip; none where there is nothing to look for."""
    plans = [total_plan(backend, request) for request in requests]
    outcomes = iter(backend.run([plan for plan in plans if plan]) if any(plans) else ())
    return [next(outcomes).total if plan else 0 for plan in plans]


def _parameters(request: SearchRequest) -> str:
    return urlencode(to_pairs(replace(request, lenient=False)))
