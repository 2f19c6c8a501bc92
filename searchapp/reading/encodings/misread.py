"""Text whose bytes were read in an encoding of another script: UTF-8 as Windows-1251, the latter or GBK as Latin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from searchapp.reading.encodings.decoding import EAST_ASIAN_ENCODINGS, wider_encoding
from searchapp.reading.encodings.likely_encoding import likely_encoding
from searchapp.text.languages import detected_language

# Encodings that UTF-8 is read in by mistake, and the first bytes of the letters that most of such a text is made of.
_READ_AS = {
    "cp1251": (0xD0, 0xD1),
    "koi8_r": (0xD0, 0xD1),
    "cp866": (0xD0, 0xD1),
    "cp1253": (0xCE, 0xCF),
    "cp1255": (0xD7,),
    "cp1256": (0xD8, 0xD9),
}
_WINDOWS_SIGNS = {ord(bytes([byte]).decode("cp1252", "replace")): byte for byte in range(0x80, 0xA0)}
_LATIN_1 = {byte: chr(code) for code, byte in _WINDOWS_SIGNS.items() if code != 0xFFFD}  # which has controls there
_LEAST_SHARE = 0.9  # of a line's letters outside ASCII that are bytes of UTF-8
# One look tells most texts: a first byte of UTF-8 in one of these or in a Latin encoding with one that may follow it;
# Cyrillic letters read as Latin ones, of which no word has so many in a row, or with signs among them as Chinese and
# Korean ones in two bytes each, and first bytes of Japanese ones; words that begin small and go on in capitals, as
# Cyrillic ones do in another encoding of Cyrillic.
_TWO_BYTES = "(?<=[\xa1-\xff])[\xa1-\xff]{4}|(?<=[‚ƒ\x82\x83])[^\\s\x00-\x7f][‚ƒ\x82\x83]"
_LATIN_RUN, _TURNED_CASE = "(?<=[\xa8\xb8\xc0-\xff])[\xa8\xb8\xc0-\xff]{4}", "(?<=[а-яё][А-ЯЁ])[А-ЯЁ]{2}"
_SUSPECT = re.compile(
    "[\xa1-\xff‚ƒ\x82\x83А-ЯЁвпят╨╤ΞΟ׳طظ](?:"
    "(?<=[\xc2-\xf4])[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
    "|(?<=[РСв])[\u0402-\u040f\u0452-\u045fЁёІіґҐ\xa0-\xbf€‚„…†‡‰‹›‘’“”•–—™№˜]"
    "|(?<=т)А|(?<=[пяБ])[\u2219-\u25a0\xa0-\xf7ё]|(?<=[╨╤ΞΟ׳طظ])[^\\s\x00-\x7f]"
    f"|{_TWO_BYTES}|{_TURNED_CASE})"
)
_LATIN, _TURNED = re.compile(f"[\xa8\xb8\xc0-\xff]{_LATIN_RUN}"), re.compile(f"[А-ЯЁ]{_TURNED_CASE}")
_SMALL_WITHIN = re.compile(r"(?<=[^\W\d_])[а-яёіїєґ]")
_CAPITAL_WITHIN = re.compile("(?<=[а-яёіїєґ])[А-ЯЁІЇЄҐ]")
_LEAST_SMALL = 0.6  # of the letters of a text; some are first letters, and some words are foreign
_CYRILLIC = frozenset(("ru", "uk", "bg", "be", "sr", "mk"))
_EAST_ASIAN = frozenset(("zh", "ja", "ko"))
_LEAST_BYTES = 0.25  # of a text in letters of two bytes, above ASCII
_MOST_LOST = 0.02  # of the letters of a text read anew, where the reading is right


def is_suspect(text: str) -> bool:
    """Whether letters of a text may have been read in a wrong encoding, as a quick look tells."""
    return _SUSPECT.search(text) is not None


def with_letters_reread(text: str) -> str:
    """The text with the letters that were meant, where its bytes were read in an encoding of another alphabet."""
    for encoding in _READ_AS:
        if _alphabet(encoding).search(text):
            return "\n".join([_reread_line(line, encoding) for line in text.split("\n")])
    if reread := _in_east_asian(text):
        return reread
    if _LATIN.search(text):
        return _in_cyrillic(text, "cp1252")
    if _TURNED.search(text):
        return _in_cyrillic(_in_cyrillic(text, "cp1251"), "koi8_r")
    return text


def _reread_line(line: str, encoding: str) -> str:
    """The line with the letters that its bytes are in UTF-8, if nearly all that is not ASCII are such bytes."""
    pattern = _character(encoding)
    read = sum(map(len, pattern.findall(line)))
    if not read or read < _LEAST_SHARE * sum(char > "\x7f" for char in line):
        return line
    return pattern.sub(lambda match: _bytes(match[0], encoding).decode("utf-8", "replace"), line)


def _bytes(text: str, encoding: str) -> bytes:
    codes = _codes(encoding)
    return bytes([codes[char] if char > "\x7f" else ord(char) for char in text])


@cache
def _codes(encoding: str) -> Mapping[str, int]:
    """The byte of each character that an encoding, or Windows-1252 for what it leaves open, has above ASCII."""
    own = {bytes([byte]).decode(encoding, "ignore"): byte for byte in range(0x80, 0x100)}
    open_bytes = set(range(0x80, 0x100)) - set(own.values()) | ({own.pop("")} if "" in own else set())
    others = {chr(code): byte for code, byte in _WINDOWS_SIGNS.items() if byte in open_bytes}
    return {**{chr(byte): byte for byte in open_bytes}, **others, **own}


@cache
def _character(encoding: str) -> re.Pattern[str]:
    """What a character of UTF-8 looks like in an encoding."""
    following = _any(encoding, range(0x80, 0xC0))
    two, three, four = (_any(encoding, leads) for leads in (range(0xC2, 0xE0), range(0xE0, 0xF0), range(0xF0, 0xF5)))
    return re.compile(f"{two}{following}|{three}{following}{{2}}|{four}{following}{{3}}")


@cache
def _run_of_bytes(encoding: str) -> re.Pattern[str]:
    """Characters in a row that an encoding has."""
    return re.compile(f"[\x01-\x7f{_any(encoding, range(0x80, 0x100))[1:]}+")


@cache
def _alphabet(encoding: str) -> re.Pattern[str]:
    """What two letters of an alphabet in UTF-8 look like in the encoding for it, or one sign such as “’”."""
    following, letters = _any(encoding, range(0x80, 0xC0)), _any(encoding, _READ_AS[encoding])
    signs, second = _any(encoding, [0xE2]), _any(encoding, [0x80])
    first = f"{letters[:-1]}{signs[1:]}"  # one set of characters, which is quicker to look for
    return re.compile(f"{first}(?:(?<={letters}){following}{letters}{following}|(?<={signs}){second}{following})")


def _any(encoding: str, wanted: Sequence[int]) -> str:
    """A pattern for any of some bytes in an encoding."""
    return f"[{re.escape(''.join(char for char, code in _codes(encoding).items() if code in wanted))}]"


def _in_east_asian(text: str) -> str | None:
    """The text in Chinese, Japanese or Korean, where it is letters of two bytes that were read as Windows-1252."""
    text = text.translate(_LATIN_1)
    runs = _run_of_bytes("cp1252").findall(text)
    if sum(char > "\x7f" for run in runs for char in run) < _LEAST_BYTES * len(text):
        return None
    encoding = wider_encoding(likely_encoding(_bytes("".join(runs), "cp1252")))
    if encoding not in EAST_ASIAN_ENCODINGS:
        return None
    reread = _run_of_bytes("cp1252").sub(lambda run: _bytes(run[0], "cp1252").decode(encoding, "replace"), text)
    is_right = reread.count("\ufffd") <= _MOST_LOST * len(reread) and detected_language(reread) in _EAST_ASIAN
    return reread if is_right else None


def _in_cyrillic(text: str, encoding: str) -> str:
    """The text in the Cyrillic letters that its bytes in an encoding are in another, if that makes words of them."""
    content = text.encode(encoding, "ignore")
    readings = [content.decode(other, "ignore") for other in ("cp1251", "koi8_r", "cp866") if other != encoding]
    best = max(readings, key=_plausibility)
    is_better = _plausibility(best) > max(_plausibility(text), _LEAST_SMALL * sum(map(str.isalpha, best)))
    return best if is_better and detected_language(best) in _CYRILLIC else text


def _plausibility(text: str) -> int:
    """How many letters of a text have the case that Cyrillic letters of words have: small behind others."""
    return len(_SMALL_WITHIN.findall(text)) - len(_CAPITAL_WITHIN.findall(text))
