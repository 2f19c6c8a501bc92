"""The engines by name; those whose library is not installed are left out."""

from __future__ import annotations

from importlib.util import find_spec

from benchmarks.engine import Engine
from benchmarks.own import Searchapp
from benchmarks.sqlite_engine import Sqlite
from benchmarks.whoosh_engine import StockWhoosh


def engines() -> dict[str, Engine]:
    """searchapp first, then its peers."""
    available: list[Engine] = [Searchapp()]
    if find_spec("tantivy"):
        from benchmarks.tantivy_engine import Tantivy  # an extra brings it

        available.append(Tantivy())
    available += [Sqlite(), StockWhoosh()]
    return {engine.name: engine for engine in available}
