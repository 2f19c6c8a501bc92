"""One plan in one segment: match, narrow, count, choose."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest
from whoosh.query import Every, Term

from searchapp.engine.execution.facet_counts import above_0
from searchapp.engine.execution.operator import Operator
from searchapp.engine.execution.plan import Cursor, FacetPlan, Plan
from searchapp.engine.execution.searcher import Searcher
from searchapp.engine.execution.segment_execution import SegmentExecution
from searchapp.engine.reader.day_values import DateFields, day_counts
from searchapp.engine.reader.doc_sets import DocIds
from tests.engine import worlds
from tests.engine.harbour import STORIES, text


def executions(folder: Path, *commits: list[worlds.Story | str]) -> list[SegmentExecution]:
    worlds.write(folder, commits)
    return list(map(SegmentExecution, Searcher.open(folder, worlds.schema()).snapshot.segments))


@pytest.fixture
def execution(tmp_path: Path) -> SegmentExecution:
    """The harbour's stories, of which that of the gale is deleted."""
    (execution,) = executions(tmp_path, [*STORIES], ["gale"])
    return execution


def test_deleted_documents_are_in_no_number(execution: SegmentExecution) -> None:
    outcome = execution.run(Plan(text("old"), facets={"place": FacetPlan("place")}, subset=text("harbour")))
    assert (outcome.total, outcome.subset_total) == (3, 1)
    assert sorted(outcome.doc_ids.tolist()) == [1, 2, 3]
    assert outcome.facets["place"].missing == 1
    assert execution.count_all("place").missing == 1


def test_a_facet_ignores_the_filter_of_its_own_name_and_obeys_the_others(execution: SegmentExecution) -> None:
    plan = Plan(
        Every(),
        filters={"place": Term("place", "NO"), "words": text("old"), "date": Term("place", "DK")},
        facets={"place": FacetPlan("place")},
        days={"date": DateFields("first", "last")},
    )
    outcome = execution.run(plan)
    assert outcome.total == 0
    assert above_0(outcome.facets["place"].counts)[1].tolist() == [1], "that of DK, which the date's filter wants"
    assert day_counts([outcome.days["date"]]).days.tolist() == [101], "that of the crane, which the others want"


def test_only_as_many_candidates_are_chosen_as_the_page_needs(execution: SegmentExecution) -> None:
    assert len(execution.run(Plan(text("old"), limit=2)).doc_ids) == 2
    assert len(execution.run(Plan(text("old"), limit=1, offset=1)).doc_ids) == 2
    assert len(execution.run(Plan(text("old"), limit=0)).doc_ids) == 0


def test_who_only_counts_waits_for_no_scores(execution: SegmentExecution, monkeypatch: pytest.MonkeyPatch) -> None:
    def unwanted(self: Operator, doc_ids: DocIds) -> NoReturn:
        raise AssertionError("scored")

    monkeypatch.setattr(Operator, "scores", unwanted)
    assert execution.run(Plan(text("old"), limit=0)).total == 3
    assert execution.run(Plan(text("old"), limit=0, offset=10)).total == 3
    with pytest.raises(AssertionError, match="scored"):
        execution.run(Plan(text("old"), limit=1))


def test_candidates_are_in_the_order_that_is_asked_for(execution: SegmentExecution) -> None:
    newest = execution.run(Plan(text("old"), order="descending", order_field="first"))
    assert newest.doc_ids.tolist() == [1, 2, 3]
    assert newest.keys.tolist() == [101 * worlds.DAY, 90 * worlds.DAY, -np.inf]
    unknown = execution.run(Plan(text("old"), order="ascending", order_field="begin"))
    assert (unknown.doc_ids.tolist(), set(unknown.keys.tolist())) == ([1, 2, 3], {-np.inf})


def test_behind_a_cursor_stand_the_candidates_after_its_document(execution: SegmentExecution) -> None:
    whole = execution.run(Plan(text("old"), order="descending", order_field="first"))
    for number, key in enumerate(whole.keys.tolist()):
        after = Cursor(key, whole.doc_ids.item(number))
        rest = execution.run(Plan(text("old"), order="descending", order_field="first", after=after))
        assert rest.doc_ids.tolist() == whole.doc_ids.tolist()[number + 1 :]
        assert rest.total == 3


def test_a_document_is_explained_by_its_number_in_the_segment(tmp_path: Path) -> None:
    many = [worlds.Story(f"heron {number}", "heron") for number in range(9)]
    _, second = executions(tmp_path, [*STORIES, *many], [worlds.Story("light", "a light")])
    assert second.segment.base == 13
    assert second.explain(text("light"), 0).score > 0
    assert second.explain(text("gale"), 0).score == 0
