"""Text that is asked for letter for letter: which of the articles with its words have it so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from searchapp.backends.base import Backend, Plan
from searchapp.backends.stored_article import body_of, summary_rows
from searchapp.model.query_tree import QueryTree, ZoneName

EXACT_CANDIDATES = 5_000  # articles that are read for one exact text, the best first, at some 20 µs each
READ_AT_ONCE = 250  # of them, which are in memory with their texts meanwhile

_CURLY = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")


class ExactArticles(NamedTuple):
    """The articles that have a text letter for letter, and how many more may have it but were not read."""

    ids: tuple[str, ...]
    unread: int


def exact_articles(
    text: str, zone: ZoneName | None, candidates: QueryTree, filters: Mapping[str, QueryTree], backend: Backend
) -> ExactArticles:
    """Those of the articles that match a query with its words."""
    (outcome,) = backend.run([Plan(candidates, filters, limit=EXACT_CANDIDATES, stored=("summary",))])
    rows = summary_rows(outcome.stored["summary"])
    has_it = exact_pattern(text).search
    titled = {row[0] for row in rows if has_it(plain_letters(row[1]))} if zone != "body" else set[str]()
    others = [row[0] for row in rows if row[0] not in titled] if zone != "title" else []
    batches = (others[begin : begin + READ_AT_ONCE] for begin in range(0, len(others), READ_AT_ONCE))
    having = titled.union(*(_having(batch, has_it, backend) for batch in batches))
    return ExactArticles(tuple([row[0] for row in rows if row[0] in having]), outcome.total - len(rows))


def _having(ids: Sequence[str], has_it: Callable[[str], object], backend: Backend) -> Iterator[str]:
    """Those of the articles whose bodies have a text."""
    stored = backend.stored(ids, "article")
    return (article_id for article_id, content in stored.items() if has_it(plain_letters(body_of(content))))


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
