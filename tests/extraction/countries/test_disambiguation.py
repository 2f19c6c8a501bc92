"""Disambiguation: priors, and the votes of a text's other toponyms."""

from __future__ import annotations

from searchapp.extraction.countries.disambiguation import Context
from searchapp.extraction.gazetteer import GazetteerEntry, gazetteer


def entry(name: str) -> GazetteerEntry:
    """The entry of a name that the gazetteer has."""
    known = gazetteer().get(name)
    assert known
    return known


def test_alone_a_name_means_its_likeliest_sense() -> None:
    assert Context().best_sense(entry("Paris")).country == "FR"
    assert Context().best_sense(entry("Georgia")).country == "US"
    assert Context().best_sense(entry("Congo")).country == "CD"
    assert Context().best_sense(entry("Valencia")).country == "ES"


def test_other_toponyms_vote_for_their_country() -> None:
    context = Context()
    for name in ("Armenia", "Azerbaijan", "Tbilisi"):
        context.add(entry(name), None, in_dateline=False)
    assert context.best_sense(entry("Georgia")).country == "GE"
    for name in ("Brazzaville", "Brazzaville"):
        context.add(entry(name), None, in_dateline=False)
    assert context.best_sense(entry("Congo")).country == "CG"
