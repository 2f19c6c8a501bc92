"""The line model is learned from pages whose bodies are known."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from searchapp.reading.cleaning.boilerplate import body_lines
from searchapp.reading.cleaning.line_model import WEIGHTS_FILE, LineModel, shipped_model
from searchapp.training.boilerplate import as_json, cross_validated, read_pages, train

BODY = "The oat harvest of parish {0} was poor, its farmers said.\nPrices rose by a third in the {0} weeks after it."
PAGE = "Home\nNews\n{}\nRelated articles\nSubscribe now\n"


def write_pages(folder: Path, count: int) -> Path:
    texts = {str(number): PAGE.format(BODY.format(number)) for number in range(count)}
    truths = {str(number): {"articleBody": BODY.format(number)} for number in range(count)}
    (folder / "page-text.json").write_text(json.dumps(texts))
    (folder / "ground-truth.json").write_text(json.dumps(truths))
    (folder / "html").mkdir()
    for name, text in texts.items():
        page = "".join(f"<div>{line}</div>" for line in text.split("\n"))
        (folder / "html" / f"{name}.html.gz").write_bytes(gzip.compress(f"<html><body>{page}</body></html>".encode()))
    return folder


def test_a_line_is_body_where_most_of_its_words_are(tmp_path: Path) -> None:
    [page], [copy] = read_pages(write_pages(tmp_path, 1))
    assert page.is_body == copy.is_body == [False, False, True, True, False, False]
    assert [line.text for line in copy.lines] == [line.text for line in page.lines]


def test_a_model_learns_the_bodies_of_pages_and_is_read_back_from_its_file(tmp_path: Path) -> None:
    forms = read_pages(write_pages(tmp_path, 8))
    path = tmp_path / "weights.json"
    path.write_text(as_json(train(*forms)))
    model = LineModel.read(path)
    assert [body_lines(page.lines, [False] * 6, model) for page in forms[0]] == [page.is_body for page in forms[0]]
    assert cross_validated(forms, folds=4) == 1.0


def test_the_shipped_file_is_as_training_writes_it() -> None:
    assert WEIGHTS_FILE.read_text() == as_json(shipped_model())
