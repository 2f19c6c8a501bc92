"""The parts of a query that stand side by side or have AND between them, as they were typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from searchapp.query.syntax.lexer import Token, tokenize

_LEADING = frozenset({"AND", "OR", "NOT", "near", "field", "+", "-", "("})  # behind which an operand is missing
_JOINING = frozenset({"AND", "OR", "near", ")", "end"})  # which begin no part


class TopLevelPart(NamedTuple):
    """The text of a part, with its signs and its field, and whether AND joins it to the one before."""

    text: str
    is_joined: bool = False


def top_level_parts(text: str) -> list[TopLevelPart]:
    """The parts of which an article has to have each; what OR or NEAR joins is one. Raises QueryError."""
    parts: list[TopLevelPart] = []
    for tokens, end in _side_by_side(text):
        starts = [tokens[0].position]
        ends = []
        if not any(token.kind == "OR" for token in tokens):
            joints = [token for token in tokens if token.kind == "AND"]
            starts += [joint.position + len(joint.text) for joint in joints]
            ends = [joint.position for joint in joints]
        pieces = [text[start:stop].strip() for start, stop in zip(starts, [*ends, end], strict=True)]
        parts += [TopLevelPart(piece, number > 0) for number, piece in enumerate(pieces) if piece]
    return parts


def with_words_anywhere(text: str) -> str:
    """A part with AND in place of what asks for words near each other; empty for one without it. Raises QueryError."""
    loosened = text
    for token in reversed(list(tokenize(text))):
        if token.kind == "near":
            loosened = f"{loosened[: token.position]}AND{loosened[token.position + len(token.text) :]}"
    return loosened if loosened != text else ""


def _side_by_side(text: str) -> Iterator[tuple[Sequence[Token], int]]:
    """The tokens outside of parentheses of each part that nothing joins to another, and where it ends."""
    tokens: list[Token] = []
    depth, is_waiting = 0, False
    for token in tokenize(text):
        if depth == 0:
            if tokens and not is_waiting and token.kind not in _JOINING:
                yield tokens, token.position
                tokens = []
            tokens.append(token)
        depth += (token.kind == "(") - (token.kind == ")")
        is_waiting = token.kind in _LEADING
    if len(tokens) > 1 or (tokens and tokens[0].kind != "end"):
        yield tokens, len(text)
