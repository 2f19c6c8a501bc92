"""The versions of a story beside each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.article_index import ArticleIndex
from searchapp.errors import NotFoundError
from searchapp.ingest import update_index
from searchapp.model.result import Hit, SimilarAnswer
from searchapp.web.articles.copies_page import (
    COMPARED_WORDS,
    VERSIONS,
    copies_view_of,
    differences,
    like_view_of,
)
from tests.town import write_news

BODY = " ".join(f"The {town} ferry carried {number} goats." for number, town in enumerate(["Bergen", "Ribe"] * 9))


def marked(before: str, after: str) -> str:
    """The words of both versions: `[-cut-]` and `[+added+]`."""
    signs = {"same": "{}", "cut": "[-{}-]", "added": "[+{}+]"}
    return "".join(signs[difference.kind].format(difference.text) for difference in differences(before, after))


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("a b c", "a b c", "a b c"),
        ("a b c", "a x c", "a[- b-][+ x+] c"),
        ("a b", "a b c\n\nd", "a b[+ c\n\nd+]"),
        ("a b c", "c", "[-a b-]c"),
        ("a  b", "a\n\nb", "a\n\nb"),
        ("", "a", "[+a+]"),
        ("a", "", "[-a-]"),
        ("", "", ""),
        ("Die 渡 fuhr", "Die 船 fuhr", "Die[- 渡-][+ 船+] fuhr"),
    ],
)
def test_what_was_added_and_cut_is_told_word_by_word(before: str, after: str, text: str) -> None:
    assert marked(before, after) == text


def test_no_more_words_are_compared_than_can_be() -> None:
    words = "a " * (3 * COMPARED_WORDS)
    assert marked(words, words + "b").split() == ["a"] * COMPARED_WORDS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More versions than a page shows; the last one that was written is the first that was published."""
    folder = tmp_path_factory.mktemp("versions")
    versions = [
        {
            "id": f"v{number}",
            "title": f"Take {number}",
            "body": f"{BODY} Take {number}.",
            "published": f"2015-03-{31 - number}",
        }
        for number in range(12)
    ]
    undated = {"id": "undated", "title": "", "body": BODY}
    update_index(folder / "index", [str(write_news(folder / "news", [*versions, undated]))])
    return folder / "index"


@pytest.mark.parametrize("article_id", ["v0", "v11", "undated"])
def test_the_first_published_stands_first_whichever_is_asked_for(folder: Path, article_id: str) -> None:
    with ArticleIndex.open(folder) as index:
        view = copies_view_of(index, article_id)
    assert (view.title, view.count, len(view.versions)) == ("Take 11", 13, VERSIONS)
    titles = ["".join(part.text for part in version.title if part.kind != "cut") for version in view.versions]
    assert titles == [f"Take {number}" for number in range(11, 1, -1)]
    assert [(each.kind, each.text) for each in view.versions[1].title] == [
        ("same", "Take"),
        ("cut", " 11"),
        ("added", " 10"),
    ]
    first, second = view.versions[:2]
    assert {difference.kind for difference in first.text} == {"same"}
    assert [(each.kind, each.text) for each in second.text[1:]] == [("cut", " 11."), ("added", " 10.")]
    assert (first.when, first.href) == ("20 Mar 2015", "/articles/v11")


def test_a_title_that_the_first_version_lacks_is_not_compared(tmp_path: Path) -> None:
    untitled = {"id": "first", "title": "", "body": BODY, "published": "2015-03-01"}
    titled = {"id": "second", "title": "Ferries Sail", "body": BODY, "published": "2015-03-02"}
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", [untitled, titled]))])
    with ArticleIndex.open(tmp_path / "index") as index:
        first, second = copies_view_of(index, "first").versions
    assert [part.kind for version in (first, second) for part in version.title] == ["same", "same"]
    assert second.title[0].text == "Ferries Sail"


def test_a_version_with_the_same_text_is_told_and_not_printed_twice(tmp_path: Path) -> None:
    same = [{"id": f"v{day}", "title": "Ferries", "body": BODY, "published": f"2015-03-0{day}"} for day in (1, 2)]
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", same))])
    with ArticleIndex.open(tmp_path / "index") as index:
        first, second = copies_view_of(index, "v1").versions
    assert (first.note, bool(first.text)) == ("the first", True)
    assert (second.note, second.text) == ("its text is that of the first, word for word", ())


def test_what_is_compared_of_long_versions_is_told(tmp_path: Path) -> None:
    long = [
        {"id": f"v{day}", "title": "Ferries", "body": f"{BODY} {'fog ' * 2500} {day}.", "published": f"2015-03-0{day}"}
        for day in (1, 2)
    ]
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", long))])
    with ArticleIndex.open(tmp_path / "index") as index:
        notes = [version.note for version in copies_view_of(index, "v1").versions]
    assert all(note.endswith("; only the first 2,000 words") for note in notes)


def test_a_story_that_is_not_there_has_no_versions(folder: Path) -> None:
    with ArticleIndex.open(folder) as index, pytest.raises(NotFoundError):
        copies_view_of(index, "unicorn")


def hit(article_id: str, title: str) -> Hit:
    return Hit(article_id, title, "", "", "", "", "", None, "", (), (), (), 1.0)


def test_an_article_leads_to_its_versions_and_those_like_it(folder: Path) -> None:
    with ArticleIndex.open(folder) as index:
        answer = SimilarAnswer("a/b", (hit("c", "C"),), (hit("d", "Tea"), hit("undated", ""), hit("e", "")))
        view = like_view_of(index, answer)
        lonely = like_view_of(index, SimilarAnswer("a", (), ()))
    assert view.versions
    assert (view.versions.label, view.versions.href) == ("2 versions of this story", "/articles/a%2Fb/copies")
    assert [(link.label, link.href) for link in view.similar] == [
        ("Tea", "/articles/d"),
        ("The Bergen ferry carried 0 goats. The Ribe ferry carried …", "/articles/undated"),
        ("Untitled article", "/articles/e"),
    ]
    assert lonely.versions is None
