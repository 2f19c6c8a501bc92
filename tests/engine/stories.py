"""Short articles for the tests of formats, writing and Whoosh: a schema with one field of each kind."""

from __future__ import annotations

from pathlib import Path

from whoosh import fields, formats
from whoosh.analysis import IDAnalyzer, KeywordAnalyzer

from searchapp.engine.commit.table_of_contents import open_index
from searchapp.engine.format.layout import EXTENSION
from searchapp.engine.format.segment_arrays import SegmentArrays
from tests.engine.documents import Document, Passage

SCHEMA = fields.Schema(
    id=fields.ID(unique=True),
    text=fields.FieldType(formats.Positions(), IDAnalyzer(), scorable=True),
    country=fields.KEYWORD(analyzer=KeywordAnalyzer()),
    published=fields.NUMERIC(int, bits=64, sortable=True),
    body=fields.STORED(),
)


def story(key: str, words: str, *countries: str, published: int | None = None) -> Document:
    """A short article."""
    return Document(
        key=key,
        text={"text": [Passage(words.split(), 1.0, 1000)]},
        keywords={"country": countries},
        numbers={} if published is None else {"published": published},
        stored={"body": words.encode()},
    )


def segment_path(folder: Path) -> Path:
    """The file of an index of one segment."""
    (path,) = folder.glob(f"*{EXTENSION}")
    return path


def only_segment(folder: Path) -> SegmentArrays:
    """The arrays of an index of one segment."""
    (segment,) = open_index(folder, SCHEMA)._segments()
    arrays: SegmentArrays = segment.arrays(str(folder))
    return arrays
