"""The table of the names of months is built from many languages."""

from __future__ import annotations

import json
from pathlib import Path

from searchapp.text.calendar.month_names import FORMS_FILE, LARGE_LANGUAGES, NAMES_FILE
from searchapp.training.months import date_forms, month_table, names_by_language, names_in_cases


def test_a_name_is_the_month_that_most_languages_mean_and_large_ones_count_more() -> None:
    assert {"en", "de"} <= set(LARGE_LANGUAGES)
    table = month_table({
        "en": {"march": {3}},
        "xx": {"march": {4}, "listopad": {10}},
        "yy": {"march": {4}, "listopad": {11}},
        "zz": {"march": {4}, "listopad": {11}},
    })  # fmt: skip
    assert table["names"] == {"listopad": 11, "march": 3}
    assert table["languages"] == {"listopad": {"xx": 10}, "march": {"xx": 4, "yy": 4, "zz": 4}}
    assert table["disputed"] == {"listopad": ["yy", "zz"]}


def test_a_name_that_two_large_languages_give_to_different_months_is_disputed() -> None:
    table = month_table({"en": {"mar": {3}}, "de": {"mar": {5}}, "fr": {"mar": {3}}})
    assert table["names"] == {"mar": 3}
    assert table["disputed"] == {"mar": ["en", "fr"]}


def test_short_names_that_only_small_languages_have_are_told() -> None:
    table = month_table({"en": {"may": {5}}, "xx": {"dal": {1}, "may": {5}, "dalwest": {1}}})
    assert list(table["small"]) == ["dal"]


def test_a_language_that_gives_a_name_to_two_months_tells_neither() -> None:
    table = month_table({"xx": {"twin": {6, 7}}, "yy": {"twin": {7}}})
    assert table["names"] == {"twin": 7}
    assert table["languages"] == {}


def test_names_are_folded_and_those_with_digits_or_of_a_letter_or_two_left_out() -> None:
    names = names_by_language()
    assert names["en"]["september"] == names["en"]["sept"] == {9}
    assert names["de"]["marz"] == names["de"]["mrz"] == {3}
    every = {name for own in names.values() for name in own}
    assert not [name for name in every if any(char.isdecimal() for char in name)]
    assert not [name for name in every if len(name) < 2 or (name.isascii() and len(name) < 3)]
    assert not [name for name in every if " " in name and name not in names["ar"] and name not in names["ga"]]


def test_the_table_that_is_shipped_says_what_is_built() -> None:
    """But for names that another release of CLDR has or has not."""
    built = month_table(names_by_language(), names_in_cases())
    shipped = json.loads(Path(NAMES_FILE).read_text(encoding="utf-8"))
    assert shipped.keys() == built.keys()
    both = shipped["names"].keys() & built["names"].keys()
    assert len(both) > 0.95 * len(shipped["names"])
    assert {name: shipped["names"][name] for name in both} == {name: built["names"][name] for name in both}


def test_the_second_word_of_a_name_is_one_where_no_other_month_has_it() -> None:
    names = names_by_language()
    assert names["gd"]["damhair"] == {10}
    assert "сар" not in names["mn"]


def test_the_forms_of_dates_that_are_shipped_are_those_of_cldr() -> None:
    built, shipped = date_forms(), json.loads(FORMS_FILE.read_text(encoding="utf-8"))
    both = shipped.keys() & built.keys()
    assert len(both) > 0.9 * len(shipped)
    assert {form: shipped[form] for form in both} == {form: built[form] for form in both}


def test_days_of_the_week_and_volumes_are_no_months() -> None:
    assert not {"fri", "sat", "sun", "vol"} & {name for names in names_by_language().values() for name in names}


def test_a_name_in_another_case_is_a_month_in_its_language_only() -> None:
    assert names_in_cases()["marcu"]["pl"] == 3
    table = month_table({"cs": {"listopadu": {11}}}, {"marcu": {"pl": 3, "xx": 4}, "listopadu": {"hr": 10, "cs": 11}})
    assert table["names"] == {"listopadu": 11, "marcu": 3}
    assert table["disputed"] == {"marcu": ["pl"]}
    assert table["languages"] == {"listopadu": {"hr": 10}, "marcu": {"xx": 4}}


def test_a_name_in_another_case_is_certain_although_a_small_language_has_it() -> None:
    table = month_table({"xx": {"maju": {5}}}, {"maju": {"pl": 5}})
    assert table["languages"] == {"maju": {"pl": 5}}
    assert "июле" not in month_table({}, {"июле": {"ru": 7}})["small"]
