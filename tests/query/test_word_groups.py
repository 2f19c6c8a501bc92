"""What plain words mean beyond themselves: initials, needless parentheses and countries."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp import query
from searchapp.backends.base import Plan
from searchapp.model.article import Article
from searchapp.model.facts import Country, Facts
from searchapp.model.query_tree import Favoured, Value
from searchapp.model.query_tree import Word as Term
from searchapp.model.request import SearchRequest
from searchapp.query.clauses import Part
from searchapp.query.syntax.parser import parse
from searchapp.query.syntax.tree import Listed, Node, Word
from searchapp.query.word_groups import (
    ampersands_joined,
    favouring_countries,
    is_plain,
    letters_joined,
    lists_parted,
    parts_of_compounds,
    phrasings,
    without_needless_groups,
    words_typed_apart,
)
from tests.backends.local.written import written

FERRY = Part(Term("ferry"), "ferry")


def nodes_of(text: str) -> tuple[Node, ...]:
    tree = parse(text)
    return tree.parts if isinstance(tree, Listed) else (tree,) if tree else ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tea,coffee;quay fog", ["tea", "coffee", "quay", "fog"]),
        ("tea, coffee", ["tea,", "coffee"]),
        ("2,5 tea,2 a,b", ["2,5", "tea,2", "a,b"]),
        ("title:tea,coffee", ["title:tea,coffee"]),
    ],
)
def test_the_words_of_a_list_without_spaces_stand_apart(text: str, words: list[str]) -> None:
    parted = [node for node in lists_parted(nodes_of(text)) if isinstance(node, Word)]
    assert [f"{node.field}:{node.text}".lstrip(":") for node in parted] == words
    assert all(text[node.position :].startswith(node.text) for node in parted if not node.field)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("u s ferry", ["u.s.", "ferry"]),
        ("the u n and the e u", ["the", "u.n.", "and", "the", "e.u."]),
        ("W. E. B. Reeve", ["W.E.B.", "Reeve"]),
        ("ferry 3 4", ["ferry", "3", "4"]),
        ("plan b", ["plan", "b"]),
    ],
)
def test_letters_in_a_row_are_initials(text: str, words: list[str]) -> None:
    assert [node.text for node in letters_joined(nodes_of(text)) if isinstance(node, Word)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("AT & T ferry", ["AT&T", "ferry"]),
        ("Lock & Weir", ["Lock", "&", "Weir"]),
        ("& T", ["&", "T"]),
    ],
)
def test_short_words_around_an_ampersand_are_one(text: str, words: list[str]) -> None:
    assert [node.text for node in ampersands_joined(nodes_of(text)) if isinstance(node, Word)] == words


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("Airbus A 380 ferry", ["", "A380", "A380", ""]),
        ("4.5 bn ferry", ["4.5bn", "4.5bn", ""]),
        ("boeing 747 ferry 2015", ["boeing747", "boeing747", "", ""]),
        ("380 ferries", ["", ""]),
        ("PM 2.5 ferry", ["PM2.5", "PM2.5", ""]),
        ("ferry on 31st", ["", "", ""]),
        ("5 th ferry", ["", "", ""]),
        ("ferry title:7", ["", ""]),
    ],
)
def test_letters_beside_a_number_are_a_word_with_it(text: str, also: list[str]) -> None:
    assert ["".join(node.also) for node in parts_of_compounds(nodes_of(text)) if isinstance(node, Word)] == also


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("call 555 019 9221", ["", "5550199221", "5550199221", "5550199221"]),
        ("12 500 otters", ["12500", "12500", ""]),
        ("2014 15 otters", ["", "", ""]),
        ("500 12 otters", ["", "", ""]),
        ("cost $5.93 billion", ["", "5.93bn", "5.93bn"]),
        ("4 Million otters", ["4m", "4m", ""]),
        ("20 per cent", ["", "20", "20"]),
        ("7 Percent more", ["", "7", ""]),
        ("otters per cent", ["", "", ""]),
        ("O Reeve", ["OReeve", "OReeve"]),
        ("Mc Reeve and O no", ["McReeve", "McReeve", "", "", ""]),
    ],
)
def test_groups_of_digits_and_parts_of_names_are_also_one_word(text: str, also: list[str]) -> None:
    assert ["".join(node.also) for node in parts_of_compounds(nodes_of(text)) if isinstance(node, Word)] == also


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("node js", [["nodejs"], ["nodejs"]]),
        ("Data Base of errors", [["database"], ["database"], [], []]),
        ("open data base", [["opendata"], ["opendata", "database"], ["database"]]),
        ("war in form", [[], [], []]),
        ("s ec", [[], []]),
        ("A 380 wings", [["A380"], ["A380"], []]),
        ("title:node js", [[], []]),
        ("node", [[]]),
        ("pass word of an otter", [[], [], [], [], []]),
    ],
)
def test_a_few_words_are_also_looked_for_in_one(text: str, also: list[list[str]]) -> None:
    nodes = words_typed_apart(parts_of_compounds(nodes_of(text)))
    assert [list(node.also) for node in nodes if isinstance(node, Word)] == also


@pytest.mark.parametrize(
    ("phrase", "other"),
    [
        ("J. R. Mill", "J.R. Mill"),
        ("J.R. Mill", "j r Mill"),
        ("JR Mill", "J R Mill"),
        ("10 000 eels", "10000 eels"),
        ("10,000 eels", "10 000 eels"),
        ("$5 billion loan", "5bn loan"),
        ("20 per cent rise", "20 rise"),
        ("Mill & Sons", "Mill and Sons"),
        ("Mill and Sons", "Mill and Sons"),
        ("NATO eels", "NATO eels"),
        ("F-16 pilots", "f16 pilots"),
        ("F16 pilots", "f 16 pilots"),
        ("a wi-fi mast", "a wifi mast"),
    ],
)
def test_a_phrase_is_written_in_several_ways(phrase: str, other: str) -> None:
    assert other in phrasings(phrase)


def test_letters_of_a_field_are_left_alone() -> None:
    nodes = nodes_of("title:u s")
    assert list(letters_joined(nodes)) == list(nodes)


def test_parentheses_around_plain_words_ask_for_nothing() -> None:
    opened = without_needless_groups(nodes_of("ferry (night boat) quay"))
    assert [node.text for node in opened if isinstance(node, Word)] == ["ferry", "night", "boat", "quay"]
    kept = nodes_of("ferry (night OR boat) (title:fog quay)")
    assert list(without_needless_groups(kept)) == list(kept)


def test_a_word_with_a_sign_or_a_field_is_not_plain() -> None:
    assert [is_plain(node) for node in nodes_of('ferry +fog -rain title:quay "tea" te*')] == [True] + 5 * [False]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("ferry to norway", ("NO",)),
        ("Norwegian boats in Japan", ("NO", "JP")),
        ("U.S. ferry", ("US",)),
        ("US ferry", ("US",)),
        ("South Korea ferry", ("KR",)),
        ("pole ferry", ()),
        ("title:norway ferry", ()),
        ("papua title:fog guinea", ("GN",)),
    ],
)
def test_articles_about_a_country_that_plain_words_name_are_favoured(text: str, codes: tuple[str, ...]) -> None:
    part = favouring_countries(FERRY, nodes_of(text))
    values = tuple(Value(field, codes) for field in ("country", "country_mentioned"))
    assert part
    assert part.tree == (Favoured(FERRY.tree, values) if codes else FERRY.tree)


def test_a_filter_is_not_scored_and_so_favours_nothing() -> None:
    norway = Part(Value("country", ("NO",)), "country:NO", is_filter=True)
    assert favouring_countries(norway, nodes_of("norway")) is norway
    assert favouring_countries(None, nodes_of("norway")) is None


@pytest.mark.parametrize("text", ["US", "US ferry", "U.S. ferry", "u s ferry"])
def test_us_ranks_articles_about_the_country_above_those_with_the_pronoun(tmp_path: Path, text: str) -> None:
    """The pronoun stands there more often, in a shorter text, and yet comes second."""
    states = Facts(countries=(Country("US", "United States", ("about",)),))
    pronoun = Article("pronoun", "Tell us of the ferry, take us along, let us sing.")
    country = Article("country", "The US sent a ferry across the lake, with a piano, nine goats and a brass band.")
    backend = written(tmp_path, [(pronoun, Facts()), (country, states), (Article("fog", "Fog."), Facts())])
    resolved = query.resolve(SearchRequest(text), backend)
    assert list(backend.run([Plan(resolved.tree, resolved.filters)])[0].ids) == ["country", "pronoun"]
