"""Where the terms of a target that has several stand behind or near each other, or within an exact text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain

from searchapp.query.exact_text import exact_pattern, plain_letters
from searchapp.search.highlight.targets import Target

END = 1 << 62  # behind the last position that there can be

Span = tuple[int, int]  # the first character and the one after the last
Token = tuple[int, int, int, tuple[int, ...]]  # position, span, and the numbers of the nodes that accept the term


def _phrases(tokens: Sequence[Token], nodes: Sequence[int]) -> list[list[Span]]:
    """The spans of the terms of each phrase: one term right behind the other."""
    spans = {node: _spans_by_position(tokens, node) for node in set(nodes)}
    starts = list(spans[nodes[0]])
    for index, node in enumerate(nodes):
        starts = [start for start in starts if start + index in spans[node]]
    return [[spans[node][start + index] for index, node in enumerate(nodes)] for start in starts]


def chain_finder(target: Target) -> Callable[[Sequence[Token], Sequence[int]], list[list[Span]]]:
    """What finds the spans of the terms of a target among the accepted terms of a text."""
    if target.slop == 1 and target.is_ordered:
        return _phrases
    return partial(_near if target.is_ordered else _nearby, slop=target.slop)


def exact_finder(target: Target) -> Callable[[str], list[Span] | None] | None:
    """What tells where a text has the exact text of a target; None for a target without one."""
    if not target.exact:
        return None
    pattern = exact_pattern(target.exact)

    def spans_in(text: str) -> list[Span] | None:
        plain = plain_letters(text)
        return [match.span() for match in pattern.finditer(plain)] if len(plain) == len(text) else None

    return spans_in


def within_exact(groups: list[list[Span]], exact: list[Span] | None) -> list[list[Span]]:
    """The phrases that stand within an exact text; all where it is not known where that is."""
    if exact is None:
        return groups
    exact = [(-1, -1), *exact]
    last_before = (exact[bisect_right(exact, (spans[0][0], END)) - 1] for spans in groups)
    return [spans for spans, (_, end) in zip(groups, last_before, strict=True) if spans[-1][1] <= end]


def _nearby(tokens: Sequence[Token], nodes: Sequence[int], slop: int) -> list[list[Span]]:
    """The span of each term that stands in a stretch that has all of the terms, in any order."""
    spans = {node: _spans_by_position(tokens, node) for node in set(nodes)}
    positions = {node: list(by_position) for node, by_position in spans.items()}
    inside: dict[tuple[int, int], Span] = {}
    for start in sorted(set(chain.from_iterable(positions.values()))):
        within = {node: _between(of_node, start, start + slop) for node, of_node in positions.items()}
        if all(len(within[node]) >= nodes.count(node) for node in within):
            inside.update({(node, each): spans[node][each] for node, inner in within.items() for each in inner})
    return [[span] for span in inside.values()]


def _between(positions: Sequence[int], first: int, last: int) -> Sequence[int]:
    return positions[bisect_left(positions, first) : bisect_right(positions, last)]


def _near(tokens: Sequence[Token], nodes: Sequence[int], slop: int) -> list[list[Span]]:
    """The span of each term that stands in a chain of terms near each other."""
    spans = {node: _spans_by_position(tokens, node) for node in set(nodes)}
    positions = in_chains([list(spans[node]) for node in nodes], slop)
    return [[spans[node][position]] for node, chained in zip(nodes, positions, strict=True) for position in chained]


def _spans_by_position(tokens: Sequence[Token], node: int) -> dict[int, Span]:
    return {position: (start, end) for position, start, end, nodes in tokens if node in nodes}


def in_chains(positions: Sequence[Sequence[int]], slop: int) -> list[Sequence[int]]:
    """Of the positions of several terms those in chains of all: each 1 to `slop` behind one of the term before."""
    leading: list[Sequence[int]] = [positions[-1]]
    for candidates in reversed(positions[:-1]):
        following = leading[-1]
        leading.append([position for position in candidates if _next(following, position) - position <= slop])
    leading.reverse()
    chained = [leading[0]]
    for candidates in leading[1:]:
        before = chained[-1]
        chained.append([position for position in candidates if position - _previous(before, position) <= slop])
    return chained


def _next(positions: Sequence[int], position: int) -> int:
    index = bisect_right(positions, position)
    return positions[index] if index < len(positions) else END


def _previous(positions: Sequence[int], position: int) -> int:
    index = bisect_left(positions, position)
    return positions[index - 1] if index else -END
