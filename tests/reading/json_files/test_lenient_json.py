"""JSON, and what is nearly JSON."""

from __future__ import annotations

import pytest

from searchapp.reading.json_files.lenient_json import NotJson, inner_value, parsed
from tests.hanging import no_hang

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
        'd': datetime.datetime(2019, 5, 4, 10, 0, tzinfo=datetime.timezone.utc),
        'f': datetime.datetime(2019, 5, 4, 10, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))}"""
    assert parsed(content) == {
        "a": "2019-05-04T10:00:00",
        "b": "2019-05-04",
        "c": "2019-05-04 10:00",
        "d": "2019-05-04T10:00:00",
        "e": "it's datetime.date(2019, 5, 4)",
        "f": "2019-05-04T10:00:00",
    }


def test_calls_beside_comments_with_apostrophes_are_read() -> None:
    content = b"""[{"title": "Tea", // one's own\n "at": ISODate("2019-05-04"), /* it's */ "by": ObjectId('5f')}]"""
    assert parsed(content) == [{"title": "Tea", "at": "2019-05-04", "by": "5f"}]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        (b"new Date(2019, 4, 5)", "2019-05-05"),
        (b"new Date(2019,11,31, 23, 5)", "2019-12-31T23:05:00"),
        (b"new Date(2019, 0)", "2019-01"),
        (b"new Date(2019, 12, 1)", None),
        (b"new Date(1556928000000)", 1556928000000),
        (b"Timestamp(1556928000, 1)", 1556928000),
    ],
)
def test_the_months_of_javascript_count_from_0(written: bytes, day: object) -> None:
    assert parsed(b'{"at": ' + written + b"}") == {"at": day}


@pytest.mark.parametrize(
    "content",
    [
        "{'a': " + "\\'" * 400_000,
        '{"a": "(", b: ' + "\\'" * 400_000,
        '{"a": "(", b: ' + '\\"' * 400_000 + "\\",
        '{"a": "(", b: ' + "/*" * 400_000,
    ],
    ids=["of Python", "apostrophes", "quotation marks", "comments"],
)
def test_what_has_no_end_takes_no_time(content: str) -> None:
    with no_hang(), pytest.raises(NotJson):
        parsed(content.encode())
