"""The fingerprint of all that decides what an index holds."""

from __future__ import annotations

import subprocess
import sys

import pytest

from searchapp.backends import fingerprint
from searchapp.backends.fingerprint import fingerprint_of, text_probe
from searchapp.text import analyzer


def test_other_parts_and_another_order_have_another_fingerprint() -> None:
    known = fingerprint_of([1, "a", ("b",)])
    assert len(known) == 16
    assert len({known, fingerprint_of([1, ("b",), "a"]), fingerprint_of([1, "a", ("b", "")]), fingerprint_of([])}) == 4


def test_it_is_the_same_in_every_process() -> None:
    code = "from searchapp.backends.local.schema import fingerprint; print(fingerprint())"
    printed = {subprocess.check_output([sys.executable, "-c", code], text=True) for _ in range(2)}
    assert len(printed) == 1


def test_an_analyzer_that_reads_otherwise_changes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint_of(text_probe())
    monkeypatch.setattr(analyzer, "terms", lambda text: text.split())
    assert fingerprint_of(text_probe()) != before
    monkeypatch.undo()
    monkeypatch.setattr(fingerprint, "regular_stem", lambda term: term)
    assert fingerprint_of(text_probe()) != before


def test_bylines_that_are_parted_otherwise_change_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint_of(text_probe())
    monkeypatch.setattr(fingerprint, "writers_of", lambda byline: [byline])
    assert fingerprint_of(text_probe()) != before
