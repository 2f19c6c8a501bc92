"""The page of all corrections: those in force, those that will be, and how far that is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from searchapp.ingest.corrections.editing import is_withdrawable
from searchapp.ingest.corrections.kept_corrections import Standing
from searchapp.ingest.watch.applying import Applying
from searchapp.web.formatting import counted


class CorrectionRow(Struct, frozen=True):
    """A correction, and whether a click takes it back."""

    line: str
    note: str
    can_withdraw: bool


class StandingView(Struct, frozen=True):
    """The page of all corrections; while some are applied it is loaded again."""

    rows: tuple[CorrectionRow, ...]
    notes: tuple[str, ...]
    status: str
    is_under_way: bool
    looked_at: int
    documents: int


def standing_view_of(standing: Standing, applying: Applying | None, path: Path) -> StandingView:
    """The page for how an index stands to the corrections file."""
    is_under_way = applying is not None and applying.is_under_way
    return StandingView(
        tuple(_rows(standing, is_under_way)),
        tuple(_notes(standing, path)),
        _status(applying) if applying else "",
        is_under_way,
        applying.looked_at if applying else 0,
        applying.documents if applying else 0,
    )


def _rows(standing: Standing, is_under_way: bool) -> Iterator[CorrectionRow]:
    soon = "being applied" if is_under_way else "not in force yet"
    for line in reversed(standing.to_apply):
        yield CorrectionRow(line, soon, is_withdrawable(line))
    for line in reversed(standing.in_force):
        if line in standing.to_take_back:
            yield CorrectionRow(line, "being taken back" if is_under_way else "not in the file any more", False)
        else:
            yield CorrectionRow(line, "", is_withdrawable(line) and not standing.is_kept)


def _notes(standing: Standing, path: Path) -> Iterator[str]:
    if standing.is_kept:
        yield f"They are those of an index run elsewhere; there is no {path} here."
    if standing.is_unknown:
        yield f"Corrections are in force that are not in {path}, nor kept with the index."


def _status(applying: Applying) -> str:
    """What is told of an application of the file, while it goes on and at its end."""
    if applying.stage == "waiting":
        return "The corrections are about to be applied …"
    if applying.stage == "renewing":
        return f"Being applied: {applying.looked_at:,} of {applying.documents:,} articles looked at …"
    if applying.stage == "failed":
        return f"They could not be applied: {applying.message}"
    return f"Applied; {counted(applying.changed, 'article')} changed."
