"""Which words are derived from one root."""

from __future__ import annotations

import pytest

from searchapp.text.derivations import root_of
from searchapp.text.stemming import stem


@pytest.mark.parametrize(
    ("words", "root"),
    [
        (("measuring", "measurable", "measurements"), "measur"),
        (("calculate", "calculations", "calculator"), "calcul"),
        (("logic", "logical", "logically"), "logic"),
        (("relates", "relativity", "relations", "relational"), "relat"),
        (("minimal", "minimization", "minimise"), "minim"),
        (("friend", "friendly"), "friend"),
        (("immediate", "immediately"), "immedi"),
        (("activate", "activities"), "activ"),
        (("insurgency", "insurgents", "insurgence"), "insurg"),
        (("militancy", "militant"), "milit"),
    ],
)
def test_words_of_one_root_have_it_whatever_their_ending(words: tuple[str, ...], root: str) -> None:
    assert [root_of(stem(word)) for word in words] == [root] * len(words)


@pytest.mark.parametrize(("word", "other"), [("fame", "family"), ("measure", "treasure"), ("creation", "crate")])
def test_words_that_only_begin_alike_have_different_roots(word: str, other: str) -> None:
    assert root_of(stem(word)) != root_of(stem(other))


@pytest.mark.parametrize("term", ["", "tea", "1963", "f16s", "мерность", "at&t"])
def test_short_words_numbers_and_other_scripts_have_none(term: str) -> None:
    assert root_of(term) == ""
