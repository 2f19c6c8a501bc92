"""The readers of the annotated news sets, which are not part of the project."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

TOOLS = Path(__file__).resolve().parents[3] / "shared" / "tools"


@pytest.fixture
def gold() -> ModuleType:
    """The readers of the annotated news sets."""
    sys.path.insert(0, str(TOOLS))
    return pytest.importorskip("gold", reason="the readers of the annotated sets are not here")
