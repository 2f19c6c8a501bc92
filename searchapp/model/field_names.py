"""What the user says about the fields of records: which of them holds what of an article."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

NoteKind = Literal["not used", "mapped", "unreadable date", "cut short", "too long"]


class Note(NamedTuple):
    """Something about one field of an article's record that a run counts and tells in its summary."""

    kind: NoteKind
    field: str


class FieldMap(Struct, frozen=True):
    """Pairs of a target (`body`) and the source that fills it (`content`); an empty source leaves the target empty."""

    pairs: tuple[tuple[str, str], ...] = ()

    def sources(self, target: str) -> tuple[str, ...]:
        """The fields that were given for a target, in their order; empty where none were."""
        return tuple([source for name, source in self.pairs if name == target])

    def __bool__(self) -> bool:
        """Whether the user gave any."""
        return bool(self.pairs)


NO_FIELDS = FieldMap()
