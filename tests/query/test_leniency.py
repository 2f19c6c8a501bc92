"""Queries that cannot be read, and headlines that mean something else when they are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from searchapp import query
from searchapp.backends.base import Backend, Plan
from searchapp.errors import QueryError
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.request import SearchRequest
from searchapp.model.result import OtherSpelling
from searchapp.query.leniency import plain_words
from searchapp.query.syntax.parser import MAX_CLAUSES
from tests.backends.local.written import written

HEADLINES = {
    "pier": "Pier: -5% visitors (again) – “who cares?”, asks mayor",
    "swan": "Swans NOT to blame for reeds",
    "kiosk": "A kiosk for the pier",
    "news": "News on herons",
    "herons": "Herons, herons, herons",
}


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    articles = [(Article(name, "Nothing else.", title), Facts()) for name, title in HEADLINES.items()]
    backend = written(tmp_path_factory.mktemp("index"), articles)
    yield backend
    backend.close()


def found(backend: Backend, text: str, lenient: bool = True) -> list[str]:
    """The articles that a request finds, best first."""
    resolved = query.resolve(SearchRequest(text, lenient=lenient), backend)
    return list(backend.run([Plan(resolved.tree, resolved.filters)])[0].ids)


def test_a_paragraph_is_searched_for_by_its_first_different_words(backend: Backend) -> None:
    paragraph = " ".join(["nothing else", *(f"word{number}" for number in range(MAX_CLAUSES))])
    assert set(found(backend, paragraph)) == set(HEADLINES)
    assert set(found(backend, "swans reeds " * MAX_CLAUSES)) == {"swan"}
    assert query.suggest(SearchRequest(paragraph, lenient=True), backend) is None
    with pytest.raises(QueryError, match="200 words"):
        found(backend, paragraph, lenient=False)


@pytest.mark.parametrize("text", ['kiosk "pier', "(kiosk pier", "kiosk pier AND", "kiosk pier)", "a:kiosk pier"])
def test_a_query_that_cannot_be_read_is_searched_as_its_words(backend: Backend, text: str) -> None:
    resolved = query.resolve(SearchRequest(text, lenient=True), backend)
    assert "kiosk" in found(backend, text)
    assert resolved.fault is not None
    assert resolved.warnings[0].startswith(str(resolved.fault))
    assert "kiosk" in resolved.parsed
    with pytest.raises(QueryError) as refused:
        query.resolve(SearchRequest(text), backend)
    assert str(refused.value) == str(resolved.fault)


@pytest.mark.parametrize(
    ("text", "message"),
    [("((", "parenthesis is not closed"), ('"', "quotation mark has no partner"), ("***", "letter")],
)
def test_signs_alone_cannot_be_searched(backend: Backend, text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        query.resolve(SearchRequest(text, lenient=True), backend)


@pytest.mark.parametrize("name", ["pier", "swan"])
def test_a_pasted_headline_finds_its_article_whatever_its_signs(backend: Backend, name: str) -> None:
    assert found(backend, HEADLINES[name], lenient=False)[:1] == [name]
    assert found(backend, HEADLINES[name].upper(), lenient=False)[:1] == [name]


@pytest.mark.parametrize("title", ["A kiosk for the pier | Tide Times", "A kiosk for the pier » News - Tide"])
def test_a_headline_is_found_with_the_name_of_a_site_behind_it(backend: Backend, title: str) -> None:
    assert found(backend, title)[:1] == ["kiosk"]


@pytest.mark.parametrize("site", [" | Tide Times", " - Tide Times", " – The Tide", ""])
def test_a_short_headline_that_begins_as_a_request_is_found_with_a_site_too(backend: Backend, site: str) -> None:
    assert found(backend, f"News on herons{site}")[:1] == ["news"]


def test_letter_for_letter_a_headline_is_found_as_it_is_written_alone(backend: Backend) -> None:
    assert found(backend, '="A kiosk for the pier"') == ["kiosk"]
    assert found(backend, '="a KIOSK for the pier"') == []


def test_a_query_with_signs_that_is_no_headline_is_read_as_it_is(backend: Backend) -> None:
    assert found(backend, "pier -kiosk -swans -reeds") == ["pier"]
    assert query.resolve(SearchRequest("pier -kiosk -swans -reeds"), backend).parsed.startswith("pier AND NOT")


def test_a_misspelt_word_of_it_is_suggested(backend: Backend) -> None:
    spelling = query.suggest(SearchRequest('"kiosc pier', lenient=True), backend)
    assert spelling == OtherSpelling("kiosk pier", 2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("(ferry NEAR/8 fog", "ferry fog"),
        ("ferry NOT w/8 fog", "ferry fog"),
        ("w/8 fog NEAR/", "fog near"),
        ("ferry~3 fog^0 (quay~", "ferry fog quay"),
        ('"night ferry"~60', "night ferry"),
        ("ferry country:zzz", "ferry zzz"),
        ('ferry published:2015-13 added:"last hour" published:[2015,2016]', "ferry"),
        ("published:june", "june"),
        ("(ferry: night fog", "ferry night fog"),
        ("(the national interest", "the national interest"),
    ],
)
def test_operators_fields_and_dates_are_none_of_the_plain_words(text: str, words: str) -> None:
    assert plain_words(text) == words
