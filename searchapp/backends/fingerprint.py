"""A fingerprint of all that decides what an index holds: one with another fingerprint has to be built again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from searchapp.text import analyzer
from searchapp.text.joined_spellings import other_spellings
from searchapp.text.snowball import SNOWBALL, STEM_RULES
from searchapp.text.stemming import regular_stem
from searchapp.text.tab_separated import table_rows
from searchapp.text.writers import in_order, writers_of

_PROBE = (
    "U.S. and AT&T’s café, 1,780.5bn C++ 東京 l'État 1990's ½ ک"  # an analyzer that reads it in another way has changed
)
_BYLINE_PROBE = "Ana Ito, Staff Writer, and Bo Li in Rome; Okoro, Mary; Jo MARSH; BBC SPORT"
_STEM_PROBE = ("banking", "cities", "hamas", "stopped", "news")


def text_probe() -> list[Any]:
    """How texts are read: the terms and stems of some, the writers of a byline, and the languages with stemmers and
    their rules."""
    return [
        analyzer.terms(_PROBE),
        other_spellings(_PROBE),
        [regular_stem(term) for term in _STEM_PROBE],
        [in_order(name) for name in writers_of(_BYLINE_PROBE)],
        sorted(SNOWBALL),
        *table_rows(STEM_RULES),
    ]


def fingerprint_of(parts: Sequence[Any]) -> str:
    """Sixteen letters and digits that tell these parts from others."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
