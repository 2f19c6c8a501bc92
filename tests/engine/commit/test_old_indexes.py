"""An index that an earlier version wrote is refused with the remedy, stays as it was, and is healed by a rebuild."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from searchapp import ArticleIndex, SearchRequest
from searchapp.backends.local.schema import FORMAT_VERSION
from searchapp.cli import main
from searchapp.engine.commit.integrity import check_index
from searchapp.engine.indexing.writer import Writer
from searchapp.errors import IndexFormatError
from tests.engine.stories import SCHEMA

OLD_INDEXES = Path(__file__).parents[1] / "data" / "old_indexes"
NEWS = OLD_INDEXES / "news.jsonl"
REMEDY = "run `searchapp index --rebuild`"


@pytest.fixture(params=sorted(path.name for path in OLD_INDEXES.iterdir() if path.is_dir()))
def old_index(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of an old index."""
    return Path(shutil.copytree(OLD_INDEXES / request.param, tmp_path / "index"))


def content(folder: Path) -> dict[str, bytes]:
    """The files of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def index_command(*arguments: str | Path) -> Result:
    """What `searchapp index` answers."""
    return CliRunner().invoke(main, ["index", *map(str, arguments), str(NEWS)])


def test_opening_names_the_remedy(old_index: Path) -> None:
    with pytest.raises(IndexFormatError, match=rf"version of searchapp wrote the index( in \S+)?: {REMEDY}"):
        ArticleIndex.open(old_index)


@pytest.mark.parametrize("name", ["schema-1-f700ef6", "schema-5-5b9713b"])
def test_the_engine_itself_refuses_segments_of_another_format(name: str) -> None:
    for use in (check_index, lambda folder: Writer(folder, SCHEMA)):
        with pytest.raises(IndexFormatError, match=f"an earlier version of searchapp wrote the index: {REMEDY}"):
            use(OLD_INDEXES / name)


def test_indexing_refuses_and_changes_nothing(old_index: Path) -> None:
    before = content(old_index)
    result = index_command("--index", old_index)
    assert result.exit_code == 1
    assert REMEDY in result.output
    assert content(old_index) == before


def test_a_rebuild_replaces_it(old_index: Path) -> None:
    assert index_command("--rebuild", "--index", old_index).exit_code == 0
    with ArticleIndex.open(old_index) as articles:
        assert [hit.id for hit in articles.search(SearchRequest("lighthouse keepers")).hits] == ["choir"]
    assert check_index(old_index) == 2


def test_there_is_an_index_of_each_earlier_version() -> None:
    versions = {path.name.split("-")[1] for path in OLD_INDEXES.iterdir() if path.is_dir()}
    assert versions == {str(version) for version in range(1, FORMAT_VERSION)}
