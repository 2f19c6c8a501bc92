"""Vectors are made of what has none, bit by bit, beside other writers."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.backends.base import Backend
from searchapp.backends.registry import open_backend
from searchapp.backends.stored_article import vectors_of
from searchapp.errors import ExtraError, IndexMissingError
from searchapp.ingest import move_index, passage_vectors, update_index
from searchapp.ingest.passage_vectors import add_vectors
from searchapp.semantic import sentence_model as model_module
from tests.conformance.corpus import VALLEY, write_lines
from tests.semantic.thesaurus import use_thesaurus

IDS = [article["id"] for article in VALLEY]


@pytest.fixture
def valley(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index without vectors, and a thesaurus for a model."""
    use_thesaurus(monkeypatch)
    update_index(tmp_path / "index", [str(write_lines(tmp_path / "news.jsonl", VALLEY))])
    return tmp_path / "index"


def with_vectors(backend: Backend) -> set[str]:
    return {article_id for article_id, stored in backend.stored(IDS, "article").items() if vectors_of(stored)}


def test_every_article_gets_its_vectors_once(valley: Path) -> None:
    heard: list[tuple[int, int]] = []
    assert add_vectors(valley, lambda done, total: heard.append((done, total))) == (len(VALLEY), 0)
    assert heard[-1] == (len(VALLEY), len(VALLEY))
    assert with_vectors(open_backend(valley)) == set(IDS)
    assert add_vectors(valley) == (0, len(VALLEY))


def test_what_was_read_before_a_stop_stays(valley: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_vectors(valley, stop, seconds=1e-9, read_together=2)
    assert len(with_vectors(open_backend(valley))) == 4
    assert add_vectors(valley) == (len(VALLEY) - 4, 4)


def test_nothing_else_of_an_article_changes(valley: Path) -> None:
    before = open_backend(valley)
    add_vectors(valley)
    after = open_backend(valley)
    for field in ("organization", "country", "corrections", "evidence", "file", "bands", "names"):
        assert after.values(field) == before.values(field), field
    assert before.stored(IDS, "summary") == after.stored(IDS, "summary")


def test_what_another_writer_brings_meanwhile_is_left_as_it_is(valley: Path, tmp_path: Path) -> None:
    changed = ({**VALLEY[-1], "body": "The otters have left the mill pond."}, *VALLEY[:-1])
    news = str(write_lines(tmp_path / "news.jsonl", changed))

    def behind_another(done: int, total: int) -> None:
        update_index(valley, [news])

    add_vectors(valley, behind_another, seconds=1e-9, read_together=len(VALLEY) - 1)
    stored = open_backend(valley).stored(IDS, "article")
    changed_ids = [article_id for article_id in IDS if b"have left the mill pond" in stored[article_id]]
    assert len(changed_ids) == 1
    assert not vectors_of(stored[changed_ids[0]])


def test_a_move_takes_them_along(valley: Path, tmp_path: Path) -> None:
    move_index(valley, tmp_path / "other")
    add_vectors(valley)
    assert move_index(valley, tmp_path / "other").moved == len(VALLEY)
    assert with_vectors(open_backend(tmp_path / "other")) == set(IDS)


def test_without_an_index_or_a_model_there_is_a_clear_error(
    valley: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(IndexMissingError, match="run `searchapp index` first"):
        add_vectors(tmp_path / "nowhere")
    monkeypatch.setattr(model_module, "is_installed", lambda: False)
    monkeypatch.setattr(passage_vectors, "sentence_model", model_module.sentence_model.__wrapped__)
    with pytest.raises(ExtraError, match="pip install"):
        add_vectors(valley)
