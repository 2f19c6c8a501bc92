"""The names that people read instead of ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from searchapp.backends.local.backend import LocalBackend
from searchapp.search.labels import Labels
from tests.search.harbour import LABELS, indexed


class CountingBackend(LocalBackend):
    """The index, with what was looked up in it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.looked_up: list[str] = []

    def first(self, field: str, values: Sequence[str]) -> Mapping[str, bytes]:
        self.looked_up += values
        return super().first(field, values)


@pytest.fixture
def backend(tmp_path: Path) -> CountingBackend:
    indexed(tmp_path)
    return CountingBackend(tmp_path)


def test_a_value_has_the_label_that_articles_give_it(backend: CountingBackend) -> None:
    labels = Labels(backend)
    assert labels.of("country", ["DK", "LT"], 1).items() >= {"DK": LABELS["DK"], "LT": LABELS["LT"]}.items()
    assert labels.of("organization", ["rowing-club"], 1)["rowing-club"] == LABELS["rowing-club"]
    assert labels.of("source", ["ribe post"], 1)["ribe post"] == "Ribe Post"


def test_a_value_that_no_article_has_is_its_own_label_and_not_kept(backend: CountingBackend) -> None:
    labels = Labels(backend)
    assert labels.of("country", ["ZZ"], 1) == {"ZZ": "ZZ"}
    assert "ZZ" not in labels.of("country", [], 1)


def test_labels_are_read_once_in_each_generation(backend: CountingBackend) -> None:
    """Those of the article that was read for another value are known with it."""
    labels = Labels(backend)
    labels.of("country", ["DE"], 1)
    labels.of("country", ["DE"], 1)
    assert backend.looked_up == ["DE"]
    labels.of("country", ["DE"], 2)
    assert backend.looked_up == ["DE", "DE"]
