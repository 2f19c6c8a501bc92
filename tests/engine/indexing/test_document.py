"""What the writer is given: documents are values whose fields may be left out."""

from __future__ import annotations

from pathlib import Path

from searchapp.engine.indexing.writer import Writer
from tests.engine.documents import Document, Passage, documents_of
from tests.engine.stories import SCHEMA, only_segment


def test_a_document_may_have_nothing_but_its_key(tmp_path: Path) -> None:
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add_all(documents_of(Document("bare", {}, {}, {}, {})))
    segment = only_segment(tmp_path)
    assert segment.documents == 1
    assert segment.indexed_fields == {"id"}


def test_a_passage_begins_at_its_position_and_its_lead_weighs_more(tmp_path: Path) -> None:
    title = Passage(["tea"], 4.0)
    body = Passage(["tea", "oats", "tea", "tea"], 1.0, 100, lead_terms=3, lead_weight=0.5)
    with Writer(tmp_path, SCHEMA) as writer:
        writer.add_all(documents_of(Document("a", {"text": [title, body]}, {}, {}, {})))
    text = only_segment(tmp_path).field("text")
    tea, oats = (text.terms.find(term) for term in (b"tea", b"oats"))
    assert text.positions(tea).flat.tolist() == [0, 100, 102, 103]
    assert text.weights(tea).tolist() == [4.0 + 1.5 + 1.5 + 1.0]
    assert text.weights(oats).tolist() == [1.5]
