"""Documents that wait in memory: one with a key, and no trace of those that are wrong."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from searchapp.engine.indexing.buffer import Buffer
from searchapp.engine.indexing.document import Documents
from searchapp.engine.indexing.engine_fields import engine_fields
from searchapp.engine.indexing.limits import DEFAULT_LIMITS
from searchapp.errors import DocumentError
from tests.engine.documents import Document, Passage, documents_of
from tests.engine.stories import SCHEMA, story


def buffer(**limits: int) -> Buffer:
    return Buffer(engine_fields(SCHEMA), "id", replace(DEFAULT_LIMITS, **limits))


def together(*keys: str) -> Documents:
    return Documents(keys, {}, {"country": [["NO"]] * len(keys)}, {}, {"body": [b"tea"] * len(keys)})


def test_a_document_replaces_the_one_with_its_key() -> None:
    waiting = buffer()
    for key in ("a", "b", "a", "c"):
        waiting.add(documents_of(story(key, "tea", "NO")))
    assert (len(waiting), waiting.deleted, waiting.keys) == (3, {0}, ["a", "b", "c"])
    assert waiting.new_doc_ids() is not None
    assert list(waiting.new_doc_ids()) == [-1, 0, 1, 2]  # type: ignore[call-overload]


def test_of_documents_that_are_added_together_one_replaces_another() -> None:
    waiting = buffer()
    waiting.add(together("a", "b", "a"))
    waiting.add(together("b", "c"))
    assert (len(waiting), waiting.deleted, waiting.keys) == (3, {0, 1}, ["a", "b", "c"])


def test_of_documents_that_are_added_together_none_is_left_where_one_is_wrong() -> None:
    waiting = buffer()
    with pytest.raises(DocumentError, match="a: ValueError: a term of 0 bytes"):
        waiting.add(together("a", ""))
    assert (len(waiting), waiting.keys, waiting.stored["body"]) == (0, [], [])


def test_documents_are_deleted_by_a_value_each_once() -> None:
    waiting = buffer()
    for key, country in (("a", "NO"), ("b", "SE"), ("c", "NO")):
        waiting.add(documents_of(story(key, "tea", country)))
    assert (waiting.delete("country", "NO"), waiting.delete("country", "NO"), waiting.delete("country", "x")) == (
        2,
        0,
        0,
    )
    assert (len(waiting), waiting.deleted) == (1, {0, 2})


def test_where_nothing_is_deleted_numbers_stay_as_they_are() -> None:
    waiting = buffer()
    waiting.add(documents_of(story("a", "tea")))
    assert waiting.new_doc_ids() is None


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"text": {"text": [Passage("tea")]}}, "TypeError: 'tea' is one text, not a sequence of terms"),
        ({"text": {"text": [Passage(["a"], 1.0, 9), Passage(["b"], 1.0, 3)]}}, "a passage at position 3 after 10"),
        ({"text": {"text": [Passage(["a"], 0.0)]}}, "of weight 0.0"),
        ({"text": {"smell": []}}, "KeyError: 'smell'"),
        ({"keywords": {"country": "NO"}}, "'NO' is one text, not a sequence of terms"),
        ({"keywords": {"country": [""]}}, "a term of 0 bytes"),
        ({"keywords": {"id": ["x"]}}, "id is given by the document's key"),
        ({"numbers": {"published": 1.5}}, "1.5 is no number of this index"),
        ({"stored": {"body": "text"}}, "body is str, not bytes"),
        ({"stored": {"smell": b""}}, "KeyError: 'smell'"),
        ({"key": ""}, "a term of 0 bytes"),
    ],
)
def test_a_document_that_is_wrong_leaves_no_trace(members: dict[str, Any], message: str) -> None:
    waiting = buffer()
    waiting.add(documents_of(story("before", "tea", "NO", published=1)))
    with pytest.raises(DocumentError, match=message):
        waiting.add(documents_of(story("wrong", "tea", "SE", published=2)._replace(**members)))
    waiting.add(documents_of(story("after", "oats", "DK", published=3)))
    assert (len(waiting), waiting.keys) == (2, ["before", "after"])
    country = waiting.keywords["country"].pairs()
    assert country.doc_ids.tolist() == [0, 1]
    assert waiting.numbers["published"].pairs().values.tolist() == [1, 3]
    assert waiting.stored["body"] == [b"tea", b"oats"]
    assert waiting.texts["text"].occurrences().doc_ids.tolist() == [0, 1]


def test_it_is_full_of_tokens_or_of_stored_bytes() -> None:
    tokens, stored = buffer(buffer_tokens=4), buffer(buffer_stored_bytes=10)
    for waiting in (tokens, stored):
        waiting.add(documents_of(story("a", "tea oats")))
        assert not waiting.is_full
        waiting.add(documents_of(story("b", "rye hops")))
        assert waiting.is_full


def test_the_next_buffer_goes_on_with_the_term_ids_that_were_given() -> None:
    first = buffer()
    first.add(documents_of(story("a", "tea oats")))
    second = Buffer(engine_fields(SCHEMA), "id", previous=first)
    second.add(documents_of(story("b", "rye oats")))
    assert second.texts["text"].occurrences().term_ids.tolist() == [2, 1]
    assert len(second) == 1


def test_a_document_without_a_stored_value_has_an_empty_one() -> None:
    waiting = buffer()
    waiting.add(documents_of(Document("a", {}, {}, {}, {})))
    waiting.add(documents_of(story("b", "tea")))
    assert waiting.stored["body"] == [b"", b"tea"]
