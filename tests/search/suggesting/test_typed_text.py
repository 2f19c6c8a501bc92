"""A text that is being typed: its last word, what stands before it, and open quotations."""

from __future__ import annotations

import pytest

from searchapp.search.suggesting.typed_text import (
    is_counted_otherwise,
    is_excluded,
    last_words,
    open_quotation,
    typed_text,
)


@pytest.mark.parametrize(
    ("text", "whole", "last", "before", "joined"),
    [
        ("harb", (), "harb", "", 0),
        ("night harb", ("night",), "harb", "night ", 0),
        ("night ", ("night",), "", "night ", 0),
        ("seals anne-mar", ("seals", "anne"), "mar", "seals anne-", 1),
        ("zebra OR harb", (), "harb", "zebra OR ", 0),
        ("country:no -fog harb", (), "harb", "country:no -fog ", 0),
    ],
)
def test_the_last_word_goes_on(text: str, whole: tuple[str, ...], last: str, before: str, joined: int) -> None:
    typed = typed_text(text)
    assert typed
    assert (typed.whole, typed.last, typed.before, typed.joined) == (whole, last, before, joined)


def test_without_a_word_there_is_nothing_to_go_on() -> None:
    assert typed_text(" -?") is None


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ('"night fer', ("", "night fer")),
        ('fog "night fer', ("fog ", "night fer")),
        ('"night" fer', None),
        ("fer", None),
    ],
)
def test_a_quotation_is_open_until_it_is_closed(text: str, quotation: tuple[str, str] | None) -> None:
    assert open_quotation(text) == quotation


def test_names_begin_at_any_of_the_last_words_behind_a_query() -> None:
    names = [("", "fog AND north sea"), ("fog", "AND north sea"), ("fog", "north sea"), ("fog AND north", "sea")]
    assert list(last_words("fog AND north sea")) == names


@pytest.mark.parametrize(("text", "is_other"), [("night fog", False), ("night AND fog", False), ("night OR fog", True)])
def test_articles_with_all_words_are_not_what_an_operator_finds(text: str, is_other: bool) -> None:
    assert is_counted_otherwise(text) is is_other


@pytest.mark.parametrize(("text", "is_not"), [("night -fog", True), ("NOT fog", True), ("-night fog", False)])
def test_a_last_word_may_be_one_to_leave_out(text: str, is_not: bool) -> None:
    assert is_excluded(text) is is_not
