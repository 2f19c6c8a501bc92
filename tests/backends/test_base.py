"""The seam: what an index tells of the corrections that its articles go by."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.backends import base
from searchapp.backends.base import (
    Backend,
    IndexedArticle,
    Writing,
    applied_corrections,
    applied_min_score,
)
from searchapp.backends.local.backend import LocalBackend
from searchapp.backends.local.schema import FIELDS
from searchapp.backends.local.writing import LocalWriting
from searchapp.backends.opensearch.mapping import PROPERTIES
from searchapp.model.article import Article
from searchapp.model.facts import Facts


def index_of(folder: Path, *corrections: str) -> Backend:
    """An index of articles to which these corrections were applied, an article each."""
    with LocalWriting(folder) as writing:
        for number, term in enumerate(corrections):
            writing.add(IndexedArticle(Article(f"a{number}", "Tea."), Facts(), "a.txt\t1", corrections=term))
    return LocalBackend(folder)


@pytest.mark.parametrize(
    ("terms", "digests", "min_score"),
    [
        ((), (), 0.0),
        (("", ""), (), 0.0),
        (("d1", "d2", "d2", ""), ("d2", "d1"), 0.0),
        (("d1@0.5", "d1@0.5", "d1"), ("d1",), 0.5),
        (("@0.25",), (), 0.25),
    ],
)
def test_corrections_in_force_are_told_commonest_first_and_how_sure_values_were(
    tmp_path: Path, terms: tuple[str, ...], digests: tuple[str, ...], min_score: float
) -> None:
    backend = index_of(tmp_path, *terms)
    assert applied_corrections(backend) == digests
    assert applied_min_score(backend) == min_score


@pytest.mark.parametrize("name", ["ADDED", "NAMES", "COPIES", "BANDS"])
def test_the_fields_that_the_seam_names_are_in_every_backend(name: str) -> None:
    field = getattr(base, name)
    assert field in {each.name for each in FIELDS}
    assert field in PROPERTIES


def test_the_index_in_a_folder_keeps_to_both_protocols() -> None:
    backend: type[Backend] = LocalBackend
    writing: type[Writing] = LocalWriting
    for kind, protocol in ((backend, Backend), (writing, Writing)):
        assert {name for name in vars(protocol) if not name.startswith("_")} <= set(dir(kind))
