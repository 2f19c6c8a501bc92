"""Text to terms: the one analyzer, the same for indexing, for querying and for highlighting.

A text is folded character by character (compatibility forms, accents, case, typographic quotes) and separated into
chunks at white space and most marks. Most chunks are a term as they are; the others are compound chunks, whose terms
are found by rules:

    U.S. → us      AT&T → at&t     Israel’s → israel     O’Neill → oneill    1,780 → 1780     $5.93bn → 5.93bn
    C++ → c++      al-Zahar → al, zahar      l’État → l, etat    example.com → example, com    @desk → desk

There are no stop words: US, May and Will are names. Scripts that put no spaces between words give one term for each
character, so that a word of theirs is searched for as a phrase.

A token is a term with its start and end offset.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from searchapp.text.letters import EMOJI, VOWELS, FoldTable, elided_words

TERM_CHARS = 64  # longer runs of letters are cut there: no news word is as long, and a pasted blob is no word
_MEMO_SIZE = 1 << 14  # compound chunks remembered; a corpus has a few thousand of them
AMPERSAND_CHARS = 3  # AT&T, S&P and R&D are one word, Marks&Spencer is two
_SIGNED_CHARS = 2  # C++ and F# are other words than C and F; Notepad++ is a Notepad


# Chinese, Japanese, Thai, Lao, Burmese and Khmer run their words together; so stand emoji.
UNSPACED = f"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff{EMOJI}"
_SPACED = (
    "\x80-\u0dff\u0f00-\u0fff\u10a0-\u177f\u1800-\u25ff\u2700-\u2763\u2765-\u2e7f\u3100-\u33ff"
    "\ua000-\uf8ff\ufb00-\U0001efff\U0001fb00-\U0001ffff"
)


_FOLDS = FoldTable()
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_TYPED_GERSHAYIM = re.compile('["”“](?<=[א-ת].)(?=[א-ת])')
_NUMBER_SPACES = "\u00a0\u2009\u202f"
_RAISED = "\u00b2\u00b3\u00b9\u2070\u2074-\u2079"
_PRINTED_SIGN = re.compile(f"[{_NUMBER_SPACES}{_RAISED}º]")  # a set alone is looked for five times as fast as a choice
_THOUSANDS = re.compile(r"[0-9].[0-9]{3}(?![0-9])")
_DEGREES = re.compile(r"º[ \u00a0]?[CF](?![^\W\d_]|[\u0300-\u036f])")
_NOTED_WORD = re.compile(rf"(?:[^\W\d_][\u0300-\u036f]*){{3}}[{_RAISED}]*\Z")  # an exponent has fewer letters: km²
_NOTED_CHARS = 12  # of a word's end, in which three letters are found with their accents

JOINERS = "&',.+#"  # may stand inside a term; every other mark separates words
_SEPARATORS = [chr(code) for code in range(128) if not chr(code).isalnum() and chr(code) not in JOINERS]
_TO_SPACE = bytes.maketrans("".join(_SEPARATORS).encode(), b" " * len(_SEPARATORS))
_LOWER_OR_SPACE = bytes(range(256)).lower().translate(_TO_SPACE)
_CHUNK = re.compile(r"\S+")


def _word_pattern(letter: str, alone: str = "") -> re.Pattern[str]:
    """The pattern of a word: runs of letters with joiners between them, and perhaps ++ or # behind."""
    run = f"[{letter}]{{1,{TERM_CHARS}}}"
    return re.compile(rf"{run}(?:(?:[.&,]|\.?')[{letter}]{{1,{TERM_CHARS}}})*(?:\+\+|#(?![{letter}]))?{alone}")


_ASCII_WORD = _word_pattern("a-z0-9")
# Most of what is not one run of letters in the news is a number: 5.93 and 1,780 need no more than this.
_NUMBER = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3}){0,8}|[0-9]{4,20})(?:\.[0-9]{1,20})?\Z")
_AMOUNT = re.compile(r"([0-9]+)[^\W\d_]*\Z")  # 5, 5bn
_PIECE = re.compile(r"[^.&,'+#]+|\.?'|[.&,]|\+\+|#")


@lru_cache(maxsize=1)
def _any_word() -> re.Pattern[str]:
    """The pattern of a word in any script, compiled at its first use because that takes 4 ms."""
    return _word_pattern(f"a-z0-9{_SPACED}", f"|[{UNSPACED}][\u3099\u309a]?")


def fold(text: str) -> str:
    """The text without case, accents and typographic variants; not always of the same length."""
    if not text.isascii():
        text = _FOREIGN.sub(lambda run: run.group().translate(_FOLDS), _with_typed_signs(text))
    return text.lower()


def with_gershayim(text: str) -> str:
    """The text with the sign of Hebrew acronyms in place of the quotation marks that people type for it."""
    return _TYPED_GERSHAYIM.sub("\N{HEBREW PUNCTUATION GERSHAYIM}", text)


def _with_typed_signs(text: str) -> str:
    """A text as long with the signs that people type for some that are printed: 10,000 for 10 000, no footnote¹."""
    return _PRINTED_SIGN.sub(_typed_sign, with_gershayim(text))


def _typed_sign(sign: re.Match[str]) -> str:
    text, start = sign.string, sign.start()
    if sign.group() in _NUMBER_SPACES:
        return "," if start and _THOUSANDS.match(text, start - 1) else sign.group()
    if sign.group() == "º":
        return " " if _DEGREES.match(text, start) else "º"
    return " " if _NOTED_WORD.search(text[max(0, start - _NOTED_CHARS) : start]) else sign.group()


def composed(terms: str) -> str:
    """Terms as people read them: those of Korean are in parts."""
    return terms if terms.isascii() else unicodedata.normalize("NFC", terms)


def fold_to_bytes(text: str) -> bytes:
    """The text in UTF-8, folded for `separate`, which takes capital letters from A to Z too."""
    return text.encode() if text.isascii() else fold(text).encode()


def separate(text: bytes) -> bytes:
    """A text from `fold_to_bytes` with a space in place of each separator; its length stays.

    The terms of the text are those of its chunks, which stand between spaces (`terms_of_chunks`).
    """
    separated = np.frombuffer(bytearray(text).translate(_LOWER_OR_SPACE), dtype=np.uint8)
    marks, after = separated[:-1], separated[1:]
    at_end = ((marks == ord(",")) | (marks == ord("."))) & (after == ord(" "))
    marks -= at_end * (marks - np.uint8(ord(" ")))  # a tenth of the time of bytes.replace
    return separated.tobytes()


def terms_of_chunks(chunks: Sequence[str]) -> list[Sequence[str]]:
    """For each chunk of a separated text its terms."""
    return [  # `_is_term` written out: this is asked of every word that an index has not met before
        (chunk,) if chunk.isalnum() and len(chunk) <= TERM_CHARS and chunk.isascii() else _compound_terms(chunk)
        for chunk in chunks
    ]


def _compound_terms(chunk: str) -> Sequence[str]:
    """The terms of a compound chunk, mostly a number or a name in the possessive."""
    if _NUMBER.match(chunk):
        return (chunk.replace(",", ""),)
    if chunk[-2:] == "'s" and _is_term(chunk[:-2]) and len(chunk) <= TERM_CHARS:
        return (chunk[:-2] + ("s" if _is_decade(chunk[:-2]) else ""),)
    return [term for term, _, _ in _chunk_tokens(chunk)]


def terms(text: str) -> list[str]:
    """The terms of a text in their order; a term's index in the list is its position."""
    if text.isascii() and len(text) <= TERM_CHARS and text.replace(" ", "").isalnum():  # as most names and questions
        return text.lower().split()
    separated = separate_folded(fold(text)).replace(", ", "  ").replace(". ", "  ")  # most are one term then
    chunks = separated.split()
    for index in reversed(compound_chunks(separated, chunks)):
        chunks[index : index + 1] = [term for term, _, _ in chunk_tokens(chunks[index])]
    return chunks


def tokens(text: str) -> list[tuple[str, int, int]]:
    """The terms of a text, each with the offset of its first character and of the one after its last."""
    folded, offsets = fold_with_offsets(text)
    separated = separate_folded(folded)
    in_folded: list[tuple[str, int, int]] = []
    for match in _CHUNK.finditer(separated):
        chunk = match.group()
        start = match.start()
        if _is_term(chunk):
            in_folded.append((chunk, start, start + len(chunk)))
        else:
            in_folded += [(term, start + first, start + end) for term, first, end in chunk_tokens(chunk)]
    if offsets is None:
        return in_folded
    return [(term, offsets[start], max(offsets[end], offsets[end - 1] + 1)) for term, start, end in in_folded]


def separate_folded(folded: str) -> str:
    """A folded text with a space in place of each separator; its length stays."""
    return folded.encode("utf-8", "surrogatepass").translate(_TO_SPACE).decode("utf-8", "surrogatepass")


def compound_chunks(separated: str, chunks: Sequence[str]) -> list[int]:
    """The indexes of those chunks of a separated text that are not one term as they are, ascending."""
    if separated.isascii():  # written out, because it is where indexing a plain English text spends its time
        return [index for index, chunk in enumerate(chunks) if not chunk.isalnum() or len(chunk) > TERM_CHARS]
    return [index for index, chunk in enumerate(chunks) if not _is_term(chunk)]


def _is_term(chunk: str) -> bool:
    """Whether a chunk is one term as it is."""
    return chunk.isalnum() and len(chunk) <= TERM_CHARS and chunk.isascii()


def fold_with_offsets(text: str) -> tuple[str, list[int] | None]:
    """The folded text, and for each of its characters its offset in the text; None where folding moved none."""
    if text.isascii():
        return text.lower(), None
    text = _with_typed_signs(text)
    foreign = set("".join(_FOREIGN.findall(text)))
    if all(len(_FOLDS[ord(character)]) == 1 for character in foreign):
        return fold(text), None
    offsets: list[int] = []
    done = 0
    for run in _FOREIGN.finditer(text):
        offsets.extend(range(done, run.start()))
        for offset, character in enumerate(run.group(), run.start()):
            offsets.extend([offset] * len(_FOLDS[ord(character)]))
        done = run.end()
    offsets.extend(range(done, len(text) + 1))
    return fold(text), offsets


def chunk_tokens(chunk: str) -> Sequence[tuple[str, int, int]]:
    """The terms of a chunk with their start and end offsets in it."""
    return _remembered_chunk_tokens(chunk) if len(chunk) <= TERM_CHARS else _chunk_tokens(chunk)


def _chunk_tokens(chunk: str) -> list[tuple[str, int, int]]:
    """The tokens of a chunk, word by word."""
    pattern = _ASCII_WORD if chunk.isascii() else _any_word()
    return [token for word in pattern.finditer(chunk) for token in _word_tokens(word.group(), word.start())]


_remembered_chunk_tokens = lru_cache(maxsize=_MEMO_SIZE)(_chunk_tokens)


def _word_tokens(word: str, word_start: int) -> list[tuple[str, int, int]]:
    """The tokens of a word that may have joiners inside: pieces are joined to the term before them or begin another."""
    pieces = [(piece.group(), piece.start() + word_start, piece.end() + word_start) for piece in _PIECE.finditer(word)]
    joined = [pieces[0]]
    for index in range(1, len(pieces), 2):
        joiner, _, joiner_end = pieces[index]
        term, start, _ = joined[-1]
        if index + 1 == len(pieces):  # C++, C#
            if len(term) <= _SIGNED_CHARS:
                joined[-1] = (term + joiner, start, joiner_end)
            break
        piece, piece_start, end = pieces[index + 1]
        if piece == "s" and joiner.endswith("'"):
            if _is_decade(term):
                joined[-1] = (term + piece, start, end)
            continue
        glue = _glue(joiner, pieces[index - 1][0], piece) if _fits(term, joiner, piece) else None
        if glue is None or len(term) + len(glue) + len(piece) > TERM_CHARS:
            joined.append((piece, piece_start, end))
        else:
            joined[-1] = (term + glue + piece, start, end)
    return joined


def _is_decade(term: str) -> bool:
    """Whether a term is a number that has an s behind it for the years from it on: the 1990's are the 1990s."""
    return term.isdecimal() and term[-1] == "0" and len(term) in (2, 4)


def is_elided(left: str, right: str) -> bool:
    """Whether an apostrophe between two pieces stands for the vowel of a little word: l'État, dell'arte."""
    return left in elided_words() and right[0] in VOWELS


def _fits(term: str, joiner: str, piece: str) -> bool:
    """Whether a term with a piece joined to it gives the same one term when it is analyzed again.

    A number ends where no digit follows, and what stands beside an ampersand is short.
    """
    side = term.rpartition("&")[2]
    if joiner == "&":
        return len(side) <= AMPERSAND_CHARS and len(piece) <= AMPERSAND_CHARS
    if joiner.endswith("'"):
        return "." not in side and (side == term or len(side + piece) <= AMPERSAND_CHARS)
    if joiner == "." and piece.isdecimal():
        return side.replace(".", "").isdecimal()
    return side == term or len(side + piece) <= AMPERSAND_CHARS


def _glue(joiner: str, left: str, right: str) -> str | None:
    """What a term has between two pieces, or None where they are two terms."""
    if joiner.endswith("'"):
        return None if is_elided(left, right) else ""
    if joiner == "&":
        return "&"
    if left.isdecimal() and (amount := _AMOUNT.match(right)):
        if joiner == ".":
            return "."
        return "" if amount.end(1) == 3 and len(left) <= 3 else None
    return "" if joiner == "." and len(left) == len(right) == 1 and (left + right).isalpha() else None
