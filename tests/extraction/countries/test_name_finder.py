"""Names of countries by their words, stems and what is joined to them."""

from __future__ import annotations

import pytest

from searchapp.extraction.countries.local_names import find_local_toponyms
from searchapp.extraction.countries.name_finder import WITHOUT_COUNTRY, LocalNames


def codes(names: LocalNames, text: str) -> list[str]:
    return [toponym.sense.country for toponym in names.find(text)]


def test_a_name_of_several_words_has_its_capitals() -> None:
    names = LocalNames("es")
    names.add("El Salvador", "SV", "name")
    assert codes(names, "El Salvador y el salvador de El Salvador") == ["SV", "SV"]
    assert codes(names, "El salvador vino") == []


def test_what_holds_a_countrys_name_is_none() -> None:
    names = LocalNames("es")
    names.add("México", "MX", "name")
    names.add("Nuevo México", WITHOUT_COUNTRY, "name")
    assert codes(names, "De México a Nuevo México") == ["MX"]


def test_words_end_as_their_language_ends_them() -> None:
    names = LocalNames("pl")
    names.add("Korea Północna", "KP", "name")
    names.add("Norwegia", "NO", "name")
    assert codes(names, "W Korei Północnej i Norwegii; korei północnej") == ["KP", "NO"]
    finnish = LocalNames("fi")
    finnish.add("Kenia", "KE", "name")
    assert codes(finnish, "Keniassa ja Kenttä") == ["KE"]


def test_a_short_name_in_capitals_is_no_word() -> None:
    names = LocalNames("id")
    names.add("AS", "US", "name")
    assert codes(names, "As roda patah di AS") == ["US"]


def test_particles_go_from_a_word() -> None:
    names = LocalNames("ko")
    names.add("미국", "US", "name")
    assert codes(names, "미국에서 미국과") == ["US", "US"]


def test_given_names_and_words_that_begin_as_a_country_are_none() -> None:
    russian = LocalNames("ru")
    for name, code in (("Германия", "DE"), ("Дания", "DK"), ("Сирия", "SY"), ("Грузия", "GE"), ("Того", "TG")):
        russian.add(name, code, "name")
    assert codes(russian, "Грузы видел Герман, а Даниил и Сириус нет. Того же хочет Анна.") == []
    assert codes(russian, "В Германии, Данией, Сирию, Грузии и Того") == ["DE", "DK", "SY", "GE", "TG"]
    polish = LocalNames("pl")
    polish.add("Dania", "DK", "name")
    assert codes(polish, "Daniel był w Danii") == ["DK"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "Presiden Kenya Bo Orr makan roti bersama Menteri Luar Negeri Israel Eli Orr.", ["KE", "IL"]),
        ("id", "Roti itu dimakan oleh Kenya Orr.", []),
        ("sw", "Rais wa Kenya Bo Orr alikula mkate. Kenya Orr pia.", ["KE"]),
    ],
)
def test_a_country_behind_an_office_may_stand_before_a_person(language: str, text: str, expected: list[str]) -> None:
    assert [toponym.sense.country for toponym in find_local_toponyms(text, language)] == expected


def test_a_name_within_a_longer_word_in_katakana_is_none() -> None:
    assert find_local_toponyms("新しいタイトルとスタイル、マインド", "ja") == ()
    assert [toponym.sense.country for toponym in find_local_toponyms("タイとインドで、日本のアメリカ人", "ja")] == [
        "TH", "IN", "JP", "US",
    ]  # fmt: skip


def test_where_a_name_ends_in_a_vowel_another_stands_or_none() -> None:
    russian = LocalNames("ru")
    for name, code in (("Кубой", "CU"), ("Палау", "PW"), ("Самоа", "WS"), ("Макао", "MO"), ("Кореей", "KR")):
        russian.add(name, code, "name")
    assert codes(russian, "Кубок вручён. Палата приняла. Самое важное: Макаров видит Корень.") == []
    assert codes(russian, "Кубой, Палау, Самоа, Макао, Кореей") == ["CU", "PW", "WS", "MO", "KR"]
    polish = LocalNames("pl")
    polish.add("Kongo", "CG", "name")
    polish.add("Kanada", "CA", "name")
    assert codes(polish, "Kongres w Kongu i Kanadzie") == ["CG", "CA"]
    turkish = LocalNames("tr")
    turkish.add("Malta", "MT", "name")
    assert codes(turkish, "Maltepe ve Maltalı") == ["MT"]
