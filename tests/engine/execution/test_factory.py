"""Which operator evaluates which kind of query."""

from __future__ import annotations

import inspect
from importlib import import_module
from pkgutil import iter_modules

import pytest
from whoosh.query import And, FuzzyTerm, Or

from searchapp.engine.execution import operators
from searchapp.engine.execution.factory import OPERATORS, OperatorFactory
from searchapp.engine.execution.operator import EngineQuery, Operator, UnsupportedQuery
from searchapp.engine.execution.operators.disjunction import Disjunction
from searchapp.engine.execution.operators.patterns import PatternOperator
from searchapp.engine.execution.searcher import Searcher
from tests.engine.execution.operators.building import built, context
from tests.engine.harbour import text


def test_every_operator_is_of_one_kind_of_query() -> None:
    kinds, named = set(), []
    for module in iter_modules(operators.__path__, f"{operators.__name__}."):
        members = [each for each in vars(import_module(module.name)).values() if inspect.isclass(each)]
        kinds |= {each for each in members if issubclass(each, Operator)}
        own = [each for each in members if each.__module__ == module.name and issubclass(each, EngineQuery)]
        named += [each.operator for each in own]
    used = [*OPERATORS.values(), *named]
    assert len(named) == 5
    assert set(used) == kinds - {Operator, PatternOperator}
    assert len(set(used)) == len(used)


def test_other_queries_are_refused(searcher: Searcher) -> None:
    with pytest.raises(UnsupportedQuery, match="fery"):
        built(searcher, And([text("old"), FuzzyTerm("text", "fery")]))


def test_a_query_has_one_operator_however_often_it_stands_in_a_plan(searcher: Searcher) -> None:
    build = OperatorFactory(context(searcher))
    word = text("old")
    assert isinstance(build(Or([word, text("light")])), Disjunction)
    assert build(word) is build(word)
    assert build(text("old")) is not build(word)
