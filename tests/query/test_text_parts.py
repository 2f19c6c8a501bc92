"""Words, phrases, patterns and dates: the tree of each, and the text that says how it was understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.errors import QueryError
from searchapp.model.query_tree import And, Best, Near, Or, Pattern, Phrase, Prefix, QueryTree, Word, Zone
from searchapp.query.clauses import Part
from searchapp.query.syntax import tree as syntax
from searchapp.query.syntax.parser import parse
from searchapp.query.syntax.word_operators import NEAR_REACH
from searchapp.query.text_parts import (
    NEAR_WORDS,
    PART_BOOST,
    PHRASE_WORDS,
    SPELLING_BOOST,
    alternatives,
    boosted,
    compound_part,
    distance_of,
    near_part,
    pattern_part,
    phrase_part,
    single_term,
    some_of,
    span_part,
    with_phrasings,
)
from searchapp.text.analyzer import terms
from searchapp.text.chinese_scripts import in_other_script
from searchapp.text.joined_spellings import (
    amount_in_words,
    in_two_letters,
    initials_of,
    parted_spelling,
    thousands_apart,
)

WORD = syntax.Word("ferry", 3)


@pytest.mark.parametrize(
    ("text", "field", "boost", "tree", "echo"),
    [
        ("Ferry", "", 1.0, Word("ferry"), "ferry"),
        ("U.S.", "", 1.0, Or((Word("us"), Phrase(("u", "s"), SPELLING_BOOST))), "u.s."),
        ("1.500.000", "", 1.0, Or((Word("1.500.000"), Word("1500000", SPELLING_BOOST))), "1.500.000"),
        ("Märkte", "", 1.0, Or((Word("markte"), Word("maerkte", SPELLING_BOOST))), "märkte"),
        ("ferry", "title", 2.0, Zone(Word("ferry", 2.0), "title"), "title:ferry^2"),
        ("F16", "", 1.0, Or((Word("f16"), Phrase(("f", "16"), SPELLING_BOOST))), "f16"),
        ("12,000", "", 1.0, Or((Word("12000"), Phrase(("12", "000"), SPELLING_BOOST))), "12000"),
        ("🎉", "", 1.0, Word("🎉"), "🎉"),
    ],
)
def test_a_word_is_a_term_perhaps_with_its_other_spelling(
    text: str, field: str, boost: float, tree: QueryTree, echo: str
) -> None:
    part = single_term(text, field, boost)
    assert part
    assert (part.tree, part.text) == (tree, echo)


@given(st.text("abcmnkbnMNK", min_size=1, max_size=12))
def test_a_word_of_plain_letters_has_no_other_spelling(text: str) -> None:
    found_by = (parted_spelling, amount_in_words, thousands_apart, in_other_script, initials_of, in_two_letters)
    assert not any(other(text) for other in found_by)
    part = single_term(text, "", 1.0)
    assert part is not None
    assert (part.tree, part.text) == (Word(text.lower()), text.lower())


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("#NightFerry", "night ferry"), ("@AdaHolm’s", "ada holm"), (".@VelmTVNews", "velm tv news"),
        ("#Ferry2020", "ferry 2020"),
    ],
)  # fmt: skip
def test_a_tag_is_as_well_what_its_capitals_part_it_into(typed: str, words: str) -> None:
    part = single_term(typed, "", 2.0)
    assert part
    assert part.tree == Or((Word(part.text.removesuffix("^2"), 2.0), Phrase(tuple(words.split()), 2.0)))


@pytest.mark.parametrize("typed", ["#ferry", "#FERRY", "@Ada", "NightFerry"])
def test_what_has_no_capitals_inside_or_is_no_tag_is_one_word(typed: str) -> None:
    part = single_term(typed, "", 1.0)
    assert part
    assert isinstance(part.tree, Word)


@pytest.mark.parametrize("text", ["al-Zahar", "&", "東京", "✓"])
def test_a_word_of_several_terms_or_none_is_no_single_term(text: str) -> None:
    assert single_term(text, "", 1.0) is None


def test_a_phrase_is_exact_and_with_a_slop_near() -> None:
    exact, near = phrase_part(["night", "ferry"], 1, WORD), phrase_part(["night", "ferry"], 5, WORD)
    assert (exact.tree, exact.text) == (Phrase(("night", "ferry")), '"night ferry"')
    assert (near.tree, near.text) == (Near(("night", "ferry"), 5), '"night ferry"~5')


@pytest.mark.parametrize(("slop", "most"), [(1, PHRASE_WORDS), (5, NEAR_WORDS)])
def test_a_phrase_that_is_too_long_is_refused_where_it_stands(slop: int, most: int) -> None:
    assert phrase_part(["tea"] * most, slop, WORD)
    with pytest.raises(QueryError, match=f"{most} words") as error:
        phrase_part(["tea"] * (most + 1), slop, WORD)
    assert error.value.position == 3


def near(text: str, phrases: list[list[str]], field: str = "") -> tuple[QueryTree, str]:
    node = parse(text)
    assert isinstance(node, syntax.NearTo)
    part = near_part(phrases, field, node)
    return part.tree, part.text


def test_a_phrase_is_found_as_others_write_it_for_less() -> None:
    typed = syntax.Quoted("10 000 eels", 0, "title")
    part = with_phrasings(phrase_part(["10", "000", "eels"], 1, typed), typed)
    either = Or((Phrase(("10", "000", "eels")), Phrase(("10000", "eels"), SPELLING_BOOST)))
    assert (part.tree, part.text) == (Zone(either, "title"), 'title:"10 000 eels"')


def test_phrases_near_each_other_are_near_and_phrases() -> None:
    assert near("fog PRE/4 quay", [["fog"], ["quay"]]) == (Near(("fog", "quay"), 4, is_ordered=True), "fog PRE/4 quay")
    assert near('"night ferry" NEAR/4 quay', [["night", "ferry"], ["quay"]]) == (
        And((Near(("night", "ferry", "quay"), 5), Phrase(("night", "ferry")))),
        '"night ferry" NEAR/4 quay',
    )
    assert near('title:("night ferry" NEAR/4 quay)', [["night", "ferry"], ["quay"]], "title") == (
        And((Zone(Near(("night", "ferry", "quay"), 5), "title"), Zone(Phrase(("night", "ferry")), "title"))),
        'title:("night ferry" NEAR/4 quay)',
    )


@given(st.integers(2, NEAR_WORDS), st.integers(2, 50))
def test_a_stretch_grows_with_its_words_up_to_a_bound(count: int, slop: int) -> None:
    tree = phrase_part(["tea"] * count, slop, WORD).tree
    assert isinstance(tree, Near)
    assert tree.reach == min(slop * (count - 1), NEAR_REACH)


def test_one_of_several_may_stand_near() -> None:
    node = parse('(strike OR "walk out") NEAR/3 quay')
    assert isinstance(node, syntax.NearTo)
    assert alternatives(node.parts[0], 0) == [["strike"], ["walk", "out"]]
    with pytest.raises(QueryError, match="Near each other are words"):
        alternatives(syntax.Pattern("qu*", 0), 0)


@pytest.mark.parametrize(
    ("typed", "tree", "echo"),
    [
        ("ferr*", Prefix("ferr"), "ferr*"),
        ("fe*y^2", Pattern("fe*y", 2.0), "fe*y^2"),
        ("title:ferr*", Zone(Prefix("ferr"), "title"), "title:ferr*"),
        ("source:reed*", Prefix("reed", field="source"), "source:reed*"),
    ],
)
def test_a_pattern_is_of_words_or_of_values(typed: str, tree: QueryTree, echo: str) -> None:
    node = parse(typed)
    assert isinstance(node, syntax.Pattern)
    part = pattern_part(node)
    assert (part.tree, part.text, part.is_filter) == (tree, echo, typed.startswith("source"))


@pytest.mark.parametrize(
    "text",
    ["published:2016", "published:>2016", "published:<=2016", "published:[2015 TO 2016]", "published:[* TO *]"],
)
def test_a_span_of_dates_is_echoed_as_it_is_typed(text: str) -> None:
    node = parse(text)
    assert isinstance(node, syntax.Span)
    assert span_part(node).text == text


@pytest.mark.parametrize(("term", "distance"), [("ox", 0), ("fog", 1), ("ferry", 1), ("harbour", 2)])
def test_a_longer_word_may_differ_by_more_letters(term: str, distance: int) -> None:
    assert distance_of(syntax.Fuzzy(term, 0), term) == distance
    assert distance_of(syntax.Fuzzy(term, 0, distance=2), term) == 2


def test_a_boost_is_written_as_briefly_as_it_can_be() -> None:
    assert [boosted(boost) for boost in (1.0, 2.0, 0.5)] == ["", "^2", "^0.5"]


def test_an_elided_word_is_found_without_what_stands_before_it_for_less() -> None:
    part = compound_part(["l", "ecluse"], syntax.Word("l'écluse", 0))
    phrase, joined, bare = Phrase(("l", "ecluse")), Word("lecluse", SPELLING_BOOST), Word("ecluse", PART_BOOST)
    assert (part.tree, part.text) == (Or((phrase, joined, bare)), "l'ecluse")


def test_only_before_a_vowel_is_a_little_word_elided() -> None:
    assert compound_part(["j", "boat"], syntax.Word("J`boat", 0)).text == "j-boat"


def test_what_is_elided_before_a_single_letter_is_not_found_by_that_letter() -> None:
    part = compound_part(["jusqu", "a"], syntax.Word("jusqu'à", 0))
    assert part.tree == Or((Phrase(("jusqu", "a")), Word("jusqua", SPELLING_BOOST)))


def test_letters_and_a_decimal_number_are_found_with_a_hyphen_and_without() -> None:
    tree = compound_part(["pm2", "5"], syntax.Word("PM2.5", 0)).tree
    assert isinstance(tree, Or)
    assert tree.parts[-1] == Phrase(("pm", "2.5"), SPELLING_BOOST)


def test_a_chinese_word_is_found_in_the_other_script_for_less() -> None:
    word, traditional = compound_part(["电", "信"], syntax.Word("电信", 0)), Phrase(("電", "信"), SPELLING_BOOST)
    assert word.tree == Or((Phrase(("电", "信")), traditional))
    single = single_term("国", "", 1.0)
    assert single
    assert single.tree == Or((Word("国"), Phrase(("國",), SPELLING_BOOST)))


def test_a_run_of_chinese_is_found_by_its_pairs_where_it_stands_nowhere_as_it_is() -> None:
    part = _some_of(syntax.Word("港口新闻", 0))
    assert part
    assert part.tree == Best((Phrase(("港", "口")), Phrase(("口", "新")), Phrase(("新", "闻"))))
    assert part.text == "港口 口新 新闻"
    assert [_some_of(syntax.Word(text, 0)) for text in ("港口", "harbour", "title")] == [None] * 3


def test_a_quoted_sentence_is_found_by_its_words_where_it_stands_nowhere_and_a_quoted_name_is_not() -> None:
    part = _some_of(syntax.Quoted("Boats float in the salt of the sea", 0))
    assert part
    assert isinstance(part.tree, Best)
    assert [word.term for word in part.tree.parts if isinstance(word, Word)] == part.text.split()
    assert part.text == "boats float in the salt of the sea"
    assert _some_of(syntax.Quoted("boats float in the salt", 0)) is None
    assert _some_of(syntax.Quoted("boats float in the salt of the sea", 0, slop=5)) is None


def _some_of(node: syntax.Word | syntax.Quoted) -> Part | None:
    """What finds some of a part, if it is the only one."""
    return some_of(node, phrase_part(terms(node.text), 1, syntax.Quoted(node.text, 0)))
