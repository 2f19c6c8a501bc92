"""`index`: what a run tells, to people and to scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from searchapp.cli import index_command
from searchapp.cli.index_command import SHOWN_FAILURES, SHOWN_FIELDS, ProgressBar, note_lines, summary
from searchapp.errors import ArticleError
from searchapp.ingest import IngestReport, Progress
from searchapp.ingest.left_out import LeftOutKind
from searchapp.model.field_names import Note, NoteKind
from tests.cli.terminal import run
from tests.semantic.thesaurus import use_thesaurus


def test_index_tells_what_became_of_everything(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Otters Return\n\nThe otters came back on Friday, a ranger said.")
    (tmp_path / "bad.jsonl").write_text("{")
    result = run("index", "--index", tmp_path / "index", tmp_path / "good.txt", tmp_path / "bad.jsonl")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "1 added, 0 changed, 0 removed, 1 failed" in result.stderr
    assert "bad.jsonl, line 1" in result.stderr


def test_vectors_are_made_behind_the_index_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_thesaurus(monkeypatch)
    monkeypatch.setattr(index_command, "is_installed", lambda: True)
    (tmp_path / "good.txt").write_text("Otters Return\n\nThe otters came back on Friday, a ranger said.")
    result = run("index", "--json", "--semantic", "--index", tmp_path / "index", tmp_path / "good.txt")
    assert "Vectors of 1 articles made; 0 articles had some." in result.stderr
    assert json.loads(result.stdout)["vectors_made"] == 1
    again = run("index", "--semantic", "--index", tmp_path / "index", tmp_path / "good.txt")
    assert "Vectors of 0 articles made; 1 articles had some." in again.stderr


def test_vectors_without_their_model_or_while_watching_are_refused_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "good.txt").write_text("Otters Return\n\nThe otters came back on Friday, a ranger said.")
    for is_there, extra, message in (
        (False, (), "pip install 'searchapp[semantic]'"),
        (True, ("--watch",), "no vectors"),
    ):
        monkeypatch.setattr(index_command, "is_installed", lambda there=is_there: there)
        result = run("index", "--semantic", *extra, "--index", tmp_path / "index", tmp_path / "good.txt")
        assert (result.exit_code, (tmp_path / "index").exists()) == (2, False)
        assert message in result.stderr


def test_index_and_extract_tell_what_they_left_out(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "good.txt").write_text("Otters Return\n\nThe otters came back on Friday, a ranger said.")
    for name in ("a.png", "b.png", ".hidden", ".too"):
        (corpus / name).write_text("x")
    result = run("index", "--index", tmp_path / "index", corpus)
    assert "Left out: 2 .png, 2 hidden files." in result.stderr
    assert f".png: {corpus}/a.png, {corpus}/b.png" in result.stderr
    assert "Left out: 2 .png, 2 hidden files." in run("extract", corpus).stderr


def test_the_report_of_a_run_is_one_json_object(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "good.txt").write_text("Otters Return\n\nThe otters came back on Friday, a ranger said.")
    (corpus / "bad.jsonl").write_text("{")
    (corpus / "a.png").write_text("x")
    report = json.loads(run("index", "--json", "--index", tmp_path / "index", corpus).stdout)
    assert (report["added"], report["changed"], report["removed"], report["documents"]) == (1, 0, 0, 1)
    [failed], [left_out] = report["failed"], report["left_out"]
    assert (failed["path"], failed["line"]) == (f"{corpus}/bad.jsonl", 1)
    assert (left_out["reason"], left_out["count"], left_out["examples"]) == (".png", 1, [f"{corpus}/a.png"])


def test_the_files_of_searchapp_are_no_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("corrections.txt", "searches.txt"):
        (tmp_path / name).write_text("# nothing yet\n")
    result = run("index", "--index", tmp_path / "index", tmp_path)
    assert result.exit_code == 1
    assert "2 files of searchapp" in result.stderr
    assert f"nothing under {tmp_path} could be read as an article" in result.stderr


def test_a_run_in_which_nothing_could_be_read_is_1(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{")
    assert run("index", "--index", tmp_path / "index", tmp_path / "bad.jsonl").exit_code == 1
    assert run("extract", tmp_path / "bad.jsonl").exit_code == 1


def test_that_is_so_whatever_the_index_holds(index: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{")
    assert run("index", "--index", index, "--keep-missing", tmp_path / "bad.jsonl").exit_code == 1
    assert run("search", "--index", index, "otters").exit_code == 0


def test_a_folder_cannot_be_corpus_and_index_at_once(tmp_path: Path) -> None:
    (tmp_path / "otters.txt").write_text("Otters\n\nThe otters are back.")
    result = run("index", "--index", tmp_path, tmp_path)
    assert result.exit_code == 2
    assert "give --index another folder" in result.stderr


def report(**members: object) -> IngestReport:
    counts = dict.fromkeys(("added", "changed", "removed", "renewed", "unchanged_files", "documents"), 0)
    others = {"failed": (), "left_out": (), "seconds": 2.0, "notes": {}}
    return IngestReport(**{**counts, **others, **members})  # type: ignore[arg-type]


def test_a_summary_counts_everything() -> None:
    assert summary(report(added=1_500, changed=500, removed=3, unchanged_files=7, documents=9_000)) == [
        "1,500 added, 500 changed, 3 removed, 0 failed; 7 files unchanged.",
        "9,000 articles in the index; 2.0 s, 1,000 articles/s.",
    ]


def test_a_summary_tells_all_that_was_special() -> None:
    text = summary(
        report(
            failed=(ArticleError("a.txt", "empty"),),
            left_out=(LeftOutKind(".png", 1, ("b.png",)),),
            notes={Note("not used", "kicker"): 2},
            kept_corrections="/desk/c.txt",
            renewed=1_200,
            without_names={"ru": 1_300, "pl": 4},
        )
    )
    assert text[:-2] == [
        "Could not be read, and were left out:",
        "  a.txt: empty",
        "Left out: 1 .png.",
        "  .png: b.png",
        "not used: kicker 2×.",
        "Kept the corrections of /desk/c.txt, which is not here; an empty file removes them.",
        "The facts of 1,200 other articles were renewed.",
        "Articles without organizations and persons: 1,300 in Russian (pip install 'searchapp[russian]').",
    ]


def test_of_many_failures_the_first_are_told_and_the_others_counted_by_file() -> None:
    failed = [ArticleError(f"{number % 2}.jsonl", "torn", number) for number in range(1, SHOWN_FAILURES + 6)]
    text = summary(report(failed=tuple(failed)))
    assert text[1] == "  1.jsonl, line 1: torn"
    assert text[SHOWN_FAILURES + 1 : -2] == ["  1.jsonl: 3 more", "  0.jsonl: 2 more"]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("not used", "not used: kicker 2×, body 1×."),
        ("unreadable date", "Left undated, for their dates could not be read: kicker 2×, body 1×."),
        ("cut short", "Cut short by where they come from: kicker 2×, body 1×."),
        ("too long", "Cut, for no name is as long: kicker 2×, body 1×."),
    ],
)
def test_each_kind_of_note_has_a_line(kind: NoteKind, line: str) -> None:
    assert note_lines({Note(kind, "body"): 1, Note(kind, "kicker"): 2}) == [line]


def test_what_is_mapped_is_not_told_and_of_many_fields_the_commonest() -> None:
    assert note_lines({Note("mapped", "body"): 9}) == []
    (line,) = note_lines({Note("not used", f"f{number}"): number for number in range(1, SHOWN_FIELDS + 3)})
    assert line.startswith("not used: f17 17×, f16 16×")
    assert line.endswith("f3 3× and 2 more fields.")


def test_a_bar_begins_anew_for_what_comes_next(capsys: pytest.CaptureFixture[str]) -> None:
    with ProgressBar() as bar:
        bar.show(Progress(0, 0, 10, restored_articles=1_200))
        bar.show(Progress(3, 5, 10))
        bar.show(Progress(9, 10, 10))
        bar.show(Progress(0, 0, 0, renewed_articles=200, documents=400))
    printed = capsys.readouterr().err
    assert printed.startswith("Going on with 1,200 articles read before.\n")
    assert printed.index("Indexing") < printed.index("Renewing names")


def test_an_interrupted_run_says_that_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> IngestReport:
        raise KeyboardInterrupt

    monkeypatch.setattr("searchapp.cli.index_command.update_index", interrupted)
    result = run("index", "--index", tmp_path / "index", tmp_path)
    assert (result.exit_code, "The same command goes on from what was read." in result.stderr) == (130, True)
