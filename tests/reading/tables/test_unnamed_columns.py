"""Tables whose first row is an article."""

from __future__ import annotations

import pytest

from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.tables.unnamed_columns import unnamed_columns

FERRY = "The ferry of Larnvik sailed again on Monday, after nine weeks at the quay."
HARP = "Nobody knows who took the harp of the chapel, the vicar said on Sunday night."


def test_columns_are_named_by_what_they_hold() -> None:
    rows = [
        ["3", "2021-03-02", "Ferry sails again", FERRY, "https://larnvik.example/1"],
        ["4", "2021-03-03", "The harp is gone", HARP, "https://larnvik.example/2"],
    ]
    names = unnamed_columns(rows)
    assert names == ("column 1", "day without a name", "title", "body", "url")


def test_what_a_program_has_written_into_cells_is_no_text() -> None:
    entities = '[{"Label": "Larnvik, a town by the sea, with a harp and a quay and two ferries", "Type": "P"}]'
    rows = [["N1", "Ferry sails again", FERRY, entities], ["N2", "The harp is gone", HARP, "[]"]]
    assert unnamed_columns(rows) == ("column 1", "title", "body", "column 4")


def test_a_section_that_all_articles_have_is_no_name_of_a_column() -> None:
    rows = [["news", "Ferry sails again", FERRY], ["news", "The harp is gone", HARP]]
    assert unnamed_columns(rows) == ("column 1", "title", "body")


def test_one_word_that_may_name_a_column_makes_no_header_of_an_article() -> None:
    rows = [["N1", "news", "Ferry sails again", FERRY], ["N2", "sport", "The harp is gone", HARP]]
    assert unnamed_columns(rows) == ("column 1", "column 2", "title", "body")


def test_short_headlines_are_told_from_names_by_their_small_words() -> None:
    rows = [["Ferry sails", "Ada Holm", FERRY], ["Harp gone", "Bo van Lier", HARP]]
    assert unnamed_columns(rows) == ("title", "column 2", "body")
    assert unnamed_columns([row[1:] for row in rows]) == ("column 1", "body")


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["title", "text"], ["Ferry sails again", FERRY]],
        [["title", "text"], ["Ferry sails again", FERRY], ["title", "text"], ["The harp is gone", HARP]],
        [["Kop", "Verhaal"], ["Ferry sails again", FERRY]],
        [["Ferry", "Harp"], ["1", "2"]],
        [[FERRY], [HARP, ""], ["a", "b", "c"]],
    ],
)
def test_other_tables_have_a_header_or_no_texts(rows: list[list[str]]) -> None:
    assert unnamed_columns(rows) == ()


def test_their_articles_are_read_and_their_days_are_not_reliable() -> None:
    table = f'2021-03-02,Ferry sails again,"{FERRY}"\n2021-03-03,The harp is gone,"{HARP}"\n'
    ferry, harp = read_articles(SourceFile("news.csv", content=table.encode()))
    assert isinstance(ferry, Article)
    assert isinstance(harp, Article)
    assert (ferry.title, ferry.body, harp.title) == ("Ferry sails again", FERRY, "The harp is gone")
    assert ferry.published is not None
    assert (ferry.published.value, ferry.published.reliable) == ("2021-03-02", False)
