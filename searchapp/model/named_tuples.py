"""Named tuples made fast."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, TypeVar, cast

Made = TypeVar("Made")


def maker(kind: type[Made]) -> Callable[[Iterable[Any]], Made]:
    """What makes a named tuple of its members in their order: its `_make` without the check of how many, in half the
    time."""
    return cast(Callable[[Iterable[Any]], Made], partial(tuple.__new__, kind))
