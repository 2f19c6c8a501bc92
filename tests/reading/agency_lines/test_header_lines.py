"""The kinds of lines above and below a story."""

from __future__ import annotations

import pytest

from searchapp.reading.agency_lines.header_lines import LineKind, kind_of, sent_day


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("fkb0311 4 s 71  dpa 0642", LineKind.CODE),
        ("Norway/harbour/", LineKind.SLUG),
        ("BC-TFD--Weir, 1st Ld", LineKind.SLUG),
        ("1ST LEAD", LineKind.UPDATE),
        ("CORRECTION", LineKind.UPDATE),
        ("2nd take", LineKind.UPDATE),
        ("Eds: adds quotes", LineKind.NOTE),
        ("(Adds quotes)", LineKind.NOTE),
        ("ATENCIÓN - AÑADE al alcalde", LineKind.NOTE),
        ("AJOUTE une citation ///", LineKind.NOTE),
        ("REPEAT NO-ferry-harbour (PICTURE)", LineKind.SLUG),
        ("NOR-barco,ampl", LineKind.SLUG),
        ("Ferry-goers, crews wait", LineKind.TEXT),
        ("Von Eva Lund, dpa", LineKind.BYLINE),
        ("The Associated Press", LineKind.AGENCY),
        ("dpa grj rmo", LineKind.SIGNATURE),
        ("Canal board drains weir", LineKind.TEXT),
        ("By-election in Tarnfield", LineKind.TEXT),
    ],
)
def test_kinds(line: str, kind: LineKind) -> None:
    assert kind_of(line) is kind


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("AP-WF-05-11-13 1922GMT", "2013-05-11"),
        ("212101 GMT Nov 18", "2018-11-21"),
        ("upi 02-20-84 12:03 pes", "1984-02-20"),
    ],
)
def test_the_day_in_a_signature(line: str, day: str) -> None:
    published = sent_day(["Text.", line])
    assert published is not None
    assert published.value == day


@pytest.mark.parametrize(("line", "day"), [("121110 AVR 16", "2016-04-12"), ("030915 GMT MÄR 14", "2014-03-03")])
def test_the_month_of_a_signature_may_be_in_any_language(line: str, day: str) -> None:
    published = sent_day(["Text.", line])
    assert published
    assert published.value == day
