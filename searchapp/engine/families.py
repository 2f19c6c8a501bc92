"""The terms of one stem, found by the stem."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import eq

import numpy as np

from searchapp.engine.files import FileBuilder
from searchapp.engine.vocabulary import write_vocabulary


def write_families(builder: FileBuilder, name: str, terms: Sequence[bytes], family: Callable[[str], str]) -> None:
    """Write the ordinals of a field's terms by stem, but for those that are their own stem and alone with it."""
    words = [term.decode() for term in terms]
    stems = list(map(family, words))
    numbers = {stem: number for number, stem in enumerate(dict.fromkeys(stems))}
    stem_of = np.fromiter(map(numbers.__getitem__, stems), np.int64, len(stems))
    alone = np.bincount(stem_of, minlength=len(numbers))[stem_of] == 1
    left_out = alone & np.fromiter(map(eq, stems, words), bool, len(stems))
    members = np.flatnonzero(~left_out)
    owned = [stems[member] for member in members.tolist()]
    kept = sorted(map(str.encode, set(owned)))
    place = {stem.decode(): at for at, stem in enumerate(kept)}
    places = np.fromiter(map(place.__getitem__, owned), np.int64, len(owned))
    starts = np.zeros(len(kept) + 1, dtype=np.uint32)
    np.cumsum(np.bincount(places, minlength=len(kept)), out=starts[1:])
    write_vocabulary(builder, f"{name}.family", kept, hashed=True)
    builder.add(f"{name}.family.starts", starts)
    builder.add(f"{name}.family.members", members[np.argsort(places, kind="stable")].astype(np.uint32))
