"""Snippets show why an article was found: the words asked for, marked, in the sentence where they stand."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.query import And, AndNot, Every, Not, Or, Phrase, Prefix, Query, Term, Wildcard

from searchapp.engine import Synonyms, Zone
from searchapp.model.result import Run
from searchapp.search.highlight.marker import Marker
from searchapp.search.highlight.occurrences import Lookout
from searchapp.search.highlight.snippets import SNIPPET_CHARS, snippets_of
from searchapp.search.highlight.targets import Sought, chained, matches_in, sought_in
from searchapp.search.highlight.term_offsets import Layout
from searchapp.text.analyzer import terms, tokens

FERRY = (
    "The ferry to Ribe sails again on Friday. U.S. visitors, who had waited for weeks, welcomed the news.\n\n"
    "The harbour board said that 1,780 tickets were sold on the first day. O’Neill, the captain, told the "
    "Herald that the night ferry would follow in May. “It is a good day,” he said."
)
WINTER = " Nobody in the small town could remember a winter as mild as this one." * 1_000
END = " At the very end the lighthouse keeper waved at the ferry."


def snippet_of(body: str, sought: tuple[Sought, ...]) -> tuple[Run, ...]:
    return snippets_of([body], sought)[0]


def word(text: str) -> Query:
    return Term("text", text)


def shown(query: Query, body: str = FERRY) -> str:
    """The snippet as text with its matches in brackets."""
    return "".join(f"[{run.text}]" if run.match else run.text for run in snippet_of(body, sought_in(query)))


def matches(query: Query, body: str = FERRY) -> list[str]:
    return [run.text for run in snippet_of(body, sought_in(query)) if run.match]


def test_the_sentence_of_the_match_is_shown_whole() -> None:
    assert "… The [harbour] board said that 1,780 tickets were sold on the first day." in shown(word("harbour"))


def test_the_point_of_an_acronym_and_a_wrapped_line_end_no_sentence() -> None:
    body = "The mayor wrote\nto the U.S. Navy about the swans on the quay, " + "and had no answer for a year, " * 9
    assert shown(word("navy"), "A swan sang. " * 30 + body).startswith("… The mayor wrote to the U.S. [Navy] about")


@pytest.mark.parametrize(
    ("term", "text"),
    [("us", "U.S."), ("1780", "1,780"), ("oneill", "O’Neill"), ("may", "May"), ("herald", "Herald")],
)
def test_a_word_is_marked_as_it_stands_in_the_text(term: str, text: str) -> None:
    assert matches(word(term)) == [text]


def test_accents_and_scripts_without_spaces_are_marked() -> None:
    assert shown(word("ronne"), "Båden til Rønne går igen.") == "Båden til [Rønne] går igen."
    assert shown(Phrase("text", ["東", "京"]), "新しい船は東京を出る。") == "新しい船は[東][京]を出る。"
    assert matches(word("strasse"), "ﬁne " * 500 + "In der Straße am Hafen.") == ["Straße"]


def test_a_match_past_the_first_32768_characters_is_found() -> None:
    assert shown(word("lighthouse"), FERRY + WINTER + END).endswith("the [lighthouse] keeper waved at the ferry.")


def test_words_far_apart_are_shown_in_two_stretches() -> None:
    snippet = shown(And([word("captain"), word("lighthouse")]), FERRY + WINTER + END)
    assert "[captain]" in snippet
    assert " … " in snippet
    assert "[lighthouse]" in snippet


def test_the_stretch_with_both_words_is_better_than_one_with_either() -> None:
    body = "The ferry came." + WINTER + " The ferry passed the lighthouse." + WINTER + " The lighthouse is old."
    assert "The [ferry] passed the [lighthouse]." in shown(And([word("ferry"), word("lighthouse")]), body)


def test_a_rare_word_is_shown_rather_than_a_common_one() -> None:
    body = "The mild winter." + WINTER + " A seal swam by in the winter." + WINTER
    assert "[seal]" in shown(Or([word("winter"), word("mild"), word("seal")]), body)


def test_the_variants_of_a_word_count_as_one_word() -> None:
    sought = sought_in(And([Synonyms([word("sail"), word("sails")]), word("friday")]))
    assert [sorted(slot.terms) for one in sought for slot in one.slots] == [["sail", "sails"], ["friday"]]


def test_a_phrase_is_marked_only_where_its_words_stand_together() -> None:
    assert matches(Phrase("text", ["night", "ferry"])) == ["night", "ferry"]
    assert "The ferry to Ribe" not in shown(Phrase("text", ["night", "ferry"]))
    assert matches(Phrase("text", ["night", "may"])) == []
    assert matches(Phrase("text", ["night", "may"], slop=5)) == ["night", "May"]


def test_patterns_mark_what_they_stand_for() -> None:
    assert matches(Prefix("text", "tick")) == ["tickets"]
    assert matches(Wildcard("text", "h*ld")) == ["Herald"]


def test_what_is_excluded_or_sought_elsewhere_is_not_marked() -> None:
    assert matches(AndNot(word("friday"), word("ferry"))) == ["Friday"]
    assert matches(And([word("friday"), Not(word("ferry"))])) == ["Friday"]
    assert matches(And([word("friday"), Term("country", "ferry")])) == ["Friday"]
    assert matches(And([word("friday"), Zone(word("ferry"), 0, 1000)])) == ["Friday"]
    assert matches(Zone(word("friday"), 1000, 1 << 31)) == ["Friday"]


@pytest.mark.parametrize("query", [word("zeppelin"), Zone(word("ferry"), 0, 1000), Every()])
def test_without_a_match_in_the_body_its_beginning_is_shown(query: Query) -> None:
    assert shown(query).startswith("The ferry to Ribe sails again on Friday.")
    assert matches(query) == []


def test_an_empty_body_has_no_snippet() -> None:
    assert snippet_of("", sought_in(word("ferry"))) == ()
    assert snippet_of(" \n ", sought_in(word("ferry"))) == ()


def test_markup_stays_text() -> None:
    assert "<script>" in shown(word("sails"), "The <script>alert(1)</script> ferry sails.")


def test_a_body_without_any_spaces_is_cut_all_the_same() -> None:
    assert len(shown(word("x"), "x" * 100_000)) < 2 * SNIPPET_CHARS


letters = st.text(st.sampled_from("aáb U.S'&,1\n東ßﬁ\u0301😀."), max_size=600)


@given(letters, st.lists(st.sampled_from(["a", "b", "us", "1", "東", "aa", "ss", "fi"]), min_size=1, max_size=3))
def test_any_text_gives_a_short_snippet_whose_text_stands_in_the_body(body: str, sought: list[str]) -> None:
    runs = snippet_of(body, sought_in(Or([word(each) for each in sought])))
    text = "".join(run.text for run in runs)
    assert len(text) <= 2 * SNIPPET_CHARS
    for piece in text.split("…"):
        assert " ".join(piece.split()) in " ".join(body.split())
    assert all(run.text for run in runs)
    assert not any(first.match is second.match is False for first, second in pairwise(runs))


@given(letters, st.lists(st.sampled_from(["a", "b", "us", "1", "11", "東", "aa", "ss", "a&b"]), min_size=1))
def test_marked_is_just_what_the_analyzer_sees(text: str, sought: list[str]) -> None:
    marked = Marker(sought_in(Or([word(each) for each in sought]))).places(text)
    assert marked == [(start, end) for term, start, end in tokens(text) if term in sought]
    for prefix in sought:
        marked = Marker(sought_in(Prefix("text", prefix))).places(text)
        assert marked == [(start, end) for term, start, end in tokens(text) if term.startswith(prefix)]


def test_words_near_each_other_are_found_without_trying_all_ways_to_skip_words() -> None:
    body = "tea " * 12 + "and milk, they said, and then more " + "tea " * 60 + "without any."
    marked = matches(Phrase("text", ["tea"] * 9 + ["milk"], slop=50), body)
    assert marked == ["tea"] * 12 + ["milk"]


@given(st.lists(st.integers(0, 40)), st.lists(st.integers(0, 40)), st.lists(st.integers(0, 40)), st.integers(1, 9))
def test_a_chain_has_each_thing_at_most_so_far_behind_the_one_before(
    one: list[int], two: list[int], three: list[int], slop: int
) -> None:
    places = [sorted(set(those)) for those in (one, two, three)]
    chains = [chain for chain in product(*places) if all(0 < b - a <= slop for a, b in pairwise(chain))]
    assert chained(places, slop) == [sorted(set(those)) for those in zip(*chains, strict=True)] or not chains
    assert any(chained(places, slop)) == bool(chains)


@given(letters, st.lists(st.sampled_from(["a", "b", "us", "1", "11", "東", "aa", "ss", "a&b", "aus"]), min_size=1))
def test_what_was_seen_before_is_marked_only_where_it_is_what_the_analyzer_sees(text: str, sought: list[str]) -> None:
    whole = Or([word(each) for each in sought])
    for query in (whole, Prefix("text", sought[0]), Phrase("text", sought), Phrase("text", sought, slop=2)):
        wanted = sought_in(query)
        seen = [(start, end) for start, end, _ in Lookout(wanted).occurrences(text)]
        assert Marker(wanted).places(text, seen) == matches_in(text, wanted)


@pytest.mark.parametrize(
    ("text", "term", "marked"),
    [
        ("The ferry, the old ferry.", "ferry", ["ferry", "ferry"]),
        ("The ferry's captain", "ferry", ["ferry"]),
        ("Neill and O'Neill", "neill", ["Neill"]),
        ("Neill and O'Neill", "oneill", ["O'Neill"]),
        ("oneill and O's'Neill", "oneill", ["oneill", "O's'Neill"]),
        ("The us and the U.S.", "us", ["us", "U.S"]),
    ],
)
def test_a_word_is_marked_wherever_it_is_one(text: str, term: str, marked: list[str]) -> None:
    wanted = sought_in(word(term))
    seen = [(start, end) for start, end, _ in Lookout(wanted).occurrences(text)]
    assert [text[start:end] for start, end in Marker(wanted).places(text, seen)] == marked


@given(letters)
def test_a_layout_has_the_terms_and_places_of_the_analyzer(text: str) -> None:
    layout = Layout(text)
    assert layout.terms == terms(text)
    assert layout.places(range(len(layout.terms))) == [(start, end) for _, start, end in tokens(text)]


@given(st.lists(st.sampled_from(["tide", "quay", "U.S.", "Straße", "mild", "ﬁnch"]), max_size=300))
def test_a_word_that_the_body_has_is_marked(words: list[str]) -> None:
    body = " ".join([*words, "gull"])
    for term in set(terms(body)):
        assert any(run.match for run in snippet_of(body, sought_in(word(term)))), term


def test_runs_join_to_what_is_shown() -> None:
    assert snippet_of("The ferry sails.", sought_in(word("ferry"))) == (
        Run("The "),
        Run("ferry", True),
        Run(" sails."),
    )
