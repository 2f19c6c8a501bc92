"""Values in the scripts of a page."""

from __future__ import annotations

import json

import pytest

from searchapp.reading.markup.page_data.script_values import script_values
from tests.reading.markup.pages import root_of


def values(script: str, attributes: str = "") -> list[object]:
    """The values in a script."""
    return list(script_values(root_of(f"<html><body><script {attributes}>{script}</script></body></html>")))


def test_json_and_objects_that_are_assigned() -> None:
    assert values('{"a": [1]}', "type=application/json") == [{"a": [1]}]
    assert values('var n = 1; window.__STATE__ = {"a": {"b": 2}}; f(); x.y={"c": 3}') == [{"a": {"b": 2}}, {"c": 3}]


@pytest.mark.parametrize("attributes", ["type=application/ld+json", "type=text/template"])
def test_scripts_of_other_kinds_are_passed_over(attributes: str) -> None:
    assert values('{"a": 1}', attributes) == []


def state(value: list[object]) -> object:
    """The value of a state as Nuxt writes it."""
    [joined] = values(json.dumps(value), "type=application/json id=__NUXT_DATA__")
    return joined


def test_a_state_that_names_its_values_by_numbers_is_joined() -> None:
    story = {"title": 3, "tags": 4, "day": 6, "again": 3}
    reactive = [["Reactive", 1], {"story": 2}, story, "Weir shut", [3, 5], "weir", ["Date", "2021-03-02"]]
    joined = {"title": "Weir shut", "tags": ["Weir shut", "weir"], "day": "2021-03-02", "again": "Weir shut"}
    assert state(reactive) == {"story": joined}


def test_a_state_that_names_itself_or_nothing_has_an_end() -> None:
    assert state([{"self": 0, "gone": 9, "none": -1, "odd": "x"}]) == dict.fromkeys(("self", "gone", "none", "odd"))
    assert state([]) is None
