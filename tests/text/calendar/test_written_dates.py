"""Days that a text writes out, in the forms and languages of newspapers."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.text.calendar.month_names import month_named
from searchapp.text.calendar.written_dates import MAX_CHARS, first_date, written_dates

_NINTH = datetime.date(2021, 9, 9)


@pytest.mark.parametrize(
    "text",
    [
        "Sept. 9, 2021", "September 9th 2021", "9 Sept 2021", "Thursday, 9th of September, 2021", "SEP 9 20212:23 PM",
        "PublishedSeptember 9, 2021", "08:15-9 September 2021", "09-Sep-2021", "9-Sep-21",
        "9 Sep 21", "Published: 9 September 21", "Posted 9 sept. 21, 10:14", "Veröffentlicht: 9. September 21",
        "Sep-09-2021", "09SEP2021", "9.9.2021", "9. 9. 2021", "09/09/21",
        "2021-09-09", "2021/9/9", "2021. 9. 9.", "20210909", "2021年9月9日", "2021년 9월 9일", "令和3年9月9日",
        "٩ سبتمبر ٢٠٢١", "9 أيلول / سبتمبر 2021", "९ सितंबर २०२१", "9 กันยายน 2564", "9 ก.ย. 2564", "9 בספטמבר 2021",
        "le 9 septembre 2021 à 10h14", "9. September 2021", "09 set 2021", "9 de setembro de 2021",
        "9 de septiembre del 2021", "9 settembre 2021", "9 сентября 2021 г.", "9 вересня 2021", "2021. szeptember 9.",
        "2021 m. rugsėjo 9 d.", "2021. gada 9. septembrī", "9 Eylül 2021 Perşembe", "9 EYLÜL 2021", "9. syyskuuta 2021",
        "9 września 2021", "9. září 2021", "9 Σεπτεμβρίου 2021", "ngày 9 tháng 9, 2021", "9 Septemba 2021",
        "9 septembrie 2021", "9 de setembre de 2021", "9 กันยายน พ.ศ. 2564", "2564-09-09", "09Sep2021",
    ],
)  # fmt: skip
def test_a_day_is_read_in_whatever_form_and_language(text: str) -> None:
    written = first_date(text)
    assert written is not None
    assert (written.day, written.other, written.certain) == (_NINTH, None, True)


@pytest.mark.parametrize(
    "text",
    [
        "hace 3 días", "31 September 2021", "12 officers in May 2020", "Room 12, 2016", "tel 123-45-678 2021",
        "11/12/13/14", "1.2.3.2020", "30/30/2020", "3-day 2020", "Covid-19, part 1", "5 May 1234", "٣ ٢٠٢١", "",
        "On 9 May 19 people came", "It came on 9 May 19.", "9 May 19 people came", "9 Tea 21",
    ],
)  # fmt: skip
def test_what_is_no_day_is_not_read(text: str) -> None:
    assert written_dates(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1.IV.2023", "2023-04-01"), ("14 VIII 1938", "1938-08-14"), ("3/XII/1972", "1972-12-03"),
        ("01Apr2023", "2023-04-01"), ("1st of April, 2023", "2023-04-01"),
    ],
)  # fmt: skip
def test_months_may_be_roman_numerals_or_stand_without_a_space(text: str, day: str) -> None:
    assert [written.day.isoformat() for written in written_dates(text)] == [day]


@pytest.mark.parametrize("text", ["April 1-2, 2023", "1–2 April 2023", "1-2 April 2023", "1/2 April 2023"])
def test_of_several_days_the_first_is_read_and_is_not_certain(text: str) -> None:
    written = written_dates(text)
    assert [(day.day.isoformat(), day.certain, day.is_first) for day in written] == [("2023-04-01", False, True)]


def test_numbers_are_a_day_of_their_own_before_a_year_first() -> None:
    assert [written.day.isoformat() for written in written_dates("6/11/2019, dal 3", "it")] == ["2019-11-06"]
    assert [written.day.isoformat() for written in written_dates("3.-5.6.2016")] == ["2016-06-05"]
    assert written_dates("3-5.6.2016") == []


def test_a_day_with_two_readings_has_both() -> None:
    written = first_date("03/04/2021")
    assert written is not None
    assert (written.day, written.other) == (datetime.date(2021, 4, 3), datetime.date(2021, 3, 4))


def test_a_month_that_languages_dispute_is_certain_where_the_language_is_known() -> None:
    assert [(first_date("2 listopada 2021", language) or _fail()).certain for language in ("", "pl", "hr")] == [
        False,
        True,
        True,
    ]
    assert (first_date("2 listopada 2021", "hr") or _fail()).day.month == 10
    assert (first_date("2 listopada 2021", "pl") or _fail()).day.month == 11


def _fail() -> None:  # type: ignore[misc]
    raise AssertionError("no date")


@pytest.mark.parametrize(("year", "full"), [("69", 1969), ("99", 1999), ("00", 2000), ("68", 2068)])
def test_years_of_two_digits_follow_posix(year: str, full: int) -> None:
    written = first_date(f"13/12/{year}")
    assert written is not None
    assert written.day.year == full


_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "hr": "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",
}
_FORMS = (
    "{day} {month} {year}",
    "{day}. {month} {year}",
    "{month} {day}, {year}",
    "{day} de {month} de {year}",
    "{year}. {month} {day}.",
)


@given(
    day=st.dates(datetime.date(1500, 1, 1), datetime.date(2099, 12, 31)),
    language=st.sampled_from(sorted(_MONTHS)),
    form=st.sampled_from(_FORMS),
    is_loud=st.booleans(),
)
@settings(deadline=None)
def test_any_day_is_read_back(day: datetime.date, language: str, form: str, is_loud: bool) -> None:
    text = form.format(day=day.day, month=_MONTHS[language].split()[day.month - 1], year=day.year)
    written = first_date(text.upper() if is_loud else text, language)
    assert written is not None
    assert written.day == day


@given(st.text(max_size=200) | st.text(alphabet="0123456789 ./-:年月日mayMAY,'", max_size=200))
@settings(deadline=None)
def test_any_text_is_searched(text: str) -> None:
    for written in written_dates(text):
        assert 0 <= written.start < written.end <= len(text)


@pytest.mark.parametrize("piece", ["1 ", "12 aa ", "2011", " 2011 a a", "a", "1/", "٣", "May 5 "])
def test_long_texts_take_no_long_time(piece: str) -> None:
    assert isinstance(written_dates(piece * MAX_CHARS), list)


def test_a_name_without_its_accents_or_with_a_full_stop_is_the_same_month() -> None:
    assert {(month_named(name) or _fail()).number for name in ("août", "aout", "AOÛT", "août.")} == {8}


def test_a_day_that_is_glued_to_a_year_is_no_part_of_it() -> None:
    day = first_date("1. November 20163. November 2016 ottersurf")
    assert day is not None
    assert day.day.isoformat() == "2016-11-01"


@pytest.mark.parametrize(
    "text", ["April 10, 20233 years ago", "by Oxmere EchoApril 10, 202301747", "April 10, 202310:15"]
)
def test_a_number_that_is_glued_to_a_year_is_no_part_of_it(text: str) -> None:
    assert [written.day.isoformat() for written in written_dates(text)] == ["2023-04-10"]


@pytest.mark.parametrize(
    "text", ["۱۲ آبان ۱۴۰۱", "پنجشنبه ۱۲ آبان‌ماه ۱۴۰۱، ساعت ۱۰", "12 آبان 1401", "۱۴۰۱/۰۸/۱۲", "1401-8-12"]
)
def test_days_of_the_persian_calendar(text: str) -> None:
    assert [written.day.isoformat() for written in written_dates(text)] == ["2022-11-03"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Wed, 11/03/2021", "2021-11-03"),
        ("Thursday 11/03/2021", "2021-03-11"),
        ("Fri, 05/07/2019", "2019-07-05"),
        ("Sat 2/1/2021", "2021-01-02"),
        ("Sun 07-03-2021", "2021-03-07"),
    ],
)
def test_a_weekday_tells_the_order_of_numbers(text: str, day: str) -> None:
    [written] = written_dates(text)
    assert (written.day.isoformat(), written.other) == (day, None)
