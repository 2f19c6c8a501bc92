"""The gazetteer's tables and its normalization of texts."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.extraction.gazetteer import DATA, gazetteer, plain_text
from searchapp.geo.countries import all_countries
from searchapp.text.tab_separated import table_rows


def test_every_row_of_the_tables_has_a_country_of_the_list() -> None:
    codes = set(all_countries())
    assert len(codes) == 250  # ISO 3166-1 has 249, and XK is what the EU uses for Kosovo
    assert {row[0].partition(".")[0] for row in table_rows(DATA / "places.tsv")} - codes == {"-"}
    assert {
        part.partition(":")[0][:2] for _, senses in table_rows(DATA / "cities.tsv") for part in senses.split()
    } <= codes


def test_the_labels_are_the_short_names_people_use() -> None:
    named = {code: country.label for code, country in all_countries().items()}
    assert [named[code] for code in ("IR", "KR", "US", "PS")] == ["Iran", "South Korea", "United States", "Palestine"]


def test_regions_are_parts_of_countries() -> None:
    regions = set(gazetteer().regions())
    assert {"Uttar Pradesh", "Bavaria", "Texas"} <= regions
    assert not {"Oslo", "Norway"} & regions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("New York, York and New Yorkish", ["New York", "York"]),
        ("in the Hague and The Hague", ["the Hague", "The Hague"]),
        ("Indo-Thai, NewOslo, McOslo, Osloites, 7Oslo, “Oslo”", ["Indo-", "Thai", "Oslo"]),
        ("Papua New Guinea beside Guinea-Bissau", ["Papua New Guinea", "Guinea-Bissau"]),
        ("Korea, South and Korea, South Africa", ["Korea, South", "Korea", "South Africa"]),
        ("U.S. U.S.-led St. Louis", ["U.S.", "U.S.", "St. Louis"]),
        ("Łódź, Écija and Ḩamāh", ["Łódź", "Écija", "Ḩamāh"]),
        ("oslo. .Oslo", ["Oslo"]),
    ],
)
def test_the_longest_names_are_found_as_whole_words(text: str, names: list[str]) -> None:
    hits = list(gazetteer().find(text))
    assert [(text[start:end], entry.name) for start, end, entry in hits] == [(name, name) for name in names]


@given(st.text())
def test_a_plain_text_keeps_its_offsets(text: str) -> None:
    assert len(plain_text(text)) == len(text) == len(gazetteer().normalize(text))


def codes(names: Iterable[str]) -> set[str]:
    """The ISO codes of country names, as the sets spell them."""
    countrynames = pytest.importorskip("countrynames", reason="the sets' country names are read by the train extra")
    return {code for name in names if (code := countrynames.to_code(name.replace("-", " "), fuzzy=False))}
