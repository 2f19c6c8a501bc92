"""The probabilities of labels → the spans of tokens that may name organizations, and those that name persons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from searchapp.extraction.name_model.chunk_arrays import Integers
from searchapp.extraction.name_model.weights import ORGANIZATION_BEGIN, PERSON_BEGIN, PERSON_INSIDE, Floats

_MIN_PERSON = 0.35  # the probability that a person's name begins, or goes on, at a token
_LEAST = 1e-6  # below which a probability is taken for none
_MIN_PROBABILITY = 0.1  # of a candidate span; at 0.05 calibration accepts no more right ones


class Candidate(NamedTuple):  # made in half the time of a dataclass
    """A span of tokens, its probability of naming an organization, and the highest of its words of naming others."""

    begin: int
    end: int
    probability: float
    person: float
    location: float
    is_chunk: bool  # whether it is a whole chunk


class PersonSpan(NamedTuple):
    """A span of tokens that names a person, and the lowest of its tokens' probabilities."""

    begin: int
    end: int
    probability: float


def candidates(chunks: Integers, starts: Integers, marginals: Floats, joint: Floats) -> Iterator[tuple[int, Candidate]]:
    """The spans that may name an organization, in text order, each with the index of its chunk."""
    tokens = np.flatnonzero(marginals[:, ORGANIZATION_BEGIN] >= _MIN_PROBABILITY)
    if not len(tokens):
        return
    owners = np.searchsorted(starts, tokens, side="right") - 1
    stops = starts[owners] + chunks[owners, 1] - chunks[owners, 0]
    tokens, sizes, *probabilities = _grown(tokens, stops, marginals, joint)
    owners = np.searchsorted(starts, tokens, side="right") - 1
    begins = chunks[owners, 0] + tokens - starts[owners]
    is_chunk = (begins == chunks[owners, 0]) & (begins + sizes == chunks[owners, 1])
    columns = (begins, begins + sizes, *probabilities, is_chunk)
    yield from zip(owners.tolist(), map(Candidate, *[column.tolist() for column in columns]), strict=True)


def _grown(tokens: Integers, stops: Integers, marginals: Floats, joint: Floats) -> list[npt.NDArray[Any]]:
    """The likely spans that begin at tokens and end before these stops: the columns of first token, size, and the
    probabilities of a candidate.

    In a chain the probability of a span is that of beginning, times those of going on, times that of ending. All spans
    grow side by side, a token at a time, as long as they are likely.
    """
    likely = marginals[tokens, ORGANIZATION_BEGIN].astype(np.float64)
    person = location = np.zeros(len(tokens))
    spans: list[tuple[npt.NDArray[Any], ...]] = []
    size = 0
    while len(tokens):
        here, state = marginals[tokens + size].astype(np.float64), min(size, 1)
        begun, goes_on = here[:, ORGANIZATION_BEGIN + state], np.zeros(len(tokens))
        np.divide(joint[tokens + size, state], begun, out=goes_on, where=begun > _LEAST)
        goes_on = np.minimum(goes_on, 1.0)
        person, location = np.maximum(person, here[:, 3] + here[:, 4]), np.maximum(location, here[:, 5] + here[:, 6])
        size += 1
        ending = likely * (1 - goes_on)
        is_likely = ending >= _MIN_PROBABILITY
        columns = (tokens, np.full(len(tokens), size), ending, person, location)
        spans.append(tuple([column[is_likely] for column in columns]))
        likely = likely * goes_on
        on = (likely >= _MIN_PROBABILITY) & (tokens + size < stops)
        tokens, stops, likely, person, location = tokens[on], stops[on], likely[on], person[on], location[on]
    grown = [np.concatenate(column) for column in zip(*spans, strict=True)]
    order = np.argsort(grown[0], kind="stable")
    return [column[order] for column in grown]


def person_spans(chunks: Integers, starts: Integers, marginals: Floats) -> Iterator[tuple[int, PersonSpan]]:
    """The spans of persons' names, each with the index of its chunk: from a token that likely begins one over those
    that likely go on."""
    begins = np.flatnonzero(marginals[:, PERSON_BEGIN] >= _MIN_PERSON)
    owners = (np.searchsorted(starts, begins, side="right") - 1).tolist()
    inside = marginals[:, PERSON_INSIDE].tolist()
    end = 0
    for token, probability, owner in zip(
        begins.tolist(), marginals[begins, PERSON_BEGIN].tolist(), owners, strict=True
    ):
        if token < end:  # within the name before
            continue
        chunk_begin, chunk_end = chunks[owner].tolist()
        offset = chunk_begin - int(starts[owner])
        end = token + 1
        while end + offset < chunk_end and inside[end] >= _MIN_PERSON:
            probability = min(probability, inside[end])
            end += 1
        yield owner, PersonSpan(token + offset, end + offset, probability)
