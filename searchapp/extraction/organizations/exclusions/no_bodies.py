"""The table of words that names of no bodies have."""

from __future__ import annotations

from pathlib import Path

from searchapp.text.tab_separated import alternatives


def any_of(kind: str) -> str:
    """A pattern for any of the words or patterns of a kind in the table."""
    return alternatives(Path(__file__).parent / "data" / "no_bodies.tsv")[kind]
