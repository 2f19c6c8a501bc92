"""Parts of a query side by side, by what the request asks of them."""

from __future__ import annotations

import pytest

from searchapp.model.query_tree import And, Best, Every, Maybe, Not, Or, Phrase, QueryTree, Value, Word
from searchapp.model.request import Match
from searchapp.query.clauses import Clauses, Part, all_plain, any_words, joined

TEA, FOG, RAIN = (Part(Word(term), term, is_plain=True) for term in ("tea", "fog", "rain"))
NORWAY = Part(Value("country", ("NO",)), "country:NO", is_filter=True)
NIGHT_FERRY = Part(Phrase(("night", "ferry")), '"night ferry"')


@pytest.mark.parametrize(
    ("match", "tree", "text"),
    [
        ("all", And((TEA.tree, FOG.tree)), "tea AND fog"),
        ("any", Or((TEA.tree, FOG.tree)), "tea OR fog"),
        ("best", Best((TEA.tree, FOG.tree)), "tea fog"),
    ],
)
def test_words_are_joined_as_the_request_says(match: Match, tree: QueryTree, text: str) -> None:
    part = joined(Clauses([TEA, FOG]), match)
    assert part
    assert (part.tree, part.text) == (tree, text)


@pytest.mark.parametrize("match", ["all", "any", "best"])
def test_a_filter_must_match_whatever_the_request_says(match: Match) -> None:
    part = joined(Clauses([TEA, FOG], filters=[NORWAY]), match)
    assert part
    assert isinstance(part.tree, And)
    assert part.tree.parts[-1] == NORWAY.tree


def test_where_any_word_will_do_the_others_add_to_what_is_required() -> None:
    part = joined(Clauses([TEA, FOG], required=[RAIN]), "any")
    assert part
    assert part.tree == Maybe(RAIN.tree, Or((TEA.tree, FOG.tree)))
    assert part.text == "+rain tea fog"


def test_what_is_excluded_is_taken_from_the_rest_or_from_all_articles() -> None:
    without = joined(Clauses([TEA], excluded=[FOG, RAIN]), "all")
    alone = joined(Clauses([], excluded=[FOG]), "all")
    assert without
    assert alone
    assert without.tree == And((TEA.tree, Not(Or((FOG.tree, RAIN.tree)))))
    assert without.text == "tea AND NOT fog AND NOT rain"
    assert (alone.tree, alone.text) == (And((Every(), Not(FOG.tree))), "NOT fog")


def test_parentheses_stand_where_the_joints_differ() -> None:
    either = joined(Clauses([TEA, FOG]), "any")
    assert either
    assert either.within("OR") == "tea OR fog"
    assert either.within("AND") == "(tea OR fog)"
    assert TEA.within("AND") == "tea"


def test_any_of_the_words_opens_phrases_and_keeps_filters() -> None:
    part = any_words(Clauses([NIGHT_FERRY], required=[TEA], filters=[NORWAY], excluded=[FOG]))
    assert part
    best = Best((Word("night"), Word("ferry"), Word("tea")))
    assert part.tree == And((And((best, NORWAY.tree)), Not(FOG.tree)))
    assert part.text == "(night ferry tea) AND country:NO AND NOT fog"


def test_a_compound_is_one_of_few_words_and_several_of_many() -> None:
    compound = Part(Phrase(("state", "owned")), "state-owned", is_plain=True)
    few, many = joined(Clauses([compound, TEA]), "best"), joined(Clauses([compound, TEA, FOG, RAIN, TEA]), "best")
    assert few
    assert many
    assert few.tree == Best((compound.tree, TEA.tree))
    assert many.tree == Best((Word("state"), Word("owned"), TEA.tree, FOG.tree, RAIN.tree, TEA.tree))


def test_nothing_but_plain_words_leaves_filters_aside() -> None:
    assert all_plain(Clauses([TEA, FOG], filters=[NORWAY], excluded=[RAIN]))
    assert not all_plain(Clauses([TEA, NIGHT_FERRY]))
    assert not all_plain(Clauses([TEA], required=[FOG]))
    assert joined(Clauses([]), "best") is None


def test_in_a_question_of_many_words_those_that_hold_it_together_count_less() -> None:
    words = [Part(Word(term), term, is_plain=True) for term in ("who", "brewed", "the", "strong", "tea")]
    part, few = joined(Clauses(words), "best"), joined(Clauses(words[1:]), "best")
    assert part
    assert few
    assert part.tree == Best((Word("who", 0.5), Word("brewed"), Word("the", 0.5), Word("strong"), Word("tea")))
    assert few.tree == Best(tuple(word.tree for word in words[1:]))
    assert part.text == "who brewed the strong tea"


def test_in_a_question_of_many_words_a_tag_is_found_by_any_of_its_words() -> None:
    tag = Part(Or((Word("nightferry"), Phrase(("night", "ferry")))), "nightferry", is_plain=True)
    words = [Part(Word(term), term, is_plain=True) for term in ("quay", "reeds", "salt", "tide")]
    many, few = joined(Clauses([tag, *words]), "best"), joined(Clauses([tag, *words[1:]]), "best")
    assert many
    assert few
    of_tag = Best((Word("nightferry"), Word("night"), Word("ferry"), *(word.tree for word in words)))
    assert (many.tree, few.tree) == (of_tag, Best((tag.tree, *(word.tree for word in words[1:]))))
