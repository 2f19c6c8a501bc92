"""The records of a Parquet file: its rows, a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator

from searchapp.errors import ArticleError
from searchapp.reading.foreign_files import needs_package
from searchapp.reading.record_files.reading import Record
from searchapp.reading.source_file import SourceFile
from searchapp.reading.tables.columns import require_text_column

_BATCH_ROWS = 256


def is_parquet(head: bytes, file: SourceFile) -> bool:
    """Whether a file begins as Parquet does."""
    return head.startswith(b"PAR1")


def parquet_records(file: SourceFile) -> Iterator[Record | ArticleError]:
    """The rows of a Parquet file as records."""
    try:
        from pyarrow import ArrowException, parquet  # 40 MB that only this format needs, an extra
    except ImportError as error:
        raise needs_package(file.path, "Parquet", "tables") from error
    number = 0
    try:
        with file.open() as stream:
            table = parquet.ParquetFile(stream, memory_map=False, pre_buffer=False)
            require_text_column(file, tuple(table.schema_arrow.names))
            for batch in table.iter_batches(batch_size=_BATCH_ROWS, use_threads=False):
                for values in batch.to_pylist():
                    number += 1
                    yield Record(values, number, kind="row")
    except (ArrowException, OSError, ValueError, OverflowError, MemoryError) as error:
        reason = str(error).split("\n")[0][:200]
        raise ArticleError(file.path, f"cannot be read as Parquet behind row {number}: {reason}") from error
