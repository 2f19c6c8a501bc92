"""The trained model: weights of a linear-chain CRF, and of the logistic rule that judges each name it proposes.

The CRF is trained by CRFsuite; its weights are kept as arrays, so that a whole article is scored at once: the weights
of all attributes of a word are summed the first time the word is seen, and all runs go through forward-backward
(Rabiner 1989, with scaling) side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt

from searchapp.extraction.organizations.features import EXTRA_SLOTS, SLOTS, Run, word_attributes
from searchapp.extraction.organizations.lexicon import DATA, Lexicon, lexicon

Floats = npt.NDArray[np.float32]
Rows = list[list[float]]

LABELS = ("O", "B-ORG", "I-ORG", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-MISC", "I-MISC")
OUTSIDE, BEGIN, INSIDE = 0, 1, 2  # of an organization
MODEL_FILE = "organizations.npz"
MOST_WORDS_KEPT = 60_000  # words whose summed weights are kept: 20 MB
LEAST_PROBABILITY = 0.1  # of a span that the judge is asked about; at 0.05 it takes no more right ones


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span tokens[begin:end] that may name an organization; probabilities of that, and of its words naming others."""

    begin: int
    end: int
    probability: float
    person: float
    place: float
    run: Run


@dataclass
class Weights:
    """What training leaves: for each attribute a weight a label; transitions; the judge's weights by name."""

    attributes: list[str]
    states: Floats  # (attributes, labels)
    transitions: Floats  # (labels, labels), from → to
    judge: dict[str, float] = field(default_factory=dict)

    def save(self, path: Path) -> None:
        """Write the weights to a file."""
        names = np.frombuffer("\n".join(self.attributes).encode(), dtype=np.uint8)
        judge_names = np.frombuffer("\n".join(self.judge).encode(), dtype=np.uint8)
        with path.open("wb") as out:
            np.savez_compressed(
                out, names=names, states=self.states.astype(np.float16), transitions=self.transitions,
                judge_names=judge_names, judge=np.array(list(self.judge.values()), dtype=np.float32),
            )  # fmt: skip

    @classmethod
    def load(cls, content: bytes) -> Weights:
        """The weights in the bytes of such a file."""
        with np.load(BytesIO(content)) as arrays:
            names = arrays["names"].tobytes().decode().split("\n")
            judge_names = arrays["judge_names"].tobytes().decode().split("\n")
            judge = dict(zip(judge_names, arrays["judge"].tolist(), strict=False))
            return cls(names, arrays["states"].astype(np.float32), arrays["transitions"], judge)


class Model:
    """Runs of an article → the spans in them that may name organizations."""

    def __init__(self, weights: Weights, words: Lexicon) -> None:
        self.lexicon = words
        self.judge = weights.judge
        self._rows = {name: row for row, name in enumerate(weights.attributes, start=1)}  # row 0: unknown, all zero
        self._states = np.vstack([np.zeros((1, len(LABELS)), np.float32), weights.states])
        self._steps = np.exp(weights.transitions).astype(np.float32)
        self._known: dict[str, int] = {}
        self._table = np.zeros((1024, len(SLOTS), len(LABELS)), np.float32)
        self._slot_numbers = np.arange(len(SLOTS))

    def candidates(self, runs: Sequence[Run]) -> list[Candidate]:
        """Every span that may name an organization, in their order."""
        if not runs:
            return []
        scores = np.exp(np.clip(self._scores(runs), -40, 40))
        sizes = np.array([run.end - run.begin for run in runs])
        starts = np.cumsum(sizes) - sizes
        marginals, joint = forward_backward(scores, starts, sizes, self._steps)
        likely = np.flatnonzero(marginals[:, BEGIN] >= LEAST_PROBABILITY)
        owners = (np.searchsorted(starts, likely, side="right") - 1).tolist()
        rows, goes_on, first = marginals.tolist(), joint.tolist(), starts.tolist()
        found: list[Candidate] = []
        for token, owner in zip(likely.tolist(), owners, strict=True):
            run = runs[owner]
            at = token - first[owner]
            stop = token + run.end - run.begin - at
            found += spans_from(run, at, rows[token:stop], goes_on[token:stop])
        return found

    def _scores(self, runs: Sequence[Run]) -> Floats:
        """The sum of weights of every token of every run: (tokens, labels)."""
        if len(self._known) > MOST_WORDS_KEPT:
            self._known.clear()
        known = self._known
        words, extras = [], []
        for run in runs:
            for slots in run.slots:
                words.append([known[word] if word in known else self._learn(word) for word in slots])
            for some in run.extras:
                rows = [self._rows.get(name, 0) for name in some[:EXTRA_SLOTS]]
                extras.append(rows + [0] * (EXTRA_SLOTS - len(rows)))
        table = self._table[np.array(words), self._slot_numbers]
        return np.asarray(table.sum(axis=1) + self._states[np.array(extras)].sum(axis=1), np.float32)

    def _learn(self, word: str) -> int:
        """The number of a word, whose weights are now in the table."""
        number = len(self._known)
        if number >= len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        rows: list[int] = []
        firsts: list[int] = []
        for slot in SLOTS:
            firsts.append(len(rows))
            rows += [self._rows.get(attribute, 0) for attribute in word_attributes(slot, word, self.lexicon)]
        self._table[number] = np.add.reduceat(self._states[rows], firsts, axis=0)
        self._known[word] = number
        return number


def forward_backward(
    scores: Floats, starts: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64], steps: Floats
) -> tuple[Floats, Floats]:
    """Marginals of every token (tokens, labels), and of a token's and its successor's both lying in one organization.

    `joint[i]` holds P(i begins, i+1 goes on) and P(i is inside, i+1 goes on); 0 for the last token of a run.
    """
    order = np.argsort(-sizes, kind="stable")
    starts, sizes = starts[order], sizes[order]
    active = [int(np.searchsorted(-sizes, -at, side="left")) for at in range(int(sizes[0]))]  # runs longer than `at`
    forward = scores / scores.sum(axis=1, keepdims=True)
    scale = np.ones((len(scores), 1), np.float32)
    for at in range(1, len(active)):
        here = starts[: active[at]] + at
        step = (forward[here - 1] @ steps) * scores[here]
        scale[here] = step.sum(axis=1, keepdims=True)
        forward[here] = step / scale[here]
    backward = np.ones_like(forward)
    joint = np.zeros((len(scores), 2), np.float32)
    inside = steps[(BEGIN, INSIDE), INSIDE]
    for at in range(len(active) - 1, 0, -1):
        here = starts[: active[at]] + at
        message = scores[here] * backward[here] / scale[here]
        backward[here - 1] = message @ steps.T
        joint[here - 1] = forward[here - 1][:, (BEGIN, INSIDE)] * inside * message[:, INSIDE : INSIDE + 1]
    return forward * backward, joint


def spans_from(run: Run, at: int, marginals: Rows, joint: Rows) -> Iterator[Candidate]:
    """The spans that begin at a token of a run and are worth a look; `marginals` and `joint` begin at this token too.

    In a chain the probability of a span is that of beginning, times those of going on, times that of ending.
    """
    likely = marginals[0][BEGIN]
    for size in range(1, len(marginals) + 1):
        state = 0 if size == 1 else 1
        here = marginals[size - 1][BEGIN + state]
        goes_on = min(joint[size - 1][state] / here, 1.0) if here > 1e-6 else 0.0
        if likely * (1 - goes_on) >= LEAST_PROBABILITY:
            part = marginals[:size]
            person = max(row[3] + row[4] for row in part)
            place = max(row[5] + row[6] for row in part)
            begin = run.begin + at
            yield Candidate(begin, begin + size, likely * (1 - goes_on), person, place, run)
        likely *= goes_on
        if likely < LEAST_PROBABILITY:
            return


@lru_cache(maxsize=1)
def trained_model() -> Model:
    """The model that comes with the package, read once."""
    content = (DATA / MODEL_FILE).read_bytes()
    return Model(Weights.load(content), lexicon())
