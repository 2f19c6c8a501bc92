"""Who wrote an article, by its byline: the names one by one, and which part is the surname."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from searchapp.text.lazy_pattern import LazyPattern
from searchapp.text.tab_separated import WordSets, alternatives

_WORDS_FILE = Path(__file__).parent / "data" / "byline_words.tsv"
_BYLINE_MEMO = 1 << 14  # the bylines of a large paper

_PARTS = re.compile(r"[;|\n•·]")  # each with a label of its own: “Reporting by …; Editing by …”
_BETWEEN = re.compile(
    r"\s*[&、]\s*|(?<!\w)(?:and|und|et|AND|And|UND|ET)(?!\w)|\s+(?:with|[-–—])\s+|(?<=[^\W\d_])\s*/\s*(?=[^\W\d_])"
)
# “y” and its like stand between two whole names, or within one: Ortega y Gasset.
_JOINT = re.compile(r"\s+(?:y|e|og|och|en)\s+(?=[A-ZÀ-Þ]\S*\s+(?!(?:y|e|og|och|en)\s))")
_LEAD = re.compile(
    r"(?P<by>[^:]{0,40}?)(?<!\w)(?i:by)(?:[\s:]+(?=\S))|(?i:by)\W*\Z|(?P<colon>[^\W\d_][^:：]{0,23})(?<!\d)[:：](?!\d)\s*"
    r"|(?i:from|with)\s+(?=[A-ZÀ-Þ])|(?i:von|par|por|door|av|af)\s+(?=[A-ZÀ-Þ]\S*\s+[A-ZÀ-Þ])"
)
# What stands behind a name: a place, a paper, an address, a time.
_BEHIND = re.compile(
    r"(?<=\w)\s*[(<\[].*$|\s+\S+@\S+.*$|\s+(?:in|from|at|(?i:for))\s+(?:(?i:the)\s+)?[A-ZÀ-Þ].*$"
    r"|\s+(?i:last\s+updated|updated|published|posted|modified)(?!\w).*$",
    re.DOTALL,
)
_TIME = re.compile(r"[0-9]{4}|[0-9]{1,2}[:.][0-9]{2}")  # no name has one
_ADDRESS = re.compile(r"(?<=\S)\s+\(?https?://\S+")
_IN_LIST = re.compile(r"\"([^\"]+)\"|'([^']+)'")  # as Python and JSON write one
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|m\.?d|ph\.?d)\.?\Z", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.?-?){1,3}\Z")
_CAPITALS = re.compile(r"[^\W\d_]{2,}")
_VOWEL = re.compile(r"[AEIOUY]|[^A-Z]")  # BBC and CNN have none; a letter outside ASCII may be one
_TURKISH = str.maketrans("Iİ", "ıi")
_NUMERAL = re.compile(r"[IVX]+\Z")
_WHOLE_CAPITALS, _FEW_CAPITALS = 3, 4  # letters of a word in capitals, of a name that is all in them or not


def _any_of(name: str) -> str:
    return alternatives(_WORDS_FILE)[name]


def _roles() -> str:
    return rf"(?:{_any_of('before role')}\s+)*{_any_of('role')}s?"


_WORDS = WordSets(_WORDS_FILE)
_OF_OTHERS = LazyPattern(lambda: _any_of("other work"))
_ROLE = LazyPattern(lambda: rf"(?:{_roles()}|staff|agencies)\Z")
_ROLE_BEHIND = LazyPattern(lambda: rf"(?<=\w\s)\s*{_roles()}\Z")
_COLLECTIVE = LazyPattern(lambda: rf"\b{_any_of('collective')}\b")


class WriterName(Struct, frozen=True):
    """A writer's name in its parts; a name whose parts are not known, or an agency's, is all `surname`."""

    surname: str
    given: str = ""
    suffix: str = ""
    is_collective: bool = False


@lru_cache(maxsize=_BYLINE_MEMO)
def writers_of(byline: str) -> tuple[str, ...]:
    """The names in a byline without their roles, each once; a comma parts only whole names.

    Who edited or took the photographs is named where nobody wrote.
    """
    line = _ADDRESS.sub("", byline.replace("\r", "\n").strip())
    if "://" in line:
        return (line,)
    if line.startswith("[") and line.endswith("]"):
        line = ";".join(double or single for double, single in _IN_LIST.findall(line)) or line
    credits = [credit for part in _PARTS.split(line) for credit in _credits_in(part)]
    writers = [name for name, has_written in credits if has_written and not _ROLE.match(name)]
    timeless = [name for name in writers if not _TIME.search(name)]
    names = timeless or writers or [name for name, _ in credits]
    return tuple(dict.fromkeys(map(without_capitals, names)))


def _credits_in(part: str) -> Iterator[tuple[str, bool]]:
    """The names in a part of a byline, and whether each is of one who wrote."""
    has_written = True
    for text in _BETWEEN.split(part):
        pieces: list[str] = []
        is_cut = False
        for piece in text.split(","):
            label, name = _without_lead(piece)
            has_written = has_written if label is None else not _OF_OTHERS.match(label)
            whole = _BEHIND.sub("", name).strip(" .\t")
            if whole and not (is_cut and " " not in whole):  # the rest of a place: in Bergen, Norway
                pieces.append(_name_alone(whole))
            is_cut = is_cut or whole != name
        yield from ((name, has_written) for name in _names_of(pieces))


def _without_lead(text: str) -> tuple[str | None, str]:
    """What a piece of a byline is labelled with, None where it has no label; and the piece without it."""
    label: str | None = None
    text = text.strip(" .\t(")
    if text.count(")") > text.count("("):
        text = text.rstrip(" .)")
    while lead := _LEAD.match(text):
        label = (lead["by"] or lead["colon"] or "").strip()
        text = text[lead.end() :]
    return label, text


def _name_alone(text: str) -> str:
    """A name without the role behind it, in single spaces."""
    name = _ROLE_BEHIND.sub("", text).strip()
    return " ".join((name if " " in name else text).split())


def _names_of(pieces: Sequence[str]) -> Iterator[str]:
    """The names of pieces that commas part, which may be one name: Brandt, Ida."""
    parts = [part for part in pieces if not _ROLE.match(part)] or pieces
    for name in parts if all(" " in part for part in parts) else [", ".join(parts)]:
        joined = _JOINT.split(name)
        yield from joined if all(" " in each for each in joined) else [name]


def without_capitals(name: str) -> str:
    """A person's name as others write it: `JILL MARSH` and `Jill MARSH` are `Jill Marsh`."""
    if " " not in name or _COLLECTIVE.search(name):
        return name
    least = _WHOLE_CAPITALS if name.isupper() else _FEW_CAPITALS
    words = {word for word in _CAPITALS.findall(name) if word.isupper() and not _NUMERAL.match(word)}
    particles = {word for word in words if word.lower() in _WORDS["particles"]}
    long = {word for word in words - particles if len(word) >= least and _VOWEL.search(word)}
    if not long:
        return name
    letters = _TURKISH if "İ" in name else {}
    written = {word: f"{word[0]}{word[1:].translate(letters).lower()}" for word in long}
    written |= {word: word.lower() for word in particles}
    return _CAPITALS.sub(lambda match: written.get(match[0], match[0]), name)


def writer_name(name: str) -> WriterName:
    """The parts of one name; of names of three words and more nobody knows where the surname begins."""
    first, _, rest = name.partition(", ")
    if rest and not _SUFFIX.match(rest):
        given, _, suffix = rest.partition(", ")
        return WriterName(first, given, suffix)
    words = first.split()
    if len(words) < 2 or _COLLECTIVE.search(first) or not all(map(_may_be_of_name, words)):
        return WriterName(name, is_collective=bool(_COLLECTIVE.search(first)) and len(words) > 1)
    begin = _surname_begin(words)
    if begin is None:
        return WriterName(first, suffix=rest)
    if begin < 0:  # Smith J
        return WriterName(" ".join(words[:begin]), words[begin], rest)
    return WriterName(" ".join(words[begin:]), " ".join(words[:begin]), rest)


def in_order(name: str) -> str:
    """`Lontra, Ana` as `Ana Lontra`; what is behind a comma may also be a place, where two words stand before it."""
    parts = writer_name(name)
    is_turned = parts.given and name.startswith(f"{parts.surname}, ") and " " not in parts.surname and not parts.suffix
    return f"{parts.given} {parts.surname}" if is_turned else name


def _may_be_of_name(word: str) -> bool:
    return word[0].isupper() or word.lower() in _WORDS["particles"]


def _surname_begin(words: list[str]) -> int | None:
    """Where the surname begins in a list of words; -1 where it stands before initials."""
    particle = next((index for index, word in enumerate(words) if index and word in _WORDS["particles"]), None)
    if particle is not None:
        return particle
    if _INITIALS.match(words[-1]) and not _INITIALS.match(words[0]) and not words[0].isupper():
        return -1
    are_initials = all(map(_INITIALS.match, words[1:-1]))
    return len(words) - 1 if len(words) == 2 or are_initials else None
