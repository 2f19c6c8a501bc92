"""What the writer is given: documents, with their text as terms or as prose that it tokenizes in bulk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from msgspec import Struct


class BulkAnalyzer(Struct, frozen=True):
    """How many texts at once become terms.

    `separate` replaces every separator in a text (UTF-8) by spaces and keeps its length in bytes. What then stands
    between two spaces is a chunk, and `terms_of` gives the terms of each chunk: none, one or several. `spellings` give
    terms that a text has beside these.
    """

    separate: Callable[[bytes], bytes]
    terms_of: Callable[[Sequence[str]], Sequence[Sequence[str]]]
    spellings: OtherSpellings | None = None


class OtherSpellings(Struct, frozen=True):
    """Other terms for some words of a text, such as their other spellings; fewer than the text has bytes.

    `find` gives the words that may have some, each with a space behind it, and where they begin in the text (int64);
    `terms_of` gives the terms of each: none, one or several. These stand `gap` positions behind the text and weigh
    `weight` times as much.
    """

    find: Callable[[bytes], tuple[bytes, npt.NDArray[np.int64]]]
    terms_of: Callable[[Sequence[str]], Sequence[Sequence[str]]]
    weight: float
    gap: int


class Layout(NamedTuple):
    """How passages of several documents are indexed: the weight of each occurrence, and the position of the first.

    The first `lead_terms` of the occurrences in each weigh `lead_weight` more. Prose takes as many positions as it has
    bytes.
    """

    analyzer: BulkAnalyzer | None = None  # how prose becomes terms; None where there are terms already
    weight: float = 1.0
    position: int = 0
    lead_terms: int = 0
    lead_weight: float = 0.0


class Passages(NamedTuple):
    """The same part of a text field of several documents: its terms or its prose (UTF-8) in each, empty for none."""

    texts: Sequence[bytes] | Sequence[Sequence[str]]
    layout: Layout


class Documents(NamedTuple):
    """Documents to be indexed together, field by field: a column has what each of them has, in their order.

    A field that is not named has no value in any of them.
    """

    keys: Sequence[str]  # the values of the unique field
    text: Mapping[str, Sequence[Passages]]  # parts in the order of their positions
    keywords: Mapping[str, Sequence[Sequence[str]]]  # empty: without a value
    numbers: Mapping[str, Sequence[int | None]]
    stored: Mapping[str, Sequence[bytes]]  # given back as they are
