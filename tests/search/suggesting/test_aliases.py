"""Values of a facet by other names than their labels."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from searchapp.backends.base import Backend
from searchapp.backends.registry import open_backend
from searchapp.ingest import update_index
from searchapp.search.suggesting.aliases import aliases_of
from tests.town import write_news

FUND = "The International Otter Fund (IOF) met in Oslo. The IOF said on Monday that the IOF would meet again."


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    folder = tmp_path_factory.mktemp("fund")
    update_index(folder / "index", [str(write_news(folder / "news", [{"id": "a", "body": FUND}]))])
    backend = open_backend(folder / "index")
    yield backend
    backend.close()


@pytest.mark.parametrize("prefix", ["iof", "IO", " iof "])
def test_an_organization_goes_by_what_articles_call_it(backend: Backend, prefix: str) -> None:
    assert aliases_of(backend, "organization", prefix)["international-otter-fund"] == "IOF"


def test_some_short_names_are_known_to_everyone(backend: Backend) -> None:
    aliases = aliases_of(backend, "organization", "opec")
    assert aliases == {"organization-of-the-petroleum-exporting-countries": "OPEC"}
    assert aliases_of(backend, "cited_source", "opec") == aliases


@pytest.mark.parametrize(
    ("facet", "prefix", "code", "name"),
    [
        ("country", "uk", "GB", "UK"),
        ("country", "holl", "NL", "Holland"),
        ("country_mentioned", "HOLLAND", "NL", "Holland"),
        ("language", "german", "de", "german"),
    ],
)
def test_countries_and_languages_go_by_other_names(
    backend: Backend, facet: str, prefix: str, code: str, name: str
) -> None:
    assert aliases_of(backend, facet, prefix)[code] == name


def test_the_shortest_of_several_names_is_told(backend: Backend) -> None:
    assert aliases_of(backend, "country", "great b")["GB"] == "Great Britain"


@pytest.mark.parametrize("facet", ["organization", "country", "language", "source", "person"])
@pytest.mark.parametrize("prefix", ["", "  ", "?!", "\ud800"])
def test_without_a_word_there_is_no_other_name(backend: Backend, facet: str, prefix: str) -> None:
    assert aliases_of(backend, facet, prefix) == {}


def test_plain_names_have_no_others(backend: Backend) -> None:
    assert aliases_of(backend, "source", "herald") == {}
