"""The names of a table's columns, and the values of its rows under them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.errors import ArticleError
from searchapp.model.field_names import FieldMap
from searchapp.reading import SourceFile
from searchapp.reading.tables.columns import column_names, list_columns, list_in, names_in, values_of

FILE = SourceFile("news.csv", content=b"")


@given(st.lists(st.sampled_from(("title", " title ", "", None, "column 2", "title (2)", 7))))
def test_no_two_columns_have_one_name(header: list[object]) -> None:
    names = column_names(header)
    assert len(names) == len(set(names)) == len(header)
    assert all(names)


def test_a_column_without_a_name_has_its_number() -> None:
    assert column_names(("\ufefftitle", None, " ", "title", "story\n text")) == (
        "title", "column 2", "column 3", "title (4)", "story text",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([["title", "text"], ["Harp", "text"]], ("title", "text")),
        ([["Clippings of 2014"], ["by Mara"], ["title", "text"]], ("title", "text")),
        ([["Clippings", "2014"], ["title", "text"]], ("title", "text")),
        ([], ()),
    ],
)
def test_the_names_stand_in_the_first_row_or_shortly_below(rows: list[list[str]], names: tuple[str, ...]) -> None:
    assert names_in(iter(rows), FILE) == names


def test_a_table_without_a_known_text_is_told_with_its_columns_and_the_remedy() -> None:
    header = [f"colour {number}" for number in range(15)]
    with pytest.raises(ArticleError, match=r"--field body=NAME; there are “colour 0”, .*“colour 11” and 3 more$"):
        names_in(iter([header]), FILE)
    given_field = SourceFile("news.csv", content=b"", fields=FieldMap((("body", "colour 3"),)))
    assert names_in(iter([header]), given_field) == tuple(header)


def test_empty_cells_are_left_out_but_for_namibia() -> None:
    names = ("title", "countries", "text", "section", "people")
    lists = list_columns(names, FILE)
    assert lists == {"countries": "countries", "people": "people"}
    assert values_of(names, ("N/A", "NA", "It was shown.", "", "nan", "more"), lists) == {
        "countries": ["NA"],
        "text": "It was shown.",
    }


@pytest.mark.parametrize(
    ("cell", "target", "names"),
    [
        ("Oat Board; Rye, Board & Co | Quay", "organizations", ["Oat Board", "Rye, Board & Co", "Quay"]),
        ("NO, SE;DK FI", "countries", ["NO", "SE", "DK", "FI"]),
        ('["Oat Board", "Rye; Board"]', "organizations", ["Oat Board", "Rye; Board"]),
        ("['Oat Board', 'Quay']", "organizations", ["Oat Board", "Quay"]),
        ("[]", "organizations", []),
        ("[Oat Board]", "organizations", ["[Oat Board]"]),
        ("[1, 2]", "organizations", ["[1, 2]"]),
    ],
)
def test_lists_in_a_cell(cell: str, target: str, names: list[str]) -> None:
    assert list_in(cell, target) == names
