"""People's questions about the sample articles: the right ones stand first."""

from __future__ import annotations

from itertools import count, takewhile
from pathlib import Path

import pytest
from click.testing import CliRunner

from searchapp import ArticleIndex, SearchRequest
from searchapp.cli.group import main
from searchapp.ingest import update_index
from searchapp.search.relevance import (
    DEPTH,
    mean_quality,
    qualities,
    read_queries,
)

ROOT = Path(__file__).resolve().parents[2]
QUERIES = Path(__file__).parent / "queries.tsv"
LEAST_PRECISION, LEAST_NDCG = 0.97, 0.97


@pytest.fixture(scope="module")
def index_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample articles, indexed from where the README does it: their ids are their paths from there."""
    path = tmp_path_factory.mktemp("samples") / "index"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        update_index(path, ["corpus"])
    return path


def ids(index: ArticleIndex, text: str) -> list[str]:
    return [hit.id for hit in index.search(SearchRequest(text, page_size=DEPTH)).hits]


def test_the_right_articles_stand_first(index_path: Path) -> None:
    queries = read_queries(QUERIES)
    assert len(queries) >= 60
    with ArticleIndex.open(index_path) as index:
        pages = (index.search(SearchRequest(page=page, page_size=100)) for page in count(1))
        known = {hit.id for page in takewhile(lambda page: page.hits, pages) for hit in page.hits}
        assert not [query for query in queries if not query.relevant <= known]
        each = qualities(
            queries, lambda text: [hit.id for hit in index.search(SearchRequest(text, page_size=DEPTH)).hits]
        )
    means = mean_quality(each)
    assert means.average_precision >= LEAST_PRECISION, [ranking.query.text for ranking in each if ranking.first != 1]
    assert means.ndcg >= LEAST_NDCG


def test_the_command_tells_the_means_and_what_changes(index_path: Path) -> None:
    arguments = ["evaluate", "--queries", str(QUERIES), "--index", str(index_path), "--against", "all"]
    lines = CliRunner().invoke(main, arguments).stdout.splitlines()
    assert lines[0].startswith("best: MAP 0.9")
    assert lines[1].startswith("all: MAP 0.9")
