"""The engines by name; those whose library is not installed are left out."""

from __future__ import annotations

from importlib.util import find_spec

from benchmarks.engines.engine import Engine
from benchmarks.engines.own import Searchapp
from benchmarks.engines.sqlite_engine import Sqlite
from benchmarks.engines.whoosh_engine import StockWhoosh


def engines() -> dict[str, Engine]:
    """searchapp first, then its peers."""
    available: list[Engine] = [Searchapp()]
    if find_spec("tantivy"):
        from benchmarks.engines.tantivy_engine import Tantivy  # an extra brings it

        available.append(Tantivy())
    available += [Sqlite(), StockWhoosh()]
    return {engine.name: engine for engine in available}
