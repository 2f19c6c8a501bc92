"""Fixtures of the engine's tests."""

from __future__ import annotations

from tests.engine.whole_index import index

__all__ = ["index"]
