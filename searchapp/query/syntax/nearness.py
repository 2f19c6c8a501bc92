"""How nearness is written between two words: `NEAR/8`, and as other engines have it."""

from __future__ import annotations

import re

USUAL_SLOP = 10  # of a NEAR without a number, as in Lucene's and Google's kin
SENTENCE_SLOP, PARAGRAPH_SLOP = 15, 50  # the usual lengths, in words, of what `w/s` and `w/p` ask for

# Nexis, ProQuest, Factiva, Westlaw, Ovid, Google; letters alone have to be capitals, or they are words.
PATTERN = r"""
    (?: (?i: near | onear | n | w | adj | pre | p ) / (?: [0-9]{1,4} | (?i: s(?:ent)? | p(?:ara)? ) )
      | (?: NEAR | ADJ ) [0-9]{0,3}
      | AROUND \s? \( [0-9]{1,4} \)
    ) (?= [\s("'] | \Z )
"""
# Of Westlaw, Lexis and Factiva; anywhere else than between two words they are words.
BETWEEN = r"(?: / (?: [0-9]{1,3} | (?i: [sp] ) ) | (?i: near | adj ) [0-9]{1,3} ) (?= \s+ [^\s)|&] )"
_IN_ORDER = re.compile(r"(?:pre|onear|p)/", re.IGNORECASE)
_BARE = re.compile(r"\b(?:NEAR|ADJ|(?i:near|adj)(?=[0-9]))[0-9]{0,3}\b")
_NUMBER = re.compile(r"[0-9]+")


def has_bare_operator(text: str) -> bool:
    """Whether a text has an operator of letters and digits alone, which looks like a word: `tea NEAR coffee`."""
    return _BARE.search(text) is not None


def slop_of(operator: str) -> int:
    """How many positions apart the words may be."""
    if number := _NUMBER.search(operator):
        return int(number.group())
    unit = operator.lower().rpartition("/")[2][:1]
    return {"s": SENTENCE_SLOP, "p": PARAGRAPH_SLOP}.get(unit, USUAL_SLOP)


def is_in_order(operator: str) -> bool:
    """Whether the words have to stand in the order in which they were typed."""
    return bool(_IN_ORDER.match(operator))
