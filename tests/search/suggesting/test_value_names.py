"""Which values people may mean by a name that they have begun to type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from searchapp.backends.base import Backend
from searchapp.backends.registry import open_backend
from searchapp.ingest import update_index
from searchapp.search.suggesting.value_names import values_called
from tests.town import write_news


def note(number: int, **members: Any) -> dict[str, Any]:
    return {"id": f"n{number}", "body": "Nothing happened.", "organizations": [], "countries": [], **members}


NOTES = [
    note(1, organizations=["Board of Lighthouses"], countries=["GB"], source="Light Weekly", language="de"),
    note(2, organizations=["Board of Lighthouses", "Light"], countries=["GB", "NO"], people=["Ana Lightfoot"]),
    note(3, organizations=["Light & Power"], countries=["NO"], people=["Ana Lightfoot"]),
    note(4, organizations=["Board of Lighthouses"], countries=["NO"]),
]


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    folder = tmp_path_factory.mktemp("lights")
    update_index(folder / "index", [str(write_news(folder / "news", NOTES))])
    backend = open_backend(folder / "index")
    yield backend
    backend.close()


def test_that_very_name_comes_first_then_the_commonest(backend: Backend) -> None:
    called = values_called(backend, "light")
    assert called[:3] == [
        ("light", "organization", "light"),
        ("lighthouses", "organization", "board-of-lighthouses"),
        ("lightfoot", "person", "ana-lightfoot"),
    ]
    assert {value for _, _, value in called[3:]} == {"light-and-power", "light weekly"}


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("uk", ("uk", "country", "GB")),
        ("united k", ("united kingdom", "country", "GB")),
        ("kingdom", ("kingdom", "country", "GB")),
        ("german", ("german", "language", "de")),
        ("norw", ("norway", "country", "NO")),
        ("norwegian", ("norwegian", "country", "NO")),
    ],
)
def test_countries_and_languages_are_known_by_words_of_their_names(
    backend: Backend, name: str, called: tuple[str, str, str]
) -> None:
    assert called in values_called(backend, name)


def test_a_country_that_no_article_has_is_not_offered(backend: Backend) -> None:
    assert values_called(backend, "swed") == []


def test_one_letter_is_too_short_for_other_names(backend: Backend) -> None:
    assert ("uk", "country", "GB") not in values_called(backend, "u")
    assert ("united kingdom", "country", "GB") in values_called(backend, "u")


def test_no_name_means_nothing_and_no_more_are_told_than_wanted(backend: Backend) -> None:
    assert values_called(backend, "") == []
    assert len(values_called(backend, "light", 2)) == 2
