"""The terms of one stem, found by the stem."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from searchapp.engine.format.array_runs import starts
from searchapp.engine.format.segment_file import FileBuilder
from searchapp.engine.format.term_dictionary import write_vocabulary


def write_families(builder: FileBuilder, name: str, terms: Sequence[bytes], family: Callable[[str], str]) -> None:
    """Write the ordinals of a field's terms by stem, but for those that are their own stem and alone with it."""
    words = list(map(bytes.decode, terms))
    stems = list(map(family, words))
    shared = {stem for stem, word in zip(stems, words, strict=True) if stem != word}
    members = np.flatnonzero(np.fromiter(map(shared.__contains__, stems), bool, len(stems)))
    kept = sorted(map(str.encode, shared))
    place = {stem.decode(): at for at, stem in enumerate(kept)}
    places = np.fromiter([place[stems[member]] for member in members.tolist()], np.int64, len(members))
    write_vocabulary(builder, f"{name}.family", kept, hashed=True)
    builder.add(f"{name}.family.starts", starts(np.bincount(places, minlength=len(kept))).astype(np.uint32))
    builder.add(f"{name}.family.members", members[np.argsort(places, kind="stable")].astype(np.uint32))
