"""How good the model of names is on articles that it was not trained on: floors, to be raised and never lowered."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

from searchapp.extraction import extract_facts
from searchapp.extraction.evaluation import comparable_name
from searchapp.model.article import Article
from searchapp.training.marked_articles import ARTICLES, read_marked_articles

UNSEEN = Path(__file__).parent / "marked_news"
KINDS = {"organizations": "ORG", "people": "PER"}
MIN_F1 = {"organizations": 0.75, "people": 0.86}
MAX_CALIBRATION_ERROR = {"organizations": 0.15, "people": 0.08}
BINS = 10


class Value(NamedTuple):
    """A value found in an article: how sure it is, and whether one of its mentions is marked."""

    score: float
    is_right: bool


class Reading(NamedTuple):
    """What was found in all articles: the values, and how many names are marked, found, and both."""

    values: list[Value]
    marked: int
    found: int
    both: int


@lru_cache(maxsize=2)
def reading(kind: str) -> Reading:
    """The organizations or people of the unseen articles."""
    values: list[Value] = []
    marked = found = both = 0
    for number, text in enumerate(read_marked_articles(UNSEEN)):
        title, _, body = text.text.partition("\n")
        entities = getattr(extract_facts(Article(id=str(number), title=title, body=body)), kind)
        of_text = set(map(comparable_name, text.names(KINDS[kind])))
        names = [{comparable_name(mention.text) for mention in entity.mentions} for entity in entities]
        values += [Value(each.score, not of_text.isdisjoint(its)) for each, its in zip(entities, names, strict=True)]
        all_names = set().union(*names)
        marked, found, both = marked + len(of_text), found + len(all_names), both + len(of_text & all_names)
    return Reading(values, marked, found, both)


def calibration_error(values: list[Value]) -> float:
    """By how much the scores of values differ from the share of right ones among those of like scores, on average.

    The expected calibration error (Naeini, Cooper and Hauskrecht 2015), over bins of a tenth.
    """
    bins: list[list[Value]] = [[] for _ in range(BINS)]
    for value in values:
        bins[min(int(value.score * BINS), BINS - 1)].append(value)
    return sum(abs(sum(value.score - value.is_right for value in each)) for each in bins) / len(values)


def test_no_article_was_trained_on() -> None:
    trained = {text.text.partition("\n")[0] for text in read_marked_articles(ARTICLES)}
    assert not trained & {text.text.partition("\n")[0] for text in read_marked_articles(UNSEEN)}


@pytest.mark.parametrize("kind", KINDS)
def test_names_of_unseen_news_are_found(kind: str) -> None:
    _, marked, found, both = reading(kind)
    assert 2 * both / (marked + found) >= MIN_F1[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_a_score_is_the_share_of_such_values_that_are_right(kind: str) -> None:
    assert calibration_error(reading(kind).values) <= MAX_CALIBRATION_ERROR[kind]


def test_the_calibration_error_is_the_mean_distance_from_what_is_right() -> None:
    sure = [Value(0.95, True)] * 19 + [Value(0.95, False)]
    assert calibration_error(sure) == pytest.approx(0)
    assert calibration_error([*sure, *[Value(0.45, True)] * 20]) == pytest.approx(0.55 / 2)
