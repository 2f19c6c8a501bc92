"""The names in bylines."""

from __future__ import annotations

import pytest

from searchapp.text.writers import WriterName, in_order, writer_name, writers_of


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ida Brandt and Jon Aas", ["Ida Brandt", "Jon Aas"]),
        ("IDA BRANDT, Staff Writer", ["Ida Brandt"]),
        ("Ida Brandt, Jon Aas und Eva Lunde in Bergen", ["Ida Brandt", "Jon Aas", "Eva Lunde"]),
        ("Ida Brandt in Oslo and Jon Aas in Bergen", ["Ida Brandt", "Jon Aas"]),
        ("Ida Brandt (Coast Wire) | Jon Aas jon@wire.example", ["Ida Brandt", "Jon Aas"]),
        ("By IDA BRANDT\nSenior political correspondent", ["Ida Brandt"]),
        ("Brandt, Ida; Aas, Jon", ["Brandt, Ida", "Aas, Jon"]),
        ("Jon Aas, Jr.", ["Jon Aas, Jr"]),
        ("Ida Brandt, Bergen", ["Ida Brandt, Bergen"]),
        ("Staff Writer", ["Staff Writer"]),
        ("By <i>", ["<i>"]),
        ("By", []),
        ("Ruby Crosby", ["Ruby Crosby"]),
        ("Sverre By", ["Sverre By"]),
        ("Coast Wire; Editing by Ida Brandt", ["Coast Wire"]),
        ("(Reporting by Ida Brandt in Oslo and Jon Aas; Editing by Eva Lunde)", ["Ida Brandt", "Jon Aas"]),
        ("Photographs by Ida Brandt and Jon Aas", ["Ida Brandt", "Jon Aas"]),
        ("Text: Ida Brandt, Fotos: Jon Aas", ["Ida Brandt", "Jon Aas"]),
        ("Exclusive by Ida Brandt Published 12:30", ["Ida Brandt"]),
        ("By Ida Brandt | 5 May 2015", ["Ida Brandt"]),
        ("Ida Brandt in Bergen, Norway", ["Ida Brandt"]),
        ("Ida Brandt in Bergen, Jon Aas in Oslo", ["Ida Brandt", "Jon Aas"]),
        ("IDA BRANDT AND JON AAS", ["Ida Brandt", "Jon Aas"]),
        ("Ida Brandt/Jon Aas • Eva Lunde with Ola By", ["Ida Brandt", "Jon Aas", "Eva Lunde", "Ola By"]),
        ("Ida Brandt Political Editor", ["Ida Brandt"]),
        ("Por Ana Lontra y José Ortega y Gasset", ["Ana Lontra", "José Ortega y Gasset"]),
        ("Von der Aa", ["Von der Aa"]),
        ("['Ida Brandt', \"Jon O'Aas\"]", ["Ida Brandt", "Jon O'Aas"]),
        ("https://wire.example/by/ida", ["https://wire.example/by/ida"]),
        ("", []),
    ],
)
def test_a_byline_names_its_writers(byline: str, names: list[str]) -> None:
    assert list(writers_of(byline)) == names


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ida Brandt", WriterName("Brandt", "Ida")),
        ("Brandt, Ida", WriterName("Brandt", "Ida")),
        ("Ida van der Aa", WriterName("van der Aa", "Ida")),
        ("J. R. Aas", WriterName("Aas", "J. R.")),
        ("Aas JR", WriterName("Aas", "JR")),
        ("Jon Aas, Jr", WriterName("Aas", "Jon", "Jr")),
        ("Ana Lontra Pires", WriterName("Ana Lontra Pires")),
        ("José Ortega y Gasset", WriterName("José Ortega y Gasset")),
        ("Coast Press", WriterName("Coast Press", is_collective=True)),
        ("Reuters", WriterName("Reuters")),
        ("毛泽东", WriterName("毛泽东")),
    ],
)
def test_the_parts_of_a_name_are_told_where_they_are_known(name: str, parts: WriterName) -> None:
    assert writer_name(name) == parts


def test_a_family_name_before_a_comma_goes_to_its_place() -> None:
    assert [in_order(name) for name in ("Brandt, Ida", "Ida Brandt", "Ida Brandt, Bergen", "Jon Aas, Jr")] == [
        "Ida Brandt",
        "Ida Brandt",
        "Ida Brandt, Bergen",
        "Jon Aas, Jr",
    ]


@pytest.mark.parametrize(
    ("byline", "writers"),
    [
        ("ADA LUNT, PIET O'MOOR", ("Ada Lunt", "Piet O'Moor")),
        ("Léa Anne MOOR", ("Léa Anne Moor",)),
        ("JD LUNT III; MARIA DE LA REET", ("JD Lunt III", "Maria de la Reet")),
        ("BBC NEWS", ("BBC NEWS",)),
        ("BBC SPORT", ("BBC Sport",)),
        ("Ada LE MO", ("Ada LE MO",)),
        ("İBRAHİM IŞIK", ("İbrahim Işık",)),
        ("Ada Lunt FOR THE FEN MAIL", ("Ada Lunt",)),
    ],
)
def test_writers_in_capitals_are_named_as_others(byline: str, writers: tuple[str, ...]) -> None:
    assert writers_of(byline) == writers
