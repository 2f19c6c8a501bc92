"""What has read an article: another state of the code, the models or the packages is another version."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from searchapp.ingest.extracting.reading_version import DIGEST_BYTES, reading_version

PACKAGE = Path(__file__).resolve().parents[3] / "searchapp"


def stat_of(monkeypatch: pytest.MonkeyPatch, changed: Path) -> None:
    """From here on a file looks as if it had been written to later."""
    stat = os.stat

    def later(path: str) -> os.stat_result:
        status = stat(path)
        if os.fspath(path) != os.fspath(changed):
            return status
        return os.stat_result((*status[:6], status.st_size + 1, *status[7:]), {"st_mtime_ns": status.st_mtime_ns})

    monkeypatch.setattr(os, "stat", later)


def test_a_version_is_the_same_until_something_changes() -> None:
    assert reading_version() == reading_version()
    assert len(reading_version()) == DIGEST_BYTES


@pytest.mark.parametrize(
    ("name", "decides"),
    [
        ("extraction/name_model/data/organizations.npz", True),
        ("text/analyzer.py", True),
        ("reading/cleaning/data/line_weights.json", True),
        ("web/app.py", False),
    ],
)
def test_code_and_models_decide_and_pages_do_not(name: str, decides: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    before = reading_version()
    stat_of(monkeypatch, PACKAGE / name)
    assert (reading_version() != before) is decides
