"""The analyzer as a Whoosh object, so that stock Whoosh reads and writes the same terms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whoosh.analysis import Composable, Token

from searchapp.text.analyzer import tokens


class TermAnalyzer(Composable):  # type: ignore[misc]  # Whoosh is not type-checked
    """The one analyzer, as Whoosh calls it."""

    def __call__(self, value: str, positions: bool = False, chars: bool = False, **kwargs: Any) -> Iterator[Token]:
        """Yields one Whoosh token, used over and over, for each term."""
        token = Token(positions, chars, **kwargs)
        first, first_char = kwargs.get("start_pos", 0), kwargs.get("start_char", 0)
        for position, (term, start, end) in enumerate(tokens(value), first):
            token.text = term
            token.boost = 1.0
            token.pos = position
            token.startchar, token.endchar = first_char + start, first_char + end
            yield token

    def __eq__(self, other: object) -> bool:
        """Whether the other is the same analyzer: there is only one."""
        return type(self) is type(other)

    def __hash__(self) -> int:
        """One hash for the one analyzer."""
        return hash(type(self))

    def __repr__(self) -> str:
        """The analyzer's name, for a schema that is printed."""
        return "TermAnalyzer()"
