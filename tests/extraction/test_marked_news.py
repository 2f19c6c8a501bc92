"""How good the model of names is on articles that it was not trained on: floors, to be raised and never lowered."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

from searchapp.extraction.annotated_texts import AnnotatedText
from searchapp.extraction.evaluation import comparable_name
from searchapp.extraction.flow import extract_facts
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.training.marked_articles import ARTICLES, read_marked_articles

SHORT = Path(__file__).parent / "marked_news"  # of some hundred words, dense in names
LONGER = Path(__file__).parent / "longer_news"  # of some two hundred, in every layout; with the countries of each
KINDS = {"organizations": "ORG", "people": "PER"}
MIN_F1 = {
    (SHORT, "organizations"): 0.795,
    (SHORT, "people"): 0.89,
    (LONGER, "organizations"): 0.78,
    (LONGER, "people"): 0.87,
}
MAX_CALIBRATION_ERROR = {
    (SHORT, "organizations"): 0.13,
    (SHORT, "people"): 0.08,
    (LONGER, "organizations"): 0.13,
    (LONGER, "people"): 0.08,
}
MIN_F1_COUNTRIES = 0.965
BINS = 10


class Value(NamedTuple):
    """A value found in an article: how sure it is, and whether one of its mentions is marked."""

    score: float
    is_right: bool


class Reading(NamedTuple):
    """What was found in all articles: the values, and how many names are marked, extracted, and both."""

    values: list[Value]
    marked: int
    extracted: int
    both: int


@lru_cache(maxsize=2)
def facts_of(folder: Path) -> list[tuple[AnnotatedText, Facts]]:
    """The articles of a folder, each with what is found in it."""
    articles = []
    for number, text in enumerate(read_marked_articles(folder)):
        title, _, body = text.text.partition("\n")
        articles.append((text, extract_facts(Article(id=str(number), title=title, body=body))))
    return articles


def reading(folder: Path, kind: str) -> Reading:
    """The organizations or people of the unseen articles of a folder."""
    values: list[Value] = []
    marked = extracted = both = 0
    for text, facts in facts_of(folder):
        entities = getattr(facts, kind)
        of_text = set(map(comparable_name, text.names(KINDS[kind])))
        names = [{comparable_name(mention.text) for mention in entity.mentions} for entity in entities]
        values += [Value(each.score, not of_text.isdisjoint(its)) for each, its in zip(entities, names, strict=True)]
        all_names = set().union(*names)
        marked, extracted, both = marked + len(of_text), extracted + len(all_names), both + len(of_text & all_names)
    return Reading(values, marked, extracted, both)


def calibration_error(values: list[Value]) -> float:
    """By how much the scores of values differ from the share of right ones among those of like scores, on average.

    The expected calibration error (Naeini, Cooper and Hauskrecht 2015), over bins of a tenth.
    """
    bins: list[list[Value]] = [[] for _ in range(BINS)]
    for value in values:
        bins[min(int(value.score * BINS), BINS - 1)].append(value)
    return sum(abs(sum(value.score - value.is_right for value in each)) for each in bins) / len(values)


def countries_named() -> dict[str, set[str]]:
    """The ISO codes of the countries that each of the longer articles names, by its headline."""
    rows = csv.reader((LONGER / "countries.tsv").open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {headline: set(codes.split()) for headline, codes in rows}


@pytest.mark.parametrize("folder", [SHORT, LONGER])
def test_no_article_was_trained_on(folder: Path) -> None:
    trained = {text.text.partition("\n")[0] for text in read_marked_articles(ARTICLES)}
    assert not trained & {text.text.partition("\n")[0] for text in read_marked_articles(folder)}


@pytest.mark.parametrize(("folder", "kind"), MIN_F1)
def test_names_of_unseen_news_are_found(folder: Path, kind: str) -> None:
    _, marked, extracted, both = reading(folder, kind)
    assert 2 * both / (marked + extracted) >= MIN_F1[folder, kind]


@pytest.mark.parametrize(("folder", "kind"), MAX_CALIBRATION_ERROR)
def test_a_score_is_the_share_of_such_values_that_are_right(folder: Path, kind: str) -> None:
    assert calibration_error(reading(folder, kind).values) <= MAX_CALIBRATION_ERROR[folder, kind]


def test_the_countries_that_unseen_news_names_are_found() -> None:
    countries = countries_named()
    pairs = [
        (countries[text.text.partition("\n")[0]], {country.id for country in facts.countries})
        for text, facts in facts_of(LONGER)
    ]
    both = sum(len(named & extracted) for named, extracted in pairs)
    assert 2 * both / sum(len(named) + len(extracted) for named, extracted in pairs) >= MIN_F1_COUNTRIES


def test_the_marked_articles_are_as_many_as_their_card_says() -> None:
    counts = [len(read_marked_articles(folder)) for folder in (ARTICLES, SHORT, LONGER)]
    assert counts == [220, 84, 120]
    card = (ARTICLES / "README.md").read_text("utf-8")
    assert all(f"{count} articles" in card for count in counts)
    assert len(countries_named()) == counts[-1]


def test_the_calibration_error_is_the_mean_distance_from_what_is_right() -> None:
    sure = [Value(0.95, True)] * 19 + [Value(0.95, False)]
    assert calibration_error(sure) == pytest.approx(0)
    assert calibration_error([*sure, *[Value(0.45, True)] * 20]) == pytest.approx(0.55 / 2)
