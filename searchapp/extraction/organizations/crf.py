"""Chunks → candidate spans of organizations, by a linear-chain CRF (Lafferty, McCallum and Pereira 2001).

The weights are arrays, so a whole article is scored at once: the weights of a word's attributes are summed the first
time the word is seen, and all chunks go through forward-backward (Rabiner 1989, with scaling) side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt

from searchapp.extraction.organizations.features import CONTEXT, MAX_TOKEN_ATTRIBUTES, Chunk, word_attributes
from searchapp.extraction.organizations.lexicon import DATA, Lexicon, lexicon

Floats = npt.NDArray[np.float32]
Rows = list[list[float]]

LABELS = ("O", "B-ORG", "I-ORG", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-MISC", "I-MISC")
_OUTSIDE, BEGIN, INSIDE = 0, 1, 2  # of an organization
_PERSON_BEGIN, _PERSON_INSIDE = 3, 4
_MIN_PERSON = 0.35  # the probability that a person's name begins, or goes on, at a token
_MODEL_FILE = "organizations.npz"
_FULL_POSITION = f"{CONTEXT[0]}|"  # before the parts of a word that are told at every position
_MAX_CACHED_WORDS = 60_000  # words with cached sums of weights: 20 MB
_MIN_PROBABILITY = 0.1  # of a candidate span; at 0.05 calibration accepts no more right ones


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of tokens, its probability of naming an organization, and the highest of its words of naming others."""

    begin: int
    end: int
    probability: float
    person: float
    location: float
    chunk: Chunk


@dataclass(frozen=True, slots=True)
class PersonSpan:
    """A span of tokens that names a person, and the lowest of its tokens' probabilities."""

    begin: int
    end: int
    probability: float


@dataclass
class ModelWeights:
    """The trained model: CRF weights by attribute and label, transitions, and weights of the calibration by feature."""

    attributes: list[str]
    states: Floats  # (attributes, labels)
    transitions: Floats  # (labels, labels), from → to
    calibration: dict[str, float] = field(default_factory=dict)

    def save(self, path: Path) -> None:
        """Write the weights to a file."""
        names = np.frombuffer("\n".join(self.attributes).encode(), dtype=np.uint8)
        calibration_names = np.frombuffer("\n".join(self.calibration).encode(), dtype=np.uint8)
        with path.open("wb") as out:
            np.savez_compressed(
                out, attributes=names, states=self.states.astype(np.float16), transitions=self.transitions,
                calibration_names=calibration_names,
                calibration=np.array(list(self.calibration.values()), dtype=np.float32),
            )  # fmt: skip

    @classmethod
    def load(cls, content: bytes) -> ModelWeights:
        """The weights in the content of a file that `save` wrote."""
        with np.load(BytesIO(content)) as arrays:
            names = arrays["attributes"].tobytes().decode().split("\n")
            calibration_names = arrays["calibration_names"].tobytes().decode().split("\n")
            calibration = dict(zip(calibration_names, arrays["calibration"].tolist(), strict=False))
            return cls(names, arrays["states"].astype(np.float32), arrays["transitions"], calibration)


class OrganizationModel:
    """Chunks of an article → the spans in them that may name organizations."""

    def __init__(self, weights: ModelWeights, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.calibration = weights.calibration
        self._rows = {name: row for row, name in enumerate(weights.attributes, start=1)}  # row 0: unknown, all zero
        self._states = np.vstack([np.zeros((1, len(LABELS)), np.float32), weights.states])
        self._transitions = np.exp(weights.transitions).astype(np.float32)
        self._word_rows: dict[str, int] = {}
        self._word_scores = np.zeros((1024, len(CONTEXT), len(LABELS)), np.float32)
        self._part_rows, self._parts = _word_parts(weights)
        self._context_columns = np.arange(len(CONTEXT))

    def candidates(self, chunks: Sequence[Chunk]) -> list[Candidate]:
        """The spans that may name an organization, in text order."""
        return self.read(chunks)[0]

    def read(self, chunks: Sequence[Chunk]) -> tuple[list[Candidate], list[PersonSpan]]:
        """The spans that may name an organization, and those that name a person, each in text order."""
        if not chunks:
            return [], []
        scores = np.exp(np.clip(self._scores(chunks), -40, 40))
        sizes = np.array([chunk.end - chunk.begin for chunk in chunks])
        starts = np.cumsum(sizes) - sizes
        marginals, joint = forward_backward(scores, starts, sizes, self._transitions)
        likely = np.flatnonzero(marginals[:, BEGIN] >= _MIN_PROBABILITY)
        owners = (np.searchsorted(starts, likely, side="right") - 1).tolist()
        marginal_rows, joint_rows, first_tokens = marginals.tolist(), joint.tolist(), starts.tolist()
        candidates: list[Candidate] = []
        for token, owner in zip(likely.tolist(), owners, strict=True):
            chunk = chunks[owner]
            index = token - first_tokens[owner]
            stop = token + chunk.end - chunk.begin - index
            candidates += spans_from(chunk, index, marginal_rows[token:stop], joint_rows[token:stop])
        return candidates, list(_person_spans(chunks, starts, marginals))

    def _scores(self, chunks: Sequence[Chunk]) -> Floats:
        """The sum of the weights of every token of every chunk: (tokens, labels)."""
        if len(self._word_rows) > _MAX_CACHED_WORDS:
            self._word_rows.clear()
        word_rows = self._word_rows
        words, attributes = [], []
        for chunk in chunks:
            for context in chunk.context:
                words.append([word_rows[word] if word in word_rows else self._add_word(word) for word in context])
            for names in chunk.attributes:
                rows = [self._rows.get(name, 0) for name in names[:MAX_TOKEN_ATTRIBUTES]]
                attributes.append(rows + [0] * (MAX_TOKEN_ATTRIBUTES - len(rows)))
        context_scores = self._word_scores[np.array(words), self._context_columns]
        return np.asarray(context_scores.sum(axis=1) + self._states[np.array(attributes)].sum(axis=1), np.float32)

    def _add_word(self, word: str) -> int:
        """The row of a word that is new to the cache of scores."""
        number = len(self._word_rows)
        if number >= len(self._word_scores):
            self._word_scores = np.concatenate([self._word_scores, np.zeros_like(self._word_scores)])
        names = [name.removeprefix(_FULL_POSITION) for name in word_attributes(CONTEXT[0], word, self.lexicon)]
        rows = [self._part_rows[name] for name in names if name in self._part_rows]
        self._word_scores[number] = self._parts[rows].sum(axis=0)
        self._word_rows[word] = number
        return number


def _word_parts(weights: ModelWeights) -> tuple[dict[str, int], Floats]:
    """The weights of what a word is made of, such as `w=tea`, at all positions of CONTEXT: (parts, positions, labels).

    A word that is new is then looked up once for each of its parts, and not at each position anew.
    """
    columns = {position: column for column, position in enumerate(CONTEXT)}
    part_rows: dict[str, int] = {}
    rows: list[int] = []
    positions: list[int] = []
    for attribute in weights.attributes:
        position, sign, part = attribute.partition("|")
        rows.append(part_rows.setdefault(part if sign else attribute, len(part_rows)))
        positions.append(columns[position] if sign else 0)
    parts = np.zeros((len(part_rows), len(CONTEXT), len(LABELS)), np.float32)
    parts[rows, positions] = weights.states
    return part_rows, parts


def forward_backward(
    scores: Floats, starts: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64], transitions: Floats
) -> tuple[Floats, Floats]:
    """Marginals of every token (tokens, labels), and of each token and its successor being in one organization.

    `joint[i]` holds P(i begins, i+1 inside) and P(i inside, i+1 inside); 0 for the last token of a chunk.
    """
    order = np.argsort(-sizes, kind="stable")
    starts, sizes = starts[order], sizes[order]
    active = [
        int(np.searchsorted(-sizes, -step, side="left")) for step in range(int(sizes[0]))
    ]  # chunks longer than `step`
    forward = scores / scores.sum(axis=1, keepdims=True)
    scale = np.ones((len(scores), 1), np.float32)
    for step in range(1, len(active)):
        here = starts[: active[step]] + step
        reached = (forward[here - 1] @ transitions) * scores[here]
        scale[here] = reached.sum(axis=1, keepdims=True)
        forward[here] = reached / scale[here]
    backward = np.ones_like(forward)
    joint = np.zeros((len(scores), 2), np.float32)
    inside = transitions[(BEGIN, INSIDE), INSIDE]
    for step in range(len(active) - 1, 0, -1):
        here = starts[: active[step]] + step
        message = scores[here] * backward[here] / scale[here]
        backward[here - 1] = message @ transitions.T
        joint[here - 1] = forward[here - 1][:, (BEGIN, INSIDE)] * inside * message[:, INSIDE : INSIDE + 1]
    return forward * backward, joint


def spans_from(chunk: Chunk, index: int, marginals: Rows, joint: Rows) -> Iterator[Candidate]:
    """The likely spans that begin at the token of a chunk at which `marginals` and `joint` begin too.

    In a chain the probability of a span is that of beginning, times those of going on, times that of ending.
    """
    likely = marginals[0][BEGIN]
    for size in range(1, len(marginals) + 1):
        state = 0 if size == 1 else 1
        here = marginals[size - 1][BEGIN + state]
        goes_on = min(joint[size - 1][state] / here, 1.0) if here > 1e-6 else 0.0
        if likely * (1 - goes_on) >= _MIN_PROBABILITY:
            part = marginals[:size]
            person = max(row[3] + row[4] for row in part)
            location = max(row[5] + row[6] for row in part)
            begin = chunk.begin + index
            yield Candidate(begin, begin + size, likely * (1 - goes_on), person, location, chunk)
        likely *= goes_on
        if likely < _MIN_PROBABILITY:
            return


def _person_spans(chunks: Sequence[Chunk], starts: npt.NDArray[np.int64], marginals: Floats) -> Iterator[PersonSpan]:
    """The spans of persons' names: from a token that likely begins one over those that likely go on."""
    begins = np.flatnonzero(marginals[:, _PERSON_BEGIN] >= _MIN_PERSON)
    owners = (np.searchsorted(starts, begins, side="right") - 1).tolist()
    inside = marginals[:, _PERSON_INSIDE].tolist()
    end = 0
    for token, probability, owner in zip(
        begins.tolist(), marginals[begins, _PERSON_BEGIN].tolist(), owners, strict=True
    ):
        if token < end:  # within the name before
            continue
        chunk = chunks[owner]
        first = int(starts[owner])
        end = token + 1
        while end < first + chunk.end - chunk.begin and inside[end] >= _MIN_PERSON:
            probability = min(probability, inside[end])
            end += 1
        yield PersonSpan(chunk.begin + token - first, chunk.begin + end - first, probability)


@lru_cache(maxsize=1)
def trained_model() -> OrganizationModel:
    """The model of the package, loaded on first use."""
    content = (DATA / _MODEL_FILE).read_bytes()
    return OrganizationModel(ModelWeights.load(content), lexicon())
