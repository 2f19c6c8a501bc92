"""The parts of a query that stand side by side, as they were typed."""

from __future__ import annotations

from searchapp.query.syntax.lexer import tokenize

_LEADING = frozenset({"AND", "OR", "NOT", "near", "field", "+", "-", "("})  # behind which an operand is missing
_JOINING = frozenset({"AND", "OR", "near", ")", "end"})  # which begin no part


def top_level_parts(text: str) -> list[str]:
    """The text of each part, with its signs, its field and what operators join to it. Raises QueryError."""
    starts: list[int] = []
    depth, is_waiting = 0, False
    for token in tokenize(text):
        if depth == 0 and not is_waiting and token.kind not in _JOINING:
            starts.append(token.position)
        depth += (token.kind == "(") - (token.kind == ")")
        is_waiting = token.kind in _LEADING
    return [text[start:end].strip() for start, end in zip(starts, [*starts[1:], len(text)], strict=False)]
