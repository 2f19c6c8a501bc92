"""Learns the weights of the line model, which tells boilerplate, from pages whose true bodies are known.

    python -m searchapp.training.boilerplate html_pages

writes `reading/cleaning/data/line_weights.json`, or the file that `--output` names.

The folder holds `page-text.json`, which maps a page's name to its text, `html/*.html.gz`, the same pages, which are
copied as a browser would, and `ground-truth.json`, which maps a name to an object whose `articleBody` is its true body.
`--folds 7` prints instead how well the model does on pages that it was not trained on.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from random import Random

import orjson
import pycrfsuite

from searchapp.reading.cleaning.boilerplate import body_lines
from searchapp.reading.cleaning.line_features import line_features
from searchapp.reading.cleaning.line_model import LABELS, WEIGHTS_FILE, LineModel
from searchapp.reading.cleaning.lines import Line, split_lines
from searchapp.reading.encodings.decoding import decode, tidy
from searchapp.reading.html_blocks.blocks import page_blocks, page_root

_WORD = re.compile(r"\w+")
_SMOOTHING = 1.0  # variance of the weights' Gaussian prior: 1, 3 and 10 scored within a thousandth of each other
_ITERATIONS = 150
_SEED = 5
_MARGINS = 3  # others for each page: without them, word F1 on 44 pages of 2022 to 2026 was .930 instead of .952
_APART = frozenset(("p", "h1", "h2", "h3", "h4", "ul", "ol", "blockquote", "table", "figure"))
_MIN_WEIGHT = 0.02  # features of less weight for either label are left out
# How many lines above and below the article a training page keeps: whole pages, what people paste, the body alone.
_CROPS = ((9999, 9999), (6, 6), (6, 6), (0, 0), (40, 40), (9999, 10), (10, 9999))


@dataclass(frozen=True)
class LabelledPage:
    """A page's lines and, for each, whether it belongs to the true body."""

    lines: Sequence[Line]
    is_body: Sequence[bool]
    body: str


def read_pages(folder: Path) -> tuple[list[LabelledPage], list[LabelledPage]]:
    """The pages of a folder as their texts have them and as copied from HTML, each line labelled by the true body."""
    texts = orjson.loads((folder / "page-text.json").read_bytes())
    truths = orjson.loads((folder / "ground-truth.json").read_bytes())
    bodies = {name: truths[name]["articleBody"] for name in sorted(truths)}
    copies = {name: _copied(folder / "html" / f"{name}.html.gz") for name in bodies}
    return (
        [_labelled(texts[name], body) for name, body in bodies.items()],
        [_labelled(copies[name], body) for name, body in bodies.items()],
    )


def _copied(path: Path) -> str:
    """The text of a page as a browser copies it: a block a line, an empty one before paragraphs and headings."""
    with gzip.open(path) as file:
        root = page_root(tidy(decode(file.read())))
    blocks = page_blocks(root) if root is not None else []
    return "\n".join(
        "\n" * (index > 0 and block.element.tag in _APART) + block.text for index, block in enumerate(blocks)
    )


def _labelled(text: str, body: str) -> LabelledPage:
    """A page's lines with their labels; a line is body when most of its words align with the true body."""
    lines = split_lines(tidy(text))
    words = [(word, index) for index, line in enumerate(lines) for word in words_of(line.text)]
    totals, aligned = Counter(index for _, index in words), Counter[int]()
    matcher = SequenceMatcher(None, [word for word, _ in words], words_of(body), autojunk=False)
    for block in matcher.get_matching_blocks():
        aligned.update(index for _, index in words[block.a : block.a + block.size])
    return LabelledPage(lines, [aligned[index] * 2 > totals[index] for index in range(len(lines))], body)


def _cropped(page: LabelledPage, random: Random) -> Iterator[tuple[Sequence[Line], list[str]]]:
    """A page as a whole and cut down to what people paste."""
    labels = ["body" if is_body else "rest" for is_body in page.is_body]
    if "body" not in labels:
        return
    first, last = labels.index("body"), len(labels) - list(reversed(labels)).index("body")
    for above, below in _CROPS:
        start = max(0, first - (random.randint(0, above) if above < len(labels) else above))
        stop = last + (random.randint(0, below) if below < len(labels) else below)
        yield page.lines[start:stop], labels[start:stop]


def _with_other_margins(pages: Sequence[LabelledPage], random: Random) -> Iterator[tuple[Sequence[Line], list[str]]]:
    """Each page's body with what stands above that of another and below that of a third."""
    parts = [_split_at_body(page) for page in pages if any(page.is_body)]
    for _ in range(_MARGINS):
        for _, (lines, labels), _ in parts:
            above, below = random.choice(parts)[0], random.choice(parts)[2]
            yield [*above, *lines, *below], ["rest"] * len(above) + labels + ["rest"] * len(below)


def _split_at_body(page: LabelledPage) -> tuple[Sequence[Line], tuple[Sequence[Line], list[str]], Sequence[Line]]:
    """What stands above a page's body, its lines from first to last with their labels, and what stands below."""
    first, last = page.is_body.index(True), len(page.is_body) - list(reversed(page.is_body)).index(True)
    labels = ["body" if is_body else "rest" for is_body in page.is_body[first:last]]
    return page.lines[:first], (page.lines[first:last], labels), page.lines[last:]


def train(*forms: Sequence[LabelledPage]) -> LineModel:
    """The model that a conditional random field learns from pages in one form or several."""
    random = Random(_SEED)
    texts = [text for pages in forms for page in pages for text in _cropped(page, random)]
    texts += [text for pages in forms for text in _with_other_margins(pages, random)]
    return fitted([([line.names for line in line_features(lines)], labels) for lines, labels in texts], _SMOOTHING)


def fitted(sequences: Sequence[tuple[Sequence[Sequence[str]], Sequence[str]]], smoothing: float) -> LineModel:
    """The conditional random field of sequences, each the features of its lines and their labels."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for features, labels in sequences:
        trainer.append(features, labels)
    trainer.set_params({"c1": 0.0, "c2": smoothing, "max_iterations": _ITERATIONS})
    with tempfile.NamedTemporaryFile(suffix=".crfsuite") as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        info = tagger.info()
    weights: dict[str, list[float]] = {}
    for (feature, label), weight in info.state_features.items():
        weights.setdefault(feature, [0.0] * len(LABELS))[LABELS.index(label)] = weight
    return LineModel(weights, [[info.transitions.get((before, after), 0.0) for after in LABELS] for before in LABELS])


def cross_validated(forms: Sequence[Sequence[LabelledPage]], folds: int) -> float:
    """The mean word F1 of bodies over pages' texts, each read by a model that was trained on the other folds' pages."""
    order = list(range(len(forms[0])))
    Random(_SEED).shuffle(order)
    scores: list[float] = []
    for fold in range(folds):
        kept, left_out = [index for index in order if index not in order[fold::folds]], order[fold::folds]
        model = train(*([pages[index] for index in kept] for pages in forms))
        scores.extend(_score(forms[0][index], model) for index in left_out)
    return sum(scores) / len(scores)


def _score(page: LabelledPage, model: LineModel) -> float:
    is_body = body_lines(page.lines, [False] * len(page.lines), model)
    return word_f1("\n".join(line.text for line, body in zip(page.lines, is_body, strict=True) if body), page.body)


def word_f1(body: str, true_body: str) -> float:
    """How well a body has the words of the true one, from 0 to 1."""
    words, true_words = Counter(words_of(body)), Counter(words_of(true_body))
    return 2 * (words & true_words).total() / max(1, words.total() + true_words.total())


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return _WORD.findall(text.lower())


def as_json(model: LineModel) -> str:
    """The model as JSON, a feature a line, its weights rounded to hundredths."""
    rows: list[str] = []
    for feature, exact_weights in sorted(model.features.items()):
        weights = [round(weight, 2) for weight in exact_weights]
        if max(map(abs, weights)) >= _MIN_WEIGHT:
            rows.append(f"{json.dumps(feature)}: {json.dumps(weights)}")
    transitions = [[round(weight, 2) for weight in row] for row in model.transitions]
    head = f'"labels": {json.dumps(LABELS)},\n"transitions": {json.dumps(transitions)},\n"features": {{\n'
    return "{\n" + head + ",\n".join(rows) + "\n}\n}\n"


def training_arguments(description: str | None, output: Path) -> argparse.Namespace:
    """What a training is asked for: the folder of pages, the number of `folds` and the file to write."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--output", type=Path, default=output)
    return parser.parse_args()


def main() -> None:
    """Write the weights to their file, or the score to standard output."""
    arguments = training_arguments(__doc__, WEIGHTS_FILE)
    forms = read_pages(arguments.folder)
    if arguments.folds:
        score = cross_validated(forms, arguments.folds)
        print(f"word F1 {score:.4f} over {arguments.folds} folds of {len(forms[0])} pages")
    else:
        arguments.output.write_text(as_json(train(*forms)), encoding="utf-8")


if __name__ == "__main__":
    main()
