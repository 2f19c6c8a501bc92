"""The root that English words are derived from: measure, measurable and measurement; logic and logical."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from searchapp.text.lazy_pattern import LazyPattern
from searchapp.text.tab_separated import alternatives

_DATA = Path(__file__).parent / "data"
_ROOT_LETTERS: Final = 5  # shorter roots join strangers, as fame and family, crate and creation

# What stems, which have no e at their end and i for y, may have behind the root, is in the table.
_ROOT = LazyPattern(
    lambda: rf"([a-z]{{{_ROOT_LETTERS},}}?){alternatives(_DATA / 'english_stemming.tsv')['endings']}?\Z", flags=0
)


def root_of(stem: str) -> str:
    """The root of a word, by its stem, which begins with it; empty for short words, numbers and other scripts."""
    match = _ROOT.match(stem)
    return match[1] if match else ""
