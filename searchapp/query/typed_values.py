"""Values of fields that hold names and codes: what a query calls them, and what the index does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from searchapp.backends.base import NAMES, Backend
from searchapp.backends.name_terms import named_value, value_prefix
from searchapp.backends.stored_article import summary_of
from searchapp.backends.value_types import id_called, kind_of, known_names
from searchapp.errors import QueryError
from searchapp.model.facets import BY_PARAMETER, FacetField
from searchapp.model.facts import PERSON
from searchapp.query.fields import FIELDS
from searchapp.text.analyzer import terms

_LONGER_IDS = 5  # that the beginning of an organization's id stands for
_NAMES_READ = 50  # the commonest that begin with some words: those of other facets are among them
BEGINNING = 2  # letters in which people make few mistakes
_COMPARED = 500  # values that begin so, the commonest
_LEAST_LIKENESS = 0.7
NEAR_VALUES = 5


def longer_names(backend: Backend, facet: FacetField, value: str) -> tuple[str, ...]:
    """The ids that begin with this one, and those of what articles or everyone call so for short.

    Where there is none, those of names that have it further on, as persons' surnames.
    """
    if facet.value_type == "name":
        return _names_with(backend, facet, value)
    kind = PERSON if facet.value_type == "person" else ""
    beginning = [name for name, _ in backend.values(facet.name, f"{value}-", _LONGER_IDS)]
    evidence = backend.values("evidence", f"{kind}{value}\t", _LONGER_IDS)
    joined_to = (term.rpartition("\t")[2].removeprefix(kind) for term, _ in evidence)
    known = "" if kind else _full_name_id(value)
    full_names = [name for name in dict.fromkeys((*joined_to, known)) if name]
    indexed = backend.first(facet.name, full_names) if full_names else {}
    longer = (*beginning, *(name for name in full_names if name in indexed))
    return tuple(dict.fromkeys(longer)) or _names_with(backend, facet, value.replace("-", " "))


def values_like(backend: Backend, facet: str, text: str) -> list[str]:
    """Values of a facet of which the id, another name or the beginning of one is written like the text, the nearest
    first."""
    words = terms(text)
    name = " ".join(words)
    for begin in dict.fromkeys((name[:BEGINNING], name[:1])) if words else ():
        value_of: dict[str, str] = {}
        for called, value in _names_beginning(backend, facet, begin):
            for each in (called, " ".join(called.split()[: len(words)])):
                value_of.setdefault(each, value)
        if near := get_close_matches(name, value_of, NEAR_VALUES, _LEAST_LIKENESS):
            return list(dict.fromkeys(value_of[called] for called in near))
    return []


def _names_beginning(backend: Backend, facet: str, begin: str) -> Iterator[tuple[str, str]]:
    """The names of values that begin so, and the values, the commonest first."""
    for value, _ in backend.completions(facet, value_prefix(facet, begin), _COMPARED):
        yield value.replace("-", " "), value
    for term, _ in backend.completions(NAMES, begin, _COMPARED):
        called, named_facet, value = named_value(term)
        if named_facet == facet:
            yield called, value


def values_begun(backend: Backend, facet: FacetField, words: str) -> tuple[str, ...]:
    """The values that have a name with a word from which on it begins so; the commonest few."""
    return _names_with(backend, facet, words, is_begun=True)


def _names_with(backend: Backend, facet: FacetField, words: str, is_begun: bool = False) -> tuple[str, ...]:
    """The values whose names have these words in a row, as a surname, from the beginning of a name's first words on.

    The last of the words may be the beginning of one.
    """
    end = "" if is_begun else " "
    called = " ".join(terms(words))
    named = [named_value(term) for term, _ in backend.completions(NAMES, called, _NAMES_READ)] if called else []
    if facet.value_type == "name":
        named += [
            (" ".join(terms(value)), facet.name, value)
            for value, _ in backend.completions(facet.name, words, _NAMES_READ)
        ]
    fitting = (value for name, of, value in named if of == facet.name and f"{name} ".startswith(f"{called}{end}"))
    return tuple(dict.fromkeys(fitting))[:_LONGER_IDS]


def label_of(backend: Backend, facet: str, value: str) -> str:
    """The label of a value; the value itself where no article has it."""
    for summary in backend.first(facet, (value,)).values():
        for named in summary_of(summary).facets[facet]:
            if named.id == value:
                return named.label
    return value


def read_as(backend: Backend, facet: FacetField, text: str, values: Sequence[str]) -> str:
    """The warning that a text which is no value of a facet was read as these, by their labels."""
    summaries = backend.first(facet.name, values).values()
    labels = {named.id: named.label for each in summaries for named in summary_of(each).facets[facet.name]}
    return f"“{text}” was read as {' or '.join(labels.get(value, value) for value in values)}."


def _full_name_id(short_id: str) -> str:
    """The id of the organization that everyone knows by this short name; empty where there is none."""
    full_name = known_names().full_names.get(short_id.replace("-", " "), "")
    return known_names().organization_id(full_name) if full_name else ""


def value_of(field: str, text: str, position: int) -> str:
    """The index's value for what a query calls it. Raises QueryError."""
    facet = BY_PARAMETER[field]
    value, codes = id_called(facet, text), kind_of(facet).codes
    if value:
        return value
    if codes is None:
        raise QueryError(f"{field}: needs a name, as in {FIELDS[field].example}.", position, "empty_field")
    remedy = codes.remedy(text, f"as in {field}:{codes.example}")
    raise QueryError(f"“{text[:40]}” is not known as a {codes.noun}; {remedy}", position, codes.noun)
