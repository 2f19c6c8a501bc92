"""Learns the weights of the block model, which finds articles in web pages, from pages whose true bodies are known.

    python -m searchapp.training.page_blocks html_pages

writes `reading/markup/data/block_weights.json`, or the file that `--output` names.

The folder holds `html/*.html.gz` and `ground-truth.json`, which maps a page's name to an object with its `articleBody`.
`--folds 5` prints instead how well the model does on pages that it was not trained on.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from random import Random

import orjson

from searchapp.reading.cleaning.line_model import LineModel
from searchapp.reading.encodings.decoding import decode, tidy
from searchapp.reading.html_blocks.blocks import page_blocks, page_root
from searchapp.reading.markup.block_features import block_window
from searchapp.reading.markup.body import WEIGHTS_FILE, page_body
from searchapp.reading.markup.container import page_layout
from searchapp.reading.markup.web_page import WebPage, web_page
from searchapp.training.boilerplate import as_json, fitted, training_arguments, word_f1, words_of

_SMOOTHING = 5.0  # the inverse variance of the weights' Gaussian prior: 0.5 scored 0.003 to 0.01 below 5
_SEED = 5
_LOST_SHARE = 0.35  # of the kinds of classes that a page's copy in training lacks, for sites name them otherwise
_NAMELESS_SHARE = 0.15  # of the copies, which lack all of them


@dataclass(frozen=True)
class LabelledBlocks:
    """A page, the features of the blocks in its window, and for each whether it belongs to the true body."""

    page: WebPage
    features: Sequence[Sequence[str]]
    labels: Sequence[str]
    body: str


def read_pages(folder: Path) -> list[LabelledBlocks]:
    """The pages of a folder, in the order of their names."""
    truths = orjson.loads((folder / "ground-truth.json").read_bytes())
    pages = [_labelled(folder / "html" / f"{name}.html.gz", truths[name]["articleBody"]) for name in sorted(truths)]
    return [page for page in pages if page]


def _labelled(path: Path, body: str) -> LabelledBlocks | None:
    """A page with the labels of its blocks; a block is body when most of its words align with the true body."""
    with gzip.open(path) as file:
        root = page_root(tidy(decode(file.read())))
    page = web_page(root) if root is not None else None
    layout = page_layout(page_blocks(root), page.title) if page else None
    if page is None or layout is None:
        return None
    window = block_window(layout, page.description)
    words = [(word, index) for index, block in enumerate(layout.blocks) for word in words_of(block.text)]
    totals, aligned = Counter(index for _, index in words), Counter[int]()
    matcher = SequenceMatcher(None, [word for word, _ in words], words_of(body), autojunk=False)
    for match in matcher.get_matching_blocks():
        aligned.update(index for _, index in words[match.a : match.a + match.size])
    labels = ["body" if aligned[index] * 2 > totals[index] else "rest" for index in range(window.start, window.stop)]
    return LabelledBlocks(page, [row.names for row in window.features], labels, body)


def train(pages: Sequence[LabelledBlocks]) -> LineModel:
    """The model that a conditional random field learns from the pages and from copies of them with other classes."""
    random = Random(_SEED)
    sequences: list[tuple[Sequence[Sequence[str]], Sequence[str]]] = []
    for page in pages:
        sequences.append((page.features, page.labels))
        sequences.append((_with_fewer_kinds(page.features, random), page.labels))
    return fitted(sequences, _SMOOTHING)


def _with_fewer_kinds(features: Sequence[Sequence[str]], random: Random) -> list[list[str]]:
    """The features of a page without what some of its classes say."""
    kinds = sorted({name for names in features for name in names if name.startswith(("own_", "outer_"))})
    nameless = random.random() < _NAMELESS_SHARE
    lost = {kind for kind in kinds if nameless or random.random() < _LOST_SHARE}
    return [[name for name in names if name not in lost] for names in features]


def cross_validated(pages: Sequence[LabelledBlocks], folds: int) -> float:
    """The mean word F1 of bodies over pages, each read by a model that was trained on the other folds' pages."""
    shuffled = list(pages)
    Random(_SEED).shuffle(shuffled)
    scores: list[float] = []
    for fold in range(folds):
        model = train([page for index, page in enumerate(shuffled) if index % folds != fold])
        scores.extend(word_f1(page_body(page.page, model).text, page.body) for page in shuffled[fold::folds])
    return sum(scores) / len(scores)


def main() -> None:
    """Write the weights to their file, or the score to standard output."""
    arguments = training_arguments(__doc__, WEIGHTS_FILE)
    pages = read_pages(arguments.folder)
    if arguments.folds:
        score = cross_validated(pages, arguments.folds)
        print(f"word F1 {score:.4f} over {arguments.folds} folds of {len(pages)} pages")
    else:
        arguments.output.parent.mkdir(exist_ok=True)
        arguments.output.write_text(as_json(train(pages)), encoding="utf-8")


if __name__ == "__main__":
    main()
