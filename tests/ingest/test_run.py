"""Indexing runs: only what changed is read, one bad file stops nothing, and whatever stops a run the index is whole."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.backends.base import IndexedArticle
from searchapp.backends.local.documents import to_documents
from searchapp.backends.local.schema import whoosh_schema
from searchapp.backends.registry import open_backend
from searchapp.engine.indexing.writer import Writer
from searchapp.errors import BackendError, IndexFormatError, IndexLockedError, UserError
from searchapp.extraction.other_languages.models import LanguageModel, installed_model
from searchapp.ingest import IngestOptions, IngestReport, Progress, update_index
from searchapp.ingest.extracting.journal import JOURNAL_NAME
from searchapp.ingest.renewal import indexed_articles
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.query_tree import Every

OTTERS = """Otters Return to the Mill

Two otters have come back to the old mill, a ranger said on Friday. They had been away for nine years.
"""
HERONS = """Herons Leave the Mill

The herons have left the old mill, a ranger said on Sunday. They did not like the noise of the otters.
"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "otters.txt").write_text(OTTERS)
    (folder / "herons.txt").write_text(HERONS)
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


def found(index: Path, text: str) -> set[str]:
    with ArticleIndex.open(index) as articles:
        return {hit.title for hit in articles.search(SearchRequest(text)).hits}


def counts(report: IngestReport) -> dict[str, int]:
    members = ("added", "changed", "removed", "unchanged_files", "documents")
    return {name: getattr(report, name) for name in members if getattr(report, name)}


def jsonl(path: Path, *articles: dict[str, object]) -> None:
    path.write_text("".join(json.dumps(article) + "\n" for article in articles))


def digging(name: str) -> dict[str, object]:
    return {"id": name, "title": name, "body": f"The {name} dig."}


def test_a_folder_becomes_an_index(news: Path, index: Path) -> None:
    assert counts(update_index(index, [str(news)])) == {"added": 2, "documents": 2}
    assert found(index, "otters") == {"Otters Return to the Mill", "Herons Leave the Mill"}


def test_what_has_not_changed_is_not_read_again(news: Path, index: Path) -> None:
    update_index(index, [str(news)])
    (news / "herons.txt").write_text(HERONS.replace("noise", "smell"))
    (news / "moles.txt").write_text(
        "Moles Dig a Tunnel\n\nMoles have dug a tunnel below the mill, and the ranger fell in."
    )
    assert counts(update_index(index, [str(news)])) == {"added": 1, "changed": 1, "unchanged_files": 1, "documents": 3}
    assert found(index, "smell") == {"Herons Leave the Mill"}
    assert found(index, "noise") == set()


def test_the_same_folder_by_another_name_is_the_same(news: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    update_index(index, [str(news)])
    monkeypatch.chdir(news.parent)
    assert counts(update_index(Path("index"), ["news/../news/"])) == {"unchanged_files": 2, "documents": 2}


def test_articles_of_files_that_are_gone_go_too_unless_they_are_kept(news: Path, index: Path) -> None:
    update_index(index, [str(news)])
    (news / "otters.txt").unlink()
    assert counts(update_index(index, [str(news)], IngestOptions(keep_missing=True)))["documents"] == 2
    assert counts(update_index(index, [str(news)])) == {"removed": 1, "unchanged_files": 1, "documents": 1}


def test_another_folder_adds_to_the_index(news: Path, index: Path, tmp_path: Path) -> None:
    update_index(index, [str(news)])
    jsonl(tmp_path / "more.jsonl", {"id": "moles", "title": "Moles", "body": "Moles are back."})
    assert counts(update_index(index, [str(tmp_path / "more.jsonl")])) == {"added": 1, "documents": 3}


def test_a_changed_file_of_many_articles_is_replaced_as_a_whole(index: Path, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    jsonl(path, {"id": "a", "body": "alpha"}, {"id": "b", "body": "beta"})
    update_index(index, [str(path)])
    jsonl(path, {"id": "b", "body": "beta again"}, {"id": "c", "body": "gamma"})
    assert counts(update_index(index, [str(path)])) == {"added": 1, "changed": 1, "removed": 1, "documents": 2}
    assert found(index, "alpha") == set()


def test_one_bad_line_is_told_and_the_rest_is_indexed(index: Path, tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl"
    path.write_text('{"id": "a", "body": "alpha"}\n{"id": "b", "body": \n{"id": "c", "body": "gamma"}\n')
    report = update_index(index, [str(path)])
    assert report.added == 2
    assert [(error.path, error.line) for error in report.failed] == [(str(path), 2)]


def test_a_file_that_turned_bad_does_not_take_its_articles_along(news: Path, index: Path) -> None:
    update_index(index, [str(news)])
    (news / "otters.txt").write_bytes(bytes(range(32)) * 9)
    report = update_index(index, [str(news)])
    assert (len(report.failed), report.documents) == (1, 2)


def test_of_two_articles_with_one_id_the_first_is_kept_and_the_other_told(index: Path, tmp_path: Path) -> None:
    jsonl(tmp_path / "one.jsonl", {"id": "same", "title": "One", "body": "first"})
    update_index(index, [str(tmp_path / "one.jsonl")])
    jsonl(tmp_path / "two.jsonl", {"id": "same", "title": "Two", "body": "second"})
    report = update_index(index, [str(tmp_path)])
    assert found(index, "first") == {"One"}
    assert "has the id of one in" in str(report.failed[0])


def test_rows_of_two_tables_that_count_from_one_are_all_indexed(index: Path, tmp_path: Path) -> None:
    folder = tmp_path / "years"
    folder.mkdir()
    for year in ("2019", "2020"):
        (folder / f"{year}.csv").write_text(
            f"id,title,text\n1,Oats {year},Oats grew in {year}.\n2,Tea {year},Tea grew.\n"
        )
    assert update_index(index, [str(folder)]).added == 4
    (folder / "2020.csv").write_text("id,title,text\n1,Oats 2020,No oats grew in 2020.\n")
    report = update_index(index, [str(folder)])
    assert (report.changed, report.removed, report.failed) == (1, 1, ())
    with ArticleIndex.open(index) as opened:
        titles = {hit.title for hit in opened.search(SearchRequest("grew")).hits}
    assert titles == {"Oats 2019", "Tea 2019", "Oats 2020"}


@pytest.mark.parametrize("form", ["zip", "gztar"])
def test_rows_of_two_tables_of_an_archive_are_all_indexed(index: Path, tmp_path: Path, form: str) -> None:
    years, loose = tmp_path / "years", tmp_path / "loose"
    years.mkdir()
    loose.mkdir()
    (years / "2019.csv").write_text("id,title,text\n1,Oats,Oats grew in May.\n1,Rye,Rye grew again.\n")
    jsonl(years / "2020.jsonl", {"id": 1, "title": "Tea", "body": "Tea grew in June."})
    archive = shutil.make_archive(str(loose / "years"), form, years)
    report = update_index(index, [str(loose)])
    assert (report.added, len(report.failed)) == (2, 1)  # the number that comes twice in one table
    assert found(index, "grew") == {"Oats", "Tea"}
    with ArticleIndex.open(index) as opened:
        ids = sorted(hit.id for hit in opened.search(SearchRequest("grew")).hits)
    assert ids[0] == "1"
    assert f"{Path(archive).name}~2020.jsonl~1" in ids[1]
    jsonl(years / "2021.jsonl", {"id": 1, "title": "Hops", "body": "Hops grew in July."})
    shutil.make_archive(str(loose / "years"), form, years)
    assert update_index(index, [str(loose)]).added == 1
    assert found(index, "grew") == {"Oats", "Tea", "Hops"}


def test_an_article_that_moved_to_another_file_moves(index: Path, tmp_path: Path) -> None:
    jsonl(tmp_path / "one.jsonl", {"id": "same", "body": "first"})
    update_index(index, [str(tmp_path)])
    (tmp_path / "one.jsonl").rename(tmp_path / "two.jsonl")
    report = update_index(index, [str(tmp_path)])
    assert (report.failed, report.documents) == ((), 1)


def test_a_path_that_is_not_there_is_the_users_fault(index: Path) -> None:
    with pytest.raises(UserError, match="nowhere"):
        update_index(index, ["nowhere"])


def test_a_second_writer_is_told_at_once(news: Path, index: Path) -> None:
    with Writer(index, whoosh_schema()), pytest.raises(IndexLockedError, match="another writer"):
        update_index(index, [str(news)])


def test_a_rebuild_swaps_while_a_reader_goes_on(news: Path, index: Path) -> None:
    update_index(index, [str(news)])
    with ArticleIndex.open(index) as articles:
        (news / "otters.txt").unlink()
        update_index(index, [str(news)], IngestOptions(rebuild=True))
        assert articles.search(SearchRequest("mill")).total == 2
        assert articles.refresh()
        assert articles.search(SearchRequest("mill")).total == 1


def many_articles(path: Path, count: int) -> None:
    jsonl(
        path,
        *({"id": f"{path.stem}-{n}", "body": f"Otter number {n} was seen near mill {n % 97}."} for n in range(count)),
    )


@pytest.mark.slow
@pytest.mark.parametrize("options", [[], ["--rebuild"]], ids=["update", "rebuild"])
@pytest.mark.parametrize("delay_seconds", [0.6, 1.2, 2.0])
def test_a_kill_leaves_the_last_good_index(
    index: Path, tmp_path: Path, options: list[str], delay_seconds: float
) -> None:
    news = tmp_path / "news"
    news.mkdir()
    many_articles(news / "first.jsonl", 50)
    update_index(index, [str(news)])
    many_articles(news / "second.jsonl", 8_000)
    command = [sys.executable, "-m", "searchapp", "index", "--index", str(index), *options, str(news)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(delay_seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    with ArticleIndex.open(index) as articles:
        assert articles.search(SearchRequest("otter")).total in (50, 8_050)
    assert update_index(index, [str(news)]).documents == 8_050
    names = {path.name for path in index.iterdir() if path.suffix == ".arrays"}
    with ArticleIndex.open(index) as articles:
        assert len(names) <= 3, "what the killed run left behind was not removed"
        assert articles.search(SearchRequest("otter")).total == 8_050


@pytest.mark.slow
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_an_interrupted_run_goes_on_from_what_it_had_read(index: Path, tmp_path: Path, end: signal.Signals) -> None:
    news = tmp_path / "news"
    news.mkdir()
    jsonl(
        news / "large.jsonl", *({"id": f"{n}", "body": f"Otter {n} was seen.", "pad": "x" * 300} for n in range(4_000))
    )
    for number in range(40):
        many_articles(news / f"small{number}.jsonl", 20)
    command = [sys.executable, "-m", "searchapp", "index", "--index", str(index), "--procs", "2", str(news)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    journal = index / JOURNAL_NAME
    await_that(lambda: journal.exists() and journal.stat().st_size > 400_000, seconds=90)
    os.killpg(process.pid, end)
    process.wait()
    await_that(lambda: unlocked(index))
    heard: list[Progress] = []
    assert update_index(index, [str(news)], watch=heard.append).documents == 4_800
    assert heard[0].restored_articles > 128
    assert not journal.exists()
    update_index(tmp_path / "uninterrupted", [str(news)])
    assert everything(index) == everything(tmp_path / "uninterrupted")


def everything(index: Path) -> dict[str, IndexedArticle]:
    articles = indexed_articles(open_backend(index), Every())
    return {indexed.article.id: indexed._replace(file="", added="") for indexed in articles}


@pytest.mark.slow
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_the_processes_of_a_killed_run_end_with_it_and_unlock_the_index(
    index: Path, tmp_path: Path, end: signal.Signals
) -> None:
    news = tmp_path / "news"
    news.mkdir()
    many_articles(news / "all.jsonl", 40_000)
    command = [sys.executable, "-m", "searchapp", "index", "--index", str(index), "--procs", "2", str(news)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    await_that(lambda: len(children.read_text().split()) == 2)
    os.kill(process.pid, end)
    process.wait()
    await_that(lambda: unlocked(index))


def unlocked(index: Path) -> bool:
    try:
        Writer(index, whoosh_schema()).cancel()
    except IndexLockedError:
        return False
    return True


def await_that(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_an_index_of_another_version_says_what_to_do_and_is_rebuilt(news: Path, index: Path) -> None:
    documents = to_documents([IndexedArticle(Article("otters", "Otters swim."), Facts(), "otters.txt\t1")])
    with Writer(index, whoosh_schema()) as writer:
        writer.add_all(documents._replace(keywords={**documents.keywords, "made": [("an earlier version",)]}))
    with pytest.raises(IndexFormatError, match="index --rebuild"):
        ArticleIndex.open(index)
    with pytest.raises(IndexFormatError, match="index --rebuild"):
        update_index(index, [str(news)])
    update_index(index, [str(news)], IngestOptions(rebuild=True))
    assert found(index, "otters") != set()


def test_a_name_that_is_not_utf_8_is_kept_in_signs(news: Path, index: Path) -> None:
    (news / os.fsdecode(b"caf\xe9.txt")).write_text("Cafe Opens\n\nA cafe has opened beside the mill, a ranger said.")
    assert counts(update_index(index, [str(news)])) == {"added": 3, "documents": 3}
    assert counts(update_index(index, [str(news)])) == {"unchanged_files": 3, "documents": 3}
    with ArticleIndex.open(index) as articles:
        (hit,) = articles.search(SearchRequest("cafe")).hits
        assert articles.article(hit.id).article.path.endswith("/caf\\xe9.txt")


def test_a_run_without_news_leaves_the_state_and_its_cursors(news: Path, index: Path) -> None:
    update_index(index, [str(news)])
    with ArticleIndex.open(index) as articles:
        first = articles.search(SearchRequest("otters", page_size=1))
    update_index(index, [str(news)])
    with ArticleIndex.open(index) as articles:
        second = articles.search(SearchRequest("otters", page_size=1, cursor=first.next_cursor))
    assert second.index.generation == first.index.generation
    assert {hit.title for hit in (*first.hits, *second.hits)} == {OTTERS.split("\n")[0], HERONS.split("\n")[0]}


def test_a_damaged_index_is_rebuilt(news: Path, index: Path) -> None:
    update_index(index, [str(news)])
    (arrays,) = index.glob("*.arrays")
    arrays.write_bytes(b"otter" + arrays.read_bytes()[5:])
    with pytest.raises(BackendError, match=arrays.name):
        ArticleIndex.open(index)
    update_index(index, [str(news)], IngestOptions(rebuild=True))
    assert found(index, "otters") != set()


@pytest.mark.parametrize(("source", "target"), [("a", "b"), ("b", "a")])
def test_an_article_that_moves_to_another_file_stays(tmp_path: Path, index: Path, source: str, target: str) -> None:
    moles, newts, voles = (digging(name) for name in ("moles", "newts", "voles"))
    jsonl(tmp_path / f"{source}.jsonl", moles, newts)
    jsonl(tmp_path / f"{target}.jsonl", voles)
    paths = [str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")]
    update_index(index, paths)
    jsonl(tmp_path / f"{source}.jsonl", moles)
    jsonl(tmp_path / f"{target}.jsonl", voles, newts)
    assert counts(update_index(index, paths)) == {"changed": 3, "documents": 3}
    assert found(index, "dig") == {"moles", "newts", "voles"}


def test_an_article_comes_out_of_a_file_that_can_no_longer_be_read_once(tmp_path: Path, index: Path) -> None:
    moles, newts = digging("moles"), digging("newts")
    jsonl(tmp_path / "a.jsonl", moles, newts)
    jsonl(tmp_path / "b.jsonl", digging("voles"))
    update_index(index, [str(tmp_path)])
    (tmp_path / "a.jsonl").write_text("{")
    jsonl(tmp_path / "b.jsonl", newts)
    update_index(index, [str(tmp_path)])
    assert found(index, "dig") == {"moles", "newts"}, "what a file held stays until it can be read again"


def test_an_id_that_came_through_a_pipe_is_said_to_be_there(tmp_path: Path, index: Path) -> None:
    moles = digging("moles")
    update_index(index, [str(tmp_path)])
    piped = subprocess.run(
        [sys.executable, "-m", "searchapp", "index", "--index", str(index), "-"],
        input=json.dumps(moles).encode(),
        capture_output=True,
        check=True,
    )
    jsonl(tmp_path / "a.jsonl", moles)
    (error,) = update_index(index, [str(tmp_path)]).failed
    assert "has the id of one in standard input" in str(error), piped.stderr


def test_progress_grows_to_the_bytes_of_all_files(news: Path, index: Path) -> None:
    heard: list[Progress] = []
    update_index(index, [str(news)], watch=heard.append)
    total = sum(path.stat().st_size for path in news.iterdir())
    assert (heard[-1].articles, heard[-1].done, heard[-1].total) == (2, total, total)


def test_a_folder_that_cannot_be_listed_keeps_its_articles(
    news: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = news / "inner"
    inner.mkdir()
    (inner / "seals.txt").write_text("Seals at the Mill\n\nA seal sleeps at the old mill, a ranger said on Monday.")
    update_index(index, [str(news)])
    scandir = os.scandir

    def refusing(path: str) -> Any:
        if os.fspath(path) == str(inner):
            raise PermissionError(errno.EACCES, "Permission denied", str(inner))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    report = update_index(index, [str(news)])
    assert (report.removed, report.documents) == (0, 3)
    assert [error.path for error in report.failed] == [str(inner)]


def test_a_file_that_has_no_articles_any_more_loses_them(tmp_path: Path, index: Path) -> None:
    feed = tmp_path / "feed.json"
    feed.write_text(json.dumps([digging("otter"), digging("heron")]))
    update_index(index, [str(tmp_path)])
    feed.write_text("[]")
    assert counts(update_index(index, [str(tmp_path)])) == {"removed": 2}


@pytest.mark.parametrize("name", ["otters.txt", "otters.html", "otters.json", "otters.csv"])
def test_a_file_that_was_emptied_loses_its_article(tmp_path: Path, index: Path, name: str) -> None:
    contents = {".txt": OTTERS, ".html": f"<html><body><h1>Otters</h1><p>{OTTERS}</p></body></html>"}
    (tmp_path / name).write_text(
        contents.get(Path(name).suffix, 'body\n"Otters."' if "csv" in name else '{"body": "Otters."}')
    )
    assert update_index(index, [str(tmp_path / name)]).documents == 1
    (tmp_path / name).write_text(" \n")
    report = update_index(index, [str(tmp_path / name)])
    assert (report.documents, report.removed, report.failed) == (0, 1, ())
    assert [kind.counted for kind in report.left_out] == ["1 empty file"]


def test_a_file_that_cannot_be_read_any_more_keeps_its_articles(tmp_path: Path, index: Path) -> None:
    feed = tmp_path / "feed.json"
    feed.write_text(json.dumps([digging("otter"), digging("heron")]))
    update_index(index, [str(tmp_path)])
    feed.write_text("[{")
    report = update_index(index, [str(tmp_path)])
    assert (report.documents, len(report.failed)) == (2, 1)


def test_a_rebuild_that_can_read_nothing_leaves_the_index(news: Path, index: Path, tmp_path: Path) -> None:
    update_index(index, [str(news)])
    noise = tmp_path / "noise.txt"
    noise.write_bytes(bytes(range(256)) * 9)
    report = update_index(index, [str(noise)], IngestOptions(rebuild=True))
    assert (report.documents, report.removed, len(report.failed)) == (2, 0, 1)
    assert found(index, "otters")


def test_mistakes_in_the_corrections_are_told_before_anything_is_read(news: Path, index: Path, tmp_path: Path) -> None:
    corrections = tmp_path / "corrections.txt"
    corrections.write_text("murge A -> B\n")
    heard: list[Progress] = []
    with pytest.raises(UserError, match=r"corrections\.txt.*line 1"):
        update_index(index, [str(news)], IngestOptions(corrections=corrections), heard.append)
    assert heard == []


def test_an_article_refused_for_its_id_is_tried_again_when_the_other_is_gone(tmp_path: Path, index: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    jsonl(news / "a.jsonl", digging("otter"))
    jsonl(news / "b.jsonl", digging("otter"), digging("heron"))
    assert len(update_index(index, [str(news)]).failed) == 1
    assert counts(update_index(index, [str(news)])) == {"unchanged_files": 2, "documents": 2}
    (news / "a.jsonl").unlink()
    report = update_index(index, [str(news)])
    assert (report.documents, report.failed) == (2, ())
    assert counts(update_index(index, [str(news)])) == {"unchanged_files": 1, "documents": 2}


def test_an_article_may_move_into_another_folder(tmp_path: Path, index: Path) -> None:
    for name in ("p", "q"):
        (tmp_path / name).mkdir()
    jsonl(tmp_path / "p" / "a.jsonl", digging("otter"))
    update_index(index, [str(tmp_path / "p")])
    (tmp_path / "p" / "a.jsonl").rename(tmp_path / "q" / "a.jsonl")
    report = update_index(index, [str(tmp_path / "q")])
    assert (report.documents, report.failed) == (1, ())


def test_a_folder_around_its_index_is_followed_and_others_are_left_alone(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "desk", tmp_path / "elsewhere.jsonl"
    folder.mkdir()
    for name in ("otters", "herons"):
        jsonl(folder / f"{name}.jsonl", digging(name))
    jsonl(elsewhere, digging("moles"))
    update_index(folder / "index", [str(folder), str(elsewhere)])
    (folder / "otters.jsonl").unlink()
    assert counts(update_index(folder / "index", [str(folder)])) == {"removed": 1, "unchanged_files": 1, "documents": 2}
    assert found(folder / "index", "dig") == {"herons", "moles"}


def test_articles_are_read_again_when_the_model_of_their_language_comes_or_goes(
    tmp_path: Path, index: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not installed_model("ru"):
        pytest.skip("needs the extra `russian`")
    body = "Компания «Волна» построит завод под Тверью. Об этом сообщил её директор Сергей Липатов. Начало весной."
    jsonl(news / "ru.jsonl", {"id": "ru", "title": "Новый завод", "body": body})

    def names() -> tuple[list[str], list[str]]:
        facts = everything(index)["ru"].facts
        return [each.label for each in facts.organizations], [each.label for each in facts.people]

    with monkeypatch.context() as without:
        without.setattr(LanguageModel, "is_installed", property(lambda self: False))
        report = update_index(index, [str(news)])
        assert (report.without_names, names()) == ({"ru": 1}, ([], []))
    for expected in ({"changed": 1, "unchanged_files": 2, "documents": 3}, {"unchanged_files": 3, "documents": 3}):
        report = update_index(index, [str(news)])
        assert (counts(report), report.without_names) == (expected, {})
        assert names() == (["Волна"], ["Сергей Липатов"])
    monkeypatch.setattr(LanguageModel, "is_installed", property(lambda self: False))
    assert counts(update_index(index, [str(news)])) == {"changed": 1, "unchanged_files": 2, "documents": 3}
    assert names() == ([], [])
