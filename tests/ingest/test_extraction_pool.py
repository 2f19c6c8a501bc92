"""Articles on their way from process to process and onto the disk: what arrives is what was sent."""

from __future__ import annotations

from pathlib import Path

from searchapp.errors import ArticleError
from searchapp.ingest.extracted_articles import ExtractedArticle, ExtractedBatch, packed, unpacked
from searchapp.ingest.extraction_pool import read_and_extract
from searchapp.ingest.spool import Spool
from searchapp.model.article import Article
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


def test_a_spool_gives_back_what_is_accepted_in_order(tmp_path: Path) -> None:
    batch = read(NEWS)
    with Spool(tmp_path) as spool:
        spool.put(batch, [True, False, False])
        spool.put(batch, [True, False, True])
        assert [id_of(extracted) for extracted in spool] == ["otters", "otters", "herons"]
        assert [id_of(extracted) for extracted in spool] == ["otters", "otters", "herons"]
        assert list(tmp_path.iterdir()) == [], "nothing is left behind, whatever ends the run"


def test_bad_lines_are_told_from_other_processes_too() -> None:
    files = [SourceFile(f"{number}.jsonl", content=b'{"body": "otter"}\n{"body": \n') for number in range(40)]
    batches = read_and_extract(files, RepeatedLines(), procs=2, pool_bytes=0)
    articles = [extracted.article for batch in batches for extracted in batch.articles()]
    errors = [article for article in articles if isinstance(article, ArticleError)]
    assert (len(articles), [error.line for error in errors]) == (80, [2] * 40)
