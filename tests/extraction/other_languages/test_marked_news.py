"""How good the models of other languages are on news written for this: floors, to be raised and never lowered."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from searchapp.extraction.annotated_texts import AnnotatedText
from searchapp.extraction.flow import extract_all
from searchapp.extraction.other_languages.models import installed_model, model_of
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.training.marked_articles import read_marked_articles

HERE = Path(__file__).parent
MARKED = HERE / "marked_news"  # by which the rules beside the models were made
UNSEEN = HERE / "unseen_news"  # written afterwards; by them only base forms and datelines were mended
KINDS = {"organizations": "ORG", "people": "PER"}


class Floor(NamedTuple):
    """What precision and recall are at least, of mentions from their first to their last letter."""

    precision: float
    recall: float


FLOORS = {
    (MARKED, "ru", "organizations"): Floor(0.96, 0.90),
    (MARKED, "ru", "people"): Floor(0.97, 0.99),
    (MARKED, "fr", "organizations"): Floor(0.97, 0.76),
    (MARKED, "fr", "people"): Floor(0.95, 0.97),
    (MARKED, "fi", "organizations"): Floor(0.98, 0.78),
    (MARKED, "fi", "people"): Floor(0.88, 0.97),
    (MARKED, "zh", "organizations"): Floor(0.86, 0.78),
    (MARKED, "zh", "people"): Floor(0.94, 0.94),
    (MARKED, "ja", "organizations"): Floor(0.89, 0.67),
    (MARKED, "ja", "people"): Floor(0.96, 0.91),
    (UNSEEN, "ru", "organizations"): Floor(0.96, 0.90),
    (UNSEEN, "ru", "people"): Floor(0.99, 0.99),
    (UNSEEN, "fr", "organizations"): Floor(0.99, 0.61),
    (UNSEEN, "fr", "people"): Floor(0.94, 0.94),
    (UNSEEN, "fi", "organizations"): Floor(0.92, 0.92),
    (UNSEEN, "fi", "people"): Floor(0.88, 0.83),
    (UNSEEN, "zh", "organizations"): Floor(0.90, 0.87),
    (UNSEEN, "zh", "people"): Floor(0.99, 0.99),
    (UNSEEN, "ja", "organizations"): Floor(0.94, 0.73),
    (UNSEEN, "ja", "people"): Floor(0.92, 0.92),
}


@cache
def facts_of(path: Path) -> list[tuple[AnnotatedText, Facts]]:
    """The marked articles of a file, each with what is found in it."""
    texts = read_marked_articles(path)
    articles = []
    for number, text in enumerate(texts):
        title, _, body = text.text.partition("\n")
        articles.append(Article(id=str(number), title=title, body=body))
    return list(zip(texts, extract_all(articles), strict=True))


@pytest.mark.parametrize(("folder", "language", "kind"), FLOORS)
def test_names_are_found_in_other_languages(folder: Path, language: str, kind: str) -> None:
    model = model_of(language)
    assert model
    if not installed_model(language):
        pytest.skip(f"needs the extra `{model.extra}`")
    both = named = marked = 0
    for text, facts in facts_of(folder / f"{language}.txt"):
        spans = {(mention.start, mention.end) for each in getattr(facts, kind) for mention in each.mentions}
        expected = {(span.start, span.end) for span in text.spans if span.kind == KINDS[kind]}
        both, named, marked = both + len(spans & expected), named + len(spans), marked + len(expected)
    floor = FLOORS[folder, language, kind]
    assert both / named >= floor.precision
    assert both / marked >= floor.recall
    assert both / named >= (model.organization_score if kind == "organizations" else model.person_score)


@pytest.mark.parametrize("path", sorted([*MARKED.glob("*.txt"), *UNSEEN.glob("*.txt")]), ids=str)
def test_marked_articles_are_in_their_language(path: Path) -> None:
    articles = facts_of(path)
    assert len(articles) == (16 if path.parent == MARKED else 6)
    assert {facts.language for _, facts in articles} == {path.stem}
