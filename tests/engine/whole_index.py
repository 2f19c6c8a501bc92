"""An index of one segment whose files can be altered, and all that it holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh import query

from searchapp.engine.commit.table_of_contents import open_index
from searchapp.engine.indexing.writer import Writer
from tests.engine.documents import Document, Passage, documents_of
from tests.engine.stories import SCHEMA, only_segment

WORDS = [f"word{number}" for number in range(50)]


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small index of one segment; who alters a file puts it back."""
    folder = tmp_path_factory.mktemp("index")
    with Writer(folder, SCHEMA) as writer:
        for number in range(300):
            words = WORDS[number % 7 :: 1 + number % 5]
            text = {"text": [Passage(words, 1.0, 1000)]}
            writer.add_all(
                documents_of(
                    Document(str(number), text, {"country": ["IS"]}, {"published": number}, {"body": b"x" * number})
                )
            )
    return folder


def everything(folder: Path) -> list[object]:
    """All that an index holds, read through stock Whoosh and from the arrays."""
    arrays = only_segment(folder)
    with open_index(folder, SCHEMA).searcher() as searcher:
        reader = searcher.reader()
        postings = list(reader.iter_postings())
        stored = [searcher.stored_fields(doc_id) for doc_id in range(arrays.documents)]
        scores = [(hit.docnum, hit.score) for hit in searcher.search(query.Term("text", "word7"), limit=None)]
    doc_values = [arrays.keywords("country").ordinals.tolist(), arrays.numbers("published").numbers.tolist()]
    text = arrays.field("text")
    blocks = [text.block_impact_bounds(ordinal) for ordinal in range(50)]
    impacts = [
        [text.impact_bound(ordinal) for ordinal in range(50)],
        [block if block is None else block.tolist() for block in blocks],
    ]
    return [postings, stored, scores, doc_values, impacts, text.lengths.tolist()]
