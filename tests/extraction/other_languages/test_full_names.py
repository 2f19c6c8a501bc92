"""Short names and the full names that they stand for."""

from __future__ import annotations

import pytest

from searchapp.extraction.name_words.name_keys import canonical_key
from searchapp.extraction.other_languages.full_names import full_keys, same_by_stems


def full(language: str, *forms: str) -> dict[str, str]:
    """The full names of some names, by their keys."""
    by_key = {canonical_key(form): form for form in forms}
    return full_keys(by_key, dict.fromkeys(by_key, 1), language)


@pytest.mark.parametrize(
    ("language", "short", "name"),
    [
        ("fr", "OMS", "Organisation mondiale de la santé"),
        ("ru", "ФАС", "Федеральная антимонопольная служба"),
        ("ru", "Магнит", "ПАО Магнит"),
        ("zh", "华为", "华为技术有限公司"),
        ("ja", "三河", "株式会社三河"),
        ("ru", "МВД", "МВД (Russia)"),
    ],
)
def test_a_short_name_stands_for_the_full_one(language: str, short: str, name: str) -> None:
    assert full(language, short, name) == {canonical_key(short): canonical_key(name)}


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ru", ("МВД", "МВД (Russia)", "МВД (Ukraine)")),
        ("ru", ("Газпром", "Газпром нефть")),
        ("zh", ("华为", "华为大学")),
        ("fr", ("ABC", "Association belge du cacao", "Amicale des boulangers corses")),
    ],
)
def test_what_may_stand_for_none_or_for_several_stands_for_itself(language: str, forms: tuple[str, ...]) -> None:
    assert full(language, *forms) == {}


def test_forms_with_the_same_stems_are_one_name_the_shortest() -> None:
    words = {name: name.lower().split() for name in ("Олаф Шольц", "Олафа Шольца", "Анна Зуева")}
    assert dict(same_by_stems(words, dict.fromkeys(words, 1), "ru")) == {"Олафа Шольца": "Олаф Шольц"}


def test_a_name_with_the_ending_of_a_case_is_the_name() -> None:
    assert full("fi", "Nordea", "Nordean", "Fortum", "Fortumin") == {"nordean": "nordea", "fortumin": "fortum"}


def test_many_names_are_compared_in_little_time() -> None:
    assert full("ru", *(f"Общество номер {number}" for number in range(20_000))) == {}
