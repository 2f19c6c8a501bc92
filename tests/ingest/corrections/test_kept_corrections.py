"""What people corrected stays corrected where a run does not find their file, until they take it back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from searchapp import ArticleIndex
from searchapp.backends.applied_corrections import applied_in
from searchapp.backends.registry import open_backend
from searchapp.errors import UserError
from searchapp.ingest import IngestOptions, IngestReport, move_index, update_index
from searchapp.ingest.corrections.kept_corrections import COPIES, Standing, standing_of
from searchapp.model.facts import Organization

LINE = "rename harbor-board -> The Harbor"


class Desk:
    """An index of one story at a time, and two folders from which it is run."""

    def __init__(self, folder: Path) -> None:
        self.index = folder / "index"
        self.corrections = folder / "desk" / "corrections.txt"
        self.elsewhere = folder / "elsewhere" / "corrections.txt"
        self._news = folder / "news"
        for path in (self.corrections, self.elsewhere):
            path.parent.mkdir()
        self._news.mkdir()

    def write(self, name: str) -> None:
        """A story that names the Harbor Board."""
        story = {"id": name, "body": "The Harbor Board met in the rain. The Harbor Board will meet again."}
        (self._news / f"{name}.jsonl").write_text(json.dumps(story))

    def run(self, corrections: Path, rebuild: bool = False) -> IngestReport:
        """Index the stories, as from a folder with or without such a file."""
        return update_index(self.index, [str(self._news)], IngestOptions(rebuild=rebuild, corrections=corrections))

    def labels(self, name: str) -> list[str]:
        """The labels of a story's organizations."""
        with ArticleIndex.open(self.index) as index:
            organizations: tuple[Organization, ...] = index.article(name).facts.organizations
        return [organization.label for organization in organizations]

    def standing(self, corrections: Path) -> Standing:
        """How the index stands to a file."""
        return standing_of(corrections, self.index, applied_in(open_backend(self.index)).digests)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with one story whose organization goes by the name that people gave it."""
    desk = Desk(tmp_path)
    desk.write("first")
    desk.corrections.write_text(f"# ours\n{LINE}\n")
    desk.run(desk.corrections)
    return desk


@pytest.mark.parametrize("rebuild", [False, True])
def test_a_run_without_the_file_keeps_them_and_says_so(desk: Desk, rebuild: bool) -> None:
    desk.write("second")
    report = desk.run(desk.elsewhere, rebuild)
    assert report.kept_corrections == str(desk.corrections)
    assert desk.labels("first") == desk.labels("second") == ["The Harbor"]
    assert desk.standing(desk.elsewhere) == Standing(str(desk.corrections), (LINE,), is_kept=True)


def test_files_of_others_beside_what_is_kept_are_no_copies(desk: Desk) -> None:
    other = desk.index / "corrections-2024.json"
    other.write_text("mine")
    assert desk.run(desk.elsewhere, rebuild=True).kept_corrections == str(desk.corrections)
    desk.elsewhere.write_text("")
    desk.run(desk.elsewhere)
    assert list(desk.index.glob(COPIES)) == [other]


def test_an_empty_file_takes_them_back(desk: Desk) -> None:
    desk.elsewhere.write_text("")
    assert desk.standing(desk.elsewhere).to_take_back == (LINE,)
    report = desk.run(desk.elsewhere)
    assert (report.renewed, report.kept_corrections) == (1, "")
    assert desk.labels("first") == ["Harbor Board"]
    assert list(desk.index.glob(COPIES)) == []


def test_what_the_file_says_anew_is_told_apart_from_what_is_in_force(desk: Desk) -> None:
    desk.corrections.write_text(f"{LINE}\nnever Fog Committee\n")
    standing = desk.standing(desk.corrections)
    assert (standing.in_force, standing.to_apply, standing.is_current) == ((LINE,), ("never Fog Committee",), False)
    desk.run(desk.corrections)
    assert desk.standing(desk.corrections).is_current
    assert len(list(desk.index.glob(COPIES))) == 1


def test_what_nobody_has_kept_is_not_taken_back_unasked(desk: Desk) -> None:
    for copy in desk.index.glob(COPIES):
        copy.unlink()
    assert desk.standing(desk.elsewhere).is_unknown
    with pytest.raises(UserError, match="SEARCHAPP_CORRECTIONS"):
        desk.run(desk.elsewhere)
    assert desk.labels("first") == ["The Harbor"]
    desk.run(desk.corrections)  # nothing has changed, and the lines are known again
    assert not desk.standing(desk.elsewhere).is_unknown


def test_they_go_with_the_index_to_another_place(desk: Desk, tmp_path: Path) -> None:
    move_index(desk.index, tmp_path / "other" / "index")
    desk.index = tmp_path / "other" / "index"
    assert desk.standing(desk.elsewhere).in_force == (LINE,)
