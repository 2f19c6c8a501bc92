"""The analyzer as a Whoosh object."""

from __future__ import annotations

import pickle

from searchapp.backends.local.term_analyzer import TermAnalyzer


def test_whoosh_sees_the_same_terms() -> None:
    """The Whoosh object gives terms, positions and characters, and survives the schema's pickle."""
    analyzer = pickle.loads(pickle.dumps(TermAnalyzer()))
    seen = [(token.text, token.pos, token.startchar, token.endchar) for token in analyzer("AT&T’s café", True, True)]
    assert seen == [("at&t", 0, 0, 4), ("cafe", 1, 7, 11)]
    assert analyzer == TermAnalyzer()
