"""One value of a facet: how many articles have it, when, under which names, and what they have beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from msgspec.structs import replace

from searchapp.backends.base import Backend, FacetPlan, Outcome, Plan
from searchapp.backends.stored_article import hits_of, summary_rows
from searchapp.errors import ParametersError
from searchapp.model.article import Published
from searchapp.model.facets import FACETS
from searchapp.model.query_tree import Value
from searchapp.model.request import FacetSort, SearchRequest
from searchapp.model.result import FacetValue, Histogram, Hit
from searchapp.model.sorts import NEWEST, OLDEST
from searchapp.model.value_profile import ProfileLinks, ValueProfile
from searchapp.search.facet_counting import SHARE_DIGITS, labelled_values
from searchapp.search.histogram import published_histogram
from searchapp.search.labels import Labels
from searchapp.search.named_values import NamedValues
from searchapp.search.parameters.query_strings import parse, to_pairs
from searchapp.search.profiles.written_names import known_names, names_in

_TOGETHER = 8  # values of each facet
_LEAST_LIFT = 1.1  # how much oftener a value has to be here than in the whole index, so as to tell anything
_SINGLES_COUNT_BELOW = 20  # articles, from which on what only one of them has tells nothing
LATEST = 5
NAMES_READ = 100  # newest articles, in which the names are counted


def value_meant(named: NamedValues, facet: str, text: str) -> str:
    """The value that a text names: itself, or one by its label or another name of it; what is none stays as it is."""
    field = FACETS[facet]
    try:
        request = named.resolved(parse([(field.parameter, text)])).request
    except ParametersError:  # such as a country that nobody knows
        return text
    values = field.selected(request)
    return values[0] if len(values) == 1 else text


def profile_of(backend: Backend, labels: Labels, facet: str, value: str) -> ValueProfile | None:
    """What the index knows of a value; None where no article has it."""
    newest, oldest, commonest = backend.run(_plans(facet, value))
    if not newest.total:
        return None
    texts = backend.stored(newest.ids[:NAMES_READ], "article").values()
    hits = _hits(newest)
    request = FACETS[facet].request_for(value)
    return ValueProfile(
        facet,
        value,
        labels.of(facet, [value], newest.state.generation)[value],
        newest.total,
        round(newest.total / newest.state.documents, SHARE_DIGITS),
        names_in(texts, facet, value),
        known_names(facet, value),
        _date_of(_hits(oldest)),
        _date_of(hits),
        published_histogram(newest.days, replace(request, span="chosen"))[0]
        if newest.days
        else Histogram("day", (), 0),
        _beside(newest, facet, value, labels, "typical"),
        _beside(commonest, facet, value, labels, "count"),
        hits[:LATEST],
        (),
        _links(facet, value, request),
    )


def _plans(facet: str, value: str) -> list[Plan]:
    """Searches for the newest articles with a value, for the oldest, and for the commonest values beside it."""
    having = Value(facet, (value,))
    typical = {name: FacetPlan(name, _TOGETHER + (name == facet), (), "typical") for name in FACETS}
    newest = Plan(having, facets=typical, count_days=True, sort=NEWEST, limit=NAMES_READ, stored=("summary",))
    commonest = {name: FacetPlan(name, _TOGETHER + (name == facet)) for name in FACETS}
    return [
        newest,
        Plan(having, sort=OLDEST, limit=1, stored=("summary",)),
        Plan(having, facets=commonest, limit=0),
    ]


def _hits(outcome: Outcome) -> tuple[Hit, ...]:
    rows = summary_rows(outcome.stored["summary"])
    return hits_of(rows, outcome.scores, [()] * len(rows))


def _date_of(hits: Sequence[Hit]) -> Published | None:
    """The date of the first; those without any come last."""
    return hits[0].published if hits else None


def _beside(
    outcome: Outcome, facet: str, value: str, labels: Labels, order: FacetSort
) -> Mapping[str, tuple[FacetValue, ...]]:
    """The first values of each facet that has any, but for the value itself; of typical ones those that tell much."""
    others = {
        name: tuple(
            each
            for each in labelled_values(outcome, name, labels, (), order)
            if (name, each.id) != (facet, value) and (order != "typical" or _is_typical(each, outcome.total))
        )[:_TOGETHER]
        for name in FACETS
    }
    return {name: values for name, values in others.items() if values}


def _is_typical(value: FacetValue, total: int) -> bool:
    """Whether a value is oftener here than in the whole index, and in more than one of many articles."""
    says_something = value.count > 1 or total < _SINGLES_COUNT_BELOW
    return says_something and (value.share or 0) > _LEAST_LIFT * (value.share_of_all or 0)


def _links(facet: str, value: str, request: SearchRequest) -> ProfileLinks:
    query = urlencode(to_pairs(request))
    return ProfileLinks(
        f"/api/facets/{facet}/{quote(value, safe='')}", f"/api/search?{query}", f"/api/search.atom?{query}"
    )
