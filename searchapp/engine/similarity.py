"""The formula of ranking, and the most that a block of postings can score.

BM25F as in Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with the inverse
document frequency of Lucene: a word scores idf · impact, where

    idf    = ln(1 + (documents - frequency + 0.5) / (frequency + 0.5))
    impact = (K1 + 1) · weight / (weight + norm)
    norm   = K1 · (1 - B + B · (length + PADDING) / (average length + PADDING))

The weight adds up all occurrences of the word in a document, each by where it stands (TITLE_WEIGHT, LEAD_WEIGHT)
and by which form of the word it is (INFLECTION_WEIGHT), before they saturate, and the frequency counts the documents
with any of the forms. A word that a query repeats saturates too (`repeated_weight`). The padding keeps a difference of
a few words between short texts from counting as much as one of many words between long ones. The constants were chosen
by cross-validation on 16 sets of queries with judgments, 3,773 queries over news, abstracts and tweets: what was best
on one half of the sets was tested on the other half.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

# ---- the constants -------------------------------------------------------------------------------

K1: Final = 1.2  # Robertson and Zaragoza advise 1.2 to 2 and 0.5 to 0.8; of fifteen pairs none was better
B: Final = 0.75
_K3: Final = 4  # of what a query repeats; 2 to 7 is worth as much, on seven sets .003 more than to count each time
PADDING: Final = 20  # terms; the best of 0 to 100 on seven sets: abstracts of 42 words gain .01, news lose nothing

# Weights of an occurrence, cross-validated together over 27 settings; both halves chose the first two.
INFLECTION_WEIGHT: Final = 0.6  # of another form of the word; anything from 0.3 to 1 is worth nearly as much
TITLE_WEIGHT: Final = 4.0
LEAD_TERMS: Final = 30  # at the beginning of the body, which in news says what it is about; 60 and more are worse
LEAD_WEIGHT: Final = 0.5  # that an occurrence there counts more than one further on
SPELLING_WEIGHT: Final = 0.2  # of what a text has in another spelling: the spelling that was typed comes first

DERIVATION_WEIGHT: Final = 0.3  # of a word of the same root, which finds none; of 0.1 to 0.6 best on seven sets
DERIVED_FROM: Final = 5  # words of a query: in shorter ones few words decide, and coverage counts
VALUE_WEIGHT: Final = 0.5  # of the idf of a facet's value that the query names; the least of what was best, 0.5 to 1
_COVERED_WORDS: Final = range(2, 5)  # in queries of so many words it counts how much of the query an article has
_COVERAGE: Final = 6.0  # divided by words² it is the power of that share: 1.5, 0.67 and 0.375
_COMMON_SHARE: Final = 0.5  # of the documents; what more of them have finds none by itself, which costs at most 0.0015
COMMON_FROM: Final = 100  # documents of an index; of fewer, most may well have what a query is about
UNKNOWN_RARITY: Final = 1.0  # of a part of a query that is no word

# Where recent documents come first, which nobody gets who has not asked for it; chosen by hand.
RECENCY_HALF_LIFE: Final = 30 * 86_400  # seconds before the newest document of the index
OLD_SHARE: Final = 0.5  # of its score that a document keeps however old it is, or without a date

# ---- bounds --------------------------------------------------------------------------------------

_STEPS: Final = 255  # that an impact bound is stored in
_STEP: Final = (K1 + 1) / _STEPS  # no impact exceeds K1 + 1
_MARGIN: Final = 1.000001  # for the rounding of one float32, a part in 10 million
SUM_MARGIN: Final = np.float32(1.00001)  # for the rounding of sums of float32, on bounds that are summed


# ---- scores --------------------------------------------------------------------------------------


def idf(document_count: int, document_frequency: int) -> float:
    """How rare a word is; `document_frequency` documents of the index have it, deleted ones included."""
    return log(1 + (document_count - document_frequency + 0.5) / (document_frequency + 0.5))


def telling_weight(frequency: int, document_count: int, document_frequency: int) -> float:
    """How much a word that a document has so often tells it from others: (1 + log tf) · log (N / df), SMART's “ltn”."""
    return (1 + log(frequency)) * log(document_count / document_frequency)


def repeated_weight(count: int) -> float:
    """How many words one counts as that stands so often in a query (Robertson and Zaragoza): 1, 1.67, 2.14 … 5."""
    return (_K3 + 1) * count / (_K3 + count)


def coverage_power(words: int, known: int) -> float:
    """The power of the share of a query that a document has, in a query of so many words; 0 where it does not count.

    It goes by the words that some document has: with one that none has, a query is like one without it.
    """
    return _COVERAGE / known**2 if words in _COVERED_WORDS and known > 1 else 0.0


def coverages(rarities: Sequence[float], power: float) -> Floats:
    """What the scores of documents are multiplied by that have some parts of a query, bit i for the part number i."""
    shares = np.zeros(1)
    for rarity in rarities:
        shares = np.concatenate([shares, shares + rarity])
    factors: Floats = ((shares / (shares[-1] or 1.0)) ** power).astype(np.float32)
    return factors


def selecting(rarities: Sequence[float], has_common: bool = True) -> list[int]:
    """The numbers of the parts of a query, by their idf, that find documents: all but those of most documents.

    In an index without common words, because it is small, all parts do.
    """
    least = log(1 / _COMMON_SHARE) if has_common else 0.0  # the idf of what so many documents have
    rare = [number for number, rarity in enumerate(rarities) if rarity >= least]
    return rare or list(range(len(rarities)))


def recency(ages: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """What the scores of documents are multiplied by that are so many seconds (or infinitely) older than the newest."""
    factors: npt.NDArray[np.float64] = OLD_SHARE + (1 - OLD_SHARE) * np.exp2(-ages / RECENCY_HALF_LIFE)
    return factors


def norms(lengths: npt.NDArray[Any], average_length: float) -> Floats:
    """What the length of each document brings to its scores; float32."""
    if lengths.dtype != np.uint16:
        return _norms(lengths, average_length)
    return _norms(np.arange(int(lengths.max(initial=0)) + 1), average_length).take(lengths)  # several times as fast


def _norms(lengths: npt.NDArray[Any], average_length: float) -> Floats:
    share = length_share(average_length)
    norms: Floats = (K1 * ((1 - share) + share * lengths / (average_length or 1.0))).astype(np.float32)
    return norms


def length_share(average_length: float) -> float:
    """What stands for B in the formula without padding, so that norms are those of the formula with it."""
    return B * average_length / (average_length + PADDING)


def scores(weights: Floats, norms: Floats, idf: float = 1.0) -> Floats:
    """The scores of a word's postings in documents of these norms, which are overwritten; impacts where idf is 1."""
    norms += weights
    np.divide(weights, norms, out=norms)
    norms *= np.float32(idf * (K1 + 1))
    return norms


# ---- impact bounds -------------------------------------------------------------------------------


def encoded_bounds(greatest: Floats) -> npt.NDArray[np.uint8]:
    """Bounds on impacts as the segment file keeps them: rounded up, so that no impact exceeds its bound."""
    rounded: npt.NDArray[np.uint8] = np.minimum(np.ceil(greatest * _MARGIN / _STEP), _STEPS).astype(np.uint8)
    return rounded


def decoded_bounds(codes: npt.NDArray[np.uint8]) -> Floats:
    """The bounds that were encoded so; float32."""
    return codes * np.float32(_STEP)


def bound_factor(idf: float, average_length: float, average_when_written: float) -> float:
    """What an impact bound is multiplied by to bound a score.

    The bounds hold for the average length of the segment they were written with; where documents of the index are
    r times as long, padding included, norms are smaller and impacts at most r times as great.
    """
    ratio = (average_length + PADDING) / (average_when_written + PADDING)
    return idf * max(1.0, ratio)
