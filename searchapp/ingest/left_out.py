"""What lies under the paths and holds no article: counted by kind, with examples, for nothing is to vanish unseen."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from searchapp.errors import LeftOut
from searchapp.reading.source_file import printable_path

MAX_EXAMPLES = 20  # paths that are kept of a kind, of which there may be millions
SHOWN_EXAMPLES = 5


class LeftOutKind(Struct, frozen=True):
    """How many files, or parts of files, were left out for a reason, and the paths of the first of them."""

    reason: str
    count: int
    examples: tuple[str, ...]

    @property
    def counted(self) -> str:
        """The number with the reason: `3 .png`, `2 hidden files`."""
        noun, _, rest = self.reason.partition(" of ")
        is_plural = self.count > 1 and noun.rpartition(" ")[2] in ("file", "folder", "link", "record", "page")
        return f"{self.count:,} {noun}{'s' if is_plural else ''}{f' of {rest}' if rest else ''}"


class LeftOutCount:
    """Counts what is left out."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._examples: dict[str, list[str]] = {}

    def add(self, left_out: LeftOut) -> None:
        """Count one more."""
        reason = left_out.reason
        self._counts[reason] = self._counts.get(reason, 0) + left_out.count
        examples = self._examples.setdefault(reason, [])
        if len(examples) < MAX_EXAMPLES:
            examples.append(printable_path(left_out.path))

    def kinds(self) -> tuple[LeftOutKind, ...]:
        """What was left out by reason, the commonest first."""
        ordered = sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple(LeftOutKind(reason, count, tuple(self._examples[reason])) for reason, count in ordered)


def left_out_lines(kinds: Iterable[LeftOutKind]) -> list[str]:
    """What was left out, in lines for a person: all in one, and the paths of a few of each kind."""
    kinds = list(kinds)
    if not kinds:
        return []
    lines = [f"Left out: {', '.join(kind.counted for kind in kinds)}."]
    for kind in kinds:
        shown = kind.examples[:SHOWN_EXAMPLES]
        more = kind.count - len(shown)
        lines.append(f"  {kind.reason}: {', '.join(shown)}{f' and {more:,} more' if more else ''}")
    return lines
