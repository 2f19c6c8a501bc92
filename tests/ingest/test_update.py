"""The next state of an index: what a run writes, and which articles of others go or stay."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from searchapp.backends.base import Backend
from searchapp.backends.local.writing import LocalWriting
from searchapp.backends.registry import open_backend
from searchapp.errors import ArticleError, IndexMissingError
from searchapp.extraction.organizations.authority import Authority
from searchapp.ingest.changed_files import FileChanges, FileState, indexed_files
from searchapp.ingest.corrections.corrections_file import CorrectionsFile
from searchapp.ingest.extracting.extracted_articles import ArticleOutline, ExtractedArticle, ExtractedBatch
from searchapp.ingest.first_added import FirstAdded
from searchapp.ingest.intake import Intake
from searchapp.ingest.kept_signatures import KeptSignatures
from searchapp.ingest.left_out import LeftOutCount
from searchapp.ingest.renewal import evidence_counts
from searchapp.ingest.update import IndexUpdate
from searchapp.model.article import Article
from searchapp.reading import SourceFile

NONE = CorrectionsFile.of(b"", "")


def state(name: str, digest: str = "1") -> FileState:
    return FileState(f"../{name}", digest)


class Desk:
    """An index, and runs over files that are read as they are told."""

    def __init__(self, folder: Path) -> None:
        self.index = folder / "index"
        self.failed: list[str] = []

    def backend(self) -> Backend | None:
        """The index as it is."""
        try:
            return open_backend(self.index)
        except IndexMissingError:
            return None

    def run(
        self,
        read: dict[FileState, Sequence[Article | ArticleError]],
        replaced: frozenset[FileState] = frozenset(),
        missing: frozenset[FileState] = frozenset(),
        keep_missing: bool = False,
    ) -> IndexUpdate:
        """Write what the files hold that are read."""
        before = self.backend()
        files = tuple((SourceFile(state.location), state) for state in read)
        self.index.mkdir(exist_ok=True)
        changes, signatures = FileChanges(files, replaced, missing, 0, ()), KeptSignatures(self.index)
        intake = Intake(changes, before, self.index, LeftOutCount(), signatures)
        rows = [(number, each) for number, articles in enumerate(read.values()) for each in articles]
        outlines = [ArticleOutline(number, each.id if isinstance(each, Article) else each) for number, each in rows]
        accepted = intake.accepted(ExtractedBatch(tuple(outlines), b""))
        extracted = [ExtractedArticle(*row) for row, is_taken in zip(rows, accepted, strict=True) if is_taken]
        with LocalWriting(self.index) as writing:
            update = IndexUpdate(writing, before, intake._changes, intake, keep_missing)
            authority = Authority.from_counts(evidence_counts(before) if before else {})
            update.write(extracted, authority, NONE, FirstAdded(before))
        self.failed = [str(error) for error in intake.failed]
        return update

    def files(self) -> dict[str, str]:
        """The files that the index has, with their digests."""
        return {state.location: state.digest for state in indexed_files(self.backend()).values()}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An index of two files with an article each."""
    desk = Desk(tmp_path)
    desk.run({state("a"): [Article("tea", "Tea.")], state("b"): [Article("oats", "Oats.")]})
    return desk


def test_new_articles_are_written_under_the_state_of_their_file(desk: Desk) -> None:
    update = desk.run({state("c"): [Article("rye", "Rye.")], state("d"): []})
    assert (update.changed, update.renewed, update.is_idle, update.is_accounted_for) == (0, 0, False, True)
    assert list(update.new_states()) == [state("c")]
    assert desk.files() == {"../a": "1", "../b": "1", "../c": "1"}


def test_a_run_that_writes_nothing_is_idle_where_there_is_an_index(desk: Desk, tmp_path: Path) -> None:
    assert desk.run({}).is_idle
    (tmp_path / "other").mkdir()
    assert not Desk(tmp_path / "other").run({}).is_idle


def test_a_file_that_has_changed_takes_its_former_articles_along(desk: Desk) -> None:
    changed = {state("a", "2"): [Article("tea", "Green tea."), Article("rye", "Rye.")]}
    update = desk.run(changed, replaced=frozenset([state("a")]))
    assert (update.changed, update.gone) == (1, {state("a")})
    assert desk.files() == {"../a": "2", "../b": "1"}


@pytest.mark.parametrize("keep_missing", [False, True])
def test_what_is_missing_goes_unless_it_is_to_be_kept(desk: Desk, keep_missing: bool) -> None:
    update = desk.run({}, missing=frozenset([state("b")]), keep_missing=keep_missing)
    assert update.is_idle is keep_missing
    assert ("../b" in desk.files()) is keep_missing


def test_a_file_that_cannot_be_read_now_keeps_its_articles(desk: Desk) -> None:
    torn = {state("a", "2"): [ArticleError("../a", "torn")]}
    update = desk.run(torn, replaced=frozenset([state("a")]))
    assert (update.gone, update.is_idle) == (frozenset(), True)
    assert desk.files() == {"../a": "1", "../b": "1"}


def test_a_file_of_which_an_article_was_refused_is_noted(desk: Desk) -> None:
    (desk.index.parent / "b").touch()
    desk.run({state("c"): [Article("rye", "Rye."), Article("oats", "Other oats.")]})
    assert desk.files() == {"../a": "1", "../b": "1", "../c": "1+"}
    assert "its article oats has the id of one in ../b" in desk.failed[0]


def test_an_article_that_cannot_be_indexed_is_told_and_the_others_are_there(desk: Desk) -> None:
    update = desk.run({state("c"): [Article("broken", "\ud800"), Article("rye", "Rye.")]})
    assert desk.failed[0].startswith("../c: its article broken cannot be indexed: ")
    assert (update.is_accounted_for, len(update.intake.owners)) == (False, 1)
    assert desk.files()["../c"] == "1"


def test_an_article_that_moves_to_another_file_is_changed_and_its_file_has_to_be_looked_at(desk: Desk) -> None:
    update = desk.run({state("c"): [Article("tea", "Tea.")]})
    assert (update.changed, update.is_accounted_for) == (1, False)
    assert desk.files() == {"../b": "1", "../c": "1"}
