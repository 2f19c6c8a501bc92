"""The organizations of an index, with the other names that articles use of each."""

from __future__ import annotations

import json

import pytest

from searchapp.backends.base import Backend
from searchapp.backends.registry import open_backend
from searchapp.ingest import update_index
from searchapp.ingest.organization_names import NamedOrganization, organizations_of

BODIES = (
    "The Andean Potato Council met in Lima. The Andean Potato Council (APC) will meet again.",
    "Growers asked the APC for seed. The APC said that it had none, and the APC was sorry.",
    "The APC said that it would ask the Lima Boat Club. The Lima Boat Club said that it had no seed, the APC said.",
)


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Backend:
    folder = tmp_path_factory.mktemp("names")
    lines = [json.dumps({"id": f"{number}", "body": body}) for number, body in enumerate(BODIES)]
    (folder / "news.jsonl").write_text("\n".join(lines))
    update_index(folder / "index", [str(folder / "news.jsonl")])
    return open_backend(folder / "index")


def test_an_organization_has_its_articles_and_its_other_names(backend: Backend) -> None:
    council, club = organizations_of(backend)
    assert council == NamedOrganization("andean-potato-council", "Andean Potato Council", 3, {"APC": 3})
    assert (club.id, club.articles, club.other_names) == ("lima-boat-club", 1, {})


def test_names_of_what_was_merged_are_those_of_what_it_went_into(backend: Backend) -> None:
    merged = {"lima-boat-club": "andean-potato-council"}
    council, club = organizations_of(backend, lambda value: merged.get(value, value))
    assert council.other_names == {"APC": 3, "Lima Boat Club": 1}
    assert club.other_names == {}


@pytest.mark.parametrize(
    ("beginning", "has_it"),
    [("apc", True), ("potato", True), ("andean p", True), ("andean-p", True), ("otato", False), ("lima", False)],
)
def test_a_name_is_known_by_the_beginning_of_any_of_its_words(beginning: str, has_it: bool) -> None:
    council = NamedOrganization("andean-potato-council", "Andean Potato Council", 3, {"APC": 2})
    assert council.has_name(beginning) is has_it
