"""The terms of one stem, found by the stem."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from searchapp.engine.files import FileBuilder
from searchapp.engine.vocabulary import write_vocabulary


def write_families(builder: FileBuilder, name: str, terms: Sequence[bytes], family: Callable[[str], str]) -> None:
    """Write the ordinals of a field's terms by stem, but for those that are their own stem and alone with it."""
    groups: dict[bytes, list[int]] = {}
    for ordinal, term in enumerate(terms):
        groups.setdefault(family(term.decode()).encode(), []).append(ordinal)
    stems = sorted(stem for stem, members in groups.items() if len(members) > 1 or terms[members[0]] != stem)
    write_vocabulary(builder, f"{name}.family", stems)
    starts = np.zeros(len(stems) + 1, dtype=np.uint32)
    np.cumsum([len(groups[stem]) for stem in stems], out=starts[1:])
    builder.add(f"{name}.family.starts", starts)
    builder.add(f"{name}.family.members", np.fromiter((at for stem in stems for at in groups[stem]), np.uint32))
