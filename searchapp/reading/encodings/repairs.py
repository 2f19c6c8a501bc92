"""Mends what was broken on its way: letters read in a wrong encoding, words cut at line ends, endless names."""

from __future__ import annotations

import html
import quopri
import re
import unicodedata
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from searchapp.model.article import Article
from searchapp.model.field_names import Note
from searchapp.reading.encodings.decoding import decode
from searchapp.reading.encodings.misread import is_suspect, with_letters_reread
from searchapp.text.tab_separated import WordSets

ENCODING, HYPHENATION, LENGTH = "encoding", "hyphenation", "length"  # what an article's `repairs` name
_LIGATURES = ("ff", "fi", "fl", "ffi", "ffl", "st", "st")  # U+FB00 to U+FB06
_LETTERS = {0xAD: "", 0x2060: "", **{0xFB00 + number: letters for number, letters in enumerate(_LIGATURES)}}
_ARABIC_SIGNS = ("\ufe8d", "\ufe8e", "\ufedf", "\ufee0")  # alif and lam by their place in a word: no text has none
_DIRECTIONS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # around a text they say nothing
# Where a line may break: between the words of Thai, Lao, Khmer and Burmese, and within those of other scripts.
_BREAK = re.compile("(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b")
_TYPESET = (*map(chr, _LETTERS), "\u200b", *_DIRECTIONS, *_ARABIC_SIGNS)
_BETWEEN = "\n\x1f\n"  # texts of an article, that they be read as one
MAX_NAME_CHARS = 4_000  # of a section, a source or a byline: half of the bytes that a value of any index may have

# The first byte of a letter in UTF-8 read as Windows-1252, Latin-1 or Latin-9, and a byte that may follow it.
_MISREAD = re.compile("[\xc2-\xf4][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_WRITTEN_OUT = re.compile(r"<U\+[0-9A-F]{4,6}>|(?:\\u[0-9a-fA-F]{4})+")
_CODE = re.compile(r"[0-9a-fA-F]{4,6}")
_LAST_CODE = 0x10FFFF
_QUOTED_BYTE = re.compile(r"=[89A-F][0-9A-F]")
_QUOTED_PRINTABLE = re.compile(r"=(?:[0-9A-F]{2}|[ \t]*(?:\n|\Z))")
_LEAST_QUOTED = 2
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][\da-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});")
_ARABIC_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")  # letters by their place in a word, as in some PDFs
_CUT_WORD = re.compile(r"([^\W\d_]{2,40})[-\u2010\xad]\n[ \t]*([^\W\d_][\w'’]*)")
_HYPHENS = ("-", "\u2010", "\xad")
_MAX_WORD_CHARS = 50
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUT_WORDS = WordSets(Path(__file__).parent / "data" / "cut_words.tsv")


def with_encoding_mended(article: Article) -> Article:
    """The article with letters such as “Ã©” read as the “é” that was meant, and a note of it in its `repairs`."""
    texts = (article.title, article.byline, article.body)
    if not any(map(_may_be_broken, texts)):
        return article
    title, byline, body = mended_encoding(_BETWEEN.join(texts)).split(_BETWEEN, 2)  # a title alone tells little
    if (title, byline, body) == texts:
        return article
    return replace(article, body=body, title=title, byline=byline, repairs=(*article.repairs, ENCODING))


def with_typesetting_undone(article: Article) -> Article:
    """The article without soft hyphens, which nobody is meant to see, and with letters for ligatures such as “ﬁ”."""
    names = ("title", "body", "byline", "section", "source")
    texts = {name: text for name in names if not (text := getattr(article, name)).isascii() and _is_typeset(text)}
    changed: Any = {name: _as_letters(text).strip(_DIRECTIONS) for name, text in texts.items()}
    return replace(article, **changed) if texts else article


def _is_typeset(text: str) -> bool:
    return any(sign in text for sign in _TYPESET)  # in a tenth of the time that a pattern takes


def _as_letters(text: str) -> str:
    """The text with plain letters for those that typesetting chose."""
    text = _BREAK.sub("", text) if "\u200b" in text else text
    return _ARABIC_FORMS.sub(lambda forms: unicodedata.normalize("NFKC", forms[0]), text.translate(_LETTERS))


def with_long_names_cut(article: Article) -> Article:
    """The article with what is longer than any section, source or byline cut, and notes of it."""
    names = [name for name in ("section", "source", "byline") if len(getattr(article, name)) > MAX_NAME_CHARS]
    if not names:
        return article
    cut = {name: getattr(article, name)[: MAX_NAME_CHARS - 1].rstrip() + "…" for name in names}
    notes = (*article.notes, *(Note("too long", name) for name in names))
    return replace(article, **cut, repairs=(*article.repairs, LENGTH), notes=notes)


def mended_encoding(text: str) -> str:
    """The text with what was UTF-8 read as another encoding read rightly, and signs that were written out as signs."""
    if _has_signs_written_out(text):
        text = _WRITTEN_OUT.sub(_sign, text)
    if text.isascii() or not is_suspect(text):
        return text
    text = with_letters_reread(text)
    if not _MISREAD.search(text):
        return text
    from ftfy import fix_encoding  # its tables take a tenth of a second, and few texts are broken

    return "\n".join(fix_encoding(line) if _MISREAD.search(line) else line for line in text.split("\n"))


def _may_be_broken(text: str) -> bool:
    return (not text.isascii() and is_suspect(text)) or _has_signs_written_out(text)


def _has_signs_written_out(text: str) -> bool:
    return ("<" in text and "<U+" in text) or ("\\" in text and "\\u" in text)  # one sign is found sooner than three


def without_transfer_marks(text: str) -> str:
    """The text with signs for what mails and pages write in their place: `=E2=80=99` of a mail's source, `&rsquo;`."""
    if "=" in text and _is_quoted_printable(text):
        text = decode(quopri.decodestring(text.encode("utf-8", "replace")), "cp1252")
    return without_entities(text)


def without_entities(text: str) -> str:
    """The text with signs for the entities that stand in it, as where they were escaped twice."""
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text


def _is_quoted_printable(text: str) -> bool:
    """Whether each equals sign of a text begins a byte in hexadecimal digits or ends a line, as in a mail's source."""
    bytes_written = _QUOTED_BYTE.findall(text)
    return len(bytes_written) >= _LEAST_QUOTED and len(_QUOTED_PRINTABLE.findall(text)) == text.count("=")


def _sign(written: re.Match[str]) -> str:
    """The signs that stand for `<U+2019>`, as R writes it, or for `\\ud83d\\ude00`, as JSON does."""
    codes = [int(code, 16) for code in _CODE.findall(written[0])]
    if any(code > _LAST_CODE for code in codes):
        return written[0]
    text = "".join(map(chr, codes)).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return text if text.isprintable() else " " * bool(text)


def has_cut_words(text: str) -> bool:
    """Whether words of a text are cut at the ends of its lines, as `gov-` and `ernment`."""
    return words_beside_cuts(text) is not None


def words_beside_cuts(text: str) -> frozenset[str] | None:
    """The words of a text that are not cut at the ends of its lines, as `text_words`; None where none is cut."""
    ends = [match.group(2) for match in _CUT_WORD.finditer(text)]
    words = text_words(text) if ends else frozenset()
    return words if any(_goes_on(end, words) for end in ends) else None


def text_words(text: str) -> frozenset[str]:
    """The words of a text that are not cut at the ends of its lines, in small letters."""
    return frozenset(word.casefold() for word in _WORD.findall(_CUT_WORD.sub(" ", text)))


def joined_lines(line: str, next_line: str, words: frozenset[str]) -> str | None:
    """Two lines as one where a word is cut between them, None elsewhere; `words` are those of the whole text."""
    if not line.endswith(_HYPHENS):
        return None
    match = _CUT_WORD.search(f"{line[-_MAX_WORD_CHARS:]}\n{next_line}")
    if match is None or not _goes_on(match.group(2), words):
        return None
    start, end = match.group(1).casefold(), match.group(2).casefold()
    return line[: None if _is_compound(start, end, words) else -1] + next_line.lstrip()


def _goes_on(end: str, words: frozenset[str]) -> bool:
    """Whether a line's first word may be the rest of a word, as it is not in `pre-` and `and post-war`."""
    word = end.casefold()
    return (
        end[0].islower()
        and word not in _CUT_WORDS["no ending"]
        and not (word in _CUT_WORDS["suspended"] and word in words)
    )


def _is_compound(start: str, end: str, words: frozenset[str]) -> bool:
    """Whether a word is written with the hyphen at which it was cut, as far as the other words of its text tell."""
    if f"{start}{end}" in words:
        return False
    return f"{start}-{end}" in words or start in _CUT_WORDS["prefix"] or (start in words and end in words)
