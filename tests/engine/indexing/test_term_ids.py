"""Term ids: numbers from 0 on, in the order in which terms are first seen."""

from __future__ import annotations

from typing import Any

import pytest

from searchapp.engine.indexing.term_ids import TERM_BYTES, TermIds, check_terms

LONGEST = "x" * (TERM_BYTES - 1)
REFUSED = ["", f"{LONGEST}x", "ö" * (TERM_BYTES // 2), "\ud800"]


def test_a_term_keeps_the_number_that_it_got_first() -> None:
    ids = TermIds()
    assert [ids[term] for term in ("tea", "ōats", "tea", "rye", "ōats")] == [0, 1, 0, 2, 1]
    assert ids.terms() == [b"tea", "ōats".encode(), b"rye"]


@pytest.mark.parametrize("term", REFUSED)
def test_what_cannot_be_indexed_is_refused_and_takes_no_number(term: str) -> None:
    ids = TermIds()
    with pytest.raises(ValueError, match=r"a term of \d+ bytes|surrogates not allowed"):
        ids.checked(term)
    with pytest.raises(ValueError, match=r"a term of \d+ bytes|surrogates not allowed"):
        check_terms([["hops"], ["tea", term, "rye"]])
    assert ids.terms() == []
    assert ids.checked("tea") == 0


@pytest.mark.parametrize("value", [5, None, b"tea", ["tea"]])
def test_what_is_no_text_is_refused(value: Any) -> None:
    ids = TermIds()
    with pytest.raises((TypeError, AttributeError)):
        ids.checked(value)
    with pytest.raises(TypeError):
        check_terms([["hops"], ["tea", value]])
    assert ids.terms() == []


def test_one_text_is_no_sequence_of_terms() -> None:
    with pytest.raises(TypeError, match="'tea' is one text"):
        check_terms([["hops"], "tea"])


def test_the_longest_terms_are_taken() -> None:
    assert TermIds().checked(LONGEST) == 0
    check_terms([[LONGEST], ["ö" * (TERM_BYTES // 2 - 1)]])
