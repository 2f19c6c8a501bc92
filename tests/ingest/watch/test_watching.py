"""An index that follows its folders: after every change it is what a fresh run makes of the same files."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from searchapp import ArticleIndex, SearchRequest
from searchapp.backends.base import IndexedArticle
from searchapp.backends.local.schema import whoosh_schema
from searchapp.backends.registry import open_backend
from searchapp.engine.indexing.writer import Writer
from searchapp.errors import CorrectionError, IndexLockedError, PathGoneError, SearchappError, UserError
from searchapp.ingest import IngestOptions, IngestReport, update_index
from searchapp.ingest.renewal import indexed_articles
from searchapp.ingest.watch.watching import LOCK_NAME, LOOK_SECONDS, follow_changes, watch_index
from searchapp.model.query_tree import Every

OTTERS = "Otters Return\n\nTwo otters have come back to the old mill, a ranger said on Friday. They had been away.\n"
HERONS = "Herons Leave\n\nThe herons have left the old mill, a ranger said on Sunday. They did not like the noise.\n"
Step = Callable[[], object]


class Desk:
    """A folder that is watched, with its index and corrections; each step changes files and says which."""

    def __init__(self, folder: Path) -> None:
        self.news = folder / "news"
        self.index = folder / "index"
        self.fresh = folder / "fresh"
        self.options = IngestOptions(corrections=folder / "corrections.txt", procs=1)
        self.news.mkdir()

    def write(self, name: str, content: str) -> frozenset[str]:
        path = self.news / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return frozenset([str(path)])

    def remove(self, name: str) -> frozenset[str]:
        path = self.news / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        return frozenset([str(path)])

    def move(self, name: str, new_name: str) -> frozenset[str]:
        (self.news / new_name).parent.mkdir(parents=True, exist_ok=True)
        (self.news / name).rename(self.news / new_name)
        return frozenset([str(self.news / name), str(self.news / new_name)])

    def correct(self, text: str) -> frozenset[str]:
        self.options.corrections.write_text(text, encoding="utf-8")
        return frozenset([str(self.options.corrections)])

    def follow(self, *steps: Callable[[], frozenset[str]]) -> list[IngestReport | SearchappError]:
        """What is told while the steps are taken, one after another, from the first run on."""

        def changes() -> Iterator[frozenset[str]]:
            yield frozenset()
            for step in steps:
                yield step()

        return list(follow_changes(self.index, [str(self.news)], self.options, changes()))

    def titles(self) -> set[str]:
        with ArticleIndex.open(self.index) as articles:
            return {hit.title for hit in articles.search(SearchRequest(page_size=100)).hits}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def counts(event: IngestReport | SearchappError) -> tuple[int, int, int]:
    assert isinstance(event, IngestReport)
    return event.added, event.changed, event.removed


def everything(index: Path) -> dict[str, IndexedArticle]:
    articles = indexed_articles(open_backend(index), Every())
    return {indexed.article.id: indexed._replace(added="") for indexed in articles}


def test_what_is_written_changed_moved_and_removed_is_so_in_the_index(desk: Desk) -> None:
    desk.write("otters.txt", OTTERS)
    first, added, changed, moved, removed = desk.follow(
        lambda: desk.write("sub/herons.txt", HERONS),
        lambda: desk.write("sub/herons.txt", HERONS.replace("Leave", "Stay")),
        lambda: desk.move("sub", "other"),
        lambda: desk.remove("otters.txt"),
    )
    assert [counts(event) for event in (first, added, changed, moved)] == [(1, 0, 0), (1, 0, 0), (0, 1, 0), (1, 0, 1)]
    assert counts(removed) == (0, 0, 1)
    assert desk.titles() == {"Herons Stay"}


def test_a_new_folder_and_a_file_in_it_that_both_changed_are_one_article(desk: Desk) -> None:
    _, added = desk.follow(lambda: desk.write("sub/herons.txt", HERONS) | {str(desk.news / "sub")})
    assert counts(added) == (1, 0, 0)
    assert isinstance(added, IngestReport)
    assert added.failed == ()


def test_what_is_no_article_is_told_once_and_what_editors_leave_for_a_moment_never(desk: Desk) -> None:
    events = desk.follow(
        lambda: desk.write("chart.png", ""),
        lambda: desk.write(".otters.txt.swp", "draft"),
        lambda: frozenset([str(desk.news / "4913")]),
        lambda: desk.write(".git/notes.txt", OTTERS),
    )
    assert [kind.reason for event in events[1:] for kind in getattr(event, "left_out", ())] == [".png"]


def test_corrections_are_applied_to_all_and_mistakes_in_them_wait(desk: Desk) -> None:
    desk.write("rail.txt", "Rail Plans\n\nThe Coastal Rail Union met. The Coastal Rail Union will meet again.\n")
    _, error, mended = desk.follow(
        lambda: desk.correct("murge A -> B\n"),
        lambda: desk.correct("rename coastal-rail-union -> Rail Workers\n"),
    )
    assert isinstance(error, CorrectionError)
    assert isinstance(mended, IngestReport)
    assert mended.renewed == 1


def test_a_mistake_in_the_corrections_at_the_beginning_is_the_users_fault(desk: Desk) -> None:
    desk.correct("murge A -> B\n")
    with pytest.raises(CorrectionError, match="did you mean 'merge'"):
        desk.follow()


def test_an_index_that_another_run_has_changed_is_brought_in_line_again(desk: Desk, tmp_path: Path) -> None:
    desk.write("otters.txt", OTTERS)
    other = tmp_path / "other"
    other.mkdir()
    (other / "moles.txt").write_text("Moles Dig\n\nThe moles have dug a tunnel below the mill, a ranger said.\n")

    def rebuild_from_elsewhere() -> frozenset[str]:
        update_index(desk.index, [str(other)], replace(desk.options, rebuild=True))
        time.sleep(LOOK_SECONDS)
        return frozenset()

    def lose_the_index() -> frozenset[str]:
        shutil.rmtree(desk.index)
        time.sleep(LOOK_SECONDS)
        return frozenset()

    desk.follow(rebuild_from_elsewhere)
    assert desk.titles() == {"Moles Dig", "Otters Return"}
    desk.follow(lose_the_index)
    assert desk.titles() == {"Otters Return"}


def test_a_run_waits_for_another_writer_and_then_takes_account_of_all(desk: Desk) -> None:
    writers: list[Writer] = []

    def begin_to_write() -> frozenset[str]:
        writers.append(Writer(desk.index, whoosh_schema()))
        return desk.write("otters.txt", OTTERS)

    def end_it() -> frozenset[str]:
        writers.pop().cancel()
        time.sleep(2)
        return frozenset()

    _, waiting, added = desk.follow(begin_to_write, lambda: frozenset(), end_it)
    assert isinstance(waiting, IndexLockedError)
    assert counts(added) == (1, 0, 0)


def test_a_folder_that_goes_away_as_a_whole_keeps_its_articles(desk: Desk) -> None:
    desk.write("otters.txt", OTTERS)

    def unmount() -> frozenset[str]:
        shutil.rmtree(desk.news)
        return frozenset([str(desk.news), str(desk.news / "otters.txt")])

    with pytest.raises(PathGoneError):
        desk.follow(unmount)
    assert desk.titles() == {"Otters Return"}


def test_another_folder_in_the_place_of_one_ends_the_watch_though_nothing_tells_of_it(desk: Desk) -> None:
    desk.write("otters.txt", OTTERS)

    def replace_folder() -> frozenset[str]:
        desk.news.rename(desk.news.with_name("away"))
        desk.news.mkdir()
        time.sleep(LOOK_SECONDS)
        return frozenset()

    with pytest.raises(PathGoneError, match="another folder"):
        desk.follow(lambda: frozenset(), replace_folder, lambda: frozenset())
    assert desk.titles() == {"Otters Return"}


def test_a_link_to_a_file_that_is_read_adds_nothing_until_the_file_is_gone(desk: Desk) -> None:
    desk.write("otters.txt", OTTERS)

    def link() -> frozenset[str]:
        (desk.news / "second.txt").hardlink_to(desk.news / "otters.txt")
        return frozenset([str(desk.news / "second.txt")])

    _, linked, removed = desk.follow(link, lambda: desk.remove("otters.txt"))
    assert counts(linked) == (0, 0, 0)
    assert counts(removed) == (1, 0, 1)


def test_an_article_refused_for_its_id_comes_when_the_other_is_gone(desk: Desk) -> None:
    mole = json.dumps({"id": "mole", "title": "Mole", "body": "A mole."})
    newt = json.dumps({"id": "newt", "title": "Newt", "body": "A newt."})
    desk.write("a.jsonl", mole)
    _, refused, _ = desk.follow(lambda: desk.write("b.jsonl", f"{mole}\n{newt}\n"), lambda: desk.remove("a.jsonl"))
    assert isinstance(refused, IngestReport)
    assert "has the id of one in" in str(refused.failed[0])
    assert everything(desk.index)["mole"].file.startswith("../news/b.jsonl")


def test_what_is_wrong_with_a_file_is_told_again_only_when_that_file_changes(desk: Desk) -> None:
    mole = json.dumps({"id": "mole", "title": "Mole", "body": "A mole."})
    desk.write("a.jsonl", mole)
    desk.write("b.jsonl", f"{mole}\n{{\n")
    first, other, again = desk.follow(lambda: desk.write("otters.txt", OTTERS), lambda: desk.write("b.jsonl", mole))
    assert [len(event.failed) for event in (first, other, again) if isinstance(event, IngestReport)] == [2, 0, 1]


def test_one_process_watches_for_an_index(desk: Desk) -> None:
    watching = watch_index(desk.index, [str(desk.news)], desk.options)
    next(watching)
    with pytest.raises(IndexLockedError, match="another process watches"):
        next(watch_index(desk.index, [str(desk.news)], desk.options))
    watching.close()
    assert (desk.index / LOCK_NAME).exists()
    next(watch_index(desk.index, [str(desk.news)], desk.options))


def test_standard_input_cannot_be_watched(desk: Desk) -> None:
    with pytest.raises(UserError, match="standard input"):
        next(watch_index(desk.index, ["-"], desk.options))


# ---- whatever is done, the index is that of a fresh run ---------------------------------------------------

UNIONS = ("Coastal Rail Union", "Central Rice Union", "Granite Bank", "Meadow Glass Company", "UNESCO")
MENU = ("Home | News | Sport", "Sign in to read on", "More from the harbour", "Follow us on paper")


def story(random: Random) -> str:
    """A pasted page, with lines that others have too, which names organizations in full, as acronyms or both."""
    names = [random.choice(UNIONS) for _ in range(2)]
    acronyms = ["".join(word[0] for word in name.split()) for name in names]
    uses = [
        random.choice([f"{name} ({acronym})", name, acronym]) for name, acronym in zip(names, acronyms, strict=True)
    ]
    sentences = [f"The {use} met in Bergen on Friday and counted {random.randrange(90)} boats." for use in uses]
    menu = random.sample(MENU, random.randrange(3))
    return "\n\n".join([*menu, f"Boats are counted {random.randrange(900)} times", *sentences, *menu]) + "\n"


class RandomEdits:
    """Changes of a desk's files as people and programs make them."""

    def __init__(self, desk: Desk, random: Random) -> None:
        self._desk = desk
        self._random = random

    def edit(self) -> frozenset[str]:
        """A few changes at once."""
        kinds = [self._write, self._write, self._write, self._write_many, self._remove, self._move, self._correct]
        return frozenset().union(*(self._random.choice(kinds)() for _ in range(self._random.randrange(1, 4))))

    def _write(self) -> frozenset[str]:
        name = f"{self._random.choice('pqr')}/{self._random.randrange(9)}.txt"
        return self._desk.write(name, story(self._random))

    def _write_many(self) -> frozenset[str]:
        name = f"{self._random.choice('pqr')}{self._random.randrange(3)}"
        lines = [
            {"title": f"Notes {number}", "body": story(self._random)} for number in range(self._random.randrange(1, 5))
        ]
        return self._desk.write(f"{name}.jsonl", "".join(json.dumps(line) + "\n" for line in lines))

    def _paths(self) -> list[str]:
        return sorted(path.relative_to(self._desk.news).as_posix() for path in self._desk.news.rglob("*"))

    def _remove(self) -> frozenset[str]:
        paths = self._paths()
        return self._desk.remove(self._random.choice(paths)) if paths else frozenset()

    def _move(self) -> frozenset[str]:
        paths = [path for path in self._paths() if path.count("/") < 2]
        new_name = f"{self._random.choice('pqr')}/moved-{self._random.randrange(99)}"
        if not paths or (self._desk.news / new_name[0]).is_file():
            return frozenset()
        name = self._random.choice(paths)
        if new_name.startswith(f"{name}/") or (self._desk.news / new_name).exists():
            return frozenset()
        return self._desk.move(name, new_name + os.path.splitext(name)[1])

    def _correct(self) -> frozenset[str]:
        lines = [
            "merge Granite Bank, Meadow Glass Company -> Granite Glass",
            "never UNESCO",
            "rename coastal-rail-union -> Rail",
        ]
        return self._desk.correct(
            "".join(f"{line}\n" for line in self._random.sample(lines, self._random.randrange(3)))
        )


@pytest.mark.parametrize("seed", range(6))
def test_after_any_edits_the_index_is_what_a_fresh_run_makes_of_the_files(desk: Desk, seed: int) -> None:
    edits = RandomEdits(desk, Random(seed))

    def changes() -> Iterator[frozenset[str]]:
        yield frozenset()
        for _ in range(6):
            yield frozenset().union(*(edits.edit() for _ in range(4)))
            update_index(desk.fresh, [str(desk.news)], replace(desk.options, rebuild=True))
            followed, fresh = everything(desk.index), everything(desk.fresh)
            assert followed.keys() == fresh.keys()
            assert [followed[article_id] for article_id in fresh] == list(fresh.values())

    for event in follow_changes(desk.index, [str(desk.news)], desk.options, changes()):
        assert isinstance(event, IngestReport)
