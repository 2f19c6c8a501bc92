"""Months by their names in many languages."""

from __future__ import annotations

from calendar import month_abbr, month_name

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.text.calendar.month_names import date_form, fold, month_named, month_of_form


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("March", 3),
        ("MARCH", 3),
        ("Sept.", 9),
        ("März", 3),
        ("août", 8),
        ("aout", 8),
        ("Φεβρουαρίου", 2),
        ("сентября", 9),
        ("ديسمبر", 12),
        ("października", 10),
        ("décembre", 12),
    ],
)
def test_case_accents_and_full_stops_make_no_difference(name: str, number: int) -> None:
    month = month_named(name)
    assert month
    assert month.number == number


@pytest.mark.parametrize("word", ["ferry", "", ".", "13", "marching"])
def test_another_word_is_no_month(word: str) -> None:
    assert month_named(word) is None


def test_a_name_that_means_different_months_is_certain_in_a_language_only() -> None:
    """Listopad is November in Polish and Czech, October in Croatian."""
    croatian, polish, anywhere = (month_named("listopad", language) for language in ("hr", "pl", ""))
    assert croatian
    assert polish
    assert anywhere
    assert (croatian.number, croatian.certain) == (10, True)
    assert (polish.number, polish.certain) == (11, True)
    assert not anywhere.certain


def test_a_short_name_of_a_small_language_is_a_word_in_a_large_one() -> None:
    italian, anywhere = month_named("dal", "it"), month_named("dal")
    assert italian
    assert anywhere
    assert (italian.certain, anywhere.certain) == (False, True)


@given(st.integers(1, 12))
def test_every_english_month_has_its_name_and_abbreviation(number: int) -> None:
    for name in (month_name[number], month_abbr[number], month_abbr[number].upper() + "."):
        month = month_named(name, "en")
        assert month
        assert (month.number, month.certain) == (number, True)


@given(st.text(max_size=12))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_a_name_that_small_languages_share_is_certain_in_one_of_them_only() -> None:
    breton, anywhere = month_named("Mae", "br"), month_named("Mae")
    assert breton
    assert anywhere
    assert (breton.number, breton.certain, anywhere.certain) == (5, True, False)


def test_a_whole_date_in_the_form_of_its_language_names_its_month() -> None:
    form = date_form("2021 оны арван нэгдүгээр сарын 4")
    assert form
    assert (form.year, form.day) == (2021, 4)
    month = month_of_form(form)
    assert month
    assert (month.number, month.certain) == (11, True)


@pytest.mark.parametrize("text", ["2021", "4 10 2021", "2021 2022 May", "room 4 of 12", ""])
def test_a_text_without_a_year_and_a_day_has_no_form(text: str) -> None:
    assert date_form(text) is None


def test_a_form_of_another_text_names_no_month() -> None:
    form = date_form("4 ferries in 2021")
    assert form
    assert month_of_form(form) is None
