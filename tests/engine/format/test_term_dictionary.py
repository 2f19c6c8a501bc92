"""The term dictionary: ordinals by term and by prefix, terms by ordinal."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import numpy as np
import pytest

from searchapp.engine.format.segment_file import SegmentFile, SegmentFileWriter
from searchapp.engine.format.term_dictionary import TermDictionary, ordinals_in_buckets, write_term_dictionary

WORDS = sorted(word.encode() for word in ("a", "ab", "abc", "abd", "b", "\U0010ffff", "\U0010ffffz", "île"))


@pytest.fixture(params=[True, False], ids=["hash table", "bisection"])
def terms(request: pytest.FixtureRequest, tmp_path: Path) -> TermDictionary:
    """A term dictionary of these words, with a hash table or without."""
    with SegmentFileWriter(tmp_path / "segment") as writer:
        write_term_dictionary(writer, "text.terms", WORDS, hashed=request.param)
        writer.finish()
    return TermDictionary(SegmentFile(tmp_path / "segment"), "text.terms")


def test_terms_are_found_with_their_ordinals(terms: TermDictionary) -> None:
    assert [terms.find(word) for word in WORDS] == list(range(len(WORDS)))
    assert [terms.term(ordinal) for ordinal in range(len(terms))] == WORDS
    assert terms.terms(1, 4) == WORDS[1:4]
    assert terms.find(b"zebra") == terms.find(b"") == -1
    assert b"ab" in terms
    assert b"aba" not in terms


def test_the_first_term_at_least_as_great(terms: TermDictionary) -> None:
    assert [terms.at_least(term) for term in (b"", b"aa", b"ab", b"\xff")] == [0, 1, 1, len(WORDS)]


@pytest.mark.parametrize("prefix", [b"", b"a", b"ab", b"abc", "\U0010ffff".encode(), b"\xc3", b"\xff", b"x"])
def test_terms_that_begin_with_a_prefix(terms: TermDictionary, prefix: bytes) -> None:
    prefixed = terms.prefixed(prefix)
    assert terms.terms(prefixed.start, prefixed.stop) == [word for word in WORDS if word.startswith(prefix)]


def test_a_cursor_goes_through_all_terms_once(terms: TermDictionary) -> None:
    cursor = terms.cursor()
    assert (cursor.take_below(b"ab"), cursor.ordinal) == (WORDS[:1], 1)
    assert cursor.take_below(b"ab") == []
    assert cursor.take_below(b"b") == [b"ab", b"abc", b"abd"]
    assert cursor.take_below(None) == WORDS[4:]
    assert (cursor.take_below(None), cursor.take_below(b"z"), cursor.ordinal) == ([], [], len(WORDS))


def test_the_first_of_every_three_terms(terms: TermDictionary) -> None:
    assert terms.every(3) == WORDS[::3]
    assert (terms.every(1), terms.every(100)) == (WORDS, WORDS[:1])


def test_a_cursor_finds_the_edge_however_far_it_is(tmp_path: Path) -> None:
    words = [b"%05d" % number for number in range(3_000)]
    with SegmentFileWriter(tmp_path / "segment") as writer:
        write_term_dictionary(writer, "text.terms", words, hashed=False)
        writer.finish()
    cursor = TermDictionary(SegmentFile(tmp_path / "segment"), "text.terms").cursor()
    edges = [b"00001", b"00255", b"00256", b"02000", b"02000x", b"9"]
    assert [len(cursor.take_below(edge)) for edge in edges] == [1, 254, 1, 1744, 1, 999]


def test_buckets_filled_in_turns_are_those_filled_at_once() -> None:
    hashes = [np.array([5, 1, 12], dtype=np.uint32), np.array([4, 8, 0], dtype=np.uint32)]
    at_once = ordinals_in_buckets(hashes, 4, range(4)).tolist()
    assert at_once == [2, 3, 4, 5, 0, 1]
    in_turns = [ordinals_in_buckets(hashes, 4, span).tolist() for span in (range(1), range(1, 3), range(3, 9))]
    assert [*chain.from_iterable(in_turns)] == at_once
