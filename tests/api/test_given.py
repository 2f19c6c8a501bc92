"""What the request at hand gives beside the parameters of a search."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask

from searchapp.api.given import expect_only, filled_pairs, only_text
from searchapp.errors import ParameterError
from searchapp.search.parameters.table import BY_NAME


@contextmanager
def request_for(query: str) -> Iterator[None]:
    with Flask("desk").test_request_context(f"/?{query}"):
        yield


def test_fields_that_a_form_left_empty_are_not_given() -> None:
    with request_for("q=&country=NO&country=&country=JP&page="):
        assert filled_pairs() == [("country", "NO"), ("country", "JP")]


def test_only_known_parameters_are_taken() -> None:
    with request_for("page-size=2"):
        expect_only(BY_NAME["page-size"])
        with pytest.raises(ParameterError, match="There is no parameter “page-size” here") as caught:
            expect_only(BY_NAME["page"])
    assert (caught.value.param, caught.value.code) == ("page-size", "unknown")
    with request_for(""):
        expect_only()


def test_a_text_is_given_once_and_is_not_too_long() -> None:
    text = BY_NAME["q"]
    assert text.max_length
    assert only_text(text, [("q", "tea"), ("x", "oats"), ("x", "rye")]) == "tea"
    assert only_text(text, []) == ""
    assert only_text(text, [("q", "x" * text.max_length)]) == "x" * text.max_length
    for pairs, code in (([("q", "x" * (text.max_length + 1))], "too_long"), ([("q", "a"), ("q", "")], "repeated")):
        with pytest.raises(ParameterError) as caught:
            only_text(text, pairs)
        assert (caught.value.param, caught.value.code) == ("q", code)
