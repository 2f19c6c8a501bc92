"""Which model has read the names of the articles of an index, where they are in other languages than English."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import structs

from searchapp.backends.base import READ_BY, Backend, Plan
from searchapp.backends.stored_article import file_of
from searchapp.backends.unread_names import language_of
from searchapp.extraction.other_languages.models import model_of, read_by
from searchapp.model.query_tree import Value
from searchapp.model.sorts import NEWEST
from searchapp.text.languages import language_name

_PAGE_ARTICLES = 1_000  # read from the index at once


def files_read_otherwise(backend: Backend) -> frozenset[str]:
    """The terms of files with articles whose names another model has read than the one that is installed, or none.

    They have to be read again, so that an index holds the names of one model in each language.
    """
    outdated = tuple([value for value, _ in backend.values(READ_BY) if value != read_by(language_of(value))])
    files: set[str] = set()
    plan: Plan | None = (
        Plan(Value(READ_BY, outdated), sort=NEWEST, limit=_PAGE_ARTICLES, stored=("article",)) if outdated else None
    )
    while plan:
        (outcome,) = backend.run([plan])
        files.update(map(file_of, outcome.stored["article"]))
        plan = structs.replace(plan, after=outcome.cursor) if outcome.cursor else None
    return frozenset(files)


def unread_languages(counts: Mapping[str, int]) -> list[str]:
    """What tells a person of articles without names: “312 in Russian (pip install 'searchapp[russian]')”."""
    lines = []
    for language, count in counts.items():
        model = model_of(language)
        remedy = f"pip install 'searchapp[{model.extra}]'" if model else "there is no model"
        lines.append(f"{count:,} in {language_name(language)} ({remedy})")
    return lines
