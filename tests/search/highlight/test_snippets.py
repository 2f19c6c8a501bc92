"""Snippets show why an article was found: the words asked for, marked, in the sentence where they stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.model.query_tree import And, Every, Near, Not, Or, Pattern, Phrase, Prefix, QueryTree, Value, Word, Zone
from searchapp.model.result import Run
from searchapp.search.highlight.fragments import FRAGMENT_CHARS
from searchapp.search.highlight.snippets import snippets_of
from searchapp.search.highlight.targets import targets_of
from searchapp.text.analyzer import terms

FERRY = (
    "The ferry to Ribe sails again on Friday. U.S. visitors, who had waited for weeks, welcomed the news.\n\n"
    "The harbour board said that 1,780 tickets were sold on the first day. O’Neill, the captain, told the "
    "Herald that the night ferry would follow in May. “It is a good day,” he said."
)
WINTER = " Nobody in the small town could remember a winter as mild as this one." * 1_000
END = " At the very end the lighthouse keeper waved at the ferry."


def snippet_of(body: str, query: QueryTree) -> tuple[Run, ...]:
    return snippets_of([body], targets_of(query))[0]


def shown(query: QueryTree, body: str = FERRY) -> str:
    """The snippet as text with its matches in brackets."""
    return "".join(f"[{run.text}]" if run.match else run.text for run in snippet_of(body, query))


def matches(query: QueryTree, body: str = FERRY) -> list[str]:
    return [run.text for run in snippet_of(body, query) if run.match]


def test_the_sentence_of_the_match_is_shown_whole() -> None:
    assert "… The [harbour] board said that 1,780 tickets were sold on the first day." in shown(Word("harbour"))


def test_the_point_of_an_acronym_and_a_wrapped_line_end_no_sentence() -> None:
    body = "The mayor wrote\nto the U.S. Navy about the swans on the quay, " + "and had no answer for a year, " * 9
    assert shown(Word("navy"), "A swan sang. " * 30 + body).startswith("… The mayor wrote to the U.S. [Navy] about")


@pytest.mark.parametrize(
    ("term", "text"),
    [("us", "U.S."), ("1780", "1,780"), ("oneill", "O’Neill"), ("may", "May"), ("herald", "Herald")],
)
def test_a_word_is_marked_as_it_stands_in_the_text(term: str, text: str) -> None:
    assert matches(Word(term)) == [text]


@pytest.mark.parametrize(
    ("exact", "text"),
    [("US", ["US"]), ("U.S.", ["U.S."]), ("us", ["us"]), ("US navy", ["US", "navy"]), ("Us", [])],
)
def test_an_exact_text_is_marked_where_it_stands_letter_for_letter(exact: str, text: list[str]) -> None:
    body = "Tell us of it. " + "A mild winter. " * 99 + "The US navy sails; the U.S. Navy does not."
    assert matches(Phrase(tuple(terms(exact)), exact=exact), body) == text
    assert set(matches(Or((Phrase(tuple(terms(exact)), exact=exact), Word("sails"))), body)) == {*text, "sails"}


def test_an_exact_text_is_marked_like_its_words_where_letters_are_composed_of_others() -> None:
    assert matches(Phrase(("cafe",), exact="Café"), "The cafe\u0301 and the Cafe\u0301.") == [
        "cafe\u0301",
        "Cafe\u0301",
    ]


def test_accents_and_scripts_without_spaces_are_marked() -> None:
    assert shown(Word("ronne"), "Båden til Rønne går igen.") == "Båden til [Rønne] går igen."
    assert shown(Phrase(("東", "京")), "新しい船は東京を出る。") == "新しい船は[東京]を出る。"
    assert matches(Word("strasse"), "ﬁne " * 500 + "In der Straße am Hafen.") == ["Straße"]


def test_a_match_past_the_first_32768_characters_is_found() -> None:
    assert shown(Word("lighthouse"), FERRY + WINTER + END).endswith("the [lighthouse] keeper waved at the ferry.")


@pytest.mark.parametrize("query", [Word("winter"), Prefix("win"), Phrase(("this", "one")), Near(("mild", "one"), 9)])
def test_of_a_long_body_the_first_part_is_read_if_it_has_all_targets(query: QueryTree) -> None:
    assert snippet_of(WINTER * 2, query) == snippet_of(WINTER[: len(WINTER) // 2], query)
    assert "[lighthouse]" in shown(Or((query, Word("lighthouse"))), WINTER * 2 + END)


def test_words_far_apart_are_shown_in_two_stretches() -> None:
    snippet = shown(And((Word("captain"), Word("lighthouse"))), FERRY + WINTER + END)
    assert "[captain]" in snippet
    assert " … " in snippet
    assert "[lighthouse]" in snippet


def test_the_stretch_with_both_words_is_better_than_one_with_either() -> None:
    body = "The ferry came." + WINTER + " The ferry passed the lighthouse." + WINTER + " The lighthouse is old."
    assert "The [ferry] passed the [lighthouse]." in shown(And((Word("ferry"), Word("lighthouse"))), body)


def test_a_rare_word_is_shown_rather_than_a_common_one() -> None:
    body = "The mild winter." + WINTER + " A seal swam by in the winter." + WINTER
    assert "[seal]" in shown(Or((Word("winter"), Word("mild"), Word("seal"))), body)


def test_a_phrase_is_marked_only_where_its_words_stand_together() -> None:
    assert matches(Phrase(("night", "ferry"))) == ["night", "ferry"]
    assert "The ferry to Ribe" not in shown(Phrase(("night", "ferry")))
    assert matches(Phrase(("night", "may"))) == []
    assert matches(Near(("night", "may"), 5)) == ["night", "May"]


def test_terms_near_each_other_are_marked_even_if_not_all_of_them_are_shown() -> None:
    body = "The ferry sails." + WINTER + " The lighthouse is old."
    assert matches(Near(("ferry", "lighthouse"), 50), body) == []
    assert matches(Near(("ferry", "lighthouse"), 50_000), body) == ["ferry"]


def test_patterns_mark_what_they_stand_for() -> None:
    assert matches(Prefix("tick")) == ["tickets"]
    assert matches(Pattern("he*ld")) == ["Herald"]


def test_what_is_excluded_or_looked_for_elsewhere_is_not_marked() -> None:
    assert matches(And((Word("friday"), Not(Word("ferry"))))) == ["Friday"]
    assert matches(And((Word("friday"), Value("country", ("ferry",))))) == ["Friday"]
    assert matches(And((Word("friday"), Zone(Word("ferry"), "title")))) == ["Friday"]
    assert matches(Zone(Word("friday"), "body")) == ["Friday"]


@pytest.mark.parametrize("query", [Word("zeppelin"), Zone(Word("ferry"), "title"), Every()])
def test_without_a_match_in_the_body_its_beginning_is_shown(query: QueryTree) -> None:
    assert shown(query).startswith("The ferry to Ribe sails again on Friday.")
    assert matches(query) == []


def test_an_empty_body_has_no_snippet() -> None:
    assert snippet_of("", Word("ferry")) == ()
    assert snippet_of(" \n ", Word("ferry")) == ()


def test_markup_stays_text() -> None:
    assert "<script>" in shown(Word("sails"), "The <script>alert(1)</script> ferry sails.")


def test_a_body_without_any_spaces_is_cut_all_the_same() -> None:
    assert len(shown(Word("x"), "x" * 100_000)) < 2 * FRAGMENT_CHARS


letters = st.text(st.sampled_from("aáb U.S'&,1\n東ßﬁ\u0301😀."), max_size=600)


@given(letters, st.lists(st.sampled_from(["a", "b", "us", "1", "東", "aa", "ss", "fi"]), min_size=1, max_size=3))
def test_any_text_gives_a_short_snippet_whose_text_stands_in_the_body(body: str, words: list[str]) -> None:
    runs = snippet_of(body, Or(tuple([Word(each) for each in words])))
    text = "".join(run.text for run in runs)
    assert len(text) <= 2 * FRAGMENT_CHARS
    for piece in text.split("…"):
        assert " ".join(piece.split()) in " ".join(body.split())
    assert all(run.text for run in runs)
    assert not any(first.match is second.match is False for first, second in pairwise(runs))


@given(st.lists(st.sampled_from(["tide", "quay", "U.S.", "Straße", "mild", "ﬁnch"]), max_size=300))
def test_a_word_that_the_body_has_is_marked(words: list[str]) -> None:
    body = " ".join([*words, "gull"])
    for term in set(terms(body)):
        assert any(run.match for run in snippet_of(body, Word(term))), term


def test_runs_join_to_what_is_shown() -> None:
    assert snippet_of("The ferry sails.", Word("ferry")) == (
        Run("The "),
        Run("ferry", True),
        Run(" sails."),
    )


def test_a_snippet_does_not_begin_behind_an_abbreviation() -> None:
    body = f"{WINTER.strip()} The ferry took Dr. Moor to the island of Oxmere, where he had his goats.{WINTER}"
    assert shown(Word("oxmere"), body).startswith("… The ferry took Dr. Moor to the island of [Oxmere]")


def test_snippets_of_articles_in_several_languages_stay_in_their_order() -> None:
    bodies = ["Two harbours froze.", "Zwei Häfen froren zu.", "A harbour froze.", "Ein Hafen fror zu."]
    targets = targets_of(Or((Word("hafen"), Word("harbour"))))
    snippets = snippets_of(bodies, targets, ["en", "de", "en", "de"])
    assert ["".join(run.text for run in snippet) for snippet in snippets] == bodies
    assert [run.text for snippet in snippets for run in snippet if run.match] == [
        "harbours",
        "Häfen",
        "harbour",
        "Hafen",
    ]
