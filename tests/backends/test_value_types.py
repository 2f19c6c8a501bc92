"""What the values of facets are, by their type."""

from __future__ import annotations

from typing import get_args

import pytest

from searchapp.backends.value_types import VALUE_TYPES, id_called, kind_of, names_in
from searchapp.model.facets import FACETS, ValueType


def test_every_type_is_in_the_table() -> None:
    assert set(VALUE_TYPES) == set(get_args(ValueType))


@pytest.mark.parametrize(
    ("value_type", "text", "value"),
    [
        ("organization", "Signe Alba Inc.", "signe-alba"),
        ("person", "Signe Alba Inc.", "signe-alba-inc"),
        ("name", "Signe  Albá Inc.", "signe alba inc."),
        ("country", "Norway", "NO"),
        ("country", "uk", "GB"),
        ("country", "zz", "ZZ"),
        ("country", "Atlantis", ""),
        ("language", "Austrian German", "de"),
        ("language", "zz", "zz"),
        ("language", "Klingon", ""),
    ],
)
def test_what_is_typed_becomes_a_value_by_the_rules_of_its_type(value_type: ValueType, text: str, value: str) -> None:
    assert VALUE_TYPES[value_type].value_of(text) == value


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("Kenia", "did you mean Kenya?"),
        ("cote divoir", "did you mean Côte d'Ivoire?"),
        ("Atlantis", "write its code, as here."),
        ("Africa", "write its code, as here."),
        ("XY", "write its code, as here."),
    ],
)
def test_who_types_no_country_is_told_what_to_do(text: str, remedy: str) -> None:
    codes = kind_of(FACETS["country"]).codes
    assert codes
    assert codes.remedy(text, "as here") == remedy


def test_people_may_be_called_by_the_family_name_first() -> None:
    assert id_called(FACETS["person"], "Lontra, Ana") == "ana-lontra"
    assert id_called(FACETS["byline"], "Lontra, Ana") == "ana lontra"
    assert id_called(FACETS["section"], "Lontra, Ana") == "lontra, ana"


def test_the_text_of_an_article_may_hold_several_names() -> None:
    assert list(names_in(FACETS["byline"], "By IDA BRANDT and Aas, Jon")) == ["Ida Brandt", "Jon Aas"]
    assert list(names_in(FACETS["section"], "- World, Rivers & Lakes,")) == ["World", "Rivers & Lakes"]
    assert list(names_in(FACETS["source"], "Tea, Inc.")) == ["Tea, Inc."]
