"""Agencies by the signs in datelines and signatures."""

from __future__ import annotations

import pytest

from searchapp.reading.agency_lines.agencies import dateline_agency, lead_agency, named_agency


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("LARNMOUTH, Norway (AP) _ The board", "Associated Press"),
        ("Oslo (dpa) - Der Rat", "dpa"),
        ("Oslo (dpa/lno) - Der Rat", "dpa"),
        ("ОСЛО, 20 февраля. /ТАСС/. Совет", "TASS"),
        ("OXMERE (Royaume-Uni), 4 mai 2019 (AFP) - Le port", "Agence France-Presse"),
        ("WIEN/GRAZ, 4. Mai 2019 (APA) - Der Rat", "APA"),
        ("Larn (the port) has told reporters of (AP) - a plan", ""),
        ("The board (of the port) closed", ""),
        ("(AP) - The board", ""),
    ],
)
def test_a_dateline_names_its_agency(line: str, agency: str) -> None:
    assert dateline_agency(line) == agency


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Oslo (dpa) - Der Rat", "dpa"),
        ("(ANSA) - OXMERE, 4 MAG - Il consiglio", "ANSA"),
        ("OXMERE, May 4, Kyodo - The board", "Kyodo News"),
        ("ОСЛО, 4 мая 2019 - РИА Новости. Совет", "RIA Novosti"),
        ("(Bloomberg) -- The board", "Bloomberg"),
        ("(AP) - The board", ""),
        ("OXMERE, May 4, Reuters reported that the board met", ""),
    ],
)
def test_a_story_begins_with_its_agency(line: str, agency: str) -> None:
    assert lead_agency(line) == agency


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("The Associated Press", "Associated Press"),
        ("AP", "Associated Press"),
        ("Deutsche Presse-Agentur GmbH", "dpa"),
        ("cap", ""),
    ],
)
def test_a_name_or_a_sign(text: str, agency: str) -> None:
    assert named_agency(text) == agency
