"""What values of any type tell."""

from __future__ import annotations

import warnings
from datetime import date, datetime

import pytest

from searchapp.reading.records.record_values import (
    address_of,
    byline_of,
    date_of,
    id_of,
    line_of,
    text_of,
    without_cut_mark,
)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2016-09-05", "2016-09-05"),
        ("2016-09", "2016-09"),
        ("5 September 2016", "2016-09-05"),
        ("Sept. 5, 2016", "2016-09-05"),
        ("Mon, 05 Sep 2016 10:30:00 -0500", "2016-09-05"),
        ("20160905", "2016-09-05"),
        ("20160905T101400Z", "2016-09-05"),
        ("20160905 10:14:00", "2016-09-05"),
        ("1473070440", "2016-09-05"),
        (1473070440, "2016-09-05"),
        (1473070440.5, "2016-09-05"),
        (1473070440000, "2016-09-05"),
        (20160905, "2016-09-05"),
        (2016, "2016"),
        ({"$date": "2016-09-05T10:14:00Z"}, "2016-09-05"),
        (["2016-09-05"], "2016-09-05"),
        (date(2016, 9, 5), "2016-09-05"),
        (datetime(2016, 9, 5, 10, 14), "2016-09-05"),
    ],
)
def test_dates_of_any_type(value: object, day: str) -> None:
    published = date_of(value)
    assert published is not None
    assert published.value == day


@pytest.mark.parametrize("value", ["", "soon", 0, 12, True, None, float("nan"), float("inf"), 10**30, {}, []])
def test_what_is_no_date(value: object) -> None:
    assert date_of(value) is None


@pytest.mark.parametrize(
    ("value", "byline"),
    [
        ("By Eva Lund", "Eva Lund"),
        (["Eva Lund", "Bo Lind", "Eva Lund"], "Eva Lund, Bo Lind"),
        ([{"name": "Eva Lund"}, {"first": "Bo", "last": "Lind"}], "Eva Lund, Bo Lind"),
        ({"original": "BY EVA LUND"}, "EVA LUND"),
        ({"id": 7}, ""),
        (None, ""),
    ],
)
def test_bylines_of_any_type(value: object, byline: str) -> None:
    assert byline_of(value) == byline


def test_texts_of_any_type() -> None:
    assert text_of("<p>One &amp; two.</p><script>x</script><p>Three.</p>") == "One & two.\nThree."
    assert (
        text_of(["One.", {"type": "paragraph", "text": "Two."}, {"type": "image", "content": "x.png"}]) == "One.\nTwo."
    )
    assert text_of({"rendered": "One."}) == "One."
    assert text_of({"*": "One."}) == "One."  # of MediaWiki
    assert text_of(3) == ""


def test_lines_addresses_and_ids() -> None:
    assert line_of({"name": "Brae\nCourier"}) == "Brae Courier"
    assert line_of({"id": "courier", "domain": "courier.example"}) == "courier.example"
    assert line_of(["", "Harbour", "Sea"]) == "Harbour"
    assert address_of({"@id": "https://brae.example/weir"}) == "https://brae.example/weir"
    assert address_of("urn:newsml:brae:1") == ""
    assert id_of({"$oid": "5f"}) == "5f"
    assert id_of(7.0) == "7"
    assert id_of("a\nb") == ""


@pytest.mark.parametrize("mark", ["… [+1234 chars]", "...[+1 chars]", " [+20 characters]"])
def test_marks_of_texts_that_were_cut_short_go(mark: str) -> None:
    assert without_cut_mark(f"The board voted{mark}") == ("The board voted", True)
    assert without_cut_mark("The board voted [1]") == ("The board voted [1]", False)


def test_a_number_of_milliseconds_within_mongodbs_date() -> None:
    published = date_of({"$date": {"$numberLong": "1667462400000"}})
    assert published is not None
    assert published.value == "2022-11-03"


@pytest.mark.parametrize(("value", "day"), [(44868, "2022-11-03"), ("44868", "2022-11-03"), (44868.375, "2022-11-03")])
def test_a_day_as_spreadsheets_count_it(value: object, day: str) -> None:
    published = date_of(value)
    assert published is not None
    assert (published.value, published.reliable) == (day, True)


@pytest.mark.parametrize("value", [12345, 99999, "448681"])
def test_other_numbers_of_a_few_digits_are_no_days(value: object) -> None:
    assert date_of(value) is None


def test_writers_in_a_list_as_python_writes_it() -> None:
    assert byline_of("['Ada Holm', \"Tim O'Dell\"]") == "Ada Holm, Tim O'Dell"
    assert byline_of("['Ada Holm") == "['Ada Holm"


def test_line_ends_that_a_program_has_written_out_are_line_ends() -> None:
    assert text_of("Tea came.\\nCake went.\\r\\nThe end.\\n") == "Tea came.\nCake went.\nThe end."
    assert text_of(r"It lies in C:\news\note") == r"It lies in C:\news\note"


def test_paragraphs_and_bytes_as_python_writes_them_are_text() -> None:
    assert text_of(str(["Tea rose.", "Oats fell."])) == "Tea rose.\nOats fell."
    assert text_of(str("Tea rosé.".encode())) == "Tea rosé."
    assert text_of("['Tea' rose]") == "['Tea' rose]"


def test_backslashes_in_a_list_as_python_writes_it_warn_nobody() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert text_of(r"['The \quay is shut.', 'It has cracks.']") == "The \\quay is shut.\nIt has cracks."


def test_a_blank_line_that_a_program_has_written_out_is_one() -> None:
    assert text_of(r"Tea rose.\n\nOats fell") == "Tea rose.\n\nOats fell"


@pytest.mark.parametrize("value", [[2019, 5, 4], {"year": 2019, "month": 5, "day": 4}, "43589,5", "1.5569344E12"])
def test_days_in_parts_and_in_numbers_of_spreadsheets(value: object) -> None:
    published = date_of(value)
    assert published is not None
    assert published.value == "2019-05-04"


def test_writers_in_a_list_of_json_or_under_one_name() -> None:
    assert byline_of('["Ada Holm", "Ole Lind"]') == "Ada Holm, Ole Lind"
    assert byline_of({"name": ["Ada Holm", "Ole Lind"]}) == "Ada Holm, Ole Lind"


@pytest.mark.parametrize("key", ["seconds", "_seconds"])
def test_the_seconds_of_a_cloud_database_are_a_date(key: str) -> None:
    published = date_of({key: 1680307200, "nanos": 0})
    assert published is not None
    assert published.value == "2023-04-01"


def test_texts_that_an_interface_cuts_tell_how_much_is_left() -> None:
    assert without_cut_mark("Oats rose ... [1234 chars]") == ("Oats rose", True)
    assert without_cut_mark("Oats rose [2016]") == ("Oats rose [2016]", False)


def test_what_spreadsheets_write_for_a_text_and_a_link() -> None:
    link = '=HYPERLINK("https://herald.example/oats","Oats ""rise""")'
    assert (line_of('="Oats rise"'), line_of(link), address_of(link)) == (
        "Oats rise", 'Oats "rise"', "https://herald.example/oats",
    )  # fmt: skip
    published = date_of('="2016-09-05"')
    assert published is not None
    assert published.value == "2016-09-05"


def test_line_ends_as_office_escapes_them() -> None:
    assert text_of("Oats rose._x000D_\nRye fell.") == "Oats rose.\nRye fell."


def test_names_of_a_catalogue_have_the_given_name_first() -> None:
    assert byline_of("Holm, Ada; Berg, Tor") == "Ada Holm, Tor Berg"
