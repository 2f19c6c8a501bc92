"""What the writer takes: a document with its texts, keywords, numbers and stored bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Reading:
    """How terms are found in many texts at once.

    `parted` puts spaces for all that parts words in a text (UTF-8), which stays as long as it was; `settled` tells the
    terms of each of the chunks that stand between spaces.
    """

    parted: Callable[[bytes], bytes]
    settled: Callable[[Sequence[str]], Sequence[Sequence[str]]]


class Prose(NamedTuple):
    """A text (UTF-8) whose terms the writer finds; it takes as many positions as it has bytes."""

    text: bytes
    reading: Reading


class Passage(NamedTuple):
    """Terms of a text field in their order, the weight of each occurrence, and the position of the first."""

    terms: Sequence[str] | Prose
    weight: float = 1.0
    position: int = 0


class Document(NamedTuple):
    """One document to be written; `keywords` holds each value once, `stored` bytes given back as they are."""

    key: str  # the value of the unique field
    text: Mapping[str, Sequence[Passage]]
    keywords: Mapping[str, Sequence[str]]
    numbers: Mapping[str, int]  # a field that is missing here has no value
    stored: Mapping[str, bytes]
