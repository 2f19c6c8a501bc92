"""Countries by code, name and the codes of Reuters' editors."""

from __future__ import annotations

import subprocess
import sys

import pytest

from searchapp.geo.countries import (
    all_countries,
    country_code,
    country_code_typed,
    country_label,
    is_misleading,
    is_two_letters,
    region_country,
    reuters_countries,
    standard_code,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Iran", "IR"),
        ("iran", "IR"),
        ("ir", "IR"),
        ("UAE", "AE"),
        ("U.A.E.", "AE"),
        ("côte d’ivoire", "CI"),
        ("Trucial States", "AE"),
        ("UK", "GB"),
        ("el", "GR"),
        ("GBR", "GB"),
        ("xkx", "XK"),
        ("ZZZ", None),
        ("Atlantis", None),
        ("ZZ", None),
        ("", None),
    ],
)
def test_a_name_an_alias_or_a_code_stands_for_a_country(text: str, code: str | None) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Deutschland", "DE"),
        ("中国", "CN"),
        ("Россия", "RU"),
        ("Korea, South", "KR"),
        ("Atlantis", None),
        ("Congo", None),
    ],
)
def test_people_type_a_country_in_their_own_language_and_with_the_region_behind(text: str, code: str | None) -> None:
    assert country_code_typed(text) == code


def test_a_country_has_its_names_people_and_capital() -> None:
    country = all_countries()["AE"]
    assert country.label == country_label("AE") == "United Arab Emirates"
    assert country.aliases == ("UAE", "U.A.E.", "the Emirates", "Emirates")
    assert (country.demonyms, country.capitals) == (("Emirati",), ("Abu Dhabi",))
    assert country.former_names == ("Trucial States",)


def test_the_249_countries_of_iso_3166_and_kosovo_are_there() -> None:
    assert len(all_countries()) == 250
    assert "XK" in all_countries()
    assert all(is_two_letters(code) and code.isupper() for code in all_countries())


def test_the_label_of_no_country_is_the_code_itself() -> None:
    assert country_label("ZZ") == "ZZ"


@pytest.mark.parametrize(("text", "code"), [("uk", "GB"), (" ir. ", "IR"), ("EL", "GR"), ("zz", "ZZ")])
def test_a_code_is_told_in_capitals_and_as_iso_has_it(text: str, code: str) -> None:
    assert standard_code(text) == code


def test_the_places_of_reuters_editors_are_countries_each_once() -> None:
    assert reuters_countries(["west-germany", "east-germany", "ussr"]) == ("DE", "RU")
    assert reuters_countries(["atlantis"]) is None
    assert set(reuters_countries(["uk", "usa"]) or ()) <= set(all_countries())


def test_the_regions_of_factiva_are_countries_and_the_codes_of_rcv1_are_these_in_capitals() -> None:
    assert [region_country(code) for code in ("GFR", "UK", "EURZ")] == ["DE", "GB", None]
    assert {region_country(code) for code in ("usa", "norw")} <= set(all_countries())


def test_a_name_may_be_a_word_in_one_language_and_none_in_another() -> None:
    assert is_misleading("first word", "fi", "OM")
    assert not is_misleading("country", "fi", "OM")
    assert not is_misleading("first word", "en", "OM")


def test_looking_up_a_country_loads_nothing_of_extraction_or_reading() -> None:
    code = "import sys; from searchapp.geo.countries import country_code; country_code('Iran'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert not [name for name in done.stdout.split() if name.startswith(("searchapp.extraction", "searchapp.reading"))]
