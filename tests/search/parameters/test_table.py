"""The table of the search parameters: each row can be used, and agrees with what the request holds."""

from __future__ import annotations

import re
from typing import Any

import pytest

from searchapp.model.facets import FACETS
from searchapp.model.request import SearchRequest
from searchapp.model.sorts import SORTS
from searchapp.search.parameters.table import (
    BY_NAME,
    DATE_PATTERN,
    DEFAULTS,
    OF_PAGES,
    PARAMETERS,
    Parameter,
)
from searchapp.search.parameters.values import ValueFault


def rows(**members: Any) -> list[Any]:
    return [
        pytest.param(row, id=row.name)
        for row in PARAMETERS
        if all(bool(getattr(row, name)) is value for name, value in members.items())
    ]


def test_no_name_stands_twice_and_the_query_is_the_first() -> None:
    assert len(BY_NAME) == len(PARAMETERS)
    assert PARAMETERS[0].name == "q"


def test_every_row_fills_a_field_and_only_sizes_of_facets_share_one() -> None:
    assert {row.attribute for row in PARAMETERS} == set(SearchRequest.__struct_fields__)
    attributes = [row.attribute for row in PARAMETERS if not row.facet]
    assert len(set(attributes)) == len(attributes)
    assert {row.facet for row in PARAMETERS if row.facet} == {"*", *FACETS}


@pytest.mark.parametrize("row", rows())
def test_every_row_says_what_it_does_in_a_sentence(row: Parameter) -> None:
    assert re.fullmatch(r"[A-Z].{10,}[.)`]", row.description, re.DOTALL)
    assert DEFAULTS[row.attribute] == row.default
    assert row.repeated is isinstance(row.default, tuple)


@pytest.mark.parametrize("row", rows(example=True))
def test_every_example_can_be_read_and_fits_its_schema(row: Parameter) -> None:
    row.read(row.example)
    assert re.search(row.pattern, row.example)
    assert not row.enum or row.example in row.enum
    assert row.max_length is None or len(row.example) <= row.max_length


@pytest.mark.parametrize("row", rows(enum=True))
def test_every_choice_can_be_read_and_others_cannot(row: Parameter) -> None:
    assert [row.read(choice) for choice in row.enum] == list(row.enum)
    with pytest.raises(ValueFault):
        row.read("another")


@pytest.mark.parametrize("row", rows(maximum=True))
def test_numbers_are_taken_up_to_their_bounds(row: Parameter) -> None:
    assert (row.type, row.minimum) == ("integer", 1)
    assert (row.read("1"), row.read(f"{row.maximum}")) == (1, row.maximum)
    for beyond in ("0", f"{(row.maximum or 0) + 1}"):
        with pytest.raises(ValueFault):
            row.read(beyond)


@pytest.mark.parametrize("facet", FACETS.values(), ids=lambda facet: facet.name)
def test_every_facet_can_be_selected_and_excluded(facet: Any) -> None:
    selecting, excluding = BY_NAME[facet.parameter], BY_NAME[f"exclude.{facet.parameter}"]
    assert (selecting.attribute, excluding.attribute) == (facet.request_field, facet.exclude_field)
    assert selecting.read(facet.example) == excluding.read(facet.example)
    assert facet.description in selecting.description


def test_every_order_is_a_choice_and_is_described() -> None:
    assert BY_NAME["sort"].enum == tuple(SORTS)
    for order in SORTS.values():
        assert order.description in BY_NAME["sort"].description


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        ("2016", True),
        ("2016-02-29", True),
        ("last week", True),
        ("-30d", True),
        ("", True),
        ("2026-11-20T08:30:00Z", True),
        ("2026-11-20T08:30:00+02:00", True),
        (" 2016-02 ", True),
        ("2016-W09", True),
        ("20160229", True),
        ("<script>", False),
    ],
)
def test_the_pattern_of_dates_fits_what_can_be_read(text: str, is_date: bool) -> None:
    assert bool(re.search(DATE_PATTERN, text)) is is_date
    for name in ("from", "added-to"):
        if is_date:
            BY_NAME[name].read(text)
        else:
            with pytest.raises(ValueFault):
                BY_NAME[name].read(text)


def test_what_is_of_pages_changes_no_result() -> None:
    assert BY_NAME.keys() > OF_PAGES
    assert not OF_PAGES & {
        "q",
        "match",
        "sort",
        "from",
        "to",
        "lenient",
        *(facet.parameter for facet in FACETS.values()),
    }
    assert {f"facet-size.{facet}" for facet in FACETS} < OF_PAGES
