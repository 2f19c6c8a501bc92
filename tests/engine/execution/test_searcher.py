"""What a searcher finds, in which order, and which state of the index it stays with."""

from __future__ import annotations

import gc
import os
import shutil
from pathlib import Path

import pytest
from whoosh.query import And, AndNot, Or, Phrase, Prefix

from searchapp.engine.execution.operators.synonyms import Synonyms
from searchapp.engine.execution.operators.zone import Zone
from searchapp.engine.execution.plan import Cursor, Plan
from searchapp.engine.execution.searcher import Searcher
from tests.engine.harbour import keys, text
from tests.engine.worlds import BODY, Story, schema, write


def test_a_word_in_the_title_weighs_more_than_one_in_the_body(searcher: Searcher) -> None:
    assert keys(searcher, Plan(text("harbour"))) == ["gale", "forty"]


def test_newest_first_puts_the_undated_last(searcher: Searcher) -> None:
    assert keys(searcher, Plan(text("old"), order="descending", order_field="first")) == ["a", "gale", "the", "forty"]
    assert keys(searcher, Plan(text("old"), order="ascending", order_field="first")) == ["the", "gale", "a", "forty"]


def test_a_cursor_goes_on_behind_the_last_hit(searcher: Searcher) -> None:
    first = searcher.run(Plan(text("old"), limit=3))
    after = Cursor(float(first.keys[-1]), int(first.global_ids[-1]))
    rest = searcher.run(Plan(text("old"), limit=3, after=after))
    assert rest.total == 4
    assert sorted([*first.global_ids.tolist(), *rest.global_ids.tolist()]) == [0, 1, 2, 3]


def test_a_searcher_stays_with_what_it_was_opened_on(tmp_path: Path, searcher: Searcher) -> None:
    assert searcher.is_current()
    begun = os.stat(tmp_path).st_mtime_ns
    write(tmp_path, [["gale", Story("buoy", "a buoy drifts past the old light")]])
    assert not searcher.is_current()
    os.utime(tmp_path, ns=(begun, begun))  # the clock of some disks is coarse
    assert not searcher.is_current()
    assert searcher.global_id("id", "gale") == 0
    newer = Searcher.open(tmp_path, schema())
    assert newer.generation > searcher.generation
    assert newer.global_id("id", "gale") is None
    assert newer.document_count == searcher.document_count == 4
    assert keys(newer, Plan(text("light"))) == ["a", "forty"]


def test_a_searcher_notices_an_index_that_was_built_anew_or_put_in_its_place(tmp_path: Path) -> None:
    folder, other = tmp_path / "index", tmp_path / "other"
    write(folder, [["gale", Story("gale", "a gale off the quay")]])
    write(other, [["buoy", Story("buoy", "a buoy off the quay")]])
    searcher = Searcher.open(folder, schema())
    changed = os.stat(folder).st_mtime_ns
    folder.rename(tmp_path / "before")
    other.rename(folder)
    os.utime(folder, ns=(changed, changed))  # as a backup that is laid back
    assert not searcher.is_current()
    replaced = Searcher.open(folder, schema())
    assert replaced.generation == searcher.generation
    assert (replaced.global_id("id", "buoy"), replaced.global_id("id", "gale")) == (0, None)
    shutil.rmtree(folder)
    write(folder, [["forty", Story("forty", "forty boats at the quay")]])
    assert not replaced.is_current()
    shutil.rmtree(folder)
    with pytest.raises(FileNotFoundError):
        replaced.is_current()


def test_an_answer_leaves_nothing_behind_for_the_garbage_collector(searcher: Searcher) -> None:
    """What refers to itself keeps its lists of documents until garbage is collected, and the next answer needs more."""
    word = Synonyms([text("light"), text("lights")])
    either = Or([Zone(word, BODY, 1 << 30), Prefix("text", "harb"), Phrase("text", ["the", "old"])])
    plan = Plan(AndNot(And([word, either]), text("gale")), {"quay": text("old")})
    gc.collect()
    gc.disable()
    try:
        assert searcher.run(plan).total
        assert gc.collect() == 0
    finally:
        gc.enable()
