"""Phrases with `*` in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from searchapp import query
from searchapp.backends.base import Backend, Plan
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.request import SearchRequest
from searchapp.query.phrase_patterns import ENDINGS, FITTED, has_pattern
from tests.backends.local.written import written

QUAYS = {
    "keeper": "The lock keepers met the harbour master.",
    "gate": "A lock gate of the old harbour broke.",
    "name": "Anne-Marie O'Leary keeps the south-east quay.",
    "east": "渡船公司",
    "many": " ".join(f"lock number{index} and" for index in range(ENDINGS + 1)),
    "crowd": " ".join(f"crowd{index}" for index in range(FITTED + 1)),
}


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    folder: Path = tmp_path_factory.mktemp("quays")
    backend = written(folder, [(Article(name, body), Facts()) for name, body in QUAYS.items()])
    yield backend
    backend.close()


def found(backend: Backend, text: str) -> tuple[set[str], str]:
    """The articles found, and how the query was understood."""
    resolved = query.resolve(SearchRequest(text), backend)
    (outcome,) = backend.run([Plan(resolved.tree)])
    return set(outcome.ids), resolved.parsed


@pytest.mark.parametrize(
    ("text", "ids", "parsed"),
    [
        ('"lock kee*"', {"keeper"}, '"lock kee*"'),
        ('"LOCK Ga*"', {"gate"}, '"lock ga*"'),
        ('"harb* mas*"', {"keeper"}, '"harb* mas*"'),
        ('"the * keepers"', {"keeper"}, '"the * keepers"'),
        ('"gate * old"', set(), '"gate * old"'),
        ('"gate * * old"', {"gate"}, '"gate * * old"'),
        ('"harb* gate"~5', {"gate"}, '"harb* gate"~5'),
        ('"lock xyz*"', set(), '"lock xyz*"'),
        ('"lock g*"', set(), '"lock g"'),
        ("anne-mar*", {"name"}, '"anne mar*"'),
        ('"anne-mar* oleary"', {"name"}, '"anne mar* oleary"'),
        ("O'Lea*", {"name"}, "olea*"),
        ("quay AND south-ea*^2", {"name"}, 'quay AND "south ea*"^2'),
        ("title:anne-mar*", set(), 'title:"anne mar*"'),
        ("渡船*", {"east"}, '"渡 船"'),
        ("body:渡船*", {"east"}, 'body:"渡 船"'),
    ],
)
def test_a_star_is_the_end_of_a_word_or_a_word(backend: Backend, text: str, ids: set[str], parsed: str) -> None:
    assert found(backend, text) == (ids, parsed)
    assert found(backend, parsed) == (ids, parsed)


def test_more_phrases_than_are_looked_for_are_told(backend: Backend) -> None:
    (warning,) = query.resolve(SearchRequest('"lock num*"'), backend).warnings
    assert warning.startswith('"lock num*" stands for many phrases; 50 of them')


def test_other_stars_are_signs() -> None:
    assert not any(map(has_pattern, ("M*A*S*H", "* tea", "tea *", "five *** hotel")))


@pytest.mark.parametrize(
    ("text", "ids", "parsed"),
    [
        ("keep* w/3 harb*", {"keeper"}, "keep* NEAR/3 harb*"),
        ("keep! w/3 harb!", {"keeper"}, "keep! NEAR/3 harb!"),
        ("keep* w/2 harb*", set(), "keep* NEAR/2 harb*"),
        ("harb* pre/3 keep*", set(), "harb* PRE/3 keep*"),
        ("keep* NEAR harb*", {"keeper"}, "keep* NEAR/10 harb*"),
        ("keep* ADJ3 harb*", {"keeper"}, "keep* NEAR/3 harb*"),
        ("(mast* OR gat*) NEAR/4 harb*", {"keeper", "gate"}, "(mast* OR gat*) NEAR/4 harb*"),
        ('"the har*" NEAR/2 mas*', {"keeper"}, '"the har*" NEAR/2 mas*'),
        ("lo?k NEAR/3 broke", set(), "lo?k NEAR/3 broke"),
        ("lo?k NEAR/6 broke", {"gate"}, "lo?k NEAR/6 broke"),
        ("south-ea* NEAR/2 quay", {"name"}, "south-ea* NEAR/2 quay"),
        ("xyz* NEAR/5 harbour", set(), "xyz* NEAR/5 harbour"),
        (
            "title:(keepers OR gate) NEAR/3 title:harbour",
            set(),
            "title:(keepers NEAR/3 harbour) OR title:(gate NEAR/3 harbour)",
        ),
        ("title:(keep* NEAR/3 harb*)", set(), "title:(keep* NEAR/3 harb*)"),
    ],
)
def test_words_near_each_other_may_be_beginnings(backend: Backend, text: str, ids: set[str], parsed: str) -> None:
    assert found(backend, text) == (ids, parsed)


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("numb* NEAR/3 lo* NEAR/3 and", 8),
        ("(lock OR gate OR quay) NEAR/3 numb*", 21),
        ("numb* NEAR/3 numb* NEAR/9 numb* NEAR/9 numb*", 2),
    ],
)
def test_beginnings_near_each_other_that_are_not_all_looked_for_are_told(
    backend: Backend, text: str, most: int
) -> None:
    warnings = query.resolve(SearchRequest(text), backend).warnings
    assert set(warnings) == {f"numb* stands for many words; {most} of them, the commonest, were looked for."}


def test_a_pattern_near_a_word_of_which_not_all_beginnings_are_read_is_told(backend: Backend) -> None:
    warnings = query.resolve(SearchRequest("crow?7 NEAR/3 crowd8"), backend).warnings
    assert warnings == ("crow?7 stands for many words; 1 of them, the commonest, were looked for.",)
