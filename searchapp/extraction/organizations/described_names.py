"""Names that the words around them show to be organizations, though no list and no model knows them.

“Orrin, a maker of kettles”, “the founder of Orrin”, “told The Orrin”, “ORT-Leeds”, “Orrin (OSE: ORR)”: of 32 such names
in 359 articles of five continents that the model had left out, 31 were organizations.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.name_reading import NameReading
from searchapp.extraction.name_words.abbreviations import is_common_abbreviation
from searchapp.extraction.name_words.headwords import headword_kind
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.name_words.place_names import is_place
from searchapp.extraction.overlaps import Span, TakenSpans, overlaps_sorted
from searchapp.extraction.tokens import Tokens
from searchapp.model.facts import Mention
from searchapp.text.lazy_pattern import LazyPattern

T = TypeVar("T")

_SCORE = 0.8
_SPELLED_SCORE = 0.9  # of a name before its acronym
_WORD = r"[A-Z][\w&-]*[^\W_]"
_NAME = rf"(?<!\w)(?<!\w-)((?:{_WORD})(?: (?:of |for |& )?{_WORD}){{0,3}})"
_NAME_CHARS = 80
_ALPHANUMERIC = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,8}|[A-Z][a-z]{2,7}")  # TGL, T.G.L., Tegal
_WORD_OR_AND = re.compile(r"[^\W_][\w'-]*|&")
_BETWEEN_WORDS = ("", " ", ", ")
# Each pattern begins with what stands in few places of a text, so that it is tried there alone.
_APPOSITION = LazyPattern(
    lambda: (
        r", (?:(?:based in|backed by|headquartered in) (?=[A-Z])|"
        r"(?:an?|(?:an?|the|one of|which is an?|[A-Z]\w+'s)(?: [\w'.-]+){1,8}?)"
        rf" (?:{'|'.join(sorted(ENGLISH['businesses'] | ENGLISH['other kinds']))})s?"
        r"(?=[,.;)]| (?:that|which|in|of|based|owned|with|for|behind|whose|known|called|from|on|at|by|to)\b))"
    ),
    flags=0,
)
_NAME_BEFORE = re.compile(rf"{_NAME}(?: \([A-Z][\w&-]+\))?$")
_BEHIND_HEAD = re.compile(rf"s?(?: and [\w-]+(?: [\w-]+)?)? (?:of|at|with) (?:the )?{_NAME}")
_BEHIND_STAFF = re.compile(rf"s? (?:at|with) (?:the )?{_NAME}(?:,? and (?:the )?{_NAME}(?= [a-z]|[,.;]))?")
_BEHIND_KINDS = re.compile(rf"s {_NAME}(?:, {_NAME})?(?:,? and {_NAME})(?= [a-z]|[,.;])")
_OWNERS = ("owner ", "parent ")
_BEHIND_OWNED = re.compile(rf"({_WORD})(?= [a-z]|[,.;:)]|$)")
_OWNED_BEFORE = re.compile(rf"(?<![\w'-]){_WORD}(?: {_WORD}){{0,2}} $")
_BEHIND_KIND = re.compile(rf" {_NAME}")
_BEHIND_PAPER = re.compile(
    rf" {_NAME}(?=[,.;)]| (?:said|says|reported|announced|wrote|quoted|has|is|was|which|that)\b)"
)
_BEFORE_FIRMS = (
    "firm ",
    "company ",
    "startup ",
    "start-up ",
    "airline ",
    "carmaker ",
    "chain ",
    "brewery ",
)  # no person
_TICKER = re.compile(
    r" \((?:[A-Z]{2,8}(?:-[A-Z])?|[A-Z][a-z]{3,9}(?: [A-Z]\w*)?): ?[A-Z0-9][A-Z0-9.-]{0,7}(?:[;,][^()\n]{0,40})?\)"
)
# Whom one tells is a newspaper or the like, even one called Sun; and what stands behind these words is a firm.
_BEFORE_WORDS = ("told The ", " owner ", " parent ")
_ONLY_BEHIND = "(?:" + "|".join(f"(?<={words})" for words in ("The ", *_BEFORE_WORDS[1:])) + ")"
_TOWN = re.compile(r"-([A-Z][a-z]{3,})\b")
_BRANCH_BEFORE = re.compile(r"(?<![\w-])([A-Z]{2,6})$")
_BRANCH_CHARS = 8
_TO_PERSON = re.compile(r"(?: and [\w ]{3,20}?)? (?=[A-Z])")
_BEFORE_NAMES = frozenset(("Former", "Fellow", "Fans", "Outgoing", "Incoming"))
_ADDRESSED = frozenset(("given", "title", "people", "month", "day"))  # classes of words that begin no such name


def described_names(reading: NameReading, text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of names that are described as organizations, and where else the text has them."""
    plain = reading.tokens.text
    listed = list(_before(_TICKER, plain)) if "(" in plain else []
    spans = [*_before(_APPOSITION, plain), *listed, *_beside_words(reading), *_branches(plain)]
    spelled_out = list(_spelled_out(mentions, plain, reading.lexicon))
    if not spans and not spelled_out:
        return
    taken = TakenSpans(len(plain), ((mention.start, mention.end) for mention in mentions))
    for start, end in _of_persons(reading, listed):
        taken.take(start, end)
    for start, end in spelled_out:
        if not taken.overlaps(start, end):
            taken.take(start, end)
            yield Mention(start, end, text[start:end], "spelled out", _SPELLED_SCORE)
    bare = [(start + _chars_before_name(plain[start:end]), end) for start, end in spans]
    names = {
        plain[start:end]
        for start, end in bare
        if not taken.overlaps(start, end)
        and (plain.endswith(_BEFORE_WORDS, 0, start) or _may_be_organization(plain[start:end], reading.lexicon))
    }
    for name in sorted(names, key=lambda name: (-len(name), name)):
        before = "" if _may_be_organization(name, reading.lexicon) else _ONLY_BEHIND  # The Sun is no sun
        for match in re.finditer(rf"(?<!\w)(?<!\w-){before}{re.escape(name)}(?![\w-])", plain):
            if not taken.overlaps(match.start(), match.end()):
                taken.take(*match.span())
                yield Mention(match.start(), match.end(), text[match.start() : match.end()], "described", _SCORE)


def _spelled_out(mentions: Iterable[Mention], plain: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The spans of names before their acronyms in brackets: “Great Tea Railway (GTR)”, where GTR is an organization."""
    for mention in mentions if "(" in plain else ():
        end = mention.start - len(" (")
        if (
            plain[max(end, 0) : mention.start] == " ("
            and plain.startswith(")", mention.end)
            and _ACRONYM.fullmatch(mention.text)
        ):
            letters = mention.text.replace(".", "")
            start = _begin_of_expansion(letters.lower(), not letters.isupper(), plain, end)
            kind = headword_kind(plain[start:end].lower().split(" "), lexicon)
            is_body = kind == "body" or (kind == "" and not is_common_abbreviation(mention.text))
            if start < end and is_body:
                yield start, end


def _begin_of_expansion(letters: str, has_small: bool, plain: str, end: int) -> int:
    """Where the capitalised words begin that end at an offset and have these initials; the offset where none do.

    An acronym that is written with small letters, as a word, may have those of links: “Association of Orr Tea (Aot)”.
    """
    begin, left = end, len(letters)
    for word in reversed(list(_WORD_OR_AND.finditer(plain, max(0, end - _NAME_CHARS), end))):
        if plain[word.end() : begin] not in _BETWEEN_WORDS:
            return end
        begin = word.start()
        is_link = word[0].lower() in ENGLISH["link words"] or word[0] == "&"
        if is_link and has_small and word[0][0] == letters[left - 1]:  # of “Cosla”, but of no “CSLA”
            left -= 1
        elif not is_link:
            left -= 1
            if not word[0][0].isupper() or word[0][0].lower() != letters[left]:
                return end
            if not left:
                return begin
    return end


def _chars_before_name(name: str) -> int:
    """How many characters of a name are words that begin a sentence: 4 of “The Orvessa”."""
    first, _, rest = name.partition(" ")
    return (
        len(first) + 1 + _chars_before_name(rest) if rest and (first in ENGLISH["no names"] or first.islower()) else 0
    )


def _before(pattern: re.Pattern[str] | LazyPattern, plain: str) -> Iterator[tuple[int, int]]:
    """The spans of names before “, a maker of kettles” and the like."""
    for description in pattern.finditer(plain):
        end = description.start()
        if pattern is _TICKER and plain.endswith(",", 0, end):  # “Orrin, (OSE: ORR)”
            end -= 1
        name = _NAME_BEFORE.search(plain, max(0, end - _NAME_CHARS), end)
        if name:
            yield name.span(1)


def _of_persons(reading: NameReading, listed: Sequence[Span]) -> Iterator[Span]:
    """The spans of persons, but for those that the words before or a ticker behind show to be firms."""
    tokens = reading.tokens
    for span in reading.people:
        start, end = tokens.starts[span.begin], tokens.ends[span.end - 1]
        is_person = tokens.lower[span.begin].removesuffix("s") not in ENGLISH["businesses"]  # “Startups Orrin and”
        is_person = is_person and not tokens.text.endswith(_BEFORE_FIRMS, 0, start)
        if is_person and not overlaps_sorted(start, end, listed):  # whoever has a ticker is no person
            yield start, end


def _beside_words(reading: NameReading) -> Iterator[Span]:
    """The spans of names beside words that describe them."""
    plain, before, behind = reading.tokens.text, _words_before_names(), _words_behind_names()
    for start, word in _describing_words(reading.tokens):
        for words, pattern in before.get(word, ()):
            if plain.startswith(words, start):
                yield from _behind_words(reading, start, start + len(words), pattern)
        for words, beside in behind.get(word, ()):
            if plain.startswith(f" {words}", start - 1) and start:
                yield from _before_words(reading, start - 1, start + len(words), beside)


def _describing_words(tokens: Tokens) -> Iterator[tuple[int, str]]:
    """Where words stand that may describe names, with the words in small letters."""
    for index in tokens.describing:
        start, word = tokens.starts[index], tokens.lower[index]
        if word.isalnum():  # as most are
            yield start, word
            continue
        for part in _ALPHANUMERIC.finditer(tokens.text, start, tokens.ends[index]):
            yield part.start(), part[0].lower()


def _behind_words(reading: NameReading, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[Span]:
    """The spans of names behind “the founder of”, “the kettle maker”, “told The”."""
    match = pattern.match(reading.tokens.text, end)
    if match and (not reading.tokens.text.startswith(_OWNERS, start) or _is_owner(match, start, reading)):
        yield from (match.span(group) for group in range(1, len(match.regs)) if match[group])


def _is_owner(name: re.Match[str], start: int, reading: NameReading) -> bool:
    """Whether a name behind “owner” is a firm's: “Orr Tea owner Helios”, where no person is called so."""
    is_owned = _OWNED_BEFORE.search(name.string, max(0, start - _NAME_CHARS), start)
    is_person = any(name[1] in reading.tokens.words[span.begin : span.end] for span in reading.people)
    return bool(is_owned) and not is_person and gazetteer().get(name[1]) is None


def _before_words(reading: NameReading, start: int, end: int, beside: str) -> Iterator[Span]:
    """The span of a name before “leader Ana Holt”, where a person begins, and before “shares”."""
    plain, starts = reading.tokens.text, reading.tokens.starts
    if plain[end : end + 1].isalnum():
        return
    person = _TO_PERSON.match(plain, end) if beside == "person" else None
    if beside != "person" or (person and any(starts[span.begin] == person.end() for span in reading.people)):
        name = _NAME_BEFORE.search(plain, max(0, start - _NAME_CHARS), start)
        if name and (beside != "article" or plain.endswith(("the ", "The "), 0, name.start(1))):
            yield name.span(1)


@lru_cache(maxsize=1)
def _words_before_names() -> Mapping[str, Sequence[tuple[str, re.Pattern[str]]]]:
    """The words that stand before names by the first of them, each with how the text goes on to the name."""
    return _by_first_word(
        (ENGLISH["heads"], _BEHIND_HEAD),
        (ENGLISH["staff"] | {word.capitalize() for word in ENGLISH["staff"]}, _BEHIND_STAFF),
        (ENGLISH["businesses"] | ENGLISH["trades of firms"] | {"subsidiary of", "told The"}, _BEHIND_KIND),
        ({word.capitalize() for word in ENGLISH["businesses"]}, _BEHIND_KINDS),
        (_OWNERS, _BEHIND_OWNED),
        (("daily", "weekly"), _BEHIND_PAPER),
    )


@lru_cache(maxsize=1)
def _words_behind_names() -> Mapping[str, Sequence[tuple[str, str]]]:
    """The words that stand behind names by the first of them, each with what has to stand there too: an article before
    the name (“the Orrin union”), or a person behind the word."""
    return _by_first_word(
        (ENGLISH["belongings"], ""), (ENGLISH["leaders"], "person"), (ENGLISH["kinds behind names"], "article")
    )


def _by_first_word(*lists: tuple[Iterable[str], T]) -> Mapping[str, Sequence[tuple[str, T]]]:
    """What belongs to words, each with them, by the first of them in small letters and by its plural."""
    by_first: dict[str, list[tuple[str, T]]] = defaultdict(list)
    for words, belonging in {words: belonging for all_words, belonging in lists for words in all_words}.items():
        first = _ALPHANUMERIC.findall(words)[0].lower()
        by_first[first].append((words, belonging))
        by_first[f"{first}s"].append((words, belonging))
    return by_first


def _branches(plain: str) -> Iterator[tuple[int, int]]:
    """The spans of acronyms with the town of a branch, at least one of them a town that is known: “ORT-Leeds”."""
    by_acronym: dict[str, list[tuple[str, int, int]]] = {}
    for town in _TOWN.finditer(plain):
        acronym = _BRANCH_BEFORE.search(plain, max(0, town.start() - _BRANCH_CHARS), town.start())
        if acronym:
            by_acronym.setdefault(acronym[1], []).append((town[1], acronym.start(), town.end()))
    for branches in by_acronym.values():
        if any(gazetteer().get(town) for town, _, _ in branches):
            yield from ((start, end) for _, start, end in branches)


def _may_be_organization(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is none of a place or a person, and not of ordinary words alone."""
    words = name.split(" ")
    if (
        words[0] in ENGLISH["no names"]
        or is_place(name)
        or is_place(words[0].partition("-")[0])
        or gazetteer().get(name)
    ):
        return False
    if words[0] in _BEFORE_NAMES or words[-1] == "County" or is_place(words[-1]):
        return False
    if any(_ADDRESSED.intersection(lexicon.classes.get(word.lower(), ())) for word in words):
        return False
    return not all(word.lower() in lexicon.ordinary or word.lower() in ENGLISH["groups and trades"] for word in words)
