"""An article as its page shows it: its text with every mention marked, its facts, and what was taken out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timezone

from msgspec import Struct

from searchapp.exports import BY_SUFFIX, CITATION_SUFFIXES, plain_citation
from searchapp.model.facets import FACETS, MENTIONED_DATES, NAMED, FacetField, Named
from searchapp.model.facts import CitedSource, Country, Facts, Mention
from searchapp.model.request import SearchRequest
from searchapp.search import StoredArticle
from searchapp.text.languages import language_name
from searchapp.web.articles.text_marks import Mark, Piece, paragraphs
from searchapp.web.bookmark import Bookmark, bookmark_of
from searchapp.web.formatting import basis_text, counted, date_text, instant_text, is_in_capitals, published_moment
from searchapp.web.links import (
    Link,
    back_to,
    citation_href,
    form_pairs,
    outward_href,
    record_href,
    search_href,
    value_href,
)

_LEGENDS = {"country": "about: it is a subject; dateline: written there; source: quoted from there; mentioned: named"}
_MENTIONS = 40  # listed under a fact; all are marked in the text
_MATCHES = 100  # that links lead to; a row of more says nothing
SURE = 0.6  # a value that is less sure stands back: of ten such, half are right


class Evidence(Struct, frozen=True):
    """One mention in the text that speaks for a fact, and which rule or model says so."""

    text: str
    href: str
    why: str


class Fact(Struct, frozen=True):
    """One value with its evidence; `href` leads to the articles that share it, `about` to its own page."""

    id: str
    label: str
    detail: str
    href: str
    about: str
    evidence: tuple[Evidence, ...]
    unsure: str = ""  # how sure the value is, where it is not sure


class FactGroup(Struct, frozen=True):
    """The facts of one kind; `kind` is also the colour of their marks."""

    kind: str
    title: str
    facts: tuple[Fact, ...]
    legend: str


class ArticleView(Struct, frozen=True):
    """The article page."""

    id: str
    title: tuple[Piece, ...]
    plain_title: str
    in_capitals: bool
    language: str
    matches: str
    match_links: tuple[Link, ...]
    body: tuple[tuple[Piece, ...], ...]
    published: str
    basis: str
    details: tuple[tuple[str, str], ...]
    outward: str
    groups: tuple[FactGroup, ...]
    without_names: str  # the language, where no model reads its organizations and persons
    removed: tuple[str, ...]
    back: Link
    text: str
    hidden: tuple[tuple[str, str], ...]
    citation: str
    citations: tuple[Link, ...]
    bookmark: Bookmark
    json: str


class _FactValue(Struct, frozen=True):
    """A value of any kind of fact, in the shape of the page."""

    id: str
    label: str
    detail: str
    href: str
    mentions: Sequence[Mention]
    about: str = ""
    score: float = 1.0

    @property
    def is_unsure(self) -> bool:
        """Whether the page lets the value stand back."""
        return self.score < SURE


def article_view_of(
    stored: StoredArticle, request: SearchRequest, matches: Iterable[tuple[int, int]] = ()
) -> ArticleView:
    """The page of an article that was reached from `request`; `matches` are the offsets of the words it asks for."""
    article, facts = stored.article, stored.facts
    groups = tuple(_fact_values(facts))
    marks = [mark for kind, _, values in groups for value in values for mark in _marks(kind, value)]
    match_spans = tuple(_marked(article.text, matches))
    marks += [Mark(start, end, "match", "", anchor) for start, end, anchor in match_spans]
    anchors = [anchor for _, _, anchor in match_spans if anchor]
    title, *body = paragraphs(article.text, marks)
    return ArticleView(
        id=article.id,
        title=title,
        plain_title=article.called,
        in_capitals=is_in_capitals(article.title),
        language=facts.language,
        matches=counted(len(anchors), "match", "matches") if anchors else "",
        match_links=tuple(Link(str(number), f"#{anchor}") for number, anchor in enumerate(anchors[:_MATCHES], 1)),
        body=tuple(line for line in body if any(piece.text.strip() for piece in line)),
        published=published_moment(facts.published),
        basis=basis_text(facts.published),
        details=_details(stored),
        outward=outward_href(article.url),
        groups=tuple(_group(kind, heading, values) for kind, heading, values in groups if values),
        without_names=language_name(facts.read_by) if facts.read_by and not facts.has_model else "",
        removed=article.removed,
        back=back_to(request),
        text=request.text,
        hidden=form_pairs(request, "q"),
        bookmark=bookmark_of(article.id, article.called, published_moment(facts.published), article.source),
        json=record_href(article.id),
        citation=plain_citation(stored, datetime.now(timezone.utc).date()),
        citations=tuple(
            Link(BY_SUFFIX[suffix].title, citation_href(article.id, suffix)) for suffix in CITATION_SUFFIXES
        ),
    )


def _marked(text: str, matches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Each marked word with an anchor where it begins a match; words side by side are one."""
    number, end_before = 0, -1
    for start, end in matches:
        between = text[end_before:start] if end_before >= 0 else "\n"
        is_next = "\n" not in between and not any(map(str.isalnum, between))
        number += not is_next
        yield start, end, "" if is_next else f"match-{number}"
        end_before = end


def _fact_values(facts: Facts) -> Iterator[tuple[str, str, tuple[_FactValue, ...]]]:
    """Each kind of fact with its heading and its values."""
    for fact, facets in NAMED.items():
        yield facets[0].name, facets[0].title, tuple(_named(facets, value) for value in getattr(facts, fact))
    yield "date", MENTIONED_DATES, tuple(_dates(facts))


def _named(facets: Sequence[FacetField], value: Named) -> _FactValue:
    """A value of the first of the facets that it is one of, which leads to the articles that have it and to its page.

    A country leads to the articles about it or, if this one only names it, to those that name it.
    """
    facet = next(facet for facet in facets if facet.is_of(value))
    href = search_href(facet.request_for(value.id))
    about = value_href(facet.name, value.id)
    return _FactValue(value.id, value.label, _detail(value), href, value.mentions, about, value.score)


def _detail(value: Named) -> str:
    """What the article tells of a value beside its mentions."""
    if isinstance(value, Country):
        return ", ".join([role for role in value.roles if role != "mentioned"] or value.roles)  # the others imply it
    return "; ".join(value.credits) if isinstance(value, CitedSource) else ""


def _dates(facts: Facts) -> Iterator[_FactValue]:
    by_value: dict[str, list[Mention]] = {}
    for date in facts.dates:
        by_value.setdefault(date.value, []).append(Mention(date.start, date.end, date.text, date.grain))
    for value, mentions in sorted(by_value.items()):
        href = search_href(SearchRequest(since=value, until=value, date="mentioned")) if value[:4].isdigit() else ""
        yield _FactValue(value, date_text(value), "", href, mentions)


def _marks(kind: str, value: _FactValue) -> Iterator[Mark]:
    look = f"{kind} unsure" if value.is_unsure else kind
    for number, mention in enumerate(value.mentions):
        yield Mark(mention.start, mention.end, look, value.label, _anchor(kind, value, number))


def _anchor(kind: str, value: _FactValue, number: int) -> str:
    """An id without spaces, which HTML forbids there."""
    return f"{kind}-{'-'.join(value.id.split())}-{number + 1}"


def _group(kind: str, title: str, values: Iterable[_FactValue]) -> FactGroup:
    return FactGroup(kind, title, tuple(_fact(kind, value) for value in values), _LEGENDS.get(kind, ""))


def _fact(kind: str, value: _FactValue) -> Fact:
    shown = enumerate(value.mentions[:_MENTIONS])
    return Fact(
        id=value.id,
        label=value.label,
        detail=value.detail,
        href=value.href,
        about=value.about,
        evidence=tuple(
            Evidence(mention.text, f"#{_anchor(kind, value, number)}", _why(mention)) for number, mention in shown
        ),
        unsure=f"{value.score:.0%} sure" if value.is_unsure else "",
    )


def _why(mention: Mention) -> str:
    return mention.rule if mention.score >= 1 else f"{mention.rule}, {mention.score:.0%} sure"


def _details(stored: StoredArticle) -> tuple[tuple[str, str], ...]:
    article = stored.article
    names = {
        facet.noun.capitalize(): ", ".join(label for _, label in facet.values(article, Facts()))
        for facet in FACETS.values()
        if facet.value_type == "name"
    }
    details = {
        **names,
        "Photo credit": "; ".join(article.credits),
        "Mended": ", ".join(article.repairs),
        "File": article.path,
        "Added": instant_text(stored.added) if stored.added else "",
    }
    return tuple((name, value) for name, value in details.items() if value)
