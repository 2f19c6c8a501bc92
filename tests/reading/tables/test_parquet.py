"""The rows of a Parquet file as records."""

from __future__ import annotations

import io

import pytest

from searchapp.errors import ArticleError
from searchapp.reading import SourceFile
from searchapp.reading.record_files.reading import Record
from searchapp.reading.tables.parquet import is_parquet, parquet_records

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")


def file_of(**columns: list[object]) -> SourceFile:
    """A Parquet file of these columns."""
    stream = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), stream)
    return SourceFile("news.parquet", content=stream.getvalue())


def test_rows_are_numbered_across_batches() -> None:
    texts = [f"Story {number}." for number in range(600)]
    records = list(parquet_records(file_of(text=texts, people=[["Mara"]] * 600)))
    assert [(record.number, record.kind) for record in records[:2]] == [(1, "row"), (2, "row")]  # type: ignore[union-attr]
    last = records[-1]
    assert isinstance(last, Record)
    assert (last.value, last.number) == ({"text": "Story 599.", "people": ["Mara"]}, 600)


def test_a_file_without_a_known_text_is_told_before_it_is_read() -> None:
    with pytest.raises(ArticleError, match="has no column that is known to hold the text"):
        next(parquet_records(file_of(colour=["red"])))


def test_a_damaged_file_is_told() -> None:
    content = file_of(text=["The harp."]).content or b""
    assert is_parquet(content, SourceFile("news", content=content))
    assert not is_parquet(b"PARTLY", SourceFile("news", content=b""))
    with pytest.raises(ArticleError, match="cannot be read as Parquet behind row 0"):
        next(parquet_records(SourceFile("news.parquet", content=content[:-9])))
