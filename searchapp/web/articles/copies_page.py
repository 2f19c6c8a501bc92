"""The versions of a story beside each other: what each one added to the first and cut out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

from searchapp.article_index import ArticleIndex
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.result import SimilarAnswer
from searchapp.web.formatting import moment_text
from searchapp.web.links import Link, article_href, copies_href

VERSIONS = 10  # of more the rest is only counted
COMPARED_WORDS = 2_000  # of each version; comparing takes the square of it
_WORD = re.compile(r"\s*\S+")


class Difference(Struct, frozen=True):
    """A run of words that both versions have, or that one has added or cut."""

    kind: Literal["same", "added", "cut"]
    text: str


class Version(Struct, frozen=True):
    """One version with its differences from the first, whose own are all the same; the text of an equal one is none."""

    title: tuple[Difference, ...]
    href: str
    when: str
    source: str
    note: str  # what its text was compared with, and how much of it
    text: tuple[Difference, ...]


class CopiesView(Struct, frozen=True):
    """The page that compares the versions of a story, the first published first."""

    title: str
    count: int
    versions: tuple[Version, ...]


class LikeView(Struct, frozen=True):
    """What the page of an article leads to: its other versions, and articles like it."""

    versions: Link | None
    similar: tuple[Link, ...]


def like_view_of(index: ArticleIndex, answer: SimilarAnswer) -> LikeView:
    """The ways from an article to those like it."""
    versions = (
        Link(f"{len(answer.copies) + 1} versions of this story", copies_href(answer.id)) if answer.copies else None
    )
    similar = (Link(index.called(hit), article_href(hit.id)) for hit in answer.similar)
    return LikeView(versions, tuple(similar))


def copies_view_of(index: ArticleIndex, article_id: str) -> CopiesView:
    """The page for an article and its near copies. Raises NotFoundError."""
    ids = [article_id, *(hit.id for hit in index.similar(article_id, 0).copies)]
    stored = [index.article(each) for each in ids]
    stored.sort(key=lambda each: _moment(each.facts) or "9")
    first = stored[0].article
    versions = tuple(_version(each.article, each.facts, first) for each in stored[:VERSIONS])
    return CopiesView(first.called, len(ids), versions)


def _moment(facts: Facts) -> str:
    published = facts.published
    return (published.instant or published.value) if published else ""


def _version(article: Article, facts: Facts, first: Article) -> Version:
    text = tuple(differences(first.body, article.body))
    is_longer = max(len(each.body.split()) for each in (article, first)) > COMPARED_WORDS
    part = f"; only the first {COMPARED_WORDS:,} words" if is_longer else ""
    if article is first:
        note = f"the first{part}"
    elif all(each.kind == "same" for each in text):
        note, text = f"its text is that of the first, word for word{part}", ()
    else:
        note = f"compared with the first{part}"
    return Version(
        tuple(_title_differences(first, article)),
        article_href(article.id),
        moment_text(facts.published) if facts.published else "Undated",
        article.source,
        note,
        text,
    )


def _title_differences(before: Article, after: Article) -> Iterator[Difference]:
    """As `differences`; a title that only one version has cannot be compared."""
    if before.title and after.title:
        yield from differences(before.title, after.title)
    else:
        yield Difference("same", after.called)


def differences(before: str, after: str) -> Iterator[Difference]:
    """The words of `after`, with those that it has added to `before` and those that it has cut."""
    old, new = (_WORD.findall(text)[:COMPARED_WORDS] for text in (before, after))
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            yield Difference("same", "".join(new[new_start:new_end]))
            continue
        if old_end > old_start:
            yield Difference("cut", "".join(old[old_start:old_end]))
        if new_end > new_start:
            yield Difference("added", "".join(new[new_start:new_end]))
