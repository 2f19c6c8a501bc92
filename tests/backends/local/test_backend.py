"""The Whoosh index in a folder as a backend."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.backends.base import COPIES, FacetPlan, IndexedArticle, Plan, ValueCounts
from searchapp.backends.local.backend import LocalBackend
from searchapp.backends.local.writing import LocalWriting
from searchapp.backends.stored_article import article_of, summary_of
from searchapp.errors import IndexMissingError, NotFoundError, ParameterError
from searchapp.model.article import Article, Published
from searchapp.model.facts import Country, Facts
from searchapp.model.query_tree import Every, Value, Word
from searchapp.model.sorts import NEWEST, SORTS

LABELS = {"NO": "Norway", "SE": "Sweden"}


def note(number: int, *countries: str, date: str = "") -> IndexedArticle:
    published = Published(date, "day", "text") if date else None
    facts = Facts(published, countries=tuple(Country(code, LABELS[code], ("about",)) for code in countries))
    return IndexedArticle(Article(f"n{number}", "tea " * number), facts, "a.txt\t1")


def index_of(folder: Path, *articles: IndexedArticle) -> LocalBackend:
    with LocalWriting(folder) as writing:
        for article in articles:
            writing.add(article)
    return LocalBackend(folder)


@pytest.fixture
def backend(tmp_path: Path) -> LocalBackend:
    return index_of(
        tmp_path,
        note(1, "NO", date="2014-01-01"),
        note(2, "NO", "SE", date="2015-01-01"),
        note(3, "NO"),
        note(4, "SE", date="2013-01-01"),
    )


def test_a_page_is_answered_with_its_ids_totals_and_counts(backend: LocalBackend) -> None:
    plan = Plan(
        Word("tea"), {"country": Value("country", ("SE",))}, {"country": FacetPlan("country", 1)}, sort=NEWEST, limit=1
    )
    (outcome,) = backend.run([plan])
    assert (outcome.total, [*outcome.ids]) == (2, ["n2"])
    assert outcome.facets["country"] == ValueCounts((("NO", 3),), 2, 2, 0)
    assert outcome.state == backend.state()
    assert outcome.cursor


def test_a_cursor_leads_through_all_and_ends(backend: LocalBackend) -> None:
    for sort in SORTS.values():
        whole = [*backend.run([Plan(Every(), sort=sort)])[0].ids]
        ids: list[str] = []
        plan = Plan(Every(), sort=sort, limit=3)
        for _ in range(2):
            (outcome,) = backend.run([plan])
            ids += outcome.ids
            plan = Plan(Every(), sort=sort, limit=3, after=outcome.cursor)
        assert (ids, outcome.cursor) == (whole, None), sort.name


def test_a_cursor_of_a_larger_index_is_refused(backend: LocalBackend, tmp_path: Path) -> None:
    smaller = index_of(tmp_path / "smaller", note(1))
    for sort in SORTS.values():
        (outcome,) = backend.run([Plan(Every(), sort=sort, limit=3)])
        with pytest.raises(ParameterError, match="does not belong"):
            smaller.run([Plan(Every(), sort=sort, after=outcome.cursor)])


def test_the_undated_come_last_whichever_way(backend: LocalBackend) -> None:
    newest, oldest = (backend.run([Plan(Every(), sort=SORTS[name])])[0].ids for name in ("newest", "oldest"))
    assert [*newest] == ["n2", "n1", "n4", "n3"]
    assert [*oldest] == ["n4", "n1", "n2", "n3"]


def test_where_scores_fade_an_old_article_has_to_match_better_to_come_first(tmp_path: Path) -> None:
    old, new = note(3, date="1990-01-01"), note(1, date="2020-01-01")
    backend = index_of(tmp_path, old, new._replace(article=Article("new", "tea rye")))
    ids = {name: [*backend.run([Plan(Word("tea"), sort=SORTS[name])])[0].ids] for name in ("relevance", "recent")}
    assert ids == {"relevance": ["n3", "new"], "recent": ["new", "n3"]}


def test_several_plans_have_an_outcome_each(backend: LocalBackend) -> None:
    totals = [outcome.total for outcome in backend.run([Plan(Value("country", (code,))) for code in ("NO", "SE", "x")])]
    assert totals == [3, 2, 0]
    assert backend.run([]) == []


def test_what_is_stored_is_told_of_those_that_are_there(backend: LocalBackend) -> None:
    stored = backend.stored(["n2", "gone", "n1"], "article")
    assert [article_of(each).article.id for each in stored.values()] == ["n2", "n1"]
    assert backend.stored([], "summary") == {}
    first = backend.first("country", ["SE", "x"])
    assert {value: summary_of(each).id for value, each in first.items()} == {"SE": "n2"}


def test_values_are_told_commonest_first_and_only_those_that_an_article_has(tmp_path: Path) -> None:
    index_of(tmp_path, note(1, "NO"), note(2, "NO", "SE"))
    backend = index_of(tmp_path, note(2, "NO"))
    assert backend.values("country")[0][0] == "NO"
    assert [value for value, _ in backend.values("country")] == ["NO"]
    assert backend.values("country", "S") == backend.values("country", limit=0) == []
    assert backend.values(COPIES) == []


def test_a_state_stays_until_it_is_refreshed(tmp_path: Path) -> None:
    before = index_of(tmp_path, note(1))
    assert before.refreshed() is before
    index_of(tmp_path, note(2))
    after = before.refreshed()
    assert (before.state().documents, after.state().documents) == (1, 2)
    assert after.state().generation == before.state().generation + 1


def test_an_index_that_is_gone_is_told(tmp_path: Path) -> None:
    backend = index_of(tmp_path / "index", note(1))
    for path in (tmp_path / "index").iterdir():
        path.unlink()
    with pytest.raises(IndexMissingError, match="run `searchapp index` first"):
        backend.refreshed()


def test_an_article_that_is_not_there_is_not_explained(backend: LocalBackend) -> None:
    with pytest.raises(NotFoundError, match=r"There is no article “x+” in the index"):
        backend.explain(Word("tea"), "x" * 999)
    assert backend.explain(Word("tea"), "n4").score > 0
    assert backend.explain(Word("zebra"), "n4").score == 0


def test_spellings_and_completions_are_of_the_words_of_the_index(backend: LocalBackend) -> None:
    assert backend.spellings("tee", 1, 5) == ["tea"]
    assert backend.spellings("tea", 0, 5) == []
    assert backend.completions("text", "te", 5) == [("tea", 4)]
