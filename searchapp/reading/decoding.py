"""Bytes to text, whatever their encoding."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

_BOMS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE_BYTES = 1 << 15  # charset-normalizer reads the sample a dozen times over
_WIDE_NUL_SHARE = 0.35  # Latin text in UTF-16 has a NUL in nearly every second byte
_DAMAGED_SHARE = 0.02  # of the characters outside ASCII: a cut download, not another encoding
_LINE_END = re.compile("\r\n?|[\f\v\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufeff]")
_DECLARED = re.compile(rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
# Encodings of Latin letters that short texts in Windows-1252 are taken for.
_LATIN_NAMES = """
    ascii latin_1 cp1250 cp1252 cp1254 cp1257 cp1258 iso8859_2 iso8859_3 iso8859_4 iso8859_9 iso8859_10 iso8859_13
    iso8859_14 iso8859_15 iso8859_16 mac_roman mac_latin2 mac_iceland mac_turkish hp_roman8 cp037 cp437 cp500
    cp775 cp850 cp852 cp857 cp858 cp860 cp861 cp863 cp865 cp1026 cp1140 cp273
"""
_LATIN_GUESSES = frozenset(_LATIN_NAMES.split())
# The language is guessed better than the encoding: a Polish paragraph is told as Polish, but in Windows-1252.
_EASTERN_LANGUAGES = frozenset(("Polish", "Czech", "Slovak", "Hungarian", "Romanian", "Croatian", "Slovene"))
_EASTERN_ENCODINGS = frozenset(("cp1250", "iso8859_2", "iso8859_16"))
_PROBE = b"<p>tea</p>"
_WEB_NAMES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252"}  # WHATWG Encoding, "names and labels"


def decode(content: bytes, fallback: str | None = None) -> str:
    """The text of a file by its byte order mark, as UTF-8, as it declares itself, as `fallback`, or by statistics."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if wide := _wide_encoding(content):
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(content, fallback)


def tidy(text: str) -> str:
    """The text with every line ended by a line feed, and without control characters."""
    return _CONTROL.sub("", _LINE_END.sub("\n", text))


def tidy_json(text: str) -> str:
    """JSON with every line ended by a line feed, and without control characters that it may not have.

    Unicode's own line ends are letters like others there, within the texts that it holds.
    """
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_wide(content: bytes) -> bool:
    """Whether the bytes are UTF-16 or UTF-32, whose NULs are no sign of a picture or a program."""
    return any(content.startswith(mark) for mark, _ in _BOMS[1:]) or _wide_encoding(content) is not None


def _decode_other(content: bytes, fallback: str | None) -> str:
    """The text of bytes that are not clean UTF-8."""
    damaged = content.decode("utf-8", "replace")
    outside_ascii = sum(1 for char in damaged if char > "\x7f")
    if damaged.count("\ufffd") <= _DAMAGED_SHARE * outside_ascii + 1 < outside_ascii:
        return damaged
    encoding = _declared_encoding(content) or fallback or _likely_encoding(content)
    return content.decode(encoding, "replace")


def _declared_encoding(content: bytes) -> str | None:
    """The encoding that an HTML or XML head names, if Python knows it."""
    found = _DECLARED.search(content, 0, 4096)
    if not found:
        return None
    name = found.group(1).decode("ascii", "replace").lower()
    try:
        encoding = codecs.lookup(_WEB_NAMES.get(name, name)).name
        reads_ascii = _PROBE.decode(encoding, "replace") == _PROBE.decode("ascii")
    except (LookupError, UnicodeError):  # unknown, or no encoding of text, as `undefined` and `hex` in Python
        return None
    return encoding if reads_ascii else None  # or the declaration could not have been read


def _likely_encoding(content: bytes) -> str:
    """The encoding that the bytes' statistics speak for; Windows-1252 where they say nothing."""
    first_odd = next((at for at, byte in enumerate(content) if byte > 0x7F), 0)
    start = max(0, first_odd - _SAMPLE_BYTES // 2)
    guesses = charset_normalizer.from_bytes(content[start : start + _SAMPLE_BYTES])
    best = guesses.best()
    if best is None or best.encoding not in _LATIN_GUESSES:
        return "cp1252" if best is None else best.encoding
    if best.language not in _EASTERN_LANGUAGES:
        return "cp1252"
    return best.encoding if best.encoding in _EASTERN_ENCODINGS else "cp1250"


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a byte order mark, told by where its NULs stand."""
    sample = content[:4096]
    if len(sample) < 4:
        return None
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        nuls, others = sample[offset::2].count(0), sample[1 - offset :: 2].count(0)
        if nuls > _WIDE_NUL_SHARE * len(sample) / 2 and others * 10 < nuls:
            return encoding
    return None
