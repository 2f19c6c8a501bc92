"""What is written is seen all at once after it is committed, and never a part of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.backends.locations import Location
from searchapp.errors import IndexMissingError
from searchapp.extraction.other_languages.models import LanguageModel, installed_model
from searchapp.ingest import IngestOptions, Progress, update_index
from searchapp.model.result import Facet
from tests.conformance.corpus import BY_ID, VALLEY, News, write_lines


def ids(index: ArticleIndex, text: str = "") -> set[str]:
    return {hit.id for hit in index.search(SearchRequest(text, page_size=100)).hits}


def file_of(folder: Path, *articles: str | News) -> str:
    """A file of these articles, some of them by their ids."""
    lines = tuple([BY_ID[article] if isinstance(article, str) else article for article in articles])
    return str(write_lines(folder / "news" / f"{lines[0]['id']}.jsonl", lines))


def test_there_is_no_index_before_one_is_written(location: Location) -> None:
    with pytest.raises(IndexMissingError, match=r"run `searchapp index.* first"):
        ArticleIndex.open(location)


def test_a_reader_sees_what_was_committed_when_it_refreshes(location: Location, tmp_path: Path) -> None:
    update_index(location, [file_of(tmp_path, "otters", "herons")])
    with ArticleIndex.open(location) as index:
        before = index.search(SearchRequest()).index
        assert not index.refresh()
        update_index(location, [file_of(tmp_path, "band")])
        assert ids(index) == {"otters", "herons"}
        assert index.refresh()
        assert ids(index) == {"otters", "herons", "band"}
        after = index.search(SearchRequest()).index
        assert after.generation > before.generation
        assert (before.documents, after.documents) == (2, 3)


def test_an_article_is_replaced_by_one_with_its_id(location: Location, tmp_path: Path) -> None:
    path = file_of(tmp_path, "otters", "herons")
    update_index(location, [path])
    file_of(tmp_path, {**BY_ID["otters"], "body": "The otters have left for the sea."}, "herons")
    report = update_index(location, [path])
    assert (report.changed, report.documents) == (2, 2)
    with ArticleIndex.open(location) as index:
        assert ids(index, "sea") == {"otters"}
        assert ids(index, "dusk") == set()


def test_the_articles_of_a_file_go_with_it(location: Location, tmp_path: Path) -> None:
    paths = [file_of(tmp_path, "otters", "herons"), file_of(tmp_path, "band")]
    update_index(location, [str(tmp_path / "news")])
    Path(paths[0]).unlink()
    report = update_index(location, [str(tmp_path / "news")])
    assert (report.removed, report.documents) == (2, 1)
    with ArticleIndex.open(location) as index:
        assert ids(index) == {"band"}
        organizations = index.search(SearchRequest()).facets["organization"]
        assert isinstance(organizations, Facet)
        assert [value.id for value in organizations.values] == ["valley-brass-band"]


def test_what_was_deleted_is_no_value_any_more(location: Location, tmp_path: Path) -> None:
    path = file_of(tmp_path, "otters", "kettles")
    update_index(location, [path])
    file_of(tmp_path, {**BY_ID["otters"], "organizations": []}, "kettles")
    update_index(location, [path])
    assert update_index(location, [path]).unchanged_files == 1
    with ArticleIndex.open(location) as index:
        page = index.search(SearchRequest("org:river"))
        assert (page.total, page.query.warnings) == (0, ("No article has org:river.",))


def test_values_that_are_not_sure_enough_are_in_no_facet(location: Location, tmp_path: Path) -> None:
    body = "The Andean Potato Council met in Lima. The Andean Potato Council will meet again."
    path = file_of(tmp_path, "band", {"id": "potatoes", "title": "", "body": body})
    update_index(location, [path])
    for min_score in (1.0, 0.0, 1.0):
        report = update_index(location, [path], IngestOptions(min_score=min_score))
        assert (report.changed, report.unchanged_files) == (0, 1)
        with ArticleIndex.open(location) as index:
            organizations = [value.id for value in index.facet_values(SearchRequest(), "organization")]
            assert index.search(SearchRequest(organizations=("andean-potato-council",))).total == (not min_score)
        assert organizations == (["andean-potato-council"] if not min_score else []) + ["valley-brass-band"]


def test_a_rebuild_replaces_everything_while_a_reader_goes_on(location: Location, tmp_path: Path) -> None:
    update_index(location, [file_of(tmp_path, "otters", "herons")])
    with ArticleIndex.open(location) as index:
        update_index(location, [file_of(tmp_path, "band")], IngestOptions(rebuild=True))
        assert ids(index, "otter OR heron") == {"otters", "herons"}
        index.refresh()
        assert ids(index) == {"band"}


def test_an_article_keeps_the_instant_at_which_it_was_added(location: Location, tmp_path: Path) -> None:
    def run(clock: int, rebuild: bool, *articles: str | News) -> dict[str, str]:
        update_index(location, [file_of(tmp_path, *articles)], IngestOptions(rebuild, clock=lambda: clock))
        with ArticleIndex.open(location) as index:
            hits = index.search(SearchRequest(page_size=100, sort="added")).hits
            assert [hit.added for hit in hits] == sorted((hit.added for hit in hits), reverse=True)
            return {hit.id: hit.added[-4:] for hit in hits}

    assert run(0, False, "otters") == {"otters": ":00Z"}
    assert run(1, False, "otters", "herons") == {"otters": ":00Z", "herons": ":01Z"}
    assert run(2, True, {**BY_ID["otters"], "body": "The otters left."}, "band") == {"otters": ":00Z", "band": ":02Z"}


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("1970-01-01T00:00:01Z", None, {"herons", "band"}),
        (None, "1970-01-01T00:00:01Z", {"otters", "herons"}),
        ("1970", "1970-01-01", {"otters", "herons", "band"}),
        (None, "1969", set()),
    ],
)
def test_what_was_added_when_is_found(
    location: Location, tmp_path: Path, since: str | None, until: str | None, expected: set[str]
) -> None:
    for second, article in enumerate(("otters", "herons", "band")):
        update_index(location, [file_of(tmp_path, article)], IngestOptions(clock=lambda second=second: second))
    with ArticleIndex.open(location) as index:
        page = index.search(SearchRequest("", added_since=since, added_until=until))
        assert ({hit.id for hit in page.hits}, page.total) == (expected, len(expected))
        assert ids(index, f"added:[{since or '*'} TO {until or '*'}]") == expected
        by_addition = [hit.id for hit in index.additions(SearchRequest(added_since=since, added_until=until))]
        assert by_addition == [name for name in ("band", "herons", "otters") if name in expected]


def test_a_run_that_fails_leaves_nothing_behind(location: Location, tmp_path: Path) -> None:
    update_index(location, [file_of(tmp_path, "otters")])

    def failing(progress: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        update_index(location, [file_of(tmp_path, "band")], watch=failing)
    with ArticleIndex.open(location) as index:
        assert ids(index) == {"otters"}
    assert update_index(location, [file_of(tmp_path, "band")]).documents == 2


KILLED = """
import os, signal, sys
from searchapp.backends.locations import parse_location
from searchapp.ingest import update_index

def kill(*_): os.kill(os.getpid(), signal.SIGKILL)
update_index(parse_location(sys.argv[1]), [sys.argv[2]], watch=kill)
"""


def test_a_kill_leaves_the_last_state(location: Location, tmp_path: Path) -> None:
    update_index(location, [file_of(tmp_path, "otters")])
    path = str(write_lines(tmp_path / "more" / "valley.jsonl", VALLEY[1:]))
    command = [sys.executable, "-c", KILLED, str(location), path]
    killed = subprocess.run(command, check=False, capture_output=True, cwd=tmp_path)
    assert killed.returncode == -9, killed.stderr
    with ArticleIndex.open(location) as index:
        assert ids(index) == {"otters"}
        assert update_index(location, [path]).documents == len(VALLEY)
        index.refresh()
        assert ids(index) == set(BY_ID)


def test_what_has_read_the_names_of_articles_is_kept(
    location: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article: News = {"id": "vydry", "title": "Выдры на мельнице", "body": "Выдры вернулись в город."}
    path = file_of(tmp_path, article, "herons")
    with monkeypatch.context() as without:
        without.setattr(LanguageModel, "is_installed", property(lambda self: False))
        assert update_index(location, [path]).without_names == {"ru": 1}
        with ArticleIndex.open(location) as index:
            assert index.stats().without_names == {"ru": 1}
        assert update_index(location, [path]).unchanged_files == 1
    if installed_model("ru"):
        report = update_index(location, [path])
        assert (report.unchanged_files, report.without_names) == (0, {})
