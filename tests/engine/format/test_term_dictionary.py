"""The term dictionary: ordinals by term and by prefix, terms by ordinal."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.engine.format.segment_file import SegmentFile, SegmentFileWriter
from searchapp.engine.format.term_dictionary import TermDictionary, write_term_dictionary

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
