"""The root that English words are derived from: measure, measurable and measurement; logic and logical."""

from __future__ import annotations

import re
from typing import Final

ROOT_LETTERS: Final = 5  # shorter roots join strangers, as fame and family, crate and creation

# What stems, which have no e at their end and i for y, may have behind the root.
_ENDINGS = """
    abiliti abl abli al ali aliti alli anc ant at ateli ation ational ativ ator eabl eful eli ement enc eness ent er
    ful ibl ic ical icalli iciti ics iliti ion ional ism ist iti iv iveli iveness iviti iz ization li ment ness or ous
    ousli"""
_ROOT = re.compile(rf"([a-z]{{{ROOT_LETTERS},}}?)(?:{'|'.join(_ENDINGS.split())})?\Z")


def root_of(stem: str) -> str:
    """The root of a word, by its stem, which begins with it; empty for short words, numbers and other scripts."""
    match = _ROOT.match(stem)
    return match[1] if match else ""
