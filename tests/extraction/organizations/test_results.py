"""Teams in lines of results."""

from __future__ import annotations

import pytest

from searchapp.extraction.name_model.model import trained_model
from searchapp.extraction.name_reading import read_names
from searchapp.extraction.organizations.results import teams_of_results


def teams(text: str) -> list[str]:
    """The teams in the lines of results of a text."""
    (reading,) = read_names([text], trained_model())
    return [mention.text for mention in sorted(teams_of_results(reading, text, ()), key=lambda mention: mention.start)]


@pytest.mark.parametrize(
    "line",
    [
        "Orvessa South 34, Tully 20",
        "Orvessa South 34, Tully 20 (OT): it rained",
        "Orvessa South 2-1 Tully",
        "Orvessa South 3 Tully 0",
    ],
)
def test_both_sides_of_a_result_are_teams(line: str) -> None:
    assert teams(f"Results of Friday\n{line}\nIt rained.") == ["Orvessa South", "Tully"]


def test_several_results_stand_on_a_line() -> None:
    assert teams("Other results: Orvessa 3 Tully 0; Marrow 1 Sessel 1.") == ["Orvessa", "Tully", "Marrow", "Sessel"]


@pytest.mark.parametrize(
    "line",
    ["Kenya 34, Norway 20", "May 34, June 20", "He paid 34, Orvessa 20", "It rained in Orvessa 34, Tully 20 days"],
)
def test_countries_months_and_sentences_are_no_teams(line: str) -> None:
    assert teams(f"It was cold.\n{line}\nIt rained.") == []
