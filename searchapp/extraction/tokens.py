"""Text → tokens with offsets, and the chunks of capitalised tokens that may hold names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from searchapp.text.calendar.dates import MONTH_NAMES
from searchapp.text.sentences import is_abbreviation

_APOSTROPHES = "’‘ʼ`"

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?![^\W_])"  # U.S.  J.P.  e.g.
    r"|[^\W_]+(?:(?:[/.'](?=[^\W\d_]{2})|&(?:(?i:amp);)?|-(?=[A-Z0-9])|'(?=[A-Z]))[^\W_]+)*"  # AT&T  al-Noor  O'Neill
    r"|'s\b|&(?i:amp);|\n|[^\w\s]"
)
_AMPERSAND = re.compile(r"&amp;", re.IGNORECASE)  # HTML in the text; upper case in some wire copy
_NAME_LINKS = frozenset(
    """
    of for the and & de du la le des del di da al el bin van von der den 's in on at to und et y e do dos
    . - '
    """.split()  # noqa: SIM905
)
NON_NAMES = frozenset(
    """
    The A An In On At By For From With Of To As If And But Or So Nor Yet It He She We They I You This That These
    Those There Here His Her Its Our Their My Your What When Where Who Why How While After Before Since Until
    During Despite Although Though Because However Meanwhile Also Some Many Most Several Both All No Not One Two
    Three Four Five Six Seven Eight Nine Ten Last Next Earlier Later Now Then Monday Tuesday Wednesday Thursday
    Friday Saturday Sunday Mr
    Mrs Ms Dr Is Are Was Were Be Been Has Have Had Do Does Did Will Would Can Could May Should Under Over About
    Between Among Even Only Just Still Such Other Another Each Every Any Few More Less Once Instead According
    Asked GMT EST EDT PST GDP GNP CIF FOB CEO CFO TV PC CD DVD AIDS HIV DNA LNG VAT TNT DWI Jr Sr II III IV
    """.split()  # noqa: SIM905
) | frozenset(MONTH_NAMES)
_SMALL_WORDS = frozenset(map(str.lower, NON_NAMES)) | _NAME_LINKS
_MIN_CAPS_WORD_CHARS = 5  # "NOKIA"; a shorter word in capitals may be an acronym
_MAX_LINKS = 2  # "of the": no name in the annotated sets has three link words in a row
_MAX_CHUNK_TOKENS = 30  # a longer chunk is a list, and is cut
_MIN_ALL_CAPS_CHARS = 16  # a shorter line in capitals may be a name
_MIN_TITLE_WORDS = 3  # "Lighthouses Get New Coat"
_MAX_WRAPPED_LINE_CHARS = 95  # a text with no longer line is hard-wrapped; wire copy wraps at 60 to 80
_MIN_WRAPPED_LINE_CHARS = 45  # a shorter line was not ended by the wrapping


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, with the offsets where they start and end."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    text: str
    uncased: frozenset[int]  # indices of tokens in lines whose capitals say nothing about names
    lowered: frozenset[int] = frozenset()  # those of them that are ordinary words, which `words` has in small letters

    def begins_sentence(self, index: int) -> bool:
        """Whether a token is the first word of its sentence."""
        words = self.words
        for back in range(index - 1, -1, -1):
            word = words[back]
            if word[0].isalnum():
                return False
            if word in "\n!?" or (word == "." and not _is_abbreviation(words, back)):
                return True
        return True


def plain_apostrophes(text: str) -> str:
    """The text with every kind of apostrophe as ', at the same offsets."""
    for apostrophe in _APOSTROPHES:
        text = text.replace(apostrophe, "'")
    return text


def tokenize(text: str, ordinary: Collection[str] = ()) -> Tokens:
    """The tokens of a text; the ends of lines are tokens too where they end a sentence.

    Where capitals say nothing, the `ordinary` words come in small letters and others capitalised, as in a sentence.
    """
    matches = list(_TOKEN.finditer(text))
    if _is_wrapped(text):
        matches = [match for match in matches if match[0] != "\n" or not _continues_sentence(text, match.start())]
    words = [match[0] for match in matches]
    if "&" in text:
        words = [_AMPERSAND.sub("&", word) for word in words]
    starts = [match.start() for match in matches]
    ends = [match.end() for match in matches]
    uncased = frozenset(_uncased_tokens(text, starts))
    lowered = frozenset(_with_sentence_case(words, uncased, ordinary)) if uncased and ordinary else uncased
    return Tokens(words, starts, ends, text, uncased, lowered)


def _with_sentence_case(words: list[str], uncased: Collection[int], ordinary: Collection[str]) -> Iterator[int]:
    """Write the uncased words as in a sentence; yielded are the indices of those in small letters."""
    for index in uncased:
        word = words[index]
        lower = word.lower()
        if lower in ordinary or lower in _SMALL_WORDS or lower.removesuffix("s") in ordinary:
            words[index] = lower
            yield index
        elif word.isalpha() and word.isupper() and len(word) >= _MIN_CAPS_WORD_CHARS:
            words[index] = word.capitalize()


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


def _continues_sentence(text: str, newline: int) -> bool:
    """Whether a sentence goes on after a line end of a hard-wrapped text."""
    before, after = text[newline - 1 : newline], text[newline + 1 : newline + 2]
    line_start = text.rfind("\n", 0, newline) + 1
    if not before or not after or line_start == 0:  # the end of the title
        return False
    return newline - line_start >= _MIN_WRAPPED_LINE_CHARS and not after.isspace() and before not in ".!?:"


def _is_abbreviation(words: list[str], index: int) -> bool:
    """Whether the full stop at this index belongs to an abbreviation."""
    if index < 1:
        return False
    word = words[index - 1]
    return is_abbreviation(word) or (len(word) == 1 and word.isupper())


def chunks(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Begin and end of each chunk that may hold a name: capitalised words, and link words between them."""
    words = tokens.words
    capital = [not word.islower() and _is_capitalised(word) for word in words]
    for index in tokens.lowered:
        capital[index] = False
    capital.append(False)
    begin, count = 0, len(words)
    while begin < count:
        if not capital[begin]:
            begin += 1
            continue
        end = begin + 1
        while end < count and end - begin < _MAX_CHUNK_TOKENS:
            step = 1 if capital[end] else _link_length(words, capital, end)
            if not step:
                break
            end += step
        if end > begin + 1 or words[begin] not in NON_NAMES:
            yield begin, end
        begin = end


def _link_length(words: list[str], capital: list[bool], index: int) -> int:
    """How many link words lead from this index to the next capitalised word; 0 where the chunk ends."""
    for last in range(index, min(index + _MAX_LINKS, len(words))):
        word = words[last]
        if word not in _NAME_LINKS:
            return 0
        if word == "." and not _is_abbreviation(words, last):
            return 0
        if word == "'" and not words[last - 1].endswith("s"):  # Governors' Association
            return 0
        if capital[last + 1]:
            return last + 1 - index
    return 0


def _is_capitalised(word: str) -> bool:
    """Whether a word may begin a name by its case: Fars, eBay, al-Sabirin, 20th."""
    if word[0].isupper():
        return True
    return len(word) > 3 and (not word.islower() if word[0].isalpha() else word[0].isdigit() and word[-1].isalpha())
