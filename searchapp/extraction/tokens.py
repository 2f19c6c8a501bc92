"""Text → tokens with offsets, and the runs of capitalised tokens in which names stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

APOSTROPHES = str.maketrans("’‘ʼ`", "''''")  # same length, so that offsets stay true

TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?![^\W_])"  # U.S.  J.P.  e.g.
    r"|[^\W_]+(?:(?:[/.'](?=[^\W\d_]{2})|&(?:(?i:amp);)?|-(?=[A-Z0-9])|'(?=[A-Z]))[^\W_]+)*"  # AT&T  al-Noor  O'Neill
    r"|'s\b|&(?i:amp);|\n|[^\w\s]"
)
AMPERSAND = re.compile(r"&amp;", re.IGNORECASE)  # HTML in the text; upper case in some wire copy
ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof st gen lt col maj sgt cpl capt cmdr adm sen rep gov rev hon jr sr inc corp co ltd bros cos
    no vs dept jan feb mar apr jun jul aug sept sep oct nov dec mt ft messrs supt brig pres sec atty u.s u.k u.n
    """.split()  # noqa: SIM905
)
LINKS = frozenset(
    """
    of for the and & de du la le des del di da al el bin van von der den 's in on at to und et y e do dos
    . - '
    """.split()  # noqa: SIM905
)
NO_NAMES = frozenset(
    """
    The A An In On At By For From With Of To As If And But Or So Nor Yet It He She We They I You This That These
    Those There Here His Her Its Our Their My Your What When Where Who Why How While After Before Since Until
    During Despite Although Though Because However Meanwhile Also Some Many Most Several Both All No Not One Two
    Three Four Five Six Seven Eight Nine Ten Last Next Earlier Later Now Then Monday Tuesday Wednesday Thursday
    Friday Saturday Sunday January February March April June July August September October November December Mr
    Mrs Ms Dr Is Are Was Were Be Been Has Have Had Do Does Did Will Would Can Could May Should Under Over About
    Between Among Even Only Just Still Such Other Another Each Every Any Few More Less Once Instead According
    Asked GMT EST EDT PST GDP GNP CIF FOB CEO CFO TV PC CD DVD AIDS HIV DNA LNG VAT TNT DWI Jr Sr II III IV
    """.split()  # noqa: SIM905
)
MOST_LINKS = 2  # "of the": no name found in the marked sets has three link words in a row
MOST_RUN = 30  # tokens; a longer run is a list, and is cut
LEAST_SHOUT_CHARS = 16  # a shorter line of capitals may be a name
LEAST_TITLE_WORDS = 3  # "Lighthouses Get New Coat"
WRAPPED_LINE_CHARS = 95  # a text whose lines all stay under this was wrapped by hand; wire copy wraps at 60 to 80


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, with the offsets where they start and end."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    text: str
    shouted: frozenset[int]  # tokens of lines whose capitals say nothing

    def end(self, index: int) -> int:
        """The offset just after a token."""
        return self.ends[index]

    def begins_sentence(self, index: int) -> bool:
        """Whether no word stands between a token and the end of the sentence before."""
        words = self.words
        for back in range(index - 1, -1, -1):
            word = words[back]
            if word[0].isalnum():
                return False
            if word in "\n!?" or (word == "." and not is_abbreviation(words, back)):
                return True
        return True


def plain_apostrophes(text: str) -> str:
    """The text with every kind of apostrophe as ', at the same offsets."""
    return text.translate(APOSTROPHES)


def tokenize(text: str) -> Tokens:
    """The tokens of a text; the ends of lines are tokens too where they end a sentence."""
    matches = list(TOKEN.finditer(text))
    if is_wrapped(text):
        matches = [match for match in matches if match[0] != "\n" or not continues(text, match.start())]
    words = [match[0] for match in matches]
    if "&" in text:
        words = [AMPERSAND.sub("&", word) for word in words]
    starts = [match.start() for match in matches]
    ends = [match.end() for match in matches]
    return Tokens(words, starts, ends, text, frozenset(shouted_tokens(text, starts)))


def shouted_tokens(text: str, starts: list[int]) -> Iterator[int]:
    """The numbers of the tokens in lines whose capitals say nothing: all capitals, or a Headline Written Like This."""
    at = 0
    for line in text.split("\n"):
        if is_shouted(line) or (at == 0 and is_title_case(line)):
            yield from range(bisect_left(starts, at), bisect_left(starts, at + len(line)))
        at += len(line) + 1


def is_shouted(line: str) -> bool:
    """Whether a line is all in capitals, and too long to be just a name."""
    return line.isupper() and len(line) >= LEAST_SHOUT_CHARS and " " in line.strip()


def is_title_case(line: str) -> bool:
    """Whether a headline has a capital on every word of four letters and more, and enough of these to tell."""
    if line.rstrip().endswith("."):
        return False
    long_words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) >= 4]
    return len(long_words) >= LEAST_TITLE_WORDS and all(word[0].isupper() for word in long_words)


def is_wrapped(text: str) -> bool:
    """Whether the lines of a text were broken to fit a width, so that most line ends mean nothing."""
    body = text[text.find("\n") + 1 :]
    return "\n" in body.rstrip() and max(map(len, body.split("\n"))) <= WRAPPED_LINE_CHARS


def continues(text: str, newline: int) -> bool:
    """Whether the sentence goes on after this line end of a wrapped text."""
    before, after = text[newline - 1 : newline], text[newline + 1 : newline + 2]
    line_start = text.rfind("\n", 0, newline) + 1
    if not before or not after or line_start == 0:  # the title's own end
        return False
    return newline - line_start >= 45 and not after.isspace() and before not in ".!?:"


def is_abbreviation(words: list[str], at: int) -> bool:
    """Whether the full stop at this place belongs to the word before it."""
    if at < 1:
        return False
    word = words[at - 1]
    return word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper())


def chunks(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """The runs of tokens in which a name may stand: capitalised words, and link words between them."""
    words, shouted = tokens.words, tokens.shouted
    capital = [not word.islower() and is_capitalised(word) for word in words]
    for index in shouted:
        capital[index] = False
    capital.append(False)
    at, count = 0, len(words)
    while at < count:
        if not capital[at]:
            at += 1
            continue
        end = at + 1
        while end < count and end - at < MOST_RUN:
            step = 1 if capital[end] else links_from(words, capital, end)
            if not step:
                break
            end += step
        if end > at + 1 or words[at] not in NO_NAMES:
            yield at, end
        at = end


def links_from(words: list[str], capital: list[bool], at: int) -> int:
    """How many link words stand here before the next capitalised word; 0 where the run ends."""
    for last in range(at, min(at + MOST_LINKS, len(words))):
        word = words[last]
        if word not in LINKS:
            return 0
        if word == "." and not is_abbreviation(words, last):
            return 0
        if word == "'" and not words[last - 1].endswith("s"):  # Governors' Association
            return 0
        if capital[last + 1]:
            return last + 1 - at
    return 0


def is_capitalised(word: str) -> bool:
    """Whether a word can begin, or be, a name: Fars, eBay, al-Sabirin, 20th."""
    if word[0].isupper():
        return True
    return len(word) > 3 and (not word.islower() if word[0].isalpha() else word[0].isdigit() and word[-1].isalpha())
