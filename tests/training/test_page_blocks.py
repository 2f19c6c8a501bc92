"""The block model is learned from pages whose bodies are known."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from searchapp.training.page_blocks import cross_validated, read_pages, train

STORY = "The oat harvest of parish {0} was poor, its farmers said.\nPrices rose by a third in the {0} weeks after."
PAGE = (
    "<html><head><title>Oats are dear</title></head><body><ul class='menu'><li><a href='/'>Home</a></li></ul>"
    "<div class='story'>{}</div><p class='end'><a href='/more'>Read of barley and rye</a></p></body></html>"
)


def write_pages(folder: Path, count: int) -> Path:
    (folder / "html").mkdir()
    stories = {f"page{number}": STORY.format(number) for number in range(count)}
    for name, story in stories.items():
        markup = PAGE.format("".join(f"<p>{line}</p>" for line in story.split("\n")))
        (folder / "html" / f"{name}.html.gz").write_bytes(gzip.compress(markup.encode()))
    truths = {name: {"articleBody": story} for name, story in stories.items()}
    (folder / "ground-truth.json").write_text(json.dumps(truths))
    return folder


def test_a_block_is_body_where_most_of_its_words_are(tmp_path: Path) -> None:
    [page] = read_pages(write_pages(tmp_path, 1))
    assert page.labels == ["rest", "body", "body", "rest"]


def test_pages_left_out_of_training_are_read_right(tmp_path: Path) -> None:
    pages = read_pages(write_pages(tmp_path, 6))
    assert cross_validated(pages, 3) == 1.0
    assert train(pages).features["block"] != [0.0, 0.0]
