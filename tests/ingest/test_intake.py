"""Which of the articles that were read are taken in: no two of one id, and errors are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.backends.base import IndexedArticle
from searchapp.backends.local.backend import LocalBackend
from searchapp.backends.local.writing import LocalWriting
from searchapp.errors import ArticleError, LeftOut, NoArticles
from searchapp.extraction.near_copies import SIGNATURE_BYTES
from searchapp.extraction.organizations.authority import Evidence
from searchapp.ingest.changed_files import FileChanges, FileState
from searchapp.ingest.extracting.extracted_articles import Acceptance, ArticleOutline, ExtractedBatch
from searchapp.ingest.intake import Intake
from searchapp.ingest.kept_signatures import KeptSignatures
from searchapp.ingest.left_out import LeftOutCount
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.field_names import Note
from searchapp.reading import SourceFile

READ = (
    (SourceFile("a.jsonl"), FileState("../a.jsonl", "1")),
    (SourceFile("b.jsonl"), FileState("../b.jsonl", "1")),
    (SourceFile("-", content=b""), FileState("-1", "1")),
)
SIGNATURE = bytes(SIGNATURE_BYTES)
IDENTIFIED = "its article tea has the id of one in {}, which was kept; give it another id"


def changes(missing: frozenset[FileState] = frozenset()) -> FileChanges:
    return FileChanges(READ, frozenset(), missing, 0, (ArticleError("gone.txt", "cannot be read"),))


def intake_of(index: Path, tea_file: str = "", missing: frozenset[FileState] = frozenset()) -> Intake:
    """The intake of a run; `tea_file` is where the index has the article `tea` from, if it has it."""
    if not tea_file:
        return Intake(changes(missing), None, index, LeftOutCount(), KeptSignatures(index))
    with LocalWriting(index) as writing:
        writing.add(IndexedArticle(Article("tea", "Tea."), Facts(), FileState(tea_file, "0").term))
    return Intake(changes(missing), LocalBackend(index), index, LeftOutCount(), KeptSignatures(index))


def take(intake: Intake, *outlines: ArticleOutline) -> list[bool]:
    return intake.accepted(ExtractedBatch(outlines, b""))


def test_what_is_accepted_is_known_with_all_that_it_tells(tmp_path: Path) -> None:
    intake, unesco = intake_of(tmp_path), Evidence("unesco", "UNESCO")
    tea = ArticleOutline(0, "tea", frozenset([unesco]), (Note("mapped", "body"),), SIGNATURE)
    assert take(intake, tea, ArticleOutline(1, "oats", frozenset([unesco]))) == [True, True]
    assert (intake.owners.get("tea"), intake.owners.get("oats")) == (0, 1)
    assert intake.evidence == {unesco: 2}
    assert intake.notes == {Note("mapped", "body"): 1}
    assert list(intake.signatures) == [("tea", SIGNATURE)]
    assert intake.filled == intake.reported == {0, 1}


def test_errors_are_told_beside_those_of_files_and_what_is_left_out_is_counted(tmp_path: Path) -> None:
    intake, error = intake_of(tmp_path), ArticleError("a.jsonl", "torn", 2)
    outlines = [error, LeftOut("b.jsonl/x.png", ".png"), NoArticles("-", "empty list")]
    assert take(intake, *(ArticleOutline(number, each) for number, each in enumerate(outlines))) == [False] * 3
    assert intake.failed[1:] == [error]
    assert {kind.reason for kind in intake.left_out.kinds()} == {".png", "empty list"}
    assert (intake.reported, intake.filled) == ({0, 1}, set())


def test_of_two_articles_of_a_run_with_one_id_the_first_is_kept(tmp_path: Path) -> None:
    intake = intake_of(tmp_path)
    assert take(intake, ArticleOutline(0, "tea"), ArticleOutline(1, "tea", line=7)) == [True, False]
    [error] = intake.failed[1:]
    assert (error.path, error.line, error.message) == ("b.jsonl", 7, IDENTIFIED.format("a.jsonl"))
    assert intake.partly_refused == {1}


def test_an_article_whose_running_number_another_file_has_too_is_known_by_its_file(tmp_path: Path) -> None:
    intake = intake_of(tmp_path)
    numbered = [ArticleOutline(number, "1", signature=SIGNATURE) for number in (0, 1, 1)]
    assert take(intake, *numbered) == [Acceptance.BY_OWN_ID, Acceptance.BY_ID_WITHIN_FILE, Acceptance.REFUSED]
    assert (intake.owners.get("1"), intake.owners.get("b.jsonl~1")) == (0, 1)
    assert [article_id for article_id, _ in intake.signatures] == ["1", "b.jsonl~1"]
    assert "its article 1 has the id" in intake.failed[1].message


def test_files_of_an_archive_are_told_apart_by_their_own_paths(tmp_path: Path) -> None:
    intake, path = intake_of(tmp_path), READ[0][0].path
    inner = [ArticleOutline(0, "1", path=f"{path}/{name}") for name in ("x.csv", "x.csv", "y.csv", "y.csv")]
    accepted = [Acceptance.BY_OWN_ID, Acceptance.REFUSED, Acceptance.BY_ID_WITHIN_FILE, Acceptance.REFUSED]
    assert take(intake, *inner) == accepted
    assert f"{path}~y.csv~1" in intake.owners


@pytest.mark.parametrize(("owner", "shown"), [("../c.jsonl", "../c.jsonl"), ("-9", "standard input")])
def test_an_article_that_the_index_has_from_a_file_that_is_there_stays(tmp_path: Path, owner: str, shown: str) -> None:
    (tmp_path / "c.jsonl").touch()
    intake = intake_of(tmp_path / "index", owner)
    assert take(intake, ArticleOutline(0, "tea")) == [False]
    assert intake.failed[1].message == IDENTIFIED.format(shown)
    assert intake.replaced_ids == {"tea"}


def test_standard_input_replaces_what_the_index_has(tmp_path: Path) -> None:
    (tmp_path / "c.jsonl").touch()
    intake = intake_of(tmp_path / "index", "../c.jsonl")
    assert take(intake, ArticleOutline(2, "tea")) == [True]
    assert intake.moved == {"tea": FileState("../c.jsonl", "0")}


def test_an_article_of_the_same_file_replaces_itself_and_has_not_moved(tmp_path: Path) -> None:
    intake = intake_of(tmp_path / "index", "../a.jsonl")
    assert take(intake, ArticleOutline(0, "tea")) == [True]
    assert (intake.moved, intake.replaced_ids) == ({}, {"tea"})


def test_an_article_moves_out_of_a_file_that_is_gone(tmp_path: Path) -> None:
    before = FileState("../c.jsonl", "0")
    for missing in (frozenset[FileState](), frozenset([before])):
        if missing:
            (tmp_path / "c.jsonl").touch()  # it came back when it had been looked for
        intake = intake_of(tmp_path / "index", before.location, missing)
        assert take(intake, ArticleOutline(0, "tea")) == [True]
        assert intake.moved == {"tea": before}


def test_an_article_can_be_refused_though_it_was_accepted(tmp_path: Path) -> None:
    intake = intake_of(tmp_path)
    take(intake, ArticleOutline(0, "tea", signature=b"signature"))
    intake.refuse("tea", ArticleError("a.jsonl", "too long"))
    assert (len(intake.owners), intake.has_refused_late) == (0, True)
    assert str(intake.failed[-1]) == "a.jsonl: too long"
