"""JSON, and what is nearly JSON."""

from __future__ import annotations

import pytest

from searchapp.reading.json_files.lenient_json import NotJson, inner_value, parsed

TEA = {"title": "Tea", "body": "Tea // cake, ]"}


@pytest.mark.parametrize(
    "content",
    [
        b'{"title": "Tea", "body": "Tea // cake, ]"}',
        b'{"title": "Tea", "body": "Tea // cake, ]",}',
        b'/* one */ {"title": "Tea", // two\n "body": "Tea // cake, ]"}',
        b"{'title': 'Tea', 'body': 'Tea // cake, ]'}",
        b'"{\\"title\\": \\"Tea\\", \\"body\\": \\"Tea // cake, ]\\"}"',
        b'\x1e{"title": "Tea", "body": "Tea // cake, ]"}\n',
    ],
)
def test_an_object_however_it_is_written(content: bytes) -> None:
    assert parsed(content) == TEA


def test_lists_may_end_with_a_comma_and_numbers_be_none() -> None:
    assert parsed(b'[{"score": 1, }, {"score": 2},]') == [{"score": 1}, {"score": 2}]
    assert str(parsed(b'{"score": NaN}')) == "{'score': nan}"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'{"title": "Tea', "Unterminated string starting at at column 11"),
        (b"{title: Tea}", "Expecting property name enclosed in double quotes at column 2"),
        (b"__import__('os')", "Expecting value at column 1"),
        (b"{'a': open('x')}", "Expecting property name enclosed in double quotes at column 2"),
        (b"", "Expecting value at column 1"),
    ],
)
def test_what_is_none_tells_why(content: bytes, why: str) -> None:
    with pytest.raises(NotJson, match=why):
        parsed(content)


def test_a_text_of_json_is_told_from_other_texts() -> None:
    assert inner_value(' [{"body": "Tea"}] ') == [{"body": "Tea"}]
    assert inner_value("[Tea] and cake") is None
    assert inner_value("[Tea]") is None


def test_what_javascript_calls_undefined_is_null() -> None:
    written = b'[{"title": "undefined", "author": undefined, "score": NaN}]'
    [record] = parsed(written)
    assert (record["title"], record["author"]) == ("undefined", None)


def test_what_json_cannot_escape_stands_for_itself() -> None:
    written = rb"""{"title": "It\'s in C:\clips, \"here\"\n"}"""
    assert parsed(written) == {"title": 'It\'s in C:\\clips, "here"\n'}


def test_what_the_shell_of_mongodb_writes_around_values_is_taken_off() -> None:
    content = (
        b"""{"_id": ObjectId("5f"), "at": ISODate("2019-05-04T10:00:00Z"), "n": NumberLong(5), "a": "Date(1) it's"}"""
    )
    assert parsed(content) == {"_id": "5f", "at": "2019-05-04T10:00:00Z", "n": 5, "a": "Date(1) it's"}


def test_moments_that_python_writes_as_calls_are_read() -> None:
    content = b"""{'a': datetime.datetime(2019, 5, 4, 10, 0), 'b': datetime.date(2019, 5, 4),
        'c': Timestamp('2019-05-04 10:00', tz='UTC'), 'e': "it's datetime.date(2019, 5, 4)",
        'd': datetime.datetime(2019, 5, 4, 10, 0, tzinfo=datetime.timezone.utc)}"""
    assert parsed(content) == {
        "a": "2019-05-04T10:00:00",
        "b": "2019-05-04",
        "c": "2019-05-04 10:00",
        "d": "2019-05-04T10:00:00",
        "e": "it's datetime.date(2019, 5, 4)",
    }
