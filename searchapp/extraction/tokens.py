"""Text → tokens with offsets, and which of them stand in lines whose capitals say nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, chain, compress, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_words.word_table import (
    BEGINS_PERSON,
    BEHIND_PERSONS,
    DESCRIBES,
    LEGAL_FORM,
    PERSON_FORM,
    WRITTEN_AS_KNOWN,
    Numbers,
    Vocabulary,
)
from searchapp.extraction.word_kinds import CAPITALS, FULL_STOP, SENTENCE_END, SMALL, WORDS, is_abbreviated

_APOSTROPHES = "’‘ʼ"

_TOKEN = re.compile(
    r"([A-Za-z0-9]+(?![\w/.'&-])"  # most words, told in four fifths of the time
    r"|[^\W_](?:"
    r"\.(?<=[^\W\d_]\.)(?:[^\W\d_]\.)+(?![^\W_])"  # U.S.  J.P.  e.g.
    r"|[^\W_]*(?:(?:[/.'](?=[^\W\d_]{2})|&(?:(?i:amp);)?|-(?=[A-Z0-9])|'(?=[A-Z]))[^\W_]+)*"  # AT&T  al-Noor  O'Neill
    r")|'s\b|&(?i:amp);|\n|[^\w\s])"
)
_SENTENCE_BEGIN = re.compile(rf"(?:^|[{FULL_STOP}{SENTENCE_END}])[^{WORDS}]*[{WORDS}]")  # over the kinds of words
_ASCII_TOKEN = re.compile(_TOKEN.pattern, re.ASCII)  # the same for texts in ASCII, in four fifths of the time
_AMPERSAND = re.compile(r"&amp;", re.IGNORECASE)  # HTML in the text; upper case in some wire copy
_DASH = "—"  # parts a dateline from the story; a hyphen would join the town to the name behind it
_DASH_OF_DATELINE = re.compile(
    r"^[ \t]*(?=[A-ZÀ-Þ]{3})[A-ZÀ-Þ][A-ZÀ-Þ .'/-]+?(?:, ?[^\n()–-]{1,40}?)? (-|–) ", re.MULTILINE
)
_HEAD_CHARS = 600  # of a text, in which its dateline ends
_MIN_CAPS_WORD_CHARS = 5  # "NOKIA"; a shorter word in capitals may be an acronym
_MIN_ALL_CAPS_CHARS = 16  # a shorter line in capitals may be a name
_MIN_TITLE_WORDS = 3  # "Lighthouses Get New Coat"
_MAX_WRAPPED_LINE_CHARS = 95  # a text with no longer line is hard-wrapped; wire copy wraps at 60 to 80
_RAGGED_CHARS = 16  # a wrapped line is short of its neighbours by one long word at most
_MIN_WRAPPED_LINE_CHARS = 45  # a shorter line was not ended by the wrapping
_MARKS = (
    WRITTEN_AS_KNOWN,
    BEGINS_PERSON,
    LEGAL_FORM,
    DESCRIBES,
    BEHIND_PERSONS,
    PERSON_FORM,
)  # in the order of the members of `Tokens`


class Tokens(Struct, frozen=True, gc=False):
    """The tokens of a text, with the offsets where they start and end."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    lower: list[str]  # the words in small letters
    kinds: str  # the kind of each word (`word_kinds`)
    numbers: Numbers  # (words,) in the vocabulary, until it forgets them
    text: str
    uncased: frozenset[int]  # indices of tokens in lines whose capitals say nothing about names
    lowered: frozenset[int]  # those of them that are ordinary words, which `words` has in small letters
    distinct: frozenset[str]  # the different words in small letters
    sentence_begins: frozenset[int]  # indices of the first words of sentences
    begin_known: list[int]  # of words that known names may begin with
    begin_persons: list[int]  # of given names, which begin full names of persons
    legal_forms: list[int]  # of words that may be such, and of ampersands
    describing: list[int]  # of words that describe the name beside them
    behind_persons: list[int]  # of verbs and commas that persons' names may end before
    person_forms: list[int]  # of words that only persons' names have by their form: J.B., McLeod


def plain_apostrophes(text: str) -> str:
    """The text with every kind of apostrophe as ', at the same offsets."""
    text = text.replace("`", "'")
    for apostrophe in "" if text.isascii() else _APOSTROPHES:
        text = text.replace(apostrophe, "'")
    return text


class _Cut(Struct, frozen=True, gc=False):
    """A text cut into words, before anything is known of these."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    uncased: frozenset[int]
    lowered: frozenset[int]


def tokenize(texts: Sequence[str], vocabulary: Vocabulary) -> list[Tokens]:
    """The tokens of each text of a batch; the ends of lines are tokens too where they end a sentence.

    Where capitals say nothing, ordinary words come in small letters and others capitalised, as in a sentence.
    """
    cut = [_cut(text, vocabulary.lexicon.ordinary) for text in texts]
    numbers = vocabulary.numbers([*chain.from_iterable([each.words for each in cut])])
    lower, kinds, flags = vocabulary.in_small_letters(numbers), vocabulary.kinds(numbers), vocabulary.flags(numbers)
    bounds = [0, *accumulate([len(each.words) for each in cut])]
    marked = zip(*[_marked(flags & flag, bounds) for flag in _MARKS], strict=True)
    return [
        _tokens(each, lower[begin:end], kinds[begin:end], numbers[begin:end], marks)
        for each, begin, end, marks in zip(cut, bounds, bounds[1:], marked, strict=False)
    ]


def _marked(flags: npt.NDArray[np.integer[Any]], bounds: Sequence[int]) -> Iterator[list[int]]:
    """By text the indices of the words that have a flag, where a batch of texts has these bounds."""
    marked = np.flatnonzero(flags)
    cuts = np.searchsorted(marked, bounds)
    indices = (marked - np.repeat(bounds[:-1], np.diff(cuts))).tolist()
    return (indices[begin:end] for begin, end in pairwise(cuts.tolist()))


def _tokens(cut: _Cut, lower: list[str], kinds: str, numbers: Numbers, marks: Iterable[list[int]]) -> Tokens:
    """The tokens of a text, with what is known of its words."""
    capitals = [index for index in cut.lowered if kinds[index] in CAPITALS]
    if capitals:
        changed = list(kinds)
        for index in capitals:
            changed[index] = SMALL
        kinds = "".join(changed)
    begins = frozenset(_sentence_begins(cut.words, kinds))
    return Tokens(
        cut.words, cut.starts, cut.ends, lower, kinds, numbers, cut.text, cut.uncased, cut.lowered, frozenset(lower),
        begins, *marks,
    )  # fmt: skip


def _cut(text: str, ordinary: Collection[str]) -> _Cut:
    """A text cut into words, those where capitals say nothing as in a sentence."""
    words, starts, ends = _words(text)
    if "&" in text and _AMPERSAND.search(text):
        words = [_AMPERSAND.sub("&", word) for word in words]
    if dash := _DASH_OF_DATELINE.search(text, 0, _HEAD_CHARS):
        words[bisect_left(starts, dash.start(1))] = _DASH
    uncased = frozenset(_uncased_tokens(text, starts))
    lowered = frozenset(_with_sentence_case(words, uncased, ordinary))
    return _Cut(text, words, starts, ends, uncased, lowered)


def _sentence_begins(words: list[str], kinds: str) -> Iterator[int]:
    """The indices of the first words of sentences: behind the end of one, or nothing but signs."""
    end = max(map(kinds.rfind, WORDS)) + 1  # signs behind it would be gone through from each of them
    for match in _SENTENCE_BEGIN.finditer(kinds, 0, end):
        begin, first = match.start(), match.end() - 1
        if not begin or SENTENCE_END in match[0] or _has_end(kinds, words, begin, first):
            yield first


def _has_end(kinds: str, words: list[str], begin: int, end: int) -> bool:
    """Whether a full stop between two words abbreviates none."""
    while begin >= 0:
        if not is_abbreviated(words, begin):
            return True
        begin = kinds.find(FULL_STOP, begin + 1, end)
    return False


def _words(text: str) -> tuple[list[str], list[int], list[int]]:
    """The tokens of a text, where they start and where they end."""
    pieces = (_ASCII_TOKEN if text.isascii() else _TOKEN).split(text)  # what stands between tokens, and the tokens
    bounds = list(accumulate(map(len, pieces)))
    words, starts, ends = pieces[1::2], bounds[:-1:2], bounds[1::2]
    if not _is_wrapped(text):
        return words, starts, ends
    least = _RAGGED_CHARS if _is_narrow(text) else _MIN_WRAPPED_LINE_CHARS
    kept = [
        word != "\n" or not _continues_sentence(text, start, least) for word, start in zip(words, starts, strict=True)
    ]
    return list(compress(words, kept)), list(compress(starts, kept)), list(compress(ends, kept))


def _with_sentence_case(words: list[str], uncased: Collection[int], ordinary: Collection[str]) -> Iterator[int]:
    """Write the uncased words as in a sentence; yielded are the indices of those in small letters."""
    for index in uncased:
        word = words[index]
        lower = word.lower()
        if lower in ordinary or lower in _small_words() or lower.removesuffix("s") in ordinary:
            words[index] = lower
            yield index
        elif word.isalpha() and word.isupper() and len(word) >= _MIN_CAPS_WORD_CHARS:
            words[index] = word.capitalize()


@cache
def _small_words() -> frozenset[str]:
    return ENGLISH["links in names"].union(map(str.lower, ENGLISH["no names"]))


def _uncased_tokens(text: str, starts: list[int]) -> Iterator[int]:
    """Indices of tokens in lines whose capitals say nothing: all capitals, or a Headline Written Like This."""
    offset = 0
    for line in text.split("\n"):
        if _is_all_caps(line) or (offset == 0 and _is_title_case(line)):
            yield from range(bisect_left(starts, offset), bisect_left(starts, offset + len(line)))
        offset += len(line) + 1


def _is_all_caps(line: str) -> bool:
    """Whether a line is all in capitals and too long to be a mere name."""
    return line.isupper() and len(line) >= _MIN_ALL_CAPS_CHARS and " " in line.strip()


def _is_title_case(line: str) -> bool:
    """Whether a headline capitalises every word of four letters or more, and has enough of them to tell."""
    if line.rstrip().endswith("."):
        return False
    long_words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) >= 4]
    return len(long_words) >= _MIN_TITLE_WORDS and all(word[0].isupper() for word in long_words)


def _is_wrapped(text: str) -> bool:
    """Whether a text is hard-wrapped, so that most of its line ends are no sentence ends."""
    body = text[text.find("\n") + 1 :]
    return "\n" in body.rstrip() and max(map(len, body.split("\n"))) <= _MAX_WRAPPED_LINE_CHARS


def _is_narrow(text: str) -> bool:
    """Whether a text is one of narrow columns: of lines of like length each paragraph's last alone ends a sentence."""
    paragraphs = [paragraph.strip().split("\n") for paragraph in text[text.find("\n") + 1 :].split("\n\n")]
    width = max(len(line) for lines in paragraphs for line in lines)
    return (
        width < _MIN_WRAPPED_LINE_CHARS
        and any(len(lines) > 2 for lines in paragraphs)
        and all(
            lines[-1].endswith((".", "!", "?"))
            and not any(line.endswith((".", "!", "?", ":")) or len(line) < width - _RAGGED_CHARS for line in lines[:-1])
            for lines in paragraphs
            if len(lines) > 2
        )
    )


def _continues_sentence(text: str, newline: int, least: int) -> bool:
    """Whether a sentence goes on after a line end of a hard-wrapped text, in lines of at least so many characters."""
    before, after = text[newline - 1 : newline], text[newline + 1 : newline + 2]
    line_start = text.rfind("\n", 0, newline) + 1
    if not before or not after or line_start == 0:  # the end of the title
        return False
    return newline - line_start >= least and not after.isspace() and before not in ".!?:"
