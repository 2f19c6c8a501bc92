"""Writing the index in a folder: nothing is visible before the commit, and one writes at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.backends.base import IndexedArticle, Plan
from searchapp.backends.local.backend import LocalBackend
from searchapp.backends.local.writing import LocalWriting
from searchapp.errors import DocumentError, IndexLockedError
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.query_tree import Every, Word


def note(name: str, body: str = "Tea.", file: str = "a.txt\t1", language: str = "en") -> IndexedArticle:
    return IndexedArticle(Article(name, body), Facts(language=language), file)


def ids(folder: Path, query: Every | Word | None = None) -> set[str]:
    (outcome,) = LocalBackend(folder).run([Plan(query or Every(), limit=1_000)])
    return {*outcome.ids}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An index of two articles."""
    with LocalWriting(tmp_path) as writing:
        writing.add(note("tea"))
        writing.add(note("oats", file="b.txt\t1"))
    return tmp_path


def test_changes_become_visible_together(folder: Path) -> None:
    writing = LocalWriting(folder)
    writing.begin()
    writing.delete("file", "b.txt\t1")
    writing.add(note("rye"))
    writing.add(note("tea", "Green tea."))
    assert ids(folder) == {"tea", "oats"}
    writing.commit()
    assert ids(folder) == {"tea", "rye"}
    assert ids(folder, Word("green")) == {"tea"}


def test_what_is_cancelled_or_fails_leaves_the_index(folder: Path) -> None:
    writing = LocalWriting(folder)
    writing.add(note("rye"))
    writing.cancel()
    failing = LocalWriting(folder)
    failing.add(note("rye"))
    failing.__exit__(KeyError, KeyError(), None)
    assert ids(folder) == {"tea", "oats"}


def test_a_rebuild_leaves_what_was_added(folder: Path) -> None:
    with LocalWriting(folder, anew=True) as writing:
        writing.add(note("rye"))
        writing.commit(replace_all=True)
    assert ids(folder) == {"rye"}


def test_a_second_writer_is_told_at_once_and_the_first_one_goes_on(folder: Path) -> None:
    with LocalWriting(folder) as writing:
        with pytest.raises(IndexLockedError):
            LocalWriting(folder)
        writing.add(note("rye"))
    assert "rye" in ids(folder)


def test_an_article_that_cannot_be_indexed_is_named_and_the_others_are_there(folder: Path) -> None:
    with LocalWriting(folder) as writing:
        writing.add(note("rye"))
        with pytest.raises(DocumentError, match="broken"):
            writing.add(note("broken", "\ud800"))
    assert ids(folder) == {"tea", "oats", "rye"}


@pytest.mark.parametrize("key", ["broken", "b" * (1 << 15)])
def test_of_articles_added_together_those_that_cannot_be_indexed_are_told(key: str, folder: Path) -> None:
    body = "\ud800" if key == "broken" else "Barley."
    malts = [note(f"malt{number}") for number in range(600)]
    with LocalWriting(folder) as writing:
        errors = writing.add_all([note("rye"), *malts[:300], note(key, body), *malts[300:]])
        assert [error.key for error in errors] == [key]
        assert writing.add_all([]) == []
    assert ids(folder) == {"tea", "oats", "rye", *(malt.article.id for malt in malts)}


def test_articles_with_titles_of_any_length_are_added_together(tmp_path: Path) -> None:
    long = IndexedArticle(Article("long", "Low water.", "tide " * 400), Facts(), "a.txt\t1")
    with LocalWriting(tmp_path) as writing:
        assert (
            writing.add_all([note("rye"), long, IndexedArticle(Article("short", "Tea.", "Tide"), Facts(), "b")]) == []
        )
    assert ids(tmp_path, Word("tide")) == {"long", "short"}
    assert ids(tmp_path, Word("water")) == {"long"}


def test_words_are_stemmed_in_the_language_of_their_article(tmp_path: Path) -> None:
    with LocalWriting(tmp_path) as writing:
        writing.add(note("de", "Die Häuser am Fluss.", language="de"))
        writing.add(note("en", "The houses at the river."))
    assert ids(tmp_path, Word("haus")) == {"de"}
    assert ids(tmp_path, Word("house")) == {"en"}
