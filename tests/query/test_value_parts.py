"""Values of facets in a query: names as people type them, lists of them, and stars at a word within a name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from searchapp.backends.base import Backend, Plan
from searchapp.model.article import Article
from searchapp.model.facts import Country, Facts, Organization, Person
from searchapp.query.clauses import Part
from searchapp.query.syntax.parser import parse
from searchapp.query.syntax.tree import Not, Pattern, Quoted, Word
from searchapp.query.value_parts import begun_value_part, value_part
from tests.backends.local.written import written

KEPT = {
    "ferry": {"source": "Reed Post", "byline": "Ana Lontra and Bo Holt"},
    "fog": {"source": "Tide, Times", "byline": "Bo Holt"},
}


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    facts = {
        "ferry": Facts(organizations=(Organization("fars-news-agency", "Fars News Agency"),)),
        "fog": Facts(
            countries=(Country("NO", "Norway", ("about",)),), people=(Person("femi-adebayo", "Femi Adebayo"),)
        ),
    }
    articles = [(Article(name, "Tea.", **kept), facts[name]) for name, kept in KEPT.items()]
    backend = written(tmp_path_factory.mktemp("index"), articles)
    yield backend
    backend.close()


def told(backend: Backend, text: str) -> tuple[list[str], str, list[str]]:
    """The articles found, how the part was understood, and the warnings."""
    node, warnings = parse(text), list[str]()
    part: Part | None = None
    if isinstance(node, (Word, Quoted)):
        part = value_part(node, backend, warnings)
    elif isinstance(node, Pattern):
        part = begun_value_part(node, backend, warnings)
    if part is None:
        return [], "", warnings
    (outcome,) = backend.run([Plan(part.tree)])
    return sorted(outcome.ids), part.text, warnings


@pytest.mark.parametrize(
    ("text", "ids", "understood"),
    [
        ('source:"Reed Post"', ["ferry"], 'source:"reed post"'),
        ("country:SE,no", ["fog"], "country:SE OR country:NO"),
        ("country:NO,", ["fog"], "country:NO"),
        ('byline:"Ana Lontra; Bo Holt"', ["ferry"], 'byline:"ana lontra" AND byline:"bo holt"'),
        ("country:none", ["ferry"], "NOT country:*"),
        ("org:None", ["fog"], "NOT org:*"),
        ("country:none,NO", ["ferry", "fog"], "(NOT country:*) OR country:NO"),
        ('source:"Tide, Times"', ["fog"], 'source:"tide, times"'),
        ("source:Tide,Times", ["fog"], 'source:"tide, times"'),
        ("byline:Lontra,Ana", ["ferry"], 'byline:"ana lontra"'),
        ("person:Adebayo,Femi", ["fog"], "person:femi-adebayo"),
    ],
)
def test_values_are_those_that_are_named(backend: Backend, text: str, ids: list[str], understood: str) -> None:
    assert told(backend, text) == (ids, understood, [])


def test_articles_without_a_value_are_a_filter_that_stays_where_words_are_loosened(backend: Backend) -> None:
    node = parse("org:none")
    assert isinstance(node, Word)
    part = value_part(node, backend, [])
    assert part
    assert part.is_filter


@pytest.mark.parametrize("text", ["org:news*", "org:*agency", "org:*news*"])
def test_a_star_at_a_word_within_a_name_finds_it_openly(backend: Backend, text: str) -> None:
    warning = f"“{text}” was read as Fars News Agency."
    assert told(backend, text) == (["ferry"], text, [warning])


@pytest.mark.parametrize("text", ["org:fars*", "org:zebra*", "source:re?d", "country:no*", "title:te*"])
def test_other_patterns_are_none_of_a_word_within_a_name(backend: Backend, text: str) -> None:
    assert told(backend, text) == ([], "", [])


@pytest.mark.parametrize(
    ("text", "typed"),
    [('org:"Tea Guild"', 'org:"Tea Guild"'), ("source:tea", "source:tea"), ("byline:o-x", 'byline:"o-x"')],
)
def test_a_value_that_no_article_has_is_told_as_it_was_typed(backend: Backend, text: str, typed: str) -> None:
    assert told(backend, text)[2] == [f"No article has {typed}."]
    assert isinstance(parse(f"-{text}"), Not)
