"""Articles on their way from process to process and onto the disk: what arrives is what was sent."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from searchapp.errors import ArticleError
from searchapp.ingest.changed_files import FileState
from searchapp.ingest.extracting import extraction_pool
from searchapp.ingest.extracting.extracted_articles import ExtractedArticle, ExtractedBatch, packed, unpacked
from searchapp.ingest.extracting.extraction_pool import read_and_extract
from searchapp.ingest.extracting.spool import Spool
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.reading import RepeatedLines, SourceFile

NEWS = b"""\
{"id": "otters", "title": "Otters Return", "body": "OSLO, May 3 - Otters are back, Atlas Tea Company said."}
{"id": "torn", "body":
{"id": "herons", "body": "Herons have left, the Harbour Times reported.", "published": "2015", "countries": ["KE"]}
"""


def read(content: bytes) -> ExtractedBatch:
    (batch,) = read_and_extract([SourceFile("news.jsonl", content=content)], RepeatedLines(), procs=1)
    return batch


def id_of(extracted: ExtractedArticle) -> str:
    assert isinstance(extracted.article, Article)
    return extracted.article.id


def test_articles_facts_and_errors_survive_packing() -> None:
    otters, torn, herons = read(NEWS).articles()
    assert [id_of(otters), id_of(herons)] == ["otters", "herons"]
    assert otters.facts.organizations
    assert herons.facts.published
    assert isinstance(torn.article, ArticleError)
    again = unpacked(packed([otters, herons, torn]))
    assert again[:2] == [otters, herons]
    assert (str(again[2].article), again[2].article.line) == (str(torn.article), 2)


def test_an_outline_tells_the_id_of_an_article_and_what_it_tells_of_names() -> None:
    otters, torn, herons = read(NEWS).outlines
    assert (otters.id, herons.id) == ("otters", "herons")
    assert "Atlas Tea Company" in {evidence.label for evidence in otters.evidence}
    assert isinstance(torn.id, ArticleError)


def spool_in(folder: Path, version: bytes = b"1" * 16) -> Spool:
    return Spool(folder, [(SourceFile("news.jsonl", content=NEWS), FileState("../news.jsonl", "digest"))], version)


def test_a_spool_gives_back_what_is_accepted_in_order_and_is_gone(tmp_path: Path) -> None:
    batch = read(NEWS)
    with spool_in(tmp_path) as spool:
        spool.put(batch, [True, False, False])
        spool.put(batch, [True, False, True])
        assert [id_of(extracted) for extracted in spool] == ["otters", "otters", "herons"]
        assert [id_of(extracted) for extracted in spool] == ["otters", "otters", "herons"]
    assert list(tmp_path.iterdir()) == []


def interrupted(folder: Path) -> Path:
    spool = spool_in(folder)
    spool.put(read(NEWS), [True, False, True])
    spool.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    (journal,) = folder.iterdir()
    return journal


def test_an_interrupted_spool_is_gone_on_from(tmp_path: Path) -> None:
    interrupted(tmp_path)
    with spool_in(tmp_path) as spool:
        (record,) = spool.restored(0)
        batch = spool.batch(record, {0: 0})
        assert (spool.restored_articles, [outline.id for outline in batch.outlines][::2]) == (3, ["otters", "herons"])
        spool.put(batch, [False, False, True])
        assert [id_of(extracted) for extracted in spool] == ["herons"]


def test_what_another_version_has_read_is_discarded(tmp_path: Path) -> None:
    interrupted(tmp_path)
    with spool_in(tmp_path, b"2" * 16) as spool:
        assert spool.restored(0) == []


@pytest.mark.parametrize("cut", [1, 40, 400])
def test_a_torn_end_is_cut_off(tmp_path: Path, cut: int) -> None:
    journal = interrupted(tmp_path)
    whole = journal.read_bytes()
    journal.write_bytes(whole + whole[32:-cut])
    with spool_in(tmp_path) as spool:
        assert spool.restored_articles == 3
        assert journal.read_bytes() == whole


def test_bytes_that_never_reached_the_disk_end_what_is_used(tmp_path: Path) -> None:
    journal = interrupted(tmp_path)
    whole = journal.read_bytes()
    journal.write_bytes(whole[:-50] + bytes(50))
    with spool_in(tmp_path) as spool:
        assert spool.restored(0) == []


def test_bad_lines_are_told_from_other_processes_too() -> None:
    files = [SourceFile(f"{number}.jsonl", content=b'{"body": "otter"}\n{"body": \n') for number in range(40)]
    batches = read_and_extract(files, RepeatedLines(), procs=2, pool_bytes=0)
    articles = [extracted.article for batch in batches for extracted in batch.articles()]
    errors = [article for article in articles if isinstance(article, ArticleError)]
    assert (len(articles), [error.line for error in errors]) == (80, [2] * 40)


def test_an_article_that_ends_its_process_is_named_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The processes are forks of this one, so what extraction does here is what it does there."""
    real = extraction_pool.extract_facts

    def deadly(article: Article) -> Facts:
        if article.id == "news/3#1":
            os.kill(os.getpid(), signal.SIGKILL)
        return real(article)

    monkeypatch.setattr(extraction_pool, "extract_facts", deadly)
    records = [b'{"id": "news/%d#1", "body": "otter"}\n' % number for number in range(6)]
    files = [SourceFile(f"{number}.jsonl", content=record) for number, record in enumerate(records)]
    batches = read_and_extract(files, RepeatedLines(), procs=2, pool_bytes=0)
    articles = [extracted.article for batch in batches for extracted in batch.articles()]
    (error,) = [article for article in articles if isinstance(article, ArticleError)]
    assert (len(articles), error.path) == (6, "3.jsonl")
    assert "ended the process" in error.message


def test_a_process_that_is_ended_once_costs_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real = extraction_pool.extract_facts

    def deadly_once(article: Article) -> Facts:
        try:
            (tmp_path / "ended").touch(exist_ok=False)
        except FileExistsError:
            return real(article)
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    monkeypatch.setattr(extraction_pool, "extract_facts", deadly_once)
    files = [SourceFile(f"{number}.jsonl", content=b'{"body": "otter"}') for number in range(40)]
    batches = read_and_extract(files, RepeatedLines(), procs=2, pool_bytes=0)
    articles = [extracted.article for batch in batches for extracted in batch.articles()]
    assert [type(article) for article in articles] == [Article] * 40
