"""One value of a parameter, as it is given in a query string."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import pytest

from searchapp.model.request import QUERY_CHARS
from searchapp.search.parameters import values
from searchapp.search.parameters.values import VALUE_CHARS, ValueFault


def fault(error: pytest.ExceptionInfo[ValueFault]) -> tuple[str, str]:
    return error.value.code, str(error.value)


def test_a_query_may_be_a_page_long_and_stays_as_it_is() -> None:
    assert values.text_of(" tea\n") == " tea\n"
    assert values.text_of("x" * QUERY_CHARS)
    with pytest.raises(ValueFault) as caught:
        values.text_of("x" * (QUERY_CHARS + 1))
    assert fault(caught) == ("too_long", "The query has 2,001 characters; 2,000 are allowed.")


@pytest.mark.parametrize(
    ("value", "code"), [("", "empty"), (" \t", "empty"), ("x" * (VALUE_CHARS + 1), "too_long"), ("a\ud800", "not_text")]
)
def test_what_cannot_be_an_id_is_told(value: str, code: str) -> None:
    with pytest.raises(ValueFault) as caught:
        values.identifier(value)
    assert caught.value.code == code


def test_an_id_is_taken_without_the_space_around_it() -> None:
    assert values.identifier(" unesco ") == "unesco"
    assert values.identifier("東京") == "東京"


def test_a_name_is_the_same_however_it_is_written() -> None:
    assert {values.name_of(name) for name in ("The  Échó", "the echo", "THE ECHO ")} == {"the echo"}
    with pytest.raises(ValueFault, match="leave it out"):
        values.name_of("\u0301")  # an accent on nothing


@pytest.mark.parametrize(
    ("value", "code"), [("de", "de"), ("DE", "de"), ("German", "de"), ("Klingon Deluxe", "klingon deluxe")]
)
def test_a_language_is_its_code_or_finds_nothing(value: str, code: str) -> None:
    assert values.language_of(value) == code


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("NO", "NO"),
        ("no", "NO"),
        (" is ", "IS"),
        ("uk", "GB"),
        ("Norway", "NO"),
        ("Great Britain", "GB"),
        ("zz", "ZZ"),
        ("None", "none"),
    ],
)
def test_a_country_is_given_by_its_code_or_a_name(value: str, code: str) -> None:
    assert values.country_of(value) == code


@pytest.mark.parametrize("value", ["Atlantis", "N", "NORR", "1"])
def test_what_is_no_country_is_told_what_to_write(value: str) -> None:
    with pytest.raises(ValueFault, match=f"“{value}” is not known as a country; write its code, such as IR"):
        values.country_of(value)


@pytest.mark.parametrize("read", [values.country_of, values.language_of, values.name_of, values.identifier])
def test_an_empty_value_is_told_to_be_empty(read: Callable[[str], str]) -> None:
    with pytest.raises(ValueFault, match="It is empty; leave it out or name a value"):
        read(" ")


@pytest.mark.parametrize("value", ["2016", "2016-02", "2016-02-29"])
def test_a_date_stays_as_it_is_whichever_end_it_is(value: str) -> None:
    assert values.date_of(0, value) == values.date_of(1, value) == value
    assert values.moment(0, f" {value} ") == value


def test_a_stretch_has_a_first_and_a_last_day() -> None:
    first, last = values.date_of(0, "last week"), values.date_of(1, "last week")
    assert first
    assert last
    assert date.fromisoformat(last) - date.fromisoformat(first) == timedelta(days=6)
    today = datetime.now(timezone.utc).date()
    assert values.moment(0, "-7d") in {str(today - timedelta(days=number)) for number in (7, 8)}


def test_an_end_that_is_left_empty_is_open() -> None:
    assert values.date_of(0, "  ") is values.moment(1, "") is None


@pytest.mark.parametrize("value", ["2016-02-30", "2016-13", "soon", "２０１６-１３"])
def test_what_is_no_date_is_told_what_to_write(value: str) -> None:
    with pytest.raises(ValueFault, match=f"“{value}” is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"):
        values.date_of(0, value)
    with pytest.raises(ValueFault, match=f"“{value}” is no time; write a date, an instant"):
        values.moment(0, value)


def test_an_instant_is_a_moment_and_as_a_date_its_day() -> None:
    assert values.moment(0, "2026-11-20T08:30:00Z") == "2026-11-20T08:30:00Z"
    assert values.date_of(0, "2026-11-20T08:30:00Z") == "2026-11-20"


def test_a_date_may_be_written_as_people_do() -> None:
    assert [values.date_of(end, "Q2 2016") for end in (0, 1)] == ["2016-04-01", "2016-06-30"]
    assert values.date_of(1, " 2016-02 ") == "2016-02"


def test_a_flag_is_true_or_false() -> None:
    assert (values.flag("true"), values.flag("false")) == (True, False)
    for value in ("True", "1", ""):
        with pytest.raises(ValueFault, match="is neither true nor false"):
            values.flag(value)


def test_a_choice_is_one_of_those_that_there_are() -> None:
    assert values.one_of(("a", "b"), "b") == "b"
    with pytest.raises(ValueFault, match="“c” is not one of a, b"):
        values.one_of(("a", "b"), "c")


@pytest.mark.parametrize(("value", "number"), [("1", 1), ("100", 100), ("007", 7)])
def test_a_whole_number_goes_from_1_to_its_maximum(value: str, number: int) -> None:
    assert values.whole_number(100, value) == number


@pytest.mark.parametrize("value", ["0", "101", "-1", "1.5", "", "٣", "1\n", "9" * 40])
def test_other_numbers_are_refused(value: str) -> None:
    with pytest.raises(ValueFault, match="is not a whole number from 1 to 100"):
        values.whole_number(100, value)


def test_a_long_value_is_cut_in_messages() -> None:
    assert values.shown("x" * 40) == f"“{'x' * 40}”"
    assert values.shown("x" * 41) == f"“{'x' * 40}…”"
