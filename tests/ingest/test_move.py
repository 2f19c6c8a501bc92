"""An index that goes to another place says the same there."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.backends.registry import open_backend
from searchapp.errors import UserError
from searchapp.ingest import IngestOptions, MoveReport, move_index, update_index
from searchapp.ingest.renewal import evidence_counts
from searchapp.model.result import Hit, ResultPage
from tests.town import write_news


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """An index of the invented town, with a correction in force."""
    corrections = tmp_path / "corrections.txt"
    corrections.write_text("never Town Hall as organization\n")
    options = IngestOptions(corrections=corrections, clock=lambda: 1_000_000_000)
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news"))], options)
    return tmp_path / "index"


def answer(location: Path) -> ResultPage:
    with ArticleIndex.open(location) as index:
        return index.search(SearchRequest("the", page_size=100))


def id_of(hit: Hit) -> str:
    return hit.id


def test_everything_arrives_as_it_was(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "other"
    documents = answer(source).index.documents
    assert move_index(source, target) == MoveReport(documents, 0, documents)
    before, after = answer(source), answer(target)
    assert sorted(after.hits, key=id_of) == sorted(before.hits, key=id_of)  # equal scores stand in the order of writing
    assert (after.facets, after.total) == (before.facets, before.total)
    assert {hit.added for hit in after.hits} == {"2001-09-09T01:46:40Z"}
    backends = [open_backend(location) for location in (source, target)]
    assert len({str(sorted(evidence_counts(backend).items(), key=str)) for backend in backends}) == 1
    assert backends[0].values("corrections") == backends[1].values("corrections")
    assert update_index(target, [str(tmp_path / "news")]).unchanged_files


def test_a_second_move_sends_what_is_missing_or_different(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "other"

    def interrupted(done: int, total: int) -> None:
        if done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        move_index(source, target, interrupted, at_once=2)
    documents = answer(source).index.documents
    assert move_index(source, target) == MoveReport(documents - 4, 4, documents)
    assert move_index(source, target) == MoveReport(0, documents, documents)


def test_what_only_the_target_has_is_told(source: Path, tmp_path: Path) -> None:
    other = tmp_path / "more" / "fog.txt"
    other.parent.mkdir()
    other.write_text("Fog\n\nThere was fog in the valley, and nothing else was seen until noon.\n")
    update_index(tmp_path / "other", [str(other)])
    with pytest.raises(UserError, match="1 articles that"):
        move_index(source, tmp_path / "other")
