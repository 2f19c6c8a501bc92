"""Lucene's explanation of a score becomes searchapp's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from searchapp.backends.opensearch.mapping import BODY_WEIGHT, LENGTH_WEIGHT
from searchapp.engine.similarity import K1, PADDING
from searchapp.model.explanation import Explanation, FormCount, TermScore

_WEIGHT = re.compile(r"weight\((?P<field>\w+):(?P<term>.+) in \d+\)")
_VALUES = re.compile(r"ConstantScore\((?P<field>\w+):\((?P<values>.+)\)\)")

# Of the words of an article, by field and stem or root, and of its values.
Forms = Mapping[str, Mapping[str, Sequence[FormCount]]]


def explanation_of(score: float, tree: Mapping[str, Any], forms: Forms) -> Explanation:
    """The terms that make up a score; what they do not add up to comes from patterns."""
    return Explanation(score, tuple(_terms(tree, forms)))


def _terms(node: Mapping[str, Any], forms: Forms, coverage: float = 1.0) -> Iterator[TermScore]:
    """The terms below a node of the tree, each as often as it was scored; their scores are those above it."""
    if node["description"].startswith("function score"):
        query = node["details"][0]
        yield from _terms(query, forms, coverage * (node["value"] / query["value"] if query["value"] else 1.0))
    elif match := _WEIGHT.match(node["description"]):
        yield _term_score(node, match["field"], match["term"], forms, coverage)
    elif node["value"] and (match := _VALUES.match(node["description"])):
        named = (value for value in forms.get(match["field"], ()) if f" {value} " in f" {match['values']} ")
        yield from (TermScore(match["field"], value, 1, 1.0, 1.0, 0, 1.0, node["value"]) for value in islice(named, 1))
    else:
        for child in node["details"]:
            yield from _terms(child, forms, coverage)


def _term_score(node: Mapping[str, Any], field: str, term: str, forms: Forms, coverage: float) -> TermScore:
    (computed,) = node["details"]
    parts = {_name(part): part for part in _below(computed)}
    frequency = parts["freq"]["value"] / BODY_WEIGHT
    its = forms.get(field, {}).get(term, ())
    return TermScore(
        field,
        its[0].term if its else term,
        sum(form.occurrences for form in its) or max(1, round(frequency)),
        frequency,
        parts["idf"]["value"],
        max(0, int(parts["dl"]["value"] / LENGTH_WEIGHT) - PADDING),
        (parts["boost"]["value"] if "boost" in parts else 1.0) / (K1 + 1),  # which is no boost, but of the formula
        node["value"] * coverage,
        tuple(its) if len(its) > 1 else (),
        coverage,
    )


def _below(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for child in node["details"]:
        yield child
        yield from _below(child)


def _name(node: Mapping[str, Any]) -> str:
    """What a part of the formula is called: boost, idf, tf, freq, dl."""
    return str(node["description"]).partition(",")[0].partition(" ")[0]
