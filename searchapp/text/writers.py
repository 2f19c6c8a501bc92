"""Who wrote an article, by its byline: the names one by one, and what of a name is the family's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

BYLINE_MEMO = 1 << 14  # the bylines of a large paper

_BY = re.compile(r"\s*by\b[\s:]*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:;|&|\||\n|\b(?:and|und|et)\b)\s*")
# What stands behind a name: a place, a paper, an address.
_BEHIND = re.compile(r"(?<=\w)\s*[(<\[].*$|\s+\S+@\S+.*$|\s+(?:in|from|for|at)\s+(?:the\s+)?[A-ZÀ-Þ].*$", re.DOTALL)
_ROLE = re.compile(
    r"(?:(?:senior|chief|deputy|special|foreign|political|staff|news|business|sports?|guest|managing|our)\s+)*"
    r"(?:writer|reporter|correspondent|editor|columnist|photographer|contributor|journalist)s?\Z",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|m\.?d|ph\.?d)\.?\Z", re.IGNORECASE)
# Of an agency, a paper or a desk, which has no family.
_COLLECTIVE = re.compile(
    r"\b(?:press|news|agenc(?:y|e|ia)|services?|staff|desk|bureau|times|post|herald|courier|network|newsroom|editorial"
    r"|board|wires?|media|group|team|reuters|redaktion|redacción|rédaction|correspondents?|the|of)\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[A-Z]\.?-?){1,3}\Z")
_PARTICLES = frozenset(
    "al bin da das de del della den der di do dos du el la las le los ten ter van vom von zu zum zur".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class WriterName:
    """A writer's name in its parts; a name whose parts are not known, or an agency's, is all `family`."""

    family: str
    given: str = ""
    suffix: str = ""
    is_collective: bool = False


@lru_cache(maxsize=BYLINE_MEMO)
def writers_of(byline: str) -> tuple[str, ...]:
    """The names in a byline without their roles, each once; a comma parts only whole names."""
    line = _BY.sub("", byline.replace("\r", "\n"), count=1)
    names = [_BEHIND.sub("", name).strip(" ,.\t") for name in _BETWEEN.split(line)]
    parts = [" ".join(part.split()) for name in names if name for part in _names_in(name)]
    return tuple(dict.fromkeys(part for part in parts if not _ROLE.match(part))) or tuple(dict.fromkeys(parts))


def _names_in(name: str) -> list[str]:
    parts = [part.strip(" .") for part in name.split(",")]
    parts = [part for part in parts if part and not _ROLE.match(part)] or parts
    return parts if all(" " in part for part in parts) else [", ".join(parts)]


def writer_name(name: str) -> WriterName:
    """The parts of one name; of names of three words and more nobody knows where the family's begins."""
    first, _, rest = name.partition(", ")
    if rest and not _SUFFIX.match(rest):
        given, _, suffix = rest.partition(", ")
        return WriterName(first, given, suffix)
    words = first.split()
    if len(words) < 2 or _COLLECTIVE.search(first) or not all(map(_may_be_of_name, words)):
        return WriterName(name, is_collective=bool(_COLLECTIVE.search(first)) and len(words) > 1)
    begin = _family_begin(words)
    if begin is None:
        return WriterName(first, suffix=rest)
    if begin < 0:  # Smith J
        return WriterName(" ".join(words[:begin]), words[begin], rest)
    return WriterName(" ".join(words[begin:]), " ".join(words[:begin]), rest)


def in_order(name: str) -> str:
    """`Lontra, Ana` as `Ana Lontra`; what is behind a comma may also be a place, where two words stand before it."""
    parts = writer_name(name)
    is_turned = parts.given and name.startswith(f"{parts.family}, ") and " " not in parts.family and not parts.suffix
    return f"{parts.given} {parts.family}" if is_turned else name


def _may_be_of_name(word: str) -> bool:
    return word[0].isupper() or word.lower() in _PARTICLES


def _family_begin(words: list[str]) -> int | None:
    """Where the family name begins in a list of words; -1 where it stands before initials."""
    particle = next((index for index, word in enumerate(words) if index and word in _PARTICLES), None)
    if particle is not None:
        return particle
    if _INITIALS.match(words[-1]) and not _INITIALS.match(words[0]) and not words[0].isupper():
        return -1
    are_initials = all(map(_INITIALS.match, words[1:-1]))
    return len(words) - 1 if len(words) == 2 or are_initials else None
