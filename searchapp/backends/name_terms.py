"""What people may type for a facet's value, as terms by whose beginnings it is found.

Most values begin as their labels do and are found by themselves. A term is written for each later word of a label and,
where articles call a value otherwise ("OPEC"), for that. Countries and languages need none: their names are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from searchapp.backends.value_types import kind_of
from searchapp.model.facets import FACETS
from searchapp.model.facts import Facts
from searchapp.text import analyzer

NAMED_FACETS = tuple(name for name, facet in FACETS.items() if not kind_of(facet).codes)
LITTLE_WORDS = frozenset(
    ("a", "an", "and", "at", "de", "der", "di", "die", "du", "for", "in", "la", "le", "of", "on", "the", "to", "von")
)  # of which no name's part begins
WORD_BEGINNINGS = 4  # of one name: people type one of its first words
NAME_CHARS = 32
NAME_MEMO = 1 << 14
_BETWEEN = "\t"


def named_value(term: str) -> tuple[str, str, str]:
    """What a term is read as: the words of a name from some word on, the facet, and its value."""
    name, facet, value = term.split(_BETWEEN, 2)
    return name, facet, value


def value_prefix(facet: str, name: str) -> str:
    """How a value begins that begins as the words of a name do."""
    return name.replace(" ", kind_of(FACETS[facet]).joint)


def alias_terms(facts: Facts) -> list[str]:
    """The terms of what an article calls its organizations beside their labels."""
    return [
        term
        for organization in facts.organizations
        for text in {mention.text for mention in organization.mentions} - {organization.label}
        for term in _alias_terms("organization", organization.id, organization.label, text)
    ]


def label_terms(facet: str, value: str, label: str) -> Sequence[str]:
    """The terms of a value's label; none for facets whose values are found without."""
    if facet not in NAMED_FACETS:
        return ()
    words = analyzer.terms(label)
    is_value = value == value_prefix(facet, " ".join(words))
    return _terms_of(facet, value, words, _beginnings(words)[is_value:])


@lru_cache(maxsize=NAME_MEMO)
def _alias_terms(facet: str, value: str, label: str, name: str) -> Sequence[str]:
    """None where the other name is a part of the label, by which the value is found already."""
    words = analyzer.terms(name)
    is_part = f" {' '.join(words)}" in f" {' '.join(analyzer.terms(label))}"
    return () if is_part or not words else _terms_of(facet, value, words, [0])


def _beginnings(words: Sequence[str]) -> list[int]:
    return [index for index, word in enumerate(words) if not index or word not in LITTLE_WORDS][:WORD_BEGINNINGS]


def _terms_of(facet: str, value: str, words: Sequence[str], begins: Iterable[int]) -> list[str]:
    ending = f"{_BETWEEN}{facet}{_BETWEEN}{value}"
    return [" ".join(words[index:])[:NAME_CHARS] + ending for index in begins]
