"""Articles read and extracted by several processes: one that ends costs no article but the one that ends it."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from searchapp.errors import ArticleError
from searchapp.extraction import flow
from searchapp.extraction.dateline import Dateline
from searchapp.extraction.gazetteer import Gazetteer
from searchapp.ingest.extracting import extraction_pool
from searchapp.ingest.extracting.extraction_pool import read_and_extract
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.reading import RepeatedLines, SourceFile
from tests.ingest.extracting.reading import NEWS, read


def test_an_outline_tells_the_id_of_an_article_and_what_it_tells_of_names() -> None:
    otters, torn, herons = read(NEWS).outlines
    assert (otters.id, herons.id) == ("otters", "herons")
    assert "Atlas Tea Company" in {evidence.label for evidence in otters.evidence}
    assert isinstance(torn.id, ArticleError)


def test_garbage_is_looked_for_seldom_while_one_process_reads() -> None:
    before = gc.get_threshold()
    batches = read_and_extract([SourceFile("otter.jsonl", content=b'{"body": "otter"}\n')], RepeatedLines(), procs=1)
    assert len(next(batches).articles()) == 1
    assert gc.get_threshold() > before
    assert not list(batches)
    assert gc.get_threshold() == before


def test_bad_lines_are_told_from_other_processes_too() -> None:
    files = [SourceFile(f"{number}.jsonl", content=b'{"body": "otter"}\n{"body": \n') for number in range(40)]
    batches = read_and_extract(files, RepeatedLines(), procs=2, pool_bytes=0)
    articles = [extracted.article for batch in batches for extracted in batch.articles()]
    errors = [article for article in articles if isinstance(article, ArticleError)]
    assert (len(articles), [error.line for error in errors]) == (80, [2] * 40)


def test_an_article_that_ends_its_process_is_named_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The processes are forks of this one, so what extraction does here is what it does there."""
    real = extraction_pool.extract_all

    def deadly(articles: Sequence[Article]) -> list[Facts]:
        if "news/3#1" in [article.id for article in articles]:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(articles)

    monkeypatch.setattr(extraction_pool, "extract_all", deadly)
    records = [b'{"id": "news/%d#1", "body": "otter"}\n' % number for number in range(6)]
    files = [SourceFile(f"{number}.jsonl", content=record) for number, record in enumerate(records)]
    batches = read_and_extract(files, RepeatedLines(), procs=2, pool_bytes=0)
    articles = [extracted.article for batch in batches for extracted in batch.articles()]
    (error,) = [article for article in articles if isinstance(article, ArticleError)]
    assert (len(articles), error.path) == (6, "3.jsonl")
    assert "ended the process" in error.message


def test_a_fault_of_ours_costs_the_article_that_brings_it_to_light_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    real = flow.find_dateline

    def faulty(article: Article, gazetteer: Gazetteer) -> Dateline | None:
        if article.id == "news/3#1":
            raise ZeroDivisionError("no otters")
        return real(article, gazetteer)

    monkeypatch.setattr(flow, "find_dateline", faulty)
    content = b"".join(b'{"id": "news/%d#1", "body": "otter"}\n' % number for number in range(6))
    (batch,) = read_and_extract([SourceFile("news.jsonl", content=content)], RepeatedLines(), procs=1)
    articles = [extracted.article for extracted in batch.articles()]
    assert [isinstance(article, Article) for article in articles] == [number != 3 for number in range(6)]
    assert "article news/3#1: its facts could not be extracted (ZeroDivisionError: no otters)" in str(articles[3])


def test_a_process_that_is_ended_once_costs_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real = extraction_pool.extract_all

    def deadly_once(articles: Sequence[Article]) -> list[Facts]:
        try:
            (tmp_path / "ended").touch(exist_ok=False)
        except FileExistsError:
            return real(articles)
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    monkeypatch.setattr(extraction_pool, "extract_all", deadly_once)
    files = [SourceFile(f"{number}.jsonl", content=b'{"body": "otter"}') for number in range(40)]
    batches = read_and_extract(files, RepeatedLines(), procs=2, pool_bytes=0)
    articles = [extracted.article for batch in batches for extracted in batch.articles()]
    assert [type(article) for article in articles] == [Article] * 40
