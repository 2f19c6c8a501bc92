"""Articles on their way from process to process and onto the disk: what arrives is what was sent."""

from __future__ import annotations

from pathlib import Path

from searchapp.errors import ArticleError
from searchapp.ingest.batches import Batch, Found, packed, unpacked
from searchapp.ingest.spool import Spool
from searchapp.ingest.workers import find_all
from searchapp.model.article import Article
from searchapp.reading import RepeatedLines, SourceFile

NEWS = b"""\
{"id": "otters", "title": "Otters Return", "body": "OSLO, May 3 - Otters are back, Atlas Tea Company said."}
{"id": "torn", "body":
{"id": "herons", "body": "Herons have left, the Harbour Times reported.", "published": "2015", "countries": ["KE"]}
"""


def read(content: bytes) -> Batch:
    (batch,) = find_all([SourceFile("news.jsonl", content=content)], RepeatedLines(), procs=1)
    return batch


def named(found: Found) -> str:
    assert isinstance(found.article, Article)
    return found.article.id


def test_articles_facts_and_errors_survive_packing() -> None:
    otters, torn, herons = read(NEWS).found()
    assert [named(otters), named(herons)] == ["otters", "herons"]
    assert otters.facts.organizations
    assert herons.facts.published
    assert isinstance(torn.article, ArticleError)
    again = unpacked(packed([otters, herons, torn]))
    assert again[:2] == [otters, herons]
    assert (str(again[2].article), again[2].article.line) == (str(torn.article), 2)


def test_a_note_tells_what_each_article_is_called_and_what_it_tells_of_names() -> None:
    otters, torn, herons = read(NEWS).notes
    assert (otters.article, herons.article) == ("otters", "herons")
    assert "Atlas Tea Company" in {evidence.label for evidence in otters.evidence}
    assert isinstance(torn.article, ArticleError)


def test_a_spool_gives_back_what_is_wanted_in_order(tmp_path: Path) -> None:
    batch = read(NEWS)
    with Spool(tmp_path) as spool:
        spool.put(batch, [True, False, False])
        spool.put(batch, [True, False, True])
        assert [named(found) for found in spool] == ["otters", "otters", "herons"]
        assert [named(found) for found in spool] == ["otters", "otters", "herons"]
        assert list(tmp_path.iterdir()) == [], "nothing is left behind, whatever ends the run"
