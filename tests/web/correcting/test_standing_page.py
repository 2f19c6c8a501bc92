"""The page of all corrections."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.ingest.corrections.kept_corrections import Standing
from searchapp.ingest.watch.applying import Applying
from searchapp.web.correcting.standing_page import CorrectionRow, standing_view_of

OURS = "never Fog   # on the page, 2026-03-03"
PATH = Path("corrections.txt")


def test_the_latest_stand_first_and_only_those_of_the_page_can_be_taken_back() -> None:
    view = standing_view_of(Standing("", ("never Tea", OURS), to_apply=("never Oats",)), None, PATH)
    assert view.rows == (
        CorrectionRow("never Oats", "not in force yet", can_withdraw=False),
        CorrectionRow(OURS, "", can_withdraw=True),
        CorrectionRow("never Tea", "", can_withdraw=False),
    )
    assert (view.notes, view.status, view.is_under_way) == ((), "", False)


@pytest.mark.parametrize(
    ("applying", "notes"),
    [
        (None, ["not in force yet", "not in the file any more"]),
        (Applying("done"), ["not in force yet", "not in the file any more"]),
        (Applying("waiting"), ["being applied", "being taken back"]),
    ],
)
def test_what_is_not_in_force_or_not_in_the_file_is_told(applying: Applying | None, notes: list[str]) -> None:
    standing = Standing("", (OURS,), to_apply=("never Oats",), to_take_back=(OURS,))
    view = standing_view_of(standing, applying, PATH)
    assert [row.note for row in view.rows] == notes
    assert view.rows[1].can_withdraw is False


def test_what_the_index_keeps_without_a_file_cannot_be_taken_back_here() -> None:
    view = standing_view_of(Standing("/desk/c.txt", (OURS,), is_kept=True), None, PATH)
    assert view.rows == (CorrectionRow(OURS, "", can_withdraw=False),)
    assert view.notes == ("They are those of an index run elsewhere; there is no corrections.txt here.",)
    unknown = standing_view_of(Standing(is_unknown=True), None, PATH)
    assert unknown.notes == ("Corrections are in force that are not in corrections.txt, nor kept with the index.",)


@pytest.mark.parametrize(
    ("applying", "status", "is_under_way"),
    [
        (Applying("waiting"), "The corrections are about to be applied …", True),
        (Applying("renewing", 1_200, 3_400), "Being applied: 1,200 of 3,400 articles looked at …", True),
        (Applying("done", 5, 5, 1), "Applied; 1 article changed.", False),
        (Applying("failed", message="It is full."), "They could not be applied: It is full.", False),
    ],
)
def test_how_far_it_is_is_told(applying: Applying, status: str, is_under_way: bool) -> None:
    view = standing_view_of(Standing(), applying, PATH)
    assert (view.status, view.is_under_way) == (status, is_under_way)
    assert (view.looked_at, view.documents) == (applying.looked_at, applying.documents)
