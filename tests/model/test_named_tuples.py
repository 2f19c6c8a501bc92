"""Named tuples made of their members."""

from __future__ import annotations

from typing import NamedTuple

from searchapp.model.named_tuples import maker


class Berth(NamedTuple):
    """Where a ferry lies."""

    quay: str
    number: int = 1


def test_what_is_made_is_the_named_tuple_itself() -> None:
    berth = maker(Berth)(iter(("north", 3)))
    assert berth == Berth("north", 3)
    assert type(berth) is Berth
    assert (berth.quay, berth.number) == ("north", 3)
