"""Term ids: numbers from 0 on, in the order in which terms are first seen."""

from __future__ import annotations

import pytest

from searchapp.engine.indexing.term_ids import TERM_BYTES, CheckedTermIds, TermIds

REFUSED = ["", "x" * TERM_BYTES, "ö" * (TERM_BYTES // 2), "\ud800"]


@pytest.mark.parametrize("kind", [TermIds, CheckedTermIds])
def test_a_term_keeps_the_number_that_it_got_first(kind: type[TermIds] | type[CheckedTermIds]) -> None:
    ids = kind()
    assert [ids[term] for term in ("tea", "ōats", "tea", "rye", "ōats")] == [0, 1, 0, 2, 1]
    assert ids.terms() == [b"tea", "ōats".encode(), b"rye"]


@pytest.mark.parametrize("term", REFUSED)
def test_what_cannot_be_indexed_is_refused_and_takes_no_number(term: str) -> None:
    ids, checked = TermIds(), CheckedTermIds()
    with pytest.raises(ValueError, match=r"a term of \d+ bytes|surrogates not allowed"):
        ids.checked(term)
    with pytest.raises(ValueError, match=r"a term of \d+ bytes|surrogates not allowed"):
        checked[term]
    assert (ids.terms(), checked.terms()) == ([], [])
    assert (ids.checked("tea"), checked["tea"]) == (0, 0)


def test_the_longest_term_is_taken() -> None:
    longest = "x" * (TERM_BYTES - 1)
    assert TermIds().checked(longest) == CheckedTermIds()[longest] == 0
