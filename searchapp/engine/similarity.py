"""BM25F: the score of a term in a document, and the most that a block of postings can score.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with the inverse document
frequency of whoosh.scoring: a term scores idf · impact, where

    idf    = ln(documents / (documents with the term + 1)) + 1
    impact = (K1 + 1) · weight / (weight + norm)
    norm   = K1 · (1 - B + B · length / average length)
"""

from __future__ import annotations

from math import log
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

K1: Final = 1.2  # whoosh.scoring.BM25F's defaults; Robertson and Zaragoza advise 1.2 to 2 and 0.5 to 0.8
B: Final = 0.75
WHOOSH_PARAMETERS: Final = {"K1": K1, "B": B}  # for whoosh.scoring.BM25F to score as the functions below
_STEPS: Final = 255  # that an impact bound is stored in
_STEP: Final = (K1 + 1) / _STEPS  # no impact exceeds K1 + 1
_MARGIN: Final = 1.000001  # for the rounding of one float32, a part in 10 million
SUM_MARGIN: Final = np.float32(1.00001)  # for the rounding of sums of float32, on bounds that are summed


def idf(document_count: int, document_frequency: int) -> float:
    """How rare a term is; `document_frequency` documents of the index have it, deleted ones included."""
    return log(document_count / (document_frequency + 1)) + 1


def norms(lengths: npt.NDArray[Any], average_length: float) -> Floats:
    """What the length of each document brings to its scores; float32."""
    if lengths.dtype != np.uint16:
        return _norms(lengths, average_length)
    return _norms(np.arange(int(lengths.max(initial=0)) + 1), average_length).take(lengths)  # several times as fast


def _norms(lengths: npt.NDArray[Any], average_length: float) -> Floats:
    norms: Floats = (K1 * ((1 - B) + B * lengths / (average_length or 1.0))).astype(np.float32)
    return norms


def scores(weights: Floats, norms: Floats, idf: float = 1.0) -> Floats:
    """The scores of a term's postings in documents of these norms, which are overwritten; impacts where idf is 1."""
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
    r times as long, norms are smaller and impacts at most r times as great.
    """
    ratio = average_length / average_when_written if average_when_written else 1.0
    return idf * max(1.0, ratio)
