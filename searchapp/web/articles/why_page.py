"""Why an article is a result, as the page shows it."""

from __future__ import annotations

from msgspec import Struct

from searchapp.model.explanation import ExplainedArticle, MatchedForm
from searchapp.model.request import SearchRequest
from searchapp.web.formatting import counted
from searchapp.web.links import Link, article_href, back_to, form_pairs


class PartView(Struct, frozen=True):
    """A row of the sum."""

    name: str
    score: str
    reasons: str


class WhyView(Struct, frozen=True):
    """The page that tells why an article is a result."""

    title: str
    href: str
    summary: str
    forms: tuple[MatchedForm, ...]
    parts: tuple[PartView, ...]
    score: str
    order: str
    back: Link
    text: str
    hidden: tuple[tuple[str, str], ...]


def why_view_of(explained: ExplainedArticle, request: SearchRequest) -> WhyView:
    """The page for an article that `request` led to."""
    return WhyView(
        title=explained.title,
        href=article_href(explained.id, request),
        summary=_summary(explained),
        forms=explained.forms,
        parts=tuple(PartView(part.name, f"{part.score:.2f}", ", ".join(part.reasons)) for part in explained.parts),
        score=f"{explained.score:.2f}",
        order=f"Results are in this order: {explained.order}.",
        back=back_to(request),
        text=request.text,
        hidden=form_pairs(request, "q"),
    )


def _summary(explained: ExplainedArticle) -> str:
    """In a sentence, what of the search the article has."""
    if not explained.score:
        return "The words of the search do not find this article."
    number = sum(form.title + form.lead + form.text for form in explained.forms)
    where = [name for name in ("title", "lead", "text") if any(getattr(form, name) for form in explained.forms)]
    places = f", in its {' and '.join(where)}" if where else ""
    return f"It has {counted(number, 'match', 'matches')} of the search{places}. Score {explained.score:.2f}."
