"""Bytes to text, whatever their encoding; bytes that are no text are refused."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from searchapp.errors import ArticleError, NoArticles
from searchapp.reading.encodings.likely_encoding import UTF_8_LETTER, likely_encoding
from searchapp.reading.source_file import SourceFile
from searchapp.text.tab_separated import word_lists

_BOMS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_NUL_SHARE = 0.35  # Latin text in UTF-16 has a NUL in nearly every second byte
_WIDE_NULS = 2
_READABLE_SHARE = 0.998  # what programs write reads up to 0.994
_JOINERS = "\u00ad\u200b\u200c\u200d\u200e\u200f\ufeff"  # within words, of Persian for one
_WIDE_CONTROL_SHARE = 0.005  # of Chinese in UTF-16 they are 0.05
_WIDE_BLANK_SHARE = 0.25  # of Telugu and its like they are nearly a half
_STRAY_NUL_SHARE = 0.05  # Korean in UTF-16 has as many in its spaces
_BLANKS = b"\t\n\f\r"
_DAMAGED_SHARE = 0.02  # of the characters outside ASCII: a cut download, not another encoding
_LINE_ENDS = ("\r", "\f", "\v", "\u2028", "\u2029")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufeff\ud800-\udfff]")  # and halves of characters
# What Windows-1252 has where Unicode has controls: programs that took the one for Latin-1 write the other.
_WINDOWS_SIGNS = {code: sign for code in range(0x80, 0xA0) if (sign := bytes([code]).decode("cp1252", "ignore"))}
_WINDOWS_SIGN = re.compile("[\x80-\x9f]")
_DECLARED = re.compile(rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_STRAY = re.compile("[\udc80-\udcff]")  # a byte that is none of UTF-8
_FEWEST_LETTERS = 3
EMPTY_FILE = "empty file"
_NAMES_FILE = Path(__file__).parent / "data" / "encoding_names.tsv"
_PROBE = b"<p>tea</p>"
# What programs mean by the name of an encoding, by Python's names: WHATWG Encoding, "names and labels".
_WIDER_ENCODINGS = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "big5": "big5hkscs", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip
EAST_ASIAN_ENCODINGS = frozenset(  # whose letters are two bytes
    [
        "gb18030",
        "hz",
        "big5hkscs",
        "cp932",
        "cp949",
        "euc_jp",
        "euc_jis_2004",
        "euc_jisx0213",
        "shift_jis_2004",
        "shift_jisx0213",
        "johab",
    ]
)
# Letters of two bytes in a row, such as no word in Latin letters has.
_TWO_BYTES = re.compile(rb"(?:[\x80-\xff]{2}){3}|(?:[\x81-\x83\xa4-\xc6][@-~\x80-\xff]){4}")
_HZ_STRETCH = re.compile(rb"~\{(?:[!-w][!-~]){2,}~\}")
_CHAR_BYTES = 4  # of a character in any encoding, at most
_HEAD_BYTES = 4096  # in which a declaration stands, and by which bytes show that they are no text
_FOREIGN_CONTROL_SHARE = 0.03  # of bytes that are no UTF-8; what is packed and bears no name has 0.05 and more
_CONTROL_SHARE = 0.1  # no text in any single-byte encoding comes near; pictures and programs lie above 0.2
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\f\r\x1b\x1a")) + b"\x7f"
_BINARY_FORMATS = (  # (first bytes, what to do with it)
    (b"%PDF", "is a damaged PDF"),
    (b"PK\x03\x04", "is an Office document that is not read; save it as text or HTML"),
    (b"\xd0\xcf\x11\xe0", "is an old Office document or a mail of Outlook; save it as text, HTML or .eml"),
    (b"Rar!", "is a RAR archive; unpack it"),
    (b"7z\xbc\xaf", "is a 7z archive; unpack it"),
)
NEEDS_CONVERSION = frozenset(message for _, message in _BINARY_FORMATS)


def read_text(file: SourceFile, fallback: str | None = None, max_chars: int | None = None) -> str:
    """The whole text of a file, tidied; raises ArticleError where it cannot be read, NoArticles where it has none.

    Where a length is given, of a longer text at least that much, and some of what is behind.
    """
    content = file.head(_CHAR_BYTES * (max_chars + 1)) if max_chars else file.read()
    text = tidy(decode(content, fallback))
    if not text.strip():
        raise NoArticles(file.path, EMPTY_FILE)
    return text


def require_text(file: SourceFile, head: bytes, is_all: bool) -> None:
    """Raise ArticleError where the first bytes of a file show that it is no text.

    Raises NoArticles where they are all of it, and blank.
    """
    head_bytes = head[:_HEAD_BYTES]
    for first_bytes, message in _BINARY_FORMATS:
        if head_bytes.startswith(first_bytes):
            raise ArticleError(file.path, message)
    controls = _count(head_bytes, _CONTROL_BYTES)
    most = _CONTROL_SHARE if _may_be_utf_8(head_bytes) else _FOREIGN_CONTROL_SHARE
    if controls > most * len(head_bytes) and not is_wide(head_bytes) and not _escaped_encoding(head_bytes):
        raise ArticleError(file.path, "is not text")
    if is_all and not tidy(decode_head(head)).strip():
        raise NoArticles(file.path, EMPTY_FILE)


def decode(content: bytes, fallback: str | None = None) -> str:
    """The text of a file by its byte order mark, as UTF-8, as it declares itself, as `fallback`, or by statistics."""
    marked = _decode_marked(content)
    if marked is not None:
        return marked
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        mixed = _decode_mixed(content)
        return content.decode(_other_encoding(content, fallback), "replace") if mixed is None else mixed


def wider_encoding(name: str) -> str:
    """The encoding that a text is in which names this one: pages that say GB2312 have letters of GB 18030.

    Raises LookupError for a name that is none.
    """
    encoding = encoding_name(name)
    return _WIDER_ENCODINGS.get(encoding, encoding)


def encoding_name(name: str) -> str:
    """Python's name of an encoding that mails and pages call so. Raises LookupError for a name that is none."""
    plain = name.strip().lower()
    return codecs.lookup(_encodings_by_name().get(plain, plain)).name


@cache
def _encodings_by_name() -> Mapping[str, str]:
    return {name: encoding for encoding, names in word_lists(_NAMES_FILE).items() for name in names}


def sample_encoding(sample: bytes) -> str:
    """The encoding of a long text by its first bytes, which may be cut within a character."""
    for mark, encoding in _BOMS:
        if sample.startswith(mark):  # the decoder of `utf-8-sig` and its like takes the mark off
            return {"utf-8": "utf-8-sig"}.get(encoding, encoding.rpartition("-")[0])
    if wide := _wide_encoding(sample) or _escaped_encoding(sample):
        return wide
    return "utf-8" if _may_be_utf_8(sample) else _other_encoding(sample, None)


def _may_be_utf_8(sample: bytes) -> bool:
    """Whether bytes are UTF-8, of which the last character may be cut."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def decode_head(head: bytes) -> str:
    """The first characters of a text, of which those in ASCII are right in any encoding."""
    marked = _decode_marked(head)
    return head.decode("utf-8", "replace") if marked is None else marked


def tidy(text: str) -> str:
    """The text with every line ended by a line feed, and without control characters and halves of others."""
    if text.replace("\n", "").isprintable():  # most texts, told in a tenth of the time that the patterns take
        return text
    text = text.replace("\r\n", "\n")
    for line_end in _LINE_ENDS:  # six quick looks, where a pattern takes 5 ms for a web page
        text = text.replace(line_end, "\n")
    if _WINDOWS_SIGN.search(text):
        text = text.translate(_WINDOWS_SIGNS)
    return _CONTROL.sub("", text)


def tidy_json(text: str) -> str:
    """JSON with every line ended by a line feed, and without control characters that it may not have.

    Unicode's own line ends are letters like others there, within the texts that it holds.
    """
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_wide(content: bytes) -> bool:
    """Whether the bytes are UTF-16 or UTF-32, whose NULs are no sign of a picture or a program."""
    return any(content.startswith(mark) for mark, _ in _BOMS[1:]) or _wide_encoding(content) is not None


def _decode_marked(content: bytes) -> str | None:
    """The text of bytes that have a byte order mark, are UTF-16 without one or ISO 2022; None for others."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    unmarked = _wide_encoding(content) or _escaped_encoding(content)
    return content.decode(unmarked, "replace") if unmarked else None


def _escaped_encoding(content: bytes) -> str | None:
    """The encoding of old mails and pages in Japanese, Korean and Chinese, which escape from ASCII; None for others."""
    escape = content.find(b"\x1b$")
    if escape < 0:
        return _hz(content)
    encoding = "iso2022_kr" if content.startswith(b"\x1b$)C", escape) else "iso2022_jp_2"
    try:
        content[: escape + _HEAD_BYTES].decode(encoding)
    except UnicodeDecodeError as error:
        return encoding if error.start > escape + _HEAD_BYTES // 2 else None  # it was cut within a character
    return encoding


def _hz(content: bytes) -> str | None:
    """HZ, in which Chinese stood in mails and newsgroups, where several stretches show it; None for other bytes."""
    stretches = _HZ_STRETCH.findall(content, 0, _HEAD_BYTES)
    try:
        return "hz" if len(stretches) > 1 and b"".join(stretches).decode("hz") else None
    except UnicodeDecodeError:
        return None


def _decode_mixed(content: bytes) -> str | None:
    """The text of UTF-8 with pieces in Windows-1252, as programs join them; None for bytes that are mostly no UTF-8."""
    text = content.decode("utf-8", "surrogateescape")
    stray = len(_STRAY.findall(text))
    letters = len(UTF_8_LETTER.findall(content))
    if stray <= max(1, _DAMAGED_SHARE * letters) or letters < max(_FEWEST_LETTERS, stray):
        return None
    return _STRAY.sub(lambda byte: bytes([ord(byte[0]) & 0xFF]).decode("cp1252", "replace"), text)


def _other_encoding(content: bytes, fallback: str | None) -> str:
    """The encoding of bytes that are not clean UTF-8."""
    damaged = content.decode("utf-8", "replace")
    outside_ascii = sum(1 for char in damaged if char > "\x7f")
    if damaged.count("\ufffd") <= _DAMAGED_SHARE * outside_ascii + 1 < outside_ascii:
        return "utf-8"
    declared = _declared_encoding(content)
    if declared == "utf-8":  # which it is not
        declared = None
    named = declared or fallback
    if named and (named != "cp1252" or not _TWO_BYTES.search(content)):
        return named
    likely = wider_encoding(likely_encoding(content))
    return likely if likely in EAST_ASIAN_ENCODINGS else named or likely


def _declared_encoding(content: bytes) -> str | None:
    """The encoding that an HTML or XML head names, if Python knows it."""
    match = _DECLARED.search(content, 0, _HEAD_BYTES)
    if not match:
        return None
    try:
        encoding = wider_encoding(match.group(1).decode("ascii", "replace"))
        reads_ascii = _PROBE.decode(encoding, "replace") == _PROBE.decode("ascii")
    except (LookupError, UnicodeError):  # unknown, or no encoding of text, as `undefined` and `hex` in Python
        return None
    return encoding if reads_ascii else None  # or the declaration could not have been read


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a byte order mark, told by where its NULs stand and by what it reads as."""
    sample = content[: _HEAD_BYTES if len(content) > _HEAD_BYTES else len(content) // 2 * 2]
    if len(sample) < 4 or 0 not in sample:
        return None
    low, high = sample[::2].count(0), sample[1::2].count(0)  # where the first byte is the low one
    if max(low, high) > _WIDE_NUL_SHARE * len(sample) / 2 and min(low, high) * 10 < max(low, high):
        return "utf-16-le" if high > low else "utf-16-be"
    if low + high < _WIDE_NULS or _is_of_single_bytes(sample):
        return None
    by_nuls = sorted(((high, "utf-16-le"), (low, "utf-16-be")), reverse=True)  # of the blanks in it
    return next((encoding for _, encoding in by_nuls if _is_readable(sample.decode(encoding, "replace"))), None)


def _is_of_single_bytes(sample: bytes) -> bool:
    """Whether bytes are a text into which a few NULs have come.

    In UTF-16 Latin letters have a NUL each, most others a control or a blank each, Chinese ones now and then.
    """
    controls, blanks = _count(sample, _CONTROL_BYTES[1:]), _count(sample, _BLANKS)
    if controls + blanks >= _WIDE_BLANK_SHARE * len(sample):
        return False
    is_clean = controls < _WIDE_CONTROL_SHARE * len(sample) and sample.count(0) < _STRAY_NUL_SHARE * len(sample)
    return is_clean or _may_be_utf_8(sample)


def _count(sample: bytes, kinds: bytes) -> int:
    """How many of the bytes are of these kinds."""
    return len(sample) - len(sample.translate(None, kinds))


def _is_readable(text: str) -> bool:
    """Whether nearly all characters of a text are assigned and no controls."""
    readable = sum(char.isspace() or char in _JOINERS or unicodedata.category(char)[0] != "C" for char in text)
    return readable >= _READABLE_SHARE * len(text)
