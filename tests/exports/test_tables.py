"""A table that spreadsheets read, and compute nothing of."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from searchapp.article_index import ArticleIndex
from searchapp.exports.heading import Heading
from searchapp.exports.tables import COLUMNS, defused, table_lines
from searchapp.model.article import Article
from searchapp.model.facets import FACETS
from searchapp.model.facts import Facts, Person
from searchapp.search import StoredArticle
from tests.exports.budget import BUDGET, rows_of, text_of


def test_a_spreadsheet_reads_the_table_and_computes_nothing(budget: ArticleIndex) -> None:
    row = next(row for row in rows_of(text_of(budget, "csv")) if row["id"] == "budget")
    assert row["title"] == "'" + BUDGET["title"]
    assert row["organizations"] == "'+Plus Party; Otterburg Council"
    assert (row["published"], row["instant"]) == ("2019-05-04", "2019-05-04T20:15:00Z")
    assert (row["source"], row["section"], row["countries"]) == ("Otterburg Courier & Post", "Town Hall", "Norway")
    assert row["url"] == BUDGET["url"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "＝1"])
def test_cells_that_a_spreadsheet_computes_become_text(cell: str) -> None:
    assert defused(cell) == "'" + cell
    assert defused("a" + cell) == "a" + cell


def test_every_facet_has_a_column_and_no_column_stands_twice() -> None:
    facets = {facet.hit_member or facet.name for facet in FACETS.values()}
    assert facets < set(COLUMNS)
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_a_result_without_articles_is_a_line_of_columns() -> None:
    assert list(table_lines([], Heading("otters"))) == [",".join(COLUMNS) + "\r\n"]


def test_signs_of_the_format_and_lines_stay_in_their_cell() -> None:
    title = 'Tea, "oats"\nand\0 rye'
    stored = StoredArticle(Article("tea", "", title), Facts(people=(Person("a", "Ana Ito"), Person("b", "Bo Li"))))
    _, line = table_lines([stored], Heading(""))
    (cells,) = csv.reader(StringIO(line, newline=""))
    row = dict(zip(COLUMNS, cells, strict=True))
    assert (row["title"], row["person"], row["published"]) == ('Tea, "oats"\nand rye', "Ana Ito; Bo Li", "")
