"""The names of a zip archive's files, in the encoding of the system that wrote them where they do not tell it."""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

from msgspec import Struct

_UTF8_NAME = 0x800  # general purpose bit flags, APPNOTE.TXT 4.4.4
_UNICODE_PATH = 0x7075  # APPNOTE.TXT 4.6.9
_UNICODE_PATH_HEAD = 5  # bytes: a version and a checksum
_LEAST_PAIRS = 6  # of which in Chinese at least one would not be hangul
_HANGUL_WORDS = re.compile("[\uac00-\ud7a3] [\uac00-\ud7a3]")
_LEAST_SCORE = 0.5


def member_names(members: Sequence[zipfile.ZipInfo]) -> list[str]:
    """The names of members, those that tell no encoding all in the one that fits them best."""
    given = [_given_name(member) for member in members]
    encoding = likely_encoding(_raw(member) for member, name in zip(members, given, strict=True) if name is None)
    return [_decoded(member, encoding) if name is None else name for member, name in zip(members, given, strict=True)]


def likely_encoding(names: Iterable[bytes]) -> str:
    """The encoding in which names look like names; code page 437, that of the format, where none does better."""
    foreign = sorted({name for name in names if not name.isascii()})
    if not foreign or _is_in(foreign, "utf-8"):
        return "utf-8"
    text = b"\n".join(foreign)
    score, encoding = max(((each.score(text), each.encoding) for each in _CANDIDATES), key=itemgetter(0))
    if score < _LEAST_SCORE:
        return "cp437"
    return "cp949" if encoding == "cp936" and _is_korean(text) else encoding


def _given_name(member: zipfile.ZipInfo) -> str | None:
    """The name whose encoding the archive tells; None where it tells none."""
    if member.flag_bits & _UTF8_NAME or member.filename.isascii():
        return member.filename
    extra = member.extra
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        if kind == _UNICODE_PATH and size > _UNICODE_PATH_HEAD:
            return extra[4 + _UNICODE_PATH_HEAD : 4 + size].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return None


def _raw(member: zipfile.ZipInfo) -> bytes:
    """The bytes of a name that Python has read in code page 437; empty where it has not."""
    try:
        return member.filename.encode("cp437")
    except UnicodeError:
        return b""


def _decoded(member: zipfile.ZipInfo, encoding: str) -> str:
    raw = _raw(member)
    return raw.decode(encoding, "replace") if raw else member.filename


def _is_in(names: Iterable[bytes], encoding: str) -> bool:
    try:
        for name in names:
            name.decode(encoding)
    except UnicodeError:
        return False
    return True


def _is_korean(text: bytes) -> bool:
    """Whether names that may be Chinese are hangul, whose words have spaces between them, and nothing else."""
    try:
        chars = text.decode("euc_kr")
    except UnicodeError:
        return False
    foreign = [char for char in chars if not char.isascii()]
    is_hangul = all(map(_is_hangul, foreign))
    return is_hangul and (len(foreign) >= _LEAST_PAIRS or bool(_HANGUL_WORDS.search(chars)))


def _is_hangul(char: str) -> bool:
    return "\uac00" <= char <= "\ud7a3"


class _Candidate(Struct, frozen=True):
    """An encoding, and how well a character of it fits among names: 1 for one that they have, -1 for one they do not.

    `fit` is told the character's bytes, the character, and those before and behind it.
    """

    encoding: str
    fit: Callable[[bytes, str, str, str], float]

    def score(self, text: bytes) -> float:
        """The mean fit of the bytes outside ASCII; -1 for what the encoding does not have."""
        try:
            chars = text.decode(self.encoding)
        except UnicodeError:
            return -1
        total, count = 0.0, 0
        for index, char in enumerate(chars):
            if char.isascii():
                continue
            raw = char.encode(self.encoding)
            before, behind = chars[index - 1 : index], chars[index + 1 : index + 2]
            total += len(raw) * self.fit(raw, char, before, behind)
            count += len(raw)
        return total / count


def _letter(raw: bytes, char: str, before: str, behind: str) -> float:
    """Of an alphabet: small letters in a word, capitals at its beginning or among capitals."""
    if not char.isalpha():
        return -1
    neighbours = [other for other in (before, behind) if other.isalpha()]
    if any(_is_latin(other) != _is_latin(char) for other in neighbours):
        return -1
    has_capital_inside = (char.isupper() and before.islower()) or (char.islower() and behind.isupper())
    return -1 if has_capital_inside or not neighbours else 1


def _is_latin(char: str) -> bool:
    return char < "\u0250"


def _amid(before: str, behind: str) -> float:
    """1 beside another character of a script with thousands of them; less among Latin letters."""
    return 1 if any(other and not other.isascii() for other in (before, behind)) else 0.4


def _japanese(raw: bytes, char: str, before: str, behind: str) -> float:
    if "\u3040" <= char <= "\u30ff":
        return _amid(before, behind)
    if len(raw) == 2 and (0x88 <= raw[0] <= 0x97 or raw[0] == 0x81):  # kanji of everyday, punctuation
        return 0.98 * _amid(before, behind)
    return -1 if len(raw) == 1 else 0


def _simplified(raw: bytes, char: str, before: str, behind: str) -> float:
    is_common = raw[1:] >= b"\xa1" and (0xB0 <= raw[0] <= 0xD7 or 0xA1 <= raw[0] <= 0xA3)
    return 0.97 * _amid(before, behind) if is_common else 0 if 0xD8 <= raw[0] <= 0xF7 and raw[1:] >= b"\xa1" else -1


def _traditional(raw: bytes, char: str, before: str, behind: str) -> float:
    is_common = len(raw) == 2 and 0xA1 <= raw[0] <= 0xC6
    return 0.96 * _amid(before, behind) if is_common else 0 if 0xC9 <= raw[0] <= 0xF9 else -1


def _korean(raw: bytes, char: str, before: str, behind: str) -> float:
    return 0.95 * _amid(before, behind) if _is_hangul(char) and raw[1:] >= b"\xa1" else -1


# Of two that fit alike the first is taken.
_CANDIDATES = (
    _Candidate("cp866", _letter),
    _Candidate("cp1251", _letter),
    _Candidate("cp437", _letter),
    _Candidate("cp850", _letter),
    _Candidate("cp1252", _letter),
    _Candidate("cp932", _japanese),
    _Candidate("cp936", _simplified),
    _Candidate("cp950", _traditional),
    _Candidate("cp949", _korean),
)
