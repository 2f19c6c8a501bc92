"""What several tests share: the sample articles, indexed once."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.ingest import update_index

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"


@pytest.fixture(scope="session")
def corpus_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of corpus/ in a folder of its own; not to be written to."""
    index = tmp_path_factory.mktemp("corpus") / "index"
    report = update_index(index, [str(CORPUS)])
    assert not report.failed
    return index
