"""Articles written for this project, their names marked where they stand → annotated texts.

A file holds articles between lines of `===`, the headline first. A name stands in brackets behind the letter of its
kind: `[o Bank of Elmore] lent money to [p Ana Reyes-Holt].`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from searchapp.errors import ArticleError
from searchapp.extraction.annotated_texts import AnnotatedText, Span

ARTICLES = Path(__file__).parent / "data" / "articles"
KINDS = {
    "o": "ORG",
    "p": "PER",
    "l": "LOC",  # countries, towns, regions, waters
    "f": "LOC",  # facilities: buildings, roads, parks, stations
    "n": "MISC",  # peoples
    "x": "MISC",  # products, ships, currencies' and bodies' names of things
    "e": "MISC",  # events, wars, competitions
    "w": "MISC",  # works: books, films, songs
    "a": "MISC",  # laws, programmes, prizes, indices
}
_SEPARATOR = "\n===\n"
_MARK = re.compile(r"\[(\w) ([^\[\]\n]+)\]")
_BROKEN = re.compile(r"[\[\]]")


def read_marked_articles(path: Path) -> list[AnnotatedText]:
    """The articles of a file, or of all files of a folder in the order of their names."""
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    return [
        parse_marked_article(article, f"{file.name}, article {number}")
        for file in files
        for number, article in enumerate(file.read_text(encoding="utf-8").strip().split(_SEPARATOR), start=1)
    ]


def parse_marked_article(article: str, location: str = "") -> AnnotatedText:
    """The text of one article without its marks, and the names that they mark. Raises ArticleError for a bad mark."""
    parts: list[str] = []
    spans: list[Span] = []
    length = 0
    for text, kind in _pieces(article):
        if kind:
            if kind not in KINDS:
                raise ArticleError(location, f"no kind of name: {kind} {text}")
            spans.append(Span(length, length + len(text), KINDS[kind]))
        elif _BROKEN.search(text):
            raise ArticleError(location, f"a bracket that marks no name: {text.strip()[:80]}")
        parts.append(text)
        length += len(text)
    return AnnotatedText("".join(parts), tuple(spans))


def _pieces(article: str) -> Iterator[tuple[str, str]]:
    """The stretches of an article in their order, each with the letter of its kind, empty outside marks."""
    copied = 0
    for mark in _MARK.finditer(article):
        yield article[copied : mark.start()], ""
        yield mark[2], mark[1]
        copied = mark.end()
    yield article[copied:], ""
