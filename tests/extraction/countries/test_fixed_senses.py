"""Names whose senses the names beside them fix."""

from __future__ import annotations

import pytest

from searchapp.extraction.countries.fixed_senses import Candidate, with_fixed_senses
from searchapp.extraction.gazetteer import gazetteer


def fixed(text: str) -> dict[str, str]:
    """The countries of the names in a text that are fixed."""
    candidates = [Candidate(start, end, entry, False, False) for start, end, entry in gazetteer().find(text)]
    return {name: sense.country for name, sense in with_fixed_senses(candidates, text)[1].items()}


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Bakers of Paris, Texas, met.", {"Paris": "US"}),
        ("Bakers of Cambridge, England, met.", {"Cambridge": "GB"}),
        ("Armenia, Azerbaijan and Georgia baked.", {"Georgia": "GE"}),
        ("Norway, Bosnia and Herzegovina, and Georgia baked.", {"Georgia": "GE"}),
        ("Buns baked: Oman 7, Georgia 9.", {"Georgia": "GE"}),
        ("Buns baked: Oman (7%), Georgia (9%).", {"Georgia": "GE"}),
        ("Alabama and Georgia baked.", {}),
        ("Alabama 7, Georgia 9.", {}),
        ("Kenya and Jordan Lee baked.", {}),
        ("Norway baked and Georgia ate.", {}),
    ],
)
def test_states_behind_a_comma_and_countries_in_a_list_fix_a_sense(text: str, countries: dict[str, str]) -> None:
    assert fixed(text) == countries


def test_an_abbreviation_alone_is_dropped() -> None:
    text = "In Pa. they bake."
    candidates = [Candidate(start, end, entry, False, False) for start, end, entry in gazetteer().find(text)]
    assert with_fixed_senses(candidates, text) == ([], {})
