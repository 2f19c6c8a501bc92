"""Up to where each kept search has been told, in a file beside the index that one rename swaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from searchapp.errors import SearchappError
from searchapp.whole_files import write_whole

STATE_NAME = "searches-seen.json"
_LOCK_NAME = "searches-seen.lock"
Instant = Annotated[str, Meta(pattern=r"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)?$")]  # ISO 8601, UTC; empty: before all


class Seen(Struct, frozen=True):
    """What a search had found when it was last told: all that was added before an instant, and these of that second."""

    query: str
    since: Instant
    ids: tuple[str, ...] = ()


@contextmanager
def telling_alone(folder: Path) -> Iterator[None]:
    """Wait until no other process tells what searches have found, and let none begin before the end."""
    with ExitStack() as at_end:
        with suppress(FileNotFoundError):  # where there is no folder yet nothing can have been told
            flock(at_end.enter_context(open(folder / _LOCK_NAME, "wb")), LOCK_EX)
        yield


def read_seen(folder: Path) -> dict[str, Seen]:
    """What is known of each search, by its name. Raises SearchappError for a file that is damaged."""
    path = folder / STATE_NAME
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Seen])
    except FileNotFoundError:
        return {}
    except msgspec.DecodeError as error:
        remedy = "delete it, and what the last run has added is told again"
        raise SearchappError(f"{path} cannot be read as what searches have found: {remedy}") from error


def write_seen(folder: Path, seen: Mapping[str, Seen]) -> None:
    """Keep what is known of each search. Raises SearchappError where it cannot be written."""
    path = folder / STATE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)  # that of an index in a cluster may not be here yet
        write_whole(path, msgspec.json.encode(seen))
    except OSError as error:
        remedy = "what is new now will be told again the next time"
        raise SearchappError(f"{path} cannot be written: {error.strerror}; {remedy}") from error
