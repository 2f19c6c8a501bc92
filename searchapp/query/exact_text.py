"""Text that is asked for letter for letter: which of the articles with its words have it so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from searchapp.backends.base import Backend, Plan
from searchapp.backends.stored_article import body_of, summary_rows
from searchapp.model.query_tree import QueryTree, ZoneName

EXACT_CANDIDATES = 5_000  # articles that are read for one exact text, the best first, at some 20 µs each

_CURLY = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")


class ExactArticles(NamedTuple):
    """The articles that have a text letter for letter, and how many more may have it but were not read."""

    ids: tuple[str, ...]
    unread: int


def exact_articles(
    text: str, zone: ZoneName | None, candidates: QueryTree, filters: Mapping[str, QueryTree], backend: Backend
) -> ExactArticles:
    """Those of the articles that match a query with its words."""
    plan = Plan(candidates, filters, limit=EXACT_CANDIDATES, stored=("summary", "article"))
    (outcome,) = backend.run([plan])
    has_it = exact_pattern(text).search
    rows = summary_rows(outcome.stored["summary"])
    ids = [
        row[0]
        for row, stored in zip(rows, outcome.stored["article"], strict=True)
        if (zone != "body" and has_it(plain_letters(row[1])))
        or (zone != "title" and has_it(plain_letters(body_of(stored))))
    ]
    return ExactArticles(tuple(ids), outcome.total - len(rows))


def exact_pattern(text: str) -> re.Pattern[str]:
    """Finds the text, in `plain_letters`, between characters that are no letters where it begins and ends with one.

    A space is any white space.
    """
    words = [re.escape(word) for word in plain_letters(text).split()]
    before = r"(?<!\w)" if words[0][0].isalnum() or not words[0][0].isascii() else ""
    after = r"(?!\w)" if words[-1][-1].isalnum() or not words[-1][-1].isascii() else ""
    return re.compile(before + r"\s+".join(words) + after)


def plain_letters(text: str) -> str:
    """The text with composed letters, straight quotation marks and no soft hyphens."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).translate(_CURLY).replace("\xad", "")
