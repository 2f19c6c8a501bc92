"""Annotated files → the model of organizations: `python -m searchapp.training.names --out MODEL.npz FILE…`.

A FILE holds one token a line, the tag last (CoNLL columns), or is a CSV with the columns Word and Tag. Every file
counts as a data set of its own: calibration learns from candidates proposed by a CRF that was trained without the
half of every set that they are in, so that it learns how far the CRF can be trusted on unseen news (stacking,
Wolpert 1992).
The marked articles of `data/articles` are always used.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import getitem
from pathlib import Path

import nltk
import numpy as np
import pycrfsuite
from nltk.tag import CRFTagger

from searchapp.extraction.annotated_texts import AnnotatedText, Span, read_annotated
from searchapp.extraction.name_model.calibration import Features
from searchapp.extraction.name_model.features import CONTEXT, ChunkFeatures, chunk_features
from searchapp.extraction.name_model.model import OrganizationModel
from searchapp.extraction.name_model.weights import LABELS, ModelWeights
from searchapp.extraction.name_model.word_features import word_attributes
from searchapp.extraction.name_words.lexicon import Lexicon, lexicon
from searchapp.extraction.name_words.word_table import Vocabulary
from searchapp.extraction.tokens import Tokens, plain_apostrophes, tokenize
from searchapp.training.augmentation import NameGenerator, with_other_names
from searchapp.training.marked_articles import ARTICLES, read_marked_articles
from searchapp.training.stories import filled_stories
from searchapp.training.word_lists import word_lists

_SETTINGS = {"c1": 0.6, "c2": 0.3, "max_iterations": 100, "feature.minfreq": 2}  # swept on sets left out
_COPIES = 3  # with other names, of every article
_ARTICLE_USES = 2  # of every article as it is: today's news is what the model is for
_FILLINGS = 3  # of every story
_FOLDS = 2  # each is calibrated by a model of the other
_SEED = 1
_BLOCK_TEXTS = 5  # neighbouring texts may tell of one event
_RIDGE = 1.0  # L2 penalty, which keeps the weights of rare features small
_NEWTON_STEPS = 12  # the weights no longer change after six or seven
_UNSEEN_TRANSITION = -12.0  # the log-weight of a transition that training never saw: as good as impossible

Example = tuple[Features, bool]


def train(
    sets: Sequence[Sequence[AnnotatedText]], articles: Sequence[AnnotatedText] = (), fillings: int = _FILLINGS
) -> ModelWeights:
    """The model of annotated sets, of marked articles, and of the invented stories, each filled so many times."""
    words = lexicon()
    examples: list[Example] = []
    for held_out in range(_FOLDS):
        *seen, seen_articles = [_without_fold(texts, held_out) for texts in (*sets, articles)]
        model = OrganizationModel(_train_crf(_joined(seen), seen_articles, words, fillings), words)
        for texts in (*sets, articles):
            examples += _calibration_examples(_fold(texts, held_out), model)
    weights = _train_crf(_joined(sets), articles, words, fillings)
    weights.calibration = train_calibration(examples)
    return weights


def _joined(sets: Iterable[Sequence[AnnotatedText]]) -> list[AnnotatedText]:
    return [text for texts in sets for text in texts]


def _fold(texts: Sequence[AnnotatedText], fold: int) -> list[AnnotatedText]:
    """One of the folds of a set, cut in blocks so that neighbours stay together."""
    return [text for number, text in enumerate(texts) if number // _BLOCK_TEXTS % _FOLDS == fold]


def _without_fold(texts: Sequence[AnnotatedText], fold: int) -> list[AnnotatedText]:
    return [text for number, text in enumerate(texts) if number // _BLOCK_TEXTS % _FOLDS != fold]


def _train_crf(
    texts: Sequence[AnnotatedText], articles: Sequence[AnnotatedText], words: Lexicon, fillings: int = _FILLINGS
) -> ModelWeights:
    """The weights of a CRF trained on texts, on articles and copies of them with other names, and on filled stories."""
    generator = NameGenerator(word_lists(), random.Random(_SEED))
    copies = [with_other_names(text, generator) for _ in range(_COPIES) for text in articles]
    stories = filled_stories(generator, fillings)
    sequences = [
        list(zip(attributes, labels, strict=True))
        for attributes, labels in _labelled_chunks([*texts, *[*articles] * _ARTICLE_USES, *copies, *stories], words)
    ]
    tagger = CRFTagger(feature_func=getitem, training_opt=_SETTINGS)  # a token is the list of its own attributes
    with tempfile.TemporaryDirectory() as folder:
        nltk.data.path.append(folder)  # NLTK writes nowhere else
        tagger.train(sequences, f"{folder}/model.crfsuite")
        nltk.data.path.remove(folder)
        return _crf_weights(Path(folder, "model.crfsuite"))


def _crf_weights(model: Path) -> ModelWeights:
    """The weights of a trained CRFsuite model, as arrays."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    columns = {label: index for index, label in enumerate(LABELS)}
    attributes = sorted({attribute for attribute, _ in info.state_features})
    rows = {attribute: row for row, attribute in enumerate(attributes)}
    states = np.zeros((len(attributes), len(LABELS)), np.float32)
    for (attribute, label), weight in info.state_features.items():
        states[rows[attribute], columns[label]] = weight
    transitions = np.full((len(LABELS), len(LABELS)), _UNSEEN_TRANSITION, np.float32)
    for (before, after), weight in info.transitions.items():
        transitions[columns[before], columns[after]] = weight
    return ModelWeights(attributes, states, transitions)


def _labelled_chunks(texts: Iterable[AnnotatedText], words: Lexicon) -> Iterator[tuple[list[list[str]], list[str]]]:
    """The attributes of the tokens of every chunk of the texts, and their labels."""
    cache: dict[tuple[str, str], list[str]] = {}
    vocabulary = Vocabulary(words)
    for text in texts:
        (tokens,) = tokenize([plain_apostrophes(text.text)], vocabulary)
        features = chunk_features([tokens], vocabulary)
        rows = iter(range(len(features.context)))
        for begin, end in features.chunks.tolist():
            attributes = [_token_attributes(features, row, words, cache) for row in islice(rows, end - begin)]
            yield attributes, labels_of(tokens, (begin, end), text.spans)


def _token_attributes(
    features: ChunkFeatures, row: int, words: Lexicon, cache: dict[tuple[str, str], list[str]]
) -> list[str]:
    """All attributes of a token; those of words are cached by position and word."""
    attributes = features.attribute_names(row)
    for position, word in zip(CONTEXT, features.context_words(row), strict=True):
        if (position, word) not in cache:
            cache[position, word] = word_attributes(position, word, words)
        attributes += cache[position, word]
    return attributes


def labels_of(tokens: Tokens, chunk: tuple[int, int], spans: Iterable[Span]) -> list[str]:
    """The labels of a chunk's tokens (IOB2)."""
    first, last = chunk[0], chunk[1] - 1
    labels = ["O"] * (last + 1 - first)
    start, end = tokens.starts[first], tokens.ends[last]
    for span in spans:
        prefix = "B"
        if span.end <= start or span.start >= end:
            continue
        for index in range(first, last + 1):
            if tokens.starts[index] < span.end and tokens.ends[index] > span.start:
                labels[index - first] = f"{prefix}-{span.kind}"
                prefix = "I"
    return labels


def _calibration_examples(texts: Iterable[AnnotatedText], model: OrganizationModel) -> Iterator[Example]:
    """The features of every candidate that a model proposes in annotated texts, and whether it is an organization."""
    for text in texts:
        tokens, described = model.described(plain_apostrophes(text.text))
        organizations = {(span.start, span.end) for span in text.spans if span.kind == "ORG"}
        for candidate, features in described:
            span = (tokens.starts[candidate.begin], tokens.ends[candidate.end - 1])
            yield features, span in organizations


def mean_weights(first: ModelWeights, second: ModelWeights) -> ModelWeights:
    """The mean of two models' weights: the geometric mean of what they hold likely, which errs less than either."""
    attributes = sorted({*first.attributes, *second.attributes})
    rows = {attribute: row for row, attribute in enumerate(attributes)}
    states = np.zeros((len(attributes), len(LABELS)), np.float32)
    calibration: dict[str, float] = {}
    for model in (first, second):
        states[[rows[attribute] for attribute in model.attributes]] += model.states / 2
        for name, weight in model.calibration.items():
            calibration[name] = calibration.get(name, 0.0) + weight / 2
    transitions = ((first.transitions + second.transitions) / 2).astype(np.float32)
    return ModelWeights(attributes, states, transitions, calibration)


def train_calibration(examples: Sequence[Example]) -> dict[str, float]:
    """Weights of a ridge logistic regression, by Newton's method (iteratively reweighted least squares)."""
    names = sorted({name for features, _ in examples for name in features})
    column = {name: index for index, name in enumerate(names)}
    matrix = np.zeros((len(examples), len(names)))
    for row, (features, _) in enumerate(examples):
        for name, value in features.items():
            matrix[row, column[name]] = value
    targets = np.array([is_organization for _, is_organization in examples], dtype=float)
    weights = np.zeros(len(names))
    for _ in range(_NEWTON_STEPS):
        predicted = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        gradient = matrix.T @ (targets - predicted) - _RIDGE * weights
        hessian = (matrix * (predicted * (1 - predicted) + 1e-9)[:, None]).T @ matrix + _RIDGE * np.eye(len(names))
        weights += np.linalg.solve(hessian, gradient)
    return dict(zip(names, weights.tolist(), strict=True))


def main(arguments: Sequence[str] | None = None) -> int:
    """Train a model from the command line."""
    parser = argparse.ArgumentParser(prog="python -m searchapp.training.names", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="where the model is written (.npz)")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument(
        "--fillings", type=int, default=_FILLINGS, help="how often each invented story is used; 0: never"
    )
    parser.add_argument("--mean-with", type=Path, metavar="MODEL", help="take the mean with an earlier model (.npz)")
    options = parser.parse_args(arguments)
    sets = [read_annotated(path) for path in options.files]
    earlier = ModelWeights.load(options.mean_with.read_bytes()) if options.mean_with else None
    weights = train(sets, read_marked_articles(ARTICLES), options.fillings)
    (mean_weights(weights, earlier) if earlier else weights).save(options.out)
    print(f"{options.out}: {options.out.stat().st_size:,} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
