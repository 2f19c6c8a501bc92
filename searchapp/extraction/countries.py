"""Article → its countries, with the parts that they play in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from searchapp.extraction.cited_sources import Cited
from searchapp.extraction.datelines import Dateline
from searchapp.extraction.gazetteer import Kind, gazetteer, labels
from searchapp.extraction.toponyms import Toponym, is_currency, toponyms
from searchapp.models import Article, Country, Mention, Role

LEAD_CHARS = 250  # of the body: what the lead of a story takes
BEFORE_SOURCE = 14  # characters: room for a country and its possessive s
ABOUT = 4.0  # salience from which a story is about a country
DATELINE_WEIGHT, TITLE_WEIGHT, LEAD_WEIGHT = 4.0, 2.0, 1.0
WEIGHTS: dict[Kind, float] = {"name": 1.0, "demonym": 0.75, "historic": 1.0, "capital": 0.5, "region": 0.5, "city": 0.25,
                              "landmark": 0.25, "institution": 0.5, "leader": 0.25, "abbreviation": 0.25, "phrase": 0.5}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of an article lie in its text."""

    title_end: int
    lead_end: int
    dateline: tuple[int, int]

    def in_dateline(self, start: int) -> bool:
        """Whether a name that begins here is the dateline's."""
        return self.dateline[0] <= start < self.dateline[1]


def layout(article: Article, dateline: Dateline | None) -> Layout:
    """Where title, lead and dateline of an article end."""
    body = len(article.title) + 1
    span = (dateline.start, dateline.end) if dateline else (0, 0)
    return Layout(body - 1, max(body, span[1]) + LEAD_CHARS, span)


def salience(found: Sequence[Toponym], plan: Layout, text: str) -> float:
    """How much an article is about the country that all these names stand for."""
    score = 0.0
    for one in found:
        if not plan.in_dateline(one.start) and not is_currency(text, one.end):
            score += WEIGHTS[one.sense.kind]
    if any(plan.in_dateline(one.start) for one in found):
        score += DATELINE_WEIGHT
    if any(one.start < plan.title_end for one in found):
        score += TITLE_WEIGHT
    if any(plan.title_end < one.start < plan.lead_end and not plan.in_dateline(one.start) for one in found):
        score += LEAD_WEIGHT
    return score


def find_countries(article: Article, dateline: Dateline | None, sources: Mapping[str, Cited]) -> tuple[Country, ...]:
    """The countries of an article: those it brings, else those that its text names."""
    text = article.text
    plan = layout(article, dateline)
    by_country: dict[str, list[Toponym]] = {}
    for one in toponyms(gazetteer(), text, plan.dateline):
        by_country.setdefault(one.sense.country, []).append(one)
    if article.countries is not None:
        return tuple(_given(code, by_country.get(code, []), text) for code in _valid(article.countries))
    quoted = _quoted(sources, by_country)
    scores = {code: salience(found, plan, text) for code, found in by_country.items()}
    return tuple(
        Country(code, labels()[code], _roles(code, scores, by_country[code], plan, code in quoted), _mentions(by_country[code], plan, text))
        for code in by_country
    )


def _quoted(sources: Mapping[str, Cited], by_country: Mapping[str, Sequence[Toponym]]) -> set[str]:
    """The countries that sources speak from: the outlet's own, or the one named just before it, as in "Israel's Channel 2"."""
    spans = [(mention.start - BEFORE_SOURCE, mention.end) for one in sources.values() for mention in one.mentions]
    beside = {
        code for code, found in by_country.items() if any(start <= one.start and one.end <= end for one in found for start, end in spans)
    }
    return beside | {one.country for one in sources.values()}


def _valid(codes: Iterable[str]) -> list[str]:
    return [code for code in dict.fromkeys(code.upper() for code in codes) if code in labels()]


def _given(code: str, found: Sequence[Toponym], text: str) -> Country:
    mentions = tuple(Mention(one.start, one.end, text[one.start : one.end], "given") for one in found)
    return Country(code, labels()[code], ("about",), mentions)


def _roles(
    code: str, scores: dict[str, float], found: Sequence[Toponym], plan: Layout, quoted: bool
) -> tuple[Role, ...]:
    roles: list[Role] = []
    if scores[code] >= min(ABOUT, max(scores.values())):
        roles.append("about")
    if any(not plan.in_dateline(one.start) for one in found):
        roles.append("mentioned")
    if any(plan.in_dateline(one.start) for one in found):
        roles.append("dateline")
    if quoted:
        roles.append("source")
    return tuple(roles)


def _mentions(found: Sequence[Toponym], plan: Layout, text: str) -> tuple[Mention, ...]:
    return tuple(
        Mention(one.start, one.end, text[one.start : one.end], "dateline" if plan.in_dateline(one.start) else one.sense.kind)
        for one in found
    )
