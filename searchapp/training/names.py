"""Marked files → the model: `python -m searchapp.training.names --out MODEL.npz FILE…`.

A FILE holds one token a line, the tag last (CoNLL columns), or is a CSV with the columns Word and Tag. Every file
counts as a set of its own: the judge learns from names proposed by a CRF that has not seen their set, or not this third
of it, so that it knows how far the CRF is to be trusted on other people's news.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from operator import getitem
from pathlib import Path

import nltk
import numpy as np
import pycrfsuite
from nltk.tag import CRFTagger

from searchapp.extraction.annotated_texts import AnnotatedText, Span, read_annotated
from searchapp.extraction.organizations.calibration import judged
from searchapp.extraction.organizations.crf import LABELS, Model, Weights
from searchapp.extraction.organizations.features import SLOTS, Run, describe, word_attributes
from searchapp.extraction.organizations.lexicon import Lexicon, lexicon
from searchapp.extraction.tokens import Tokens, plain_apostrophes, tokenize
from searchapp.training.augmentation import Inventor, varied
from searchapp.training.stories import filled_stories
from searchapp.training.word_lists import word_lists

SETTINGS = {"c1": 0.6, "c2": 0.3, "max_iterations": 100, "feature.minfreq": 2}  # swept on sets left out
COPIES = 1  # varied copies of every text
FILLINGS = 12  # of every story
SEED = 1
BLOCK = 5  # texts beside each other may tell of one event
RIDGE = 1.0  # keeps the judge's weights small where signs are rare

Signs = dict[str, float]


def train(sets: Sequence[Sequence[AnnotatedText]], fillings: int = FILLINGS) -> Weights:
    """The model of these marked sets, and of the invented stories with so many fillings."""
    words = lexicon()
    examples: list[tuple[Signs, bool]] = []
    for parts in (sets, thirds(sets)):
        for left_out in range(len(parts)) if len(parts) > 1 else ():
            others = [text for number, one in enumerate(parts) if number != left_out for text in one]
            examples += judge_examples(parts[left_out], Model(train_crf(others, words, fillings), words))
    weights = train_crf([text for one in sets for text in one], words, fillings)
    weights.judge = train_judge(examples)
    return weights


def thirds(sets: Sequence[Sequence[AnnotatedText]]) -> list[list[AnnotatedText]]:
    """Three parts, each with a third of every set, cut in blocks so that neighbours stay together."""
    return [
        [text for one in sets for number, text in enumerate(one) if number // BLOCK % 3 == part] for part in range(3)
    ]


def train_crf(texts: Sequence[AnnotatedText], words: Lexicon, fillings: int = FILLINGS) -> Weights:
    """The CRF's weights, from texts and varied copies of them."""
    inventor = Inventor(word_lists(), random.Random(SEED))
    copies = [varied(text, inventor) for _ in range(COPIES) for text in texts]
    stories = filled_stories(inventor, fillings)
    labelled = [
        list(zip(attributes, labels, strict=True))
        for attributes, labels in sequences([*texts, *copies, *stories], words)
    ]
    tagger = CRFTagger(feature_func=getitem, training_opt=SETTINGS)  # a token is the list of its own attributes
    with tempfile.TemporaryDirectory() as folder:
        nltk.data.path.append(folder)  # NLTK writes nowhere else
        tagger.train(labelled, f"{folder}/model.crfsuite")
        nltk.data.path.remove(folder)
        return weights_in(Path(folder, "model.crfsuite"))


def weights_in(model: Path) -> Weights:
    """The weights inside a trained CRFsuite model, as arrays."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    number = {label: index for index, label in enumerate(LABELS)}
    names = sorted({name for name, _ in info.state_features})
    rows = {name: row for row, name in enumerate(names)}
    states = np.zeros((len(names), len(LABELS)), np.float32)
    for (name, label), weight in info.state_features.items():
        states[rows[name], number[label]] = weight
    transitions = np.full((len(LABELS), len(LABELS)), -12.0, np.float32)  # never seen: as good as impossible
    for (before, after), weight in info.transitions.items():
        transitions[number[before], number[after]] = weight
    return Weights(names, states, transitions)


def sequences(texts: Iterable[AnnotatedText], words: Lexicon) -> Iterator[tuple[list[list[str]], list[str]]]:
    """For each capitalised run of the texts the attributes of its tokens and their labels."""
    described: dict[tuple[str, str], list[str]] = {}
    for text in texts:
        tokens = tokenize(plain_apostrophes(text.text))
        for run in describe(tokens, words):
            yield (
                [attributes_of(run, at, words, described) for at in range(len(run.slots))],
                labels_of(tokens, run, text.spans),
            )


def attributes_of(run: Run, at: int, words: Lexicon, described: dict[tuple[str, str], list[str]]) -> list[str]:
    """All attributes of a token; those of words are kept in `described`."""
    found = list(run.extras[at])
    for slot, word in zip(SLOTS, run.slots[at], strict=True):
        if (slot, word) not in described:
            described[slot, word] = word_attributes(slot, word, words)
        found += described[slot, word]
    return found


def labels_of(tokens: Tokens, run: Run, spans: Iterable[Span]) -> list[str]:
    """The labels of a run's tokens."""
    labels = ["O"] * (run.end - run.begin)
    start, end = tokens.starts[run.begin], tokens.end(run.end - 1)
    for span in spans:
        mark = "B"
        if span.end <= start or span.start >= end:
            continue
        for at in range(run.begin, run.end):
            if tokens.starts[at] < span.end and tokens.end(at) > span.start:
                labels[at - run.begin] = f"{mark}-{span.kind}"
                mark = "I"
    return labels


def judge_examples(texts: Iterable[AnnotatedText], model: Model) -> Iterator[tuple[Signs, bool]]:
    """The spans that a model proposes in marked texts, with their signs, and whether they are right."""
    for text in texts:
        tokens = tokenize(plain_apostrophes(text.text))
        right = {(span.start, span.end) for span in text.spans if span.kind == "ORG"}
        found = model.candidates(describe(tokens, model.lexicon))
        for one, signs in zip(found, judged(tokens, found, model.lexicon), strict=True):
            yield signs, (tokens.starts[one.begin], tokens.end(one.end - 1)) in right


def train_judge(examples: Sequence[tuple[Signs, bool]]) -> dict[str, float]:
    """Logistic regression with a ridge, by Newton's method (iteratively reweighted least squares)."""
    names = sorted({name for signs, _ in examples for name in signs})
    column = {name: index for index, name in enumerate(names)}
    matrix = np.zeros((len(examples), len(names)))
    for row, (signs, _) in enumerate(examples):
        for name, value in signs.items():
            matrix[row, column[name]] = value
    right = np.array([was_right for _, was_right in examples], dtype=float)
    weights = np.zeros(len(names))
    for _ in range(12):  # Newton's method has settled after six or seven steps
        guess = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (right - guess) - RIDGE * weights
        curve = (matrix * (guess * (1 - guess) + 1e-9)[:, None]).T @ matrix + RIDGE * np.eye(len(names))
        weights += np.linalg.solve(curve, slope)
    return dict(zip(names, weights.tolist(), strict=True))


def main(arguments: Sequence[str] | None = None) -> int:
    """Train from the command line."""
    parser = argparse.ArgumentParser(prog="python -m searchapp.training.names", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="where the model is written (.npz)")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument(
        "--fillings", type=int, default=FILLINGS, help="how often each invented story is used; 0: never"
    )
    given = parser.parse_args(arguments)
    train([read_annotated(path) for path in given.files], given.fillings).save(given.out)
    print(f"{given.out}: {given.out.stat().st_size:,} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
