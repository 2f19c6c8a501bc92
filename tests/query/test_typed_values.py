"""What people call an organization, a person, a country or a language, and what the index calls it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from searchapp.backends.base import Backend
from searchapp.errors import QueryError
from searchapp.model.article import Article
from searchapp.model.facets import FACETS
from searchapp.model.facts import Facts, Organization
from searchapp.query.typed_values import (
    label_of,
    longer_names,
    read_as,
    value_of,
    values_begun,
    values_like,
)
from tests.backends.local.written import written

ORGANIZATIONS = {
    "fars-news-agency": "Fars News Agency",
    "fog-committee": "Fog Committee",
    "fog-council": "Fog Council",
    "world-health-organization": "World Health Organization",
}


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    articles = [
        (Article(id_, "Tea."), Facts(organizations=(Organization(id_, label),))) for id_, label in ORGANIZATIONS.items()
    ]
    backend = written(tmp_path_factory.mktemp("index"), articles)
    yield backend
    backend.close()


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("country", "Norway", "NO"),
        ("country", "no", "NO"),
        ("country", "uk", "GB"),
        ("country_mentioned", "Côte d’Ivoire", "CI"),
        ("country", "zz", "ZZ"),
        ("language", "German", "de"),
        ("language", "DE", "de"),
        ("org", "Fog Committee", "fog-committee"),
        ("org", "The Fog Committee", "fog-committee"),
        ("source", "Reed Post", "reed post"),
        ("person", "Signe Alba", "signe-alba"),
        ("person", "Alba, Signe", "signe-alba"),
        ("byline", "Alba, Signe", "signe alba"),
    ],
)
def test_a_name_or_a_code_becomes_the_value_of_the_index(field: str, text: str, value: str) -> None:
    assert value_of(field, text, 0) == value


@pytest.mark.parametrize(
    ("field", "text", "code", "message"),
    [
        ("country", "Atlantis", "country", "“Atlantis” is not known as a country; write its code"),
        ("country", "Philippinnes", "country", "“Philippinnes” is not known as a country; did you mean Philippines"),
        ("language", "Germn", "language", "“Germn” is not known as a language; did you mean German"),
        ("language", "Elvish", "language", "“Elvish” is not known as a language; write its code"),
        ("org", "-", "empty_field", "org: needs a name, as in org:"),
    ],
)
def test_what_names_nothing_is_refused_where_it_stands(field: str, text: str, code: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as error:
        value_of(field, text, 9)
    assert (error.value.position, error.value.code) == (9, code)


def test_the_beginning_of_a_name_stands_for_all_that_begin_so(backend: Backend) -> None:
    facet = FACETS["organization"]
    assert longer_names(backend, facet, "fars") == ("fars-news-agency",)
    assert set(longer_names(backend, facet, "fog")) == {"fog-committee", "fog-council"}
    assert longer_names(backend, facet, "tea") == ()


def test_names_written_nearly_so_are_near_and_have_labels(backend: Backend) -> None:
    assert values_like(backend, "organization", "Fras News Agency") == ["fars-news-agency"]
    assert values_like(backend, "organization", "?") == []
    assert label_of(backend, "organization", "fog-council") == "Fog Council"
    assert label_of(backend, "organization", "tea") == "tea"


def test_a_name_may_have_a_word_that_begins_so(backend: Backend) -> None:
    facet = FACETS["organization"]
    assert set(values_begun(backend, facet, "co")) == {"fog-committee", "fog-council"}
    assert values_begun(backend, facet, "tea") == ()


def test_a_short_name_that_everyone_knows_stands_for_the_full_one(backend: Backend) -> None:
    assert longer_names(backend, FACETS["organization"], "who") == ("world-health-organization",)


def test_the_warning_tells_the_names_as_people_write_them(backend: Backend) -> None:
    warning = read_as(backend, FACETS["organization"], "org:fog", ["fog-committee", "fog-council"])
    assert warning == "“org:fog” was read as Fog Committee or Fog Council."


def test_a_word_of_a_plain_name_stands_for_the_names_that_have_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    articles = [
        Article("a", "Tea.", byline="Signe Alba and Ola Reed", source="The Reed Post"),
        Article("b", "Tea.", byline="Albany Moss"),
    ]
    backend = written(tmp_path_factory.mktemp("bylines"), [(article, Facts()) for article in articles])
    assert longer_names(backend, FACETS["byline"], "alba") == ("signe alba",)
    assert longer_names(backend, FACETS["byline"], "signe") == ("signe alba",)
    assert longer_names(backend, FACETS["source"], "reed") == ("the reed post",)
    assert longer_names(backend, FACETS["byline"], "moth") == ()
    backend.close()
