"""Which lines of the corrections file name a value, by any of its names."""

from __future__ import annotations

import pytest

from searchapp.extraction.corrections.about import lines_about
from searchapp.model.facets import ValueType

FILE = """
# of the coast
merge Otter Club, "Otters, Inc." -> Otter Society   # they are one
split Otter Society, Heron Trust
rename heron-trust -> The Heron Trust
never Tuesday
never Norway as organization
always "Rita Mill" is person
always "Albion" is country GB
mergo Otter Club -> X
"""


@pytest.mark.parametrize(
    ("value_type", "value", "verbs"),
    [
        ("organization", "otter-society", "merge split"),
        ("organization", "otter-club", "merge"),
        ("organization", "heron-trust", "split rename"),
        ("organization", "tuesday", "never"),
        ("organization", "norway", "never"),
        ("organization", "mill", ""),
        ("person", "rita-mill", "always"),
        ("country", "GB", "always"),
        ("country", "NO", "never"),
        ("name", "otter club", ""),
    ],
)
def test_a_value_is_named_by_its_names_and_ids(value_type: ValueType, value: str, verbs: str) -> None:
    lines = [line for line in lines_about(FILE.split("\n"), value_type, value) if not line.startswith("mergo")]
    assert [line.split()[0] for line in lines] == verbs.split()


def test_lines_come_without_their_comments() -> None:
    merge, *_ = lines_about(FILE.split("\n"), "organization", "otter-society")
    assert merge == 'merge Otter Club, "Otters, Inc." -> Otter Society'
