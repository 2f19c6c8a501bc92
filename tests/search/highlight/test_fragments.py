"""Which stretch of a body shows the most of what was asked for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.search.highlight.fragments import FRAGMENT_CHARS, PAIR_CHARS, fragments
from searchapp.search.highlight.matches import Match

FILLER = "Nobody in the small town could remember a milder winter. " * 8


def matches_of(body: str, *words: str) -> list[Match]:
    """Where the words stand, each a target of its own."""
    numbers = {word: number for number, word in enumerate(words)}
    pattern = re.compile("|".join(words))
    return [(match.start(), match.end(), numbers[match.group()]) for match in pattern.finditer(body) if words]


def shown(body: str, *words: str) -> list[str]:
    return [body[start:end] for start, end in fragments(body, matches_of(body, *words))]


def test_without_matches_the_beginning_is_shown_up_to_the_end_of_a_sentence() -> None:
    (fragment,) = shown(f"  {FILLER}")
    assert fragment.startswith("Nobody")
    assert fragment.endswith("winter.")
    assert len(fragment) <= FRAGMENT_CHARS


def test_a_short_body_is_shown_whole() -> None:
    assert shown(" The ferry sails.\n", "ferry") == ["The ferry sails."]


def test_a_fragment_begins_with_the_sentence_of_its_match() -> None:
    (fragment,) = shown(f"{FILLER}The ferry took Dr. Moor along. {FILLER}", "Moor")
    assert "The ferry took Dr. Moor along." in fragment
    assert fragment[0].isupper()


def test_the_stretch_with_both_words_is_better_than_one_with_either_often() -> None:
    body = f"A ferry, a ferry. {FILLER}The ferry passed the seal. {FILLER}A seal."
    (fragment,) = shown(body, "ferry", "seal")
    assert "The ferry passed the seal." in fragment


def test_words_far_apart_are_shown_in_two_shorter_stretches_in_their_order() -> None:
    pair = shown(f"{FILLER}A seal. {FILLER}A ferry. {FILLER}", "ferry", "seal")
    assert ["seal" in pair[0], "ferry" in pair[1]] == [True, True]
    assert max(map(len, pair)) <= PAIR_CHARS


@pytest.mark.parametrize(("rare", "common"), [("seal", "winter")])
def test_a_rare_word_is_worth_more_than_one_that_is_everywhere(rare: str, common: str) -> None:
    (fragment,) = shown(f"{FILLER}A {rare} in {common}. {FILLER}", common, rare)
    assert rare in fragment


def test_a_body_that_begins_with_many_blank_lines_is_shown_from_its_first_word() -> None:
    body = "\n\n " * 100 + "the ferry passed and " * 20  # no sentence ends there
    (fragment,) = shown(body, "walrus")
    assert fragment.startswith("the ferry passed")


BODIES = st.lists(st.sampled_from(["ferry", "seal", "fog", "a", "U.S.", "\n\n", "end.", "x" * 300]), max_size=200)


@given(BODIES.map(" ".join).filter(str.strip))
def test_fragments_are_short_apart_and_show_a_match_wherever_there_is_one(body: str) -> None:
    matches = matches_of(body, "ferry", "seal")
    spans = fragments(body, matches)
    assert all(0 <= start <= end <= len(body) for start, end in spans)
    assert sum(end - start for start, end in spans) <= FRAGMENT_CHARS + 1
    assert [end for _, end in spans[:-1]] == [end for _, end in spans[:-1] if end < spans[-1][0]]
    if matches:
        assert all(any(start <= begin and stop <= end for begin, stop, _ in matches) for start, end in spans)
