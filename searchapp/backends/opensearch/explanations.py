"""Lucene's explanation of a score becomes searchapp's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from searchapp.backends.opensearch.mapping import BODY_WEIGHT
from searchapp.model.explanation import Explanation, TermScore

_WEIGHT = re.compile(r"weight\((?P<field>\w+):(?P<term>.+) in \d+\)")


def explanation_of(score: float, tree: Mapping[str, Any]) -> Explanation:
    """The terms that make up a score; what they do not add up to comes from patterns."""
    return Explanation(score, tuple(_terms(tree)))


def _terms(node: Mapping[str, Any], coverage: float = 1.0) -> Iterator[TermScore]:
    """The terms below a node of the tree, each as often as it was scored; their scores are those above it."""
    if node["description"].startswith("function score"):
        query = node["details"][0]
        yield from _terms(query, coverage * (node["value"] / query["value"] if query["value"] else 1.0))
        return
    match = _WEIGHT.match(node["description"])
    if match is None:
        for child in node["details"]:
            yield from _terms(child, coverage)
        return
    (computed,) = node["details"]
    parts = {_name(part): part for part in _below(computed)}
    frequency = parts["freq"]["value"] / BODY_WEIGHT
    yield TermScore(
        match["field"],
        match["term"],
        max(1, round(frequency)),
        frequency,
        parts["idf"]["value"],
        int(parts["dl"]["value"] / BODY_WEIGHT),
        parts["boost"]["value"] if "boost" in parts else 1.0,
        node["value"] * coverage,
        coverage=coverage,
    )


def _below(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for child in node["details"]:
        yield child
        yield from _below(child)


def _name(node: Mapping[str, Any]) -> str:
    """What a part of the formula is called: boost, idf, tf, freq, dl."""
    return str(node["description"]).partition(",")[0].partition(" ")[0]
