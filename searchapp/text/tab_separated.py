"""The tables that the package brings with it: rows of columns with a tab between them, and comments behind `#`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def table_rows(path: Path) -> Iterator[list[str]]:
    """The columns of each row of a table, without comments and empty lines."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#") and line.strip():
                yield line.rstrip("\n").split("\t")
