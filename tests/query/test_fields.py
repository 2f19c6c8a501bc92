"""The fields of the query language, by their own names and by those of other engines."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from searchapp.model.facets import FACETS
from searchapp.query.fields import ALIASES, FIELDS, QueryField
from searchapp.query.syntax.parser import parse


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_the_example_of_a_field_is_a_query_on_it(field: QueryField) -> None:
    assert getattr(parse(field.example), "field", "") == field.name


def test_every_facet_can_be_named() -> None:
    assert {field.facet for field in FIELDS.values() if field.kind == "value"} == set(FACETS)


@pytest.mark.parametrize("alias", ALIASES)
def test_an_alias_is_no_field_itself_and_stands_for_one(alias: str) -> None:
    name, comparison = ALIASES[alias]
    assert alias not in FIELDS
    assert FIELDS[name].kind == "date" if comparison else name in FIELDS


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("intitle:ferry", "title:ferry"),
        ("HEADLINE:ferry", "title:ferry"),
        ("organisation:unesco", "org:unesco"),
        ("after:2015", "published:>=2015"),
        ("before:2015", "published:<2015"),
        ("until:2015", "published:<=2015"),
        ("pubdate:2015", "published:2015"),
        ("date>=2015", "published>=2015"),
    ],
)
def test_names_of_other_engines_mean_the_same(typed: str, meant: str) -> None:
    assert replace(parse(typed), position=0) == replace(parse(meant), position=0)  # type: ignore[type-var]
