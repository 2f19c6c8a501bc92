"""Which operator evaluates which kind of query."""

from __future__ import annotations

import inspect
from importlib import import_module
from pkgutil import iter_modules

import pytest
from whoosh.query import And, FuzzyTerm, Or

from searchapp.engine.execution import operators
from searchapp.engine.execution.factory import OPERATORS, OperatorFactory
from searchapp.engine.execution.operators.disjunction import Disjunction
from searchapp.engine.execution.operators.operator import Operator, UnsupportedQuery
from searchapp.engine.execution.operators.patterns import PatternOperator
from searchapp.engine.execution.searcher import Searcher
from tests.engine.execution.operators.building import built, context
from tests.engine.harbour import text


def test_every_operator_is_in_the_table_once() -> None:
    kinds = set()
    for module in iter_modules(operators.__path__, f"{operators.__name__}."):
        members = vars(import_module(module.name)).values()
        kinds |= {each for each in members if inspect.isclass(each) and issubclass(each, Operator)}
    assert set(OPERATORS.values()) == kinds - {Operator, PatternOperator}
    assert len(set(OPERATORS.values())) == len(OPERATORS)


def test_other_queries_are_refused(searcher: Searcher) -> None:
    with pytest.raises(UnsupportedQuery, match="fery"):
        built(searcher, And([text("old"), FuzzyTerm("text", "fery")]))


def test_a_query_has_one_operator_however_often_it_stands_in_a_plan(searcher: Searcher) -> None:
    build = OperatorFactory(context(searcher))
    word = text("old")
    assert isinstance(build(Or([word, text("light")])), Disjunction)
    assert build(word) is build(word)
    assert build(text("old")) is not build(word)
