"""The probabilities of labels → the spans of tokens that may name organizations, and those that name persons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from searchapp.extraction.name_model.chunk_arrays import Chunk, Integers
from searchapp.extraction.name_model.weights import ORGANIZATION_BEGIN, PERSON_BEGIN, PERSON_INSIDE, Floats

Rows = list[list[float]]

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
    chunk: Chunk


class PersonSpan(NamedTuple):
    """A span of tokens that names a person, and the lowest of its tokens' probabilities."""

    begin: int
    end: int
    probability: float


def candidates(
    chunks: Sequence[Chunk], starts: Integers, marginals: Floats, joint: Floats
) -> Iterator[tuple[int, Candidate]]:
    """The spans that may name an organization, each with the index of its chunk."""
    likely = np.flatnonzero(marginals[:, ORGANIZATION_BEGIN] >= _MIN_PROBABILITY)
    owners = (np.searchsorted(starts, likely, side="right") - 1).tolist()
    marginal_rows, joint_rows, first_tokens = marginals.tolist(), joint.tolist(), starts.tolist()
    for token, owner in zip(likely.tolist(), owners, strict=True):
        chunk = chunks[owner]
        index = token - first_tokens[owner]
        stop = token + chunk.end - chunk.begin - index
        for candidate in spans_from(chunk, index, marginal_rows[token:stop], joint_rows[token:stop]):
            yield owner, candidate


def spans_from(chunk: Chunk, index: int, marginals: Rows, joint: Rows) -> Iterator[Candidate]:
    """The likely spans that begin at the token of a chunk at which `marginals` and `joint` begin too.

    In a chain the probability of a span is that of beginning, times those of going on, times that of ending.
    """
    begin = chunk.begin + index
    likely, state = marginals[0][ORGANIZATION_BEGIN], 0
    person = location = 0.0
    for size, row in enumerate(marginals, start=1):
        here = row[ORGANIZATION_BEGIN + state]
        goes_on = min(joint[size - 1][state] / here, 1.0) if here > _LEAST else 0.0
        person, location = max(person, row[3] + row[4]), max(location, row[5] + row[6])
        if likely * (1 - goes_on) >= _MIN_PROBABILITY:
            yield Candidate(begin, begin + size, likely * (1 - goes_on), person, location, chunk)
        likely *= goes_on
        if likely < _MIN_PROBABILITY:
            return
        state = 1


def person_spans(chunks: Sequence[Chunk], starts: Integers, marginals: Floats) -> Iterator[tuple[int, PersonSpan]]:
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
        chunk = chunks[owner]
        first = int(starts[owner])
        end = token + 1
        while end < first + chunk.end - chunk.begin and inside[end] >= _MIN_PERSON:
            probability = min(probability, inside[end])
            end += 1
        yield owner, PersonSpan(chunk.begin + token - first, chunk.begin + end - first, probability)
