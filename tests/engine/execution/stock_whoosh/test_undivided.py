"""A query with parts that is never taken apart."""

from __future__ import annotations

from whoosh.query import And, NullQuery, Or, Term

from searchapp.engine.execution.operators.synonyms import Undivided


def test_it_stays_as_it_is_where_other_queries_are_taken_apart() -> None:
    tea = Undivided([Term("text", "tea"), NullQuery, Term("text", "tea")])
    assert tea.is_leaf()
    assert tea.normalize() is tea
    assert tea.apply(lambda part: NullQuery) is tea
    assert And([tea, Term("text", "rye")]).normalize().subqueries[0] is tea
    assert Or(tea.subqueries).normalize() == Term("text", "tea")
