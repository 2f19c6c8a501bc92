"""A query for any of several words that ranks by how much of the query a document has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from whoosh.matching import ListMatcher, Matcher
from whoosh.query import Or, Phrase, Query, Term

from searchapp.engine import similarity
from searchapp.engine.queries.synonyms import Synonyms
from searchapp.engine.queries.undivided import Undivided


class BestMatch(Undivided):
    """Documents with any of the parts (`Synonyms`, `Term` or `Phrase`), or others in them, best covered first.

    A document scores the sum of its parts and extras times its coverage: the share of the parts that it has, each as
    much as its word is rare, to the given power. Extras only add to the scores of what the parts find, and so do parts
    that most documents have, unless all are so, in an index of `common_from` documents or more. `scored` are the parts,
    in their order, as they score, if they do so by more than they find.
    """

    def __init__(
        self,
        parts: Sequence[Query],
        extras: Sequence[Query] = (),
        power: float = 0.0,
        common_from: int = similarity.COMMON_FROM,
        scored: Sequence[Query] = (),
    ) -> None:
        super().__init__(parts)
        self.scored = tuple(scored or parts)
        self.extras = tuple(extras)
        self.power = power
        self.common_from = common_from

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BestMatch) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[Any, ...]:
        return tuple(self.subqueries), self.scored, self.extras, self.power, self.common_from

    def matcher(self, searcher: Any, context: Any = None) -> Matcher:
        """What stock Whoosh runs."""
        rarities = [_rarity(part, searcher) for part in self.subqueries]
        selecting = similarity.selecting(rarities, searcher.get_parent().doc_count_all() >= self.common_from)
        chosen = [self.subqueries[number].matcher(searcher, context) for number in selecting]
        part_scores = [dict(_scores(part.matcher(searcher, context))) for part in self.scored]
        extras = [dict(_scores(extra.matcher(searcher, context))) for extra in self.extras]
        scores = {}
        for doc_id in {doc_id for matcher in chosen for doc_id, _ in _scores(matcher)}:
            parts = [number for number, part in enumerate(part_scores) if doc_id in part]
            total = sum(part.get(doc_id, 0.0) for part in (*part_scores, *extras))
            share = sum(rarities[number] for number in parts) / (sum(rarities) or 1.0)
            scores[doc_id] = total * share**self.power
        doc_ids = sorted(scores)
        return ListMatcher(doc_ids, weights=[scores[doc_id] for doc_id in doc_ids])


def _rarity(part: Query, searcher: Any) -> float:
    """The inverse document frequency of a word; of words that follow one another, that of the rarest."""
    if isinstance(part, Synonyms):
        return part.idf(searcher)
    if isinstance(part, Or):
        return max(_rarity(each, searcher) for each in part.subqueries)
    parent = searcher.get_parent()
    words = part.words if isinstance(part, Phrase) else [part.text] if isinstance(part, Term) else ()
    return max((float(parent.idf(part.fieldname, word)) for word in words), default=similarity.UNKNOWN_RARITY)


def _scores(matcher: Matcher) -> Iterator[tuple[int, float]]:
    """The documents of a matcher with their scores."""
    while matcher.is_active():
        yield matcher.id(), matcher.score()
        matcher.next()
