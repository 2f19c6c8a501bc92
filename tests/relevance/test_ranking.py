"""People's questions about the sample articles: the right ones stand first."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from searchapp import ArticleIndex, SearchRequest
from searchapp.cli.group import main
from searchapp.errors import UserError
from searchapp.ingest import update_index
from searchapp.search.relevance import (
    DEPTH,
    JudgedQuery,
    average_precision,
    mean_quality,
    moves,
    ndcg,
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
        known = {hit.id for hit in index.search(SearchRequest(page_size=100)).hits}
        assert not [query for query in queries if not query.relevant <= known]
        each = qualities(
            queries, lambda text: [hit.id for hit in index.search(SearchRequest(text, page_size=DEPTH)).hits]
        )
    means = mean_quality(each)
    assert means.average_precision >= LEAST_PRECISION, [one.query.text for one in each if one.first != 1]
    assert means.ndcg >= LEAST_NDCG


def test_measures_are_those_of_the_books() -> None:
    assert average_precision(["a", "x", "b"], {"a", "b"}) == pytest.approx((1 + 2 / 3) / 2)
    assert ndcg(["x", "a"], {"a"}) == pytest.approx(0.6309, abs=1e-4)
    assert average_precision(["x"], {"a"}) == ndcg([], {"a"}) == 0


def test_a_line_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    judgments = tmp_path / "judgments.tsv"
    judgments.write_text("# of trams\ntram strike\ta.txt\ntram\n")
    with pytest.raises(UserError, match="line 3"):
        read_queries(judgments)
    judgments.write_text("# nothing\n")
    with pytest.raises(UserError, match="no queries"):
        read_queries(judgments)


def test_the_command_tells_the_means_and_what_changes(index_path: Path) -> None:
    arguments = ["evaluate", "--queries", str(QUERIES), "--index", str(index_path), "--against", "all"]
    lines = CliRunner().invoke(main, arguments).stdout.splitlines()
    assert lines[0].startswith("best: MAP 0.9")
    assert lines[1].startswith("all: MAP 0.9")


def test_a_query_whose_first_right_article_moves_is_told() -> None:
    queries = [JudgedQuery("tram", frozenset("a")), JudgedQuery("fog", frozenset("b"))]
    before = qualities(queries, {"tram": ["x", "a"], "fog": ["b"]}.__getitem__)
    after = qualities(queries, {"tram": [], "fog": ["b"]}.__getitem__)
    assert list(moves(before, after)) == ["tram: the first right article stands at 2 → none"]
