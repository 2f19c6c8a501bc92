"""The probabilities of labels → the spans of tokens that may name organizations, and those that name persons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.extraction.name_model.chunks import Integers
from searchapp.extraction.name_model.weights import ORGANIZATION_BEGIN, PERSON_BEGIN, PERSON_INSIDE, Floats

Doubles = npt.NDArray[np.float64]

_MIN_PERSON = 0.35  # the probability that a person's name begins, or goes on, at a token
_LEAST = 1e-6  # below which a probability is taken for none
_MIN_PROBABILITY = 0.1  # of a candidate span; at 0.05 calibration accepts no more right ones


class Spans(Struct, frozen=True):
    """The spans of a batch of texts that may name organizations, in the order of the texts."""

    chunks: Integers  # (spans,) the chunk that each lies in
    begins: Integers  # (spans,) the first token, from the beginning of the chunk
    sizes: Integers  # (spans,) in tokens
    probabilities: Doubles  # (spans,) of naming an organization
    persons: Doubles  # (spans,) the highest probability that one of the words names a person
    locations: Doubles  # (spans,) or a location


class Candidate(Struct, frozen=True, gc=False):
    """A span of tokens that may name an organization."""

    name: str  # in small letters
    begin: int
    end: int
    score: float  # the calibrated probability of naming an organization
    probability: float  # by the CRF alone
    person: float  # the highest of its words of naming a person
    location: float  # or a location
    is_chunk: bool  # whether it is a whole chunk


class PersonSpan(Struct, frozen=True, gc=False):
    """A span of tokens that names a person, and the lowest of its tokens' probabilities."""

    begin: int
    end: int
    probability: float


def candidates(sizes: Integers, marginals: Floats, joint: Floats) -> Spans:
    """The spans that may name an organization, in chunks that have so many tokens each."""
    starts = np.cumsum(sizes) - sizes
    tokens = np.flatnonzero(marginals[:, ORGANIZATION_BEGIN] >= _MIN_PROBABILITY)
    owners = np.searchsorted(starts, tokens, side="right") - 1
    tokens, span_sizes, *probabilities = _grown(tokens, starts[owners] + sizes[owners], marginals, joint)
    owners = np.searchsorted(starts, tokens, side="right") - 1
    return Spans(owners, tokens - starts[owners], span_sizes, *probabilities)


def _grown(tokens: Integers, stops: Integers, marginals: Floats, joint: Floats) -> list[npt.NDArray[Any]]:
    """The likely spans that begin at tokens and end before these stops: the columns of first token, size, and the
    probabilities of a candidate.

    In a chain the probability of a span is that of beginning, times those of going on, times that of ending. All spans
    grow side by side, a token at a time, as long as they are likely.
    """
    likely = marginals[tokens, ORGANIZATION_BEGIN].astype(np.float64)
    person = location = np.zeros(len(tokens))
    none = np.zeros(0, np.intp)
    spans: list[tuple[npt.NDArray[Any], ...]] = [(none, none, likely[:0], person[:0], location[:0])]
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


def person_spans(chunks: Integers, sizes: Integers, marginals: Floats) -> Iterator[tuple[int, PersonSpan]]:
    """The spans of persons' names, each with the index of its chunk: from a token that likely begins one over those
    that likely go on."""
    starts = np.cumsum(sizes) - sizes
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
