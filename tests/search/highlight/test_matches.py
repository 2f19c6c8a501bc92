"""Matches are where the analyzer sees the terms of a query, whether or not it had to read the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.model.query_tree import Near, Or, Pattern, Phrase, Prefix, QueryTree, Spelled, Word
from searchapp.search.highlight.chains import Span
from searchapp.search.highlight.matches import MatchFinder
from searchapp.search.highlight.targets import Target, targets_of, term_test
from searchapp.text.analyzer import tokens
from tests.hanging import no_hang


def marks(query: QueryTree, text: str) -> list[Span]:
    return MatchFinder(targets_of(query)).find(text).marks


def marked(query: QueryTree, text: str) -> list[str]:
    return [text[start:end] for start, end in marks(query, text)]


def read_whole(query: QueryTree, text: str) -> list[Span]:
    """The spans of all tokens that pass the tests, in chains of all terms of a target; touching ones are joined."""
    read = tokens(text)
    indexes = {index for target in targets_of(query) for index in _in_target(target, [term for term, _, _ in read])}
    spans: list[Span] = []
    for start, end in (read[index][1:] for index in sorted(indexes)):
        spans.append((spans.pop()[0], end) if spans and spans[-1][1] == start else (start, end))
    return spans


def _in_target(target: Target, terms: list[str]) -> set[int]:
    """Walks from each term to all that may follow it, and back from those that are reached at the end."""
    accepted = [{index for index, term in enumerate(terms) if term_test(node).accepts(term)} for node in target.terms]
    if len(accepted) > 1 and not target.is_ordered:
        return _in_stretches(target, accepted, len(terms))
    steps = range(1, target.slop + 1)
    reached = accepted[:1]
    for following in accepted[1:]:
        reached.append({index for index in following if any(index - step in reached[-1] for step in steps)})
    leading = [reached.pop()]
    while reached:
        leading.append({index for index in reached.pop() if any(index + step in leading[-1] for step in steps)})
    return set().union(*leading)


def _in_stretches(target: Target, accepted: list[set[int]], count: int) -> set[int]:
    """All that stands in any stretch which has each term at least as often as the target."""
    stretches = [set(range(start, start + target.slop + 1)) for start in range(count)]
    return {
        index
        for stretch in stretches
        if all(
            len(stretch & indexes) >= target.terms.count(node)
            for node, indexes in zip(target.terms, accepted, strict=True)
        )
        for index in stretch & set().union(*accepted)
    }


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("The ferry, the old ferry.", "ferry", ["ferry", "ferry"]),
        ("The ferry's captain, two FERRIES", "ferry", ["ferry", "FERRIES"]),
        ("Neill and O'Neill", "neill", ["Neill"]),
        ("Neill and O'Neill", "oneill", ["O'Neill"]),
        ("oneill and O's'Neill", "oneill", ["oneill", "O's'Neill"]),
        ("The us and the U.S. bus", "us", ["us", "U.S"]),
        ("1780 of 1,780 and 11780", "1780", ["1780", "1,780"]),
        ("AT&T and A.T&T, at T", "at&t", ["AT&T", "A.T&T"]),
        ("A fer\u00adry and a f\u00e9rry", "ferry", ["fer\u00adry", "f\u00e9rry"]),
        ("The ﬁnch, the Straße, the strasse", "strasse", ["Straße", "strasse"]),
        ("東京の船", "京", ["京"]),
        ("x" * 64 + "ferry", "ferry", ["ferry"]),
    ],
)
def test_a_word_is_marked_wherever_the_analyzer_sees_it(text: str, term: str, expected: list[str]) -> None:
    assert marked(Word(term), text) == expected


def test_a_phrase_is_one_match_and_its_terms_are_marked_apart() -> None:
    text = "The night ferry, and the U.S. night-ferry; a night on the ferry."
    matches, spans = MatchFinder(targets_of(Phrase(("night", "ferry")))).find(text)
    assert [text[start:end] for start, end, _ in matches] == ["night ferry", "night-ferry"]
    assert [text[start:end] for start, end in spans] == ["night", "ferry", "night", "ferry"]


def test_what_stands_between_terms_near_each_other_counts_by_terms() -> None:
    text = "The ferry of O'Neill & 1,780 others'/sons - sails."
    assert marked(Near(("ferry", "sails"), 6), text) == ["ferry", "sails"]
    assert marked(Near(("ferry", "sails"), 5), text) == []


def test_each_target_has_its_number() -> None:
    matches, _ = MatchFinder(targets_of(Or((Word("tide"), Phrase(("old", "quay")), Word("quay"))))).find(
        "Tide at the old quay, the tide and quay"
    )
    by_target = [
        [start for start, _, target in matches if target == number] for number in {match[2] for match in matches}
    ]
    assert sorted(by_target) == [[0, 26], [12], [16, 35]]


# ---- nothing else than the analyzer sees ---------------------------------------------------------

PIECES = [
    "a",
    "b",
    "aa",
    "ab",
    "us",
    "U.S",
    "s",
    "'s",
    "1",
    "11",
    "000",
    "tide",
    "Tides",
    "tied",
    "quay",
    "ß",
    "ﬁ",
    "é",
]
SIGNS = [
    " ",
    " ",
    ". ",
    ", ",
    "\n",
    "'",
    "’",
    ".",
    ",",
    "&",
    "+",
    "#",
    "-",
    "\u00ad",
    "\u0301",
    "\u00a0",
    "東",
    "京",
    "ж",
    "😀",
]
texts = st.lists(st.sampled_from(PIECES + SIGNS), max_size=60).map("".join)
terms = st.sampled_from(
    ["a", "b", "aa", "ab", "us", "as", "1", "11", "1000", "tide", "quay", "ss", "fi", "a&b", "東", "京"]
)
chains = st.lists(terms, min_size=2, max_size=3).map(tuple)
leaves = st.one_of(
    st.builds(Word, terms),
    st.builds(Spelled, terms, st.integers(0, 2)),
    st.builds(Prefix, terms),
    st.builds(Pattern, terms.map(lambda term: f"{term[0]}?*{term[-1]}")),
    st.builds(Phrase, chains),
    st.builds(Near, chains, st.integers(2, 6), is_ordered=st.booleans()),
)
queries = st.lists(leaves, min_size=1, max_size=3).map(lambda parts: Or(tuple(parts)))


@given(texts, queries)
def test_marks_are_the_tokens_that_pass(text: str, query: QueryTree) -> None:
    assert not (expected := read_whole(query, text)) or marks(query, text) == expected


@given(texts, queries)
def test_marks_in_a_long_text_are_the_tokens_that_pass(text: str, query: QueryTree) -> None:
    filling = " The harbour lay calm, and 5 gulls slept." * 30
    assert (
        not (expected := read_whole(query, f"{filling} {text}{filling}{text}"))
        or marks(query, f"{filling} {text}{filling}{text}") == expected
    )


# ---- long texts ----------------------------------------------------------------------------------


def test_terms_near_each_other_are_found_without_trying_all_ways_to_skip_terms() -> None:
    text = "tea " * 12 + "and milk, they said, and then more " + "tea " * 60 + "without any."
    assert marked(Near(("tea",) * 9 + ("milk",), 50, is_ordered=True), text) == ["tea"] * 12 + ["milk"]


@pytest.mark.parametrize(
    "query",
    [
        Near(("the", "mild", "small", "tide", "quay", "gulls", "in", "a", "to", "owls"), 50),
        Near(("the",) * 9 + ("milk",), 50),
        Phrase(("the",) * 99 + ("milk",)),
        Spelled("winter", 2),
        Prefix("to"),
        Word("us"),
    ],
)
def test_a_long_text_is_searched_in_linear_time(query: QueryTree) -> None:
    text = "A mild winter in the small town: the ferry to the quay, the tide, 1,780 gulls of the U.S. coast. " * 3_000
    with no_hang():
        marks(query, text)


@pytest.mark.parametrize(
    ("query", "text", "words"),
    [
        (Word("email"), "Their e-mail and E‑Mails.", ["e-mail", "E‑Mails"]),
        (Or((Word("f16"), Phrase(("f", "16")))), "Two F-16s.", ["F-16s"]),
        (Word("izmir"), "İzmir’de", ["İzmir’de"]),
        (Word("email"), "An email, or e-mail.", ["email"]),
        (Phrase(("tea", "email")), "tea e-mail", []),
    ],
)
def test_where_a_text_has_no_target_as_it_is_its_other_spelling_is_marked(
    query: QueryTree, text: str, words: list[str]
) -> None:
    assert marked(query, text) == words


def test_a_character_that_is_two_terms_is_marked_once() -> None:
    assert marked(Or((Word("1"), Word("2"))), "½ cup") == ["½"]


def test_a_blob_without_signs_is_read_in_no_time() -> None:
    with no_hang():
        assert marked(Word("tea"), "x" * 200_000 + " " + "a-b." * 50_000) == []


def test_texts_that_are_read_together_have_what_each_has_alone() -> None:
    texts = [
        "Down by the old",
        "quay the tide.",
        "",
        "TIDE, old\nquay",
        "The old quay’s tides… 5\u00a0",
        "000 tides",
        "old",
    ]
    finder = MatchFinder(targets_of(Or((Word("tide"), Phrase(("old", "quay"))))))
    together = finder.find_in_each(texts)
    assert together == [finder.find(text) for text in texts]
    assert [len(matches.matches) for matches in together] == [0, 1, 0, 2, 2, 1, 0]
