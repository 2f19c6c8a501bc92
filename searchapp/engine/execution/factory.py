"""Which operator evaluates which kind of query: those of Whoosh by a table, ours by themselves."""

from __future__ import annotations

from typing import Final

from whoosh.query import (
    And,
    AndMaybe,
    AndNot,
    Every,
    Not,
    NumericRange,
    Or,
    Phrase,
    Prefix,
    Query,
    Term,
    TermRange,
    Wildcard,
)

from searchapp.engine.execution.operator import EngineQuery, Operator, UnsupportedQuery
from searchapp.engine.execution.operators.conjunction import Conjunction
from searchapp.engine.execution.operators.disjunction import Disjunction
from searchapp.engine.execution.operators.every import EveryOperator
from searchapp.engine.execution.operators.exclusion import Exclusion
from searchapp.engine.execution.operators.negation import Negation
from searchapp.engine.execution.operators.number_range import NumberRangeOperator
from searchapp.engine.execution.operators.optional import OptionalOperator
from searchapp.engine.execution.operators.patterns import PrefixOperator, TermRangeOperator, WildcardOperator
from searchapp.engine.execution.operators.phrase import PhraseOperator
from searchapp.engine.execution.operators.term import TermOperator
from searchapp.engine.execution.segment_context import SegmentContext

OPERATORS: Final[dict[type[Query], type[Operator]]] = {
    Term: TermOperator,
    And: Conjunction,
    Or: Disjunction,
    Not: Negation,
    AndNot: Exclusion,
    AndMaybe: OptionalOperator,
    Phrase: PhraseOperator,
    Prefix: PrefixOperator,
    Wildcard: WildcardOperator,
    TermRange: TermRangeOperator,
    NumericRange: NumberRangeOperator,
    Every: EveryOperator,
}


class OperatorFactory:
    """The operators of one run in one segment; each query has one, however often it stands in the plan."""

    def __init__(self, context: SegmentContext) -> None:
        self._context = context
        self._operators: dict[int, Operator] = {}  # by identity: the queries of a run outlive it

    def __call__(self, query: Query) -> Operator:
        """The operator of a query. Raises UnsupportedQuery."""
        operator = self._operators.get(id(query))
        if operator is None:
            kind = query.operator if isinstance(query, EngineQuery) else OPERATORS.get(type(query))
            if kind is None:
                raise UnsupportedQuery(query)
            operator = self._operators[id(query)] = kind(query, self._context, self)
        return operator
