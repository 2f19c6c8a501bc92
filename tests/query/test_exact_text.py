"""Text that is asked for letter for letter, in a handful of articles with the same words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from searchapp import query
from searchapp.backends.base import Backend, Plan
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.query_tree import Every, Phrase, Word, ZoneName
from searchapp.model.request import SearchRequest
from searchapp.query.exact_text import READ_AT_ONCE, exact_articles
from tests.backends.local.written import written

ARTICLES = {
    "pronoun": ("A letter", "They told us: the ferry is late."),
    "country": ("US ferry", "The US sent a ferry."),
    "quoted": ("Fog", "“Who’s there?”\nasked the keeper of C++ and Café Łódź."),
    "plain": ("Fog again", "Whos there asked the keeper of C and Cafe Lodz, USA."),
}


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    articles = [(Article(name, body, title), Facts()) for name, (title, body) in ARTICLES.items()]
    backend = written(tmp_path_factory.mktemp("index"), articles)
    yield backend
    backend.close()


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("US", {"country"}),
        ("us", {"pronoun"}),
        ("Café Łódź", {"quoted"}),
        ("Cafe\N{COMBINING ACUTE ACCENT} Łódź", {"quoted"}),
        ("C++", {"quoted"}),
        ("Who's there?\"", {"quoted"}),
        ("there? asked", set()),
        ('there?" asked', {"quoted"}),
        ("Lodz", {"plain"}),
    ],
)
def test_case_accents_and_signs_count_and_kinds_of_space_and_quotes_do_not(
    backend: Backend, text: str, ids: set[str]
) -> None:
    assert set(exact_articles(text, None, Every(), {}, backend).ids) == ids


@pytest.mark.parametrize(("zone", "ids"), [(None, {"country"}), ("title", {"country"}), ("body", {"country"})])
def test_a_zone_is_read_by_itself(backend: Backend, zone: ZoneName | None, ids: set[str]) -> None:
    assert set(exact_articles("US", zone, Word("us"), {}, backend).ids) == ids
    assert exact_articles("Fog", "body", Every(), {}, backend).ids == ()
    assert exact_articles("keeper", "title", Every(), {}, backend).ids == ()


def test_only_articles_that_match_the_candidates_and_the_filters_are_read(backend: Backend) -> None:
    assert exact_articles("the keeper", None, Phrase(("c++",)), {}, backend).ids == ("quoted",)
    assert exact_articles("ferry", None, Every(), {"fog": Word("fog")}, backend).ids == ()


def test_texts_of_more_articles_than_are_read_at_once_are_found_in_all(tmp_path: Path) -> None:
    count = READ_AT_ONCE + 20
    articles = [(Article(f"{number}", "The US ferry." if number % 2 else "Us."), Facts()) for number in range(count)]
    backend = written(tmp_path, articles)
    assert len(exact_articles("US", None, Word("us"), {}, backend).ids) == count // 2
    backend.close()


def test_in_a_query_it_narrows_what_stands_beside_it(backend: Backend) -> None:
    resolved = query.resolve(SearchRequest('ferry ="US"'), backend)
    (outcome,) = backend.run([Plan(resolved.tree, resolved.filters)])
    assert list(outcome.ids) == ["country"]
    assert resolved.parsed == 'ferry AND ="US"'
