"""Up to where each kept search has been told, in a file beside the index that one rename swaps."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from searchapp.errors import SearchappError

STATE_NAME = "searches-seen.json"


class Seen(Struct, frozen=True):
    """What a search had found when it was last told: all that was added before an instant, and these of that second."""

    query: str
    since: str  # ISO 8601, UTC
    ids: tuple[str, ...] = ()


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
    """Keep what is known of each search."""
    unfinished = folder / f"{STATE_NAME}.{os.getpid()}.new"
    try:
        unfinished.write_bytes(msgspec.json.encode(seen))
        os.replace(unfinished, folder / STATE_NAME)
    finally:
        unfinished.unlink(missing_ok=True)
