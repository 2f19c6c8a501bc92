"""How much of the true body is found: on real pages, held by a floor, and below a menu that was pasted with it."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.cleaning.boilerplate import body_lines
from searchapp.reading.cleaning.lines import Line
from searchapp.reading.cleaning.repeated_lines import NO_REPEATED_LINES
from searchapp.reading.plain_text import read_plain_text

PAGES = Path(__file__).resolve().parents[4] / "shared" / "data" / "html_pages"
SEED = PAGES.parent / "seed"

needs_pages = pytest.mark.skipif(not PAGES.is_dir(), reason="the labelled pages are not here")


def word_f1(body: str, true_body: str) -> float:
    words, true_words = (Counter(re.findall(r"\w+", text.lower())) for text in (body, true_body))
    return 2 * (words & true_words).total() / max(1, words.total() + true_words.total())


def body_of(results: list[object]) -> str:
    """The body of the one article; what is left out of the page, such as a date in the future, is beside it."""
    bodies = [result.body for result in results if isinstance(result, Article)]
    assert len(bodies) < 2
    return bodies[0] if bodies else ""


@pytest.mark.slow
@needs_pages
def test_bodies_of_web_pages_are_found() -> None:
    truths = json.loads((PAGES / "ground-truth.json").read_text())
    scores = [
        word_f1(body_of(list(read_articles(SourceFile(str(PAGES / "html" / f"{name}.html.gz"))))), truth["articleBody"])
        for name, truth in truths.items()
    ]
    assert sum(scores) / len(scores) >= 0.985


@pytest.mark.slow
@needs_pages
def test_bodies_of_pasted_pages_are_found() -> None:
    """The shipped weights learned from these pages: this holds the code to them, `--folds` measures."""
    truths = json.loads((PAGES / "ground-truth.json").read_text())
    texts = json.loads((PAGES / "page-text.json").read_text())
    scores = [
        word_f1(
            body_of(list(read_plain_text(SourceFile(f"{name}.txt", content=texts[name].encode()), NO_REPEATED_LINES))),
            truth["articleBody"],
        )
        for name, truth in truths.items()
    ]
    assert sum(scores) / len(scores) >= 0.95


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed is not here")
@needs_pages
def test_the_seed_is_taken_apart() -> None:
    [article] = read_articles(SourceFile(str(next(SEED.glob("*.txt")))))
    assert isinstance(article, Article)
    assert article.title.startswith("Hamas Leader: ")
    assert article.section == "Iran"
    assert article.credits == ("Photo: Fars News",)
    assert [line.split()[0] for line in article.removed] == ["•", "•", "[Photo:"]
    assert article.body.startswith("A senior Hamas official")
    assert article.body.endswith("world powers.")


TITLE = "Ferry to Oxmere sails again after nine weeks"
MENU = (
    "All about the harbour today",
    "The council and its works",
    "Weather for the whole coast",
    "Swans block the road again",
    "What the band will play next",
    "Letters of our many readers",
    "Recipes for a rainy day",
    "The old brewery and its beer",
)
STORY = (
    "The ferry to Oxmere sailed again on Monday, nine weeks after a barge tore its ramp away.",
    "Forty people and a goat were aboard, and the harbour band played on the quay.",
    "The council said that the ramp had cost more than the ferry.",
)
QUESTION = "Why has nobody in the whole town told the council that the ramp was broken for nine weeks?"


@pytest.mark.parametrize(("above", "goes"), [(MENU, True), ((*MENU[:7], QUESTION), False)])
def test_a_menu_above_a_dated_headline_goes_with_it_unless_it_reads_like_prose(
    above: tuple[str, ...], goes: bool
) -> None:
    lines = [Line(text) for text in (*above, TITLE, "4 May 2021", *STORY)]
    stays = body_lines(lines, [False] * len(lines))
    assert [line.text for line, stay in zip(lines, stays, strict=True) if stay][-3:] == list(STORY)
    assert (sum(stays) == len(STORY)) is goes
