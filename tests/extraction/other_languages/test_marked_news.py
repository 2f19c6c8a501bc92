"""How good the models of other languages are on news written for this: floors, to be raised and never lowered."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from searchapp.extraction import extract_all
from searchapp.extraction.annotated_texts import AnnotatedText
from searchapp.extraction.other_languages.models import installed_model, model_of
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.training.marked_articles import read_marked_articles

ARTICLES = Path(__file__).parent / "marked_news"
KINDS = {"organizations": "ORG", "people": "PER"}


class Floor(NamedTuple):
    """What precision and recall are at least, of mentions from their first to their last letter."""

    precision: float
    recall: float


FLOORS = {
    ("ru", "organizations"): Floor(0.96, 0.90),
    ("ru", "people"): Floor(0.97, 0.99),
    ("fr", "organizations"): Floor(0.92, 0.72),
    ("fr", "people"): Floor(0.95, 0.97),
    ("zh", "organizations"): Floor(0.86, 0.78),
    ("zh", "people"): Floor(0.94, 0.94),
    ("ja", "organizations"): Floor(0.88, 0.58),
    ("ja", "people"): Floor(0.84, 0.86),
}


@cache
def facts_of(language: str) -> list[tuple[AnnotatedText, Facts]]:
    """The marked articles in a language, each with what is found in it."""
    texts = read_marked_articles(ARTICLES / f"{language}.txt")
    articles = []
    for number, text in enumerate(texts):
        title, _, body = text.text.partition("\n")
        articles.append(Article(id=str(number), title=title, body=body))
    return list(zip(texts, extract_all(articles), strict=True))


@pytest.mark.parametrize(("language", "kind"), FLOORS)
def test_names_are_found_in_other_languages(language: str, kind: str) -> None:
    model = model_of(language)
    assert model
    if not installed_model(language):
        pytest.skip(f"needs the extra `{model.extra}`")
    both = found = marked = 0
    for text, facts in facts_of(language):
        spans = {(mention.start, mention.end) for each in getattr(facts, kind) for mention in each.mentions}
        expected = {(span.start, span.end) for span in text.spans if span.kind == KINDS[kind]}
        both, found, marked = both + len(spans & expected), found + len(spans), marked + len(expected)
    floor = FLOORS[language, kind]
    assert both / found >= floor.precision
    assert both / marked >= floor.recall
    score = model.organization_score if kind == "organizations" else model.person_score
    assert score <= both / found + 0.05, "a score is no more than what is measured, but for a few mentions"


@pytest.mark.parametrize("language", sorted({language for language, _ in FLOORS}))
def test_the_marked_articles_are_in_their_language(language: str) -> None:
    texts = read_marked_articles(ARTICLES / f"{language}.txt")
    assert len(texts) == 16
    assert {facts.language for _, facts in facts_of(language)} == {language}
