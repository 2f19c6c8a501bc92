"""Text → tokens with offsets, and the runs of capitalised tokens in which names stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

APOSTROPHES = str.maketrans("’‘ʼ`", "''''")  # same length, so that offsets stay true

TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?![^\W_])"  # U.S.  J.P.  e.g.
    r"|[^\W_]+(?:(?:[/.'](?=[^\W\d_]{2})|&(?:amp;)?|-(?=[A-Z0-9])|'(?=[A-Z]))[^\W_]+)*"  # AT&T  al-Sabirin  O'Neill
    r"|'s\b|&amp;|\n|[^\w\s]"
)
POSSESSIVE = re.compile(r"'s?$")
ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "gen",
        "lt",
        "col",
        "maj",
        "sgt",
        "cpl",
        "capt",
        "cmdr",
        "adm",
        "sen",
        "rep",
        "gov",
        "rev",
        "hon",
        "jr",
        "sr",
        "inc",
        "corp",
        "co",
        "ltd",
        "bros",
        "cos",
        "no",
        "vs",
        "dept",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "mt",
        "ft",
        "messrs",
        "supt",
        "brig",
        "pres",
        "sec",
        "atty",
        "u.s",
        "u.k",
        "u.n",
    ]
)
LINKS = frozenset(
    [
        "of",
        "for",
        "the",
        "and",
        "&",
        "&amp;",
        "de",
        "du",
        "la",
        "le",
        "des",
        "del",
        "di",
        "da",
        "al",
        "el",
        "bin",
        "van",
        "von",
        "der",
        "den",
        "'s",
        "in",
        "on",
        "at",
        "to",
        "und",
        "et",
        "y",
        "e",
        "do",
        "dos",
        ".",
        "-",
    ]
)
NO_NAMES = frozenset(  # words that alone are no organization, however they are written: most begin a sentence
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "By",
        "For",
        "From",
        "With",
        "Of",
        "To",
        "As",
        "If",
        "And",
        "But",
        "Or",
        "So",
        "Nor",
        "Yet",
        "It",
        "He",
        "She",
        "We",
        "They",
        "I",
        "You",
        "This",
        "That",
        "These",
        "Those",
        "There",
        "Here",
        "His",
        "Her",
        "Its",
        "Our",
        "Their",
        "My",
        "Your",
        "What",
        "When",
        "Where",
        "Who",
        "Why",
        "How",
        "While",
        "After",
        "Before",
        "Since",
        "Until",
        "During",
        "Despite",
        "Although",
        "Though",
        "Because",
        "However",
        "Meanwhile",
        "Also",
        "Some",
        "Many",
        "Most",
        "Several",
        "Both",
        "All",
        "No",
        "Not",
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Last",
        "Next",
        "Earlier",
        "Later",
        "Now",
        "Then",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Is",
        "Are",
        "Was",
        "Were",
        "Be",
        "Been",
        "Has",
        "Have",
        "Had",
        "Do",
        "Does",
        "Did",
        "Will",
        "Would",
        "Can",
        "Could",
        "May",
        "Should",
        "Under",
        "Over",
        "About",
        "Between",
        "Among",
        "Even",
        "Only",
        "Just",
        "Still",
        "Such",
        "Other",
        "Another",
        "Each",
        "Every",
        "Any",
        "Few",
        "More",
        "Less",
        "Once",
        "Instead",
        "According",
        "Asked",
    ]
)
MOST_LINKS = 2  # "of the": no name found in the marked sets has three link words in a row
LEAST_SHOUT_CHARS = 16  # a shorter line of capitals may be a name
WRAPPED_LINE_CHARS = 95  # a text whose lines all stay under this was wrapped by hand; wire copy wraps at 60 to 80


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: `first[i]` says whether token i begins a sentence."""

    words: list[str]
    starts: list[int]
    first: list[bool]
    text: str
    shouted: frozenset[int] = frozenset()  # tokens of lines in capitals, where case says nothing

    def end(self, index: int) -> int:
        """The offset just after a token."""
        return self.starts[index] + len(self.words[index])


def plain_apostrophes(text: str) -> str:
    """The text with every kind of apostrophe as ', at the same offsets."""
    return text.translate(APOSTROPHES)


def tokenize(text: str) -> Tokens:
    """The tokens of a text; the ends of lines are tokens too where they end a sentence."""
    wrapped = is_wrapped(text)
    words: list[str] = []
    starts: list[int] = []
    first: list[bool] = []
    fresh = True
    for match in TOKEN.finditer(text):
        word = match.group()
        if word == "\n":
            if wrapped and continues(text, match.start()):
                continue
            fresh = True
        words.append(word)
        starts.append(match.start())
        first.append(fresh)
        if word in ".!?" and not (word == "." and is_abbreviation(words)):
            fresh = True
        elif word.isalnum():
            fresh = False
    return Tokens(words, starts, first, text, frozenset(shouted_tokens(text, starts)))


def shouted_tokens(text: str, starts: list[int]) -> Iterator[int]:
    """The numbers of the tokens that stand in a line of capitals, like a headline of old wire copy."""
    at = 0
    for line in text.split("\n"):
        if line.isupper() and len(line) >= LEAST_SHOUT_CHARS and " " in line.strip():
            yield from range(bisect_left(starts, at), bisect_left(starts, at + len(line)))
        at += len(line) + 1


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


def is_abbreviation(words: list[str]) -> bool:
    """Whether the full stop that is the last of these words belongs to the word before it."""
    if len(words) < 2:
        return False
    word = words[-2]
    return word.lower() in ABBREVIATIONS or (len(word) == 1 and word.isupper())


def chunks(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """The runs of tokens in which a name may stand: capitalised words, and link words between them."""
    words, first, shouted = tokens.words, tokens.first, tokens.shouted
    capital = [index not in shouted and is_capitalised(word) for index, word in enumerate(words)]
    at, count = 0, len(words)
    while at < count:
        if not capital[at]:
            at += 1
            continue
        end = at + 1
        while end < count:
            if capital[end] and not (first[end] and words[end - 1] != "."):
                end += 1
                continue
            skip = links_from(words, end) if words[end] in LINKS else 0
            if not skip:
                break
            end += skip
        if end > at + 1 or words[at] not in NO_NAMES:
            yield at, end
        at = end


def links_from(words: list[str], at: int) -> int:
    """How many link words stand here before the next capitalised word; 0 where the run ends."""
    for skip in range(1, MOST_LINKS + 1):
        if at + skip >= len(words) or words[at + skip - 1] not in LINKS:
            return 0
        if words[at + skip - 1] == "." and not is_abbreviation(words[: at + skip]):
            return 0
        if is_capitalised(words[at + skip]):
            return skip
    return 0


def is_capitalised(word: str) -> bool:
    """Whether a word can begin, or be, a name."""
    return word[0].isupper() or (len(word) > 3 and any(map(str.isupper, word)))
