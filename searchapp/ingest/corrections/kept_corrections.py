"""The corrections in force, kept in the index's folder: a run where their file is not there must not take them back."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from searchapp.backends.applied_corrections import applied_in
from searchapp.backends.base import Backend
from searchapp.errors import UserError
from searchapp.ingest.corrections.corrections_file import DIGEST_BYTES, CorrectionsFile
from searchapp.whole_files import write_whole

COPIES = "corrections-*.json"  # in the index's folder, with the digest of the file for the asterisk
_COPY = re.compile(rf"corrections-[0-9a-f]{{{2 * DIGEST_BYTES}}}\.json")


class _Copy(msgspec.Struct, frozen=True):
    """A file of corrections as it was when it was applied."""

    origin: str  # its path
    text: str


class Standing(Struct, frozen=True):
    """Which corrections an index goes by, and what the file says that it does not go by yet."""

    origin: str = ""  # the file that those in force are from
    in_force: tuple[str, ...] = ()
    to_apply: tuple[str, ...] = ()
    to_take_back: tuple[str, ...] = ()
    is_unknown: bool = False  # whether some are in force whose lines nobody has kept
    is_kept: bool = False  # whether they are in force although their file is not there

    @property
    def is_current(self) -> bool:
        """Whether the index goes by the file."""
        return not (self.to_apply or self.to_take_back or self.is_unknown)


def corrections_without_file(path: Path, folder: Path, backend: Backend | None) -> CorrectionsFile:
    """The corrections of a run that finds no file of them: those in force; without a backend, those applied last.

    Raises UserError where some are in force whose lines are not known.
    """
    applied = _digests(folder) if backend is None else applied_in(backend).digests
    kept = kept_corrections(folder, applied)
    if kept is None and applied:
        raise UserError(
            f"there is no {path} here, and the index has corrections whose lines are not known; run it where their "
            "file is, name the file in SEARCHAPP_CORRECTIONS, or make an empty one, which takes them back"
        )
    return kept or CorrectionsFile.of(b"", str(path))


def instead_of_applied(corrections: CorrectionsFile, folder: Path, backend: Backend | None) -> CorrectionsFile:
    """The corrections of a run with those by which all articles go till now, where these are known."""
    applied = applied_in(backend) if backend else None
    if applied is None or len(applied.in_force) != 1 or applied.min_score != corrections.min_score:
        return corrections
    before = kept_corrections(folder, applied.digests) if applied.digests else CorrectionsFile.of(b"", "")
    return replace(corrections, replaced=before.corrections) if before else corrections


def keep_corrections(folder: Path, corrections: CorrectionsFile) -> None:
    """Keep what is about to be applied beside what was applied before."""
    if not corrections.digest or corrections.is_kept:
        return
    path, copy = _copy_path(folder, corrections.digest), _Copy(os.path.abspath(corrections.origin), corrections.text)
    if _copy_in(path) != copy:
        write_whole(path, msgspec.json.encode(copy))


def forget_other_corrections(folder: Path, digest: str) -> None:
    """Let go of all that is kept but for what is in force now."""
    for path in _copies(folder):
        if path != _copy_path(folder, digest):
            path.unlink(missing_ok=True)


def hand_on_corrections(source: Path, target: Path) -> None:
    """Keep with another index what is kept with this one."""
    for digest in _digests(source):
        if kept := kept_corrections(source, (digest,)):
            target.mkdir(parents=True, exist_ok=True)
            keep_corrections(target, replace(kept, is_kept=False))


def standing_of(path: Path, folder: Path, applied: Sequence[str]) -> Standing:
    """How an index to which these digests were applied stands to a file of corrections. Raises UserError."""
    file = CorrectionsFile.read(path)
    if file.digest in applied or not (file.digest or applied):
        return Standing(file.origin, file.lines)
    kept = kept_corrections(folder, applied) or CorrectionsFile.of(b"", str(path))
    is_there = path.exists()
    return Standing(
        kept.origin,
        kept.lines,
        tuple(line for line in file.lines if line not in kept.lines),
        tuple(line for line in kept.lines if line not in file.lines) if is_there else (),
        is_unknown=bool(applied) and not kept.is_kept,
        is_kept=kept.is_kept and not is_there,
    )


def standing_by_copy(folder: Path, applied: Sequence[str]) -> Standing:
    """What an index goes by, where the file cannot tell."""
    kept = kept_corrections(folder, applied)
    return Standing(kept.origin, kept.lines) if kept else Standing(is_unknown=bool(applied))


def kept_corrections(folder: Path, digests: Sequence[str]) -> CorrectionsFile | None:
    """The first of these files of corrections that is kept; None where none is."""
    for digest in digests:
        if copy := _copy_in(_copy_path(folder, digest)):
            return CorrectionsFile.of(copy.text.encode(), copy.origin, is_kept=True)
    return None


def _copy_in(path: Path) -> _Copy | None:
    """The copy in a file; None where there is none, or none that can be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Copy)
    except (FileNotFoundError, msgspec.MsgspecError):
        return None


def _digests(folder: Path) -> tuple[str, ...]:
    """The digests of all that is kept, the last one first."""
    paths = sorted(_copies(folder), key=lambda path: path.stat().st_mtime, reverse=True)
    return tuple(path.stem.removeprefix("corrections-") for path in paths)


def _copies(folder: Path) -> list[Path]:
    """The files of all that is kept, and nobody else's."""
    return [path for path in folder.glob(COPIES) if _COPY.fullmatch(path.name)]


def _copy_path(folder: Path, digest: str) -> Path:
    return folder / COPIES.replace("*", digest)
