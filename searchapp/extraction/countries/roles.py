"""Article → its countries, with the parts that they play in it."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from searchapp.extraction.countries.toponyms import Toponym, is_currency, toponyms
from searchapp.extraction.dateline import Dateline
from searchapp.extraction.gazetteer import Kind, gazetteer
from searchapp.extraction.sources.cited_sources import Cited
from searchapp.geo.countries import all_countries, country_label
from searchapp.model.article import Article
from searchapp.model.facts import Country, Mention, Role

# The weights of salience, searched on every second story of Reuters-21578 against its editors' PLACES and confirmed on
# the others (F1 0.942, 0.945); boosted trees over twice as many features gain 0.001.
DATELINE_WEIGHT, LEAD_WEIGHT = 4.0, 1.3
TITLE_WEIGHT, TITLE_HINT_WEIGHT = 2.0, 1.0  # for a country's name or capital in the title, and for anything else of it
WEIGHTS: dict[Kind, float] = {
    "name": 1.35, "historic": 1.35, "demonym": 0.95, "phrase": 0.95, "capital": 0.5, "city": 0.25, "county": 0.25,
    "landmark": 0.25, "leader": 0.25, "abbreviation": 0.25, "region": 0.1, "institution": 0.1,
}  # fmt: skip
ABOUT = 4.0  # salience from which a story is about a country
ABOUT_SHARE = 0.3  # of the most salient country's, datelines apart: long stories name many countries often
LEAD_CHARS = 250  # what the lead of a story takes
NAMING: frozenset[Kind] = frozenset(("name", "historic", "capital"))
SURE: frozenset[Kind] = frozenset(("name", "demonym", "historic"))
UNSURE_SCORE = 0.8  # of a mention by a city or the like, which other places may share
BESIDE_SOURCE = re.compile(
    r"(?:['’]s)?[ -](?:(?:state|state-run|official|semi-official|local|based|public|private)[ -])*"
)
BEFORE_SOURCE = 40  # characters that may stand between a country and the source that speaks from it


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the title and the lead of an article end in its text."""

    title_end: int
    lead_end: int


@dataclass(slots=True)
class Presence:
    """The names of one country in an article: in its dateline and in the rest of its text."""

    in_dateline: list[Toponym] = field(default_factory=list)
    elsewhere: list[Toponym] = field(default_factory=list)

    def salience(self, plan: Layout, text: str) -> float:
        """How much the text, its dateline apart, is about this country."""
        weighty = [one for one in self.elsewhere if not is_currency(text, one.end)]
        score = sum(WEIGHTS[one.sense.kind] for one in weighty)
        titled = {one.sense.kind in NAMING for one in weighty if one.start < plan.title_end}
        if titled:
            score += TITLE_WEIGHT if True in titled else TITLE_HINT_WEIGHT
        if any(plan.title_end < one.start < plan.lead_end for one in weighty):
            score += LEAD_WEIGHT
        return score

    def mentions(self, text: str, given: bool = False) -> Iterator[Mention]:
        """The evidence, in the text's order."""
        places = {one.start for one in self.in_dateline}
        for one in sorted(self.in_dateline + self.elsewhere, key=lambda one: one.start):
            rule = "given" if given else "dateline" if one.start in places else one.sense.kind
            score = 1.0 if one.sense.kind in SURE or one.start in places else UNSURE_SCORE
            yield Mention(one.start, one.end, text[one.start : one.end], rule, score)


def find_countries(article: Article, dateline: Dateline | None, sources: Mapping[str, Cited]) -> tuple[Country, ...]:
    """The countries of an article: those it brings, else those that its text names."""
    if article.countries == ():
        return ()
    text = article.text
    span = (dateline.start, dateline.end) if dateline else (0, 0)
    present = presences(toponyms(gazetteer(), text, span), span)
    if article.countries is not None:
        return tuple(given_countries(article.countries, present, text))
    body = len(article.title) + 1
    plan = Layout(body - 1, max(body, span[1]) + LEAD_CHARS)
    quoted = speaking(sources, present, text)
    salient = about(present, plan, text)
    return tuple(
        Country(code, country_label(code), roles(one, code in salient, code in quoted), tuple(one.mentions(text)))
        for code, one in present.items()
    )


def about(present: Mapping[str, Presence], plan: Layout, text: str) -> set[str]:
    """The countries that an article is about: the salient ones, or else the most salient."""
    texts = {code: one.salience(plan, text) for code, one in present.items()}
    whole = {code: texts[code] + DATELINE_WEIGHT * bool(one.in_dateline) for code, one in present.items()}
    share = ABOUT_SHARE * max(texts.values(), default=0.0)
    best = max(whole.values(), default=0.0)
    return {
        code
        for code, one in present.items()
        if 0 < whole[code] == best or (whole[code] >= ABOUT and (one.in_dateline or texts[code] >= share))
    }


def presences(found: Iterable[Toponym], dateline: tuple[int, int]) -> dict[str, Presence]:
    """{country: its names}, in the order in which a text first names them."""
    present: dict[str, Presence] = {}
    for one in found:
        presence = present.setdefault(one.sense.country, Presence())
        (presence.in_dateline if dateline[0] <= one.start < dateline[1] else presence.elsewhere).append(one)
    return present


def given_countries(codes: Iterable[str], present: Mapping[str, Presence], text: str) -> Iterator[Country]:
    """The countries that an article brings, with the places where its text names them; what is no code is left out."""
    for code in dict.fromkeys(code.upper() for code in codes):
        if code in all_countries():
            yield Country(
                code, country_label(code), ("about",), tuple(present.get(code, Presence()).mentions(text, given=True))
            )


def speaking(sources: Mapping[str, Cited], present: Mapping[str, Presence], text: str) -> set[str]:
    """The countries that sources speak from: the outlet's own, or one just before it, as in "Israel's Channel 2"."""
    starts = sorted(mention.start for source in sources.values() for mention in source.mentions)
    beside = {code for code, one in present.items() if any(speaks(name, starts, text) for name in one.elsewhere)}
    return beside | {source.country for source in sources.values()}


def speaks(name: Toponym, starts: Sequence[int], text: str) -> bool:
    """Whether a source (one of those that begin at `starts`, in order) comes just after the name of a country."""
    following = bisect(starts, name.end)
    if following == len(starts) or starts[following] - name.end > BEFORE_SOURCE:
        return False
    return BESIDE_SOURCE.fullmatch(text, name.end, starts[following]) is not None


def roles(presence: Presence, salient: bool, quoted: bool) -> tuple[Role, ...]:
    """The parts that a country plays, the weightiest first."""
    played: dict[Role, bool] = {
        "about": salient,
        "mentioned": bool(presence.elsewhere),
        "dateline": bool(presence.in_dateline),
        "source": quoted,
    }
    return tuple(role for role, plays in played.items() if plays)
