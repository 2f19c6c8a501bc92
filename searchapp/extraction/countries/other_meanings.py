"""Names of countries and peoples that mean something else where they stand: a river, a street, a language, a word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from searchapp.extraction.cued_patterns import CuePatterns, distinct_words
from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.gazetteer import ToponymKind

_CHARS_BEFORE = 24
_WATER_BEFORE = ("River ", "river ", "Rivers ", "Sea of ", "Strait of ", "Gulf of ", "Bay of ")
_RIVER_NAMES = frozenset(("Niger", "Jordan", "Senegal", "Paraguay", "Uruguay"))
_RIVER_GOES_ON = re.compile(r"[.,;:)]|$| (?:is|was|are|were|has|had|flows?|rose|near|at|into|through|and the)\b")
_STREET = "Road|Street|Avenue|Lane|Boulevard|Drive|Terrace|Crescent|Square|Rd|Ave|Blvd|Mansions|Caf[eé]|Bistro"
_SITE = (  # a water, a small town as Mexico Beach, and a venue that a firm gives its name
    "River|Basin|Delta|Sea|Valley Authority|Beach|Creek|Grove|Springs?|Ridge|Heights|Plains?|Corners?|Falls|Hollow"
    "|Downs|Township|Stadium|Arena"
)
_FIRM = "Group|Holdings?|Insurance|Municipal|Inc|Ltd|Limited|plc|PLC|LLC|LLP|Corp"
_STREET_OR_SITE_AFTER = re.compile(rf" (?:{_STREET}|{_SITE})\b")
_CALLED_SO: Mapping[ToponymKind, re.Pattern[str]] = {  # behind a name of a kind by which something else is called
    "name": _STREET_OR_SITE_AFTER,
    "leader": _STREET_OR_SITE_AFTER,
    "capital": re.compile(rf" (?:{_STREET})\b"),
    "city": re.compile(rf" (?:{_STREET}|{_FIRM})\b"),
}
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n\"“]\s*)$")
_PRONOUN_BEFORE = re.compile(
    r"\b(?:ABOUT|AMONG|AND|ASK|AT|BEHIND|BETWEEN|BY|CALL|CONTACT|EMAIL|FOLLOW|FOR|FROM|GIVE|HELP|JOIN|LET|LIKE|OF|ON"
    r"|SEND|SHOW|SAVE|SPARE|SUPPORT|TEACH|TELL|TO|TRUST|VISIT|WITH|WRITE"
    r"|(?:I|YOU|HE|SHE|THEY|GOD|LORD) [A-Z]+) $"
)
_LIST = r"(?P<list>[A-Z][a-z]+(?:(?:, (?:and |or )?| and | or )[A-Z][a-z]+)*)"
_VERBS = ("speak", "teach", "learn", "read", "understand")
_CUES = [stem + ending for stem in _VERBS for ending in ("", "s", "es", "ing", "ed")]
_CUES += ["spoke", "spoken", "taught", "fluent in", "lessons in", "written in", "published in", "said in", "wrote in"]
_TRANSLATION = ["translated", "translates", "translating", "translation"]
_LANGUAGES = (
    CuePatterns(_CUES, f" {_LIST}"),
    CuePatterns(_TRANSLATION, rf" (?:it |them )?(?:from|in|into) {_LIST}"),
    CuePatterns(["in"], rf" {_LIST}(?=[.;,:)\"]|$| and(?:,| [a-z ]{{0,24}}(?:languages|dialects|tongues)\b))"),
    CuePatterns(["languages"], rf"[^.;:\n]{{0,90}}: {_LIST}"),
)
# What stands directly before a language: any of these words, or the rest of a list.
_BEFORE_LANGUAGE = (*(f"{cue} " for cue in _CUES), "from ", "in ", "into ", ": ", " and ", " or ", ", ")
# What stands behind a language, as in “speaks French at home”; behind a people's name stands what is theirs.
_BEHIND_LANGUAGE = re.compile(
    r"(?=$|\W*$|[^\w\s]|\n| (?:at|in|to|as|and|or|but|with|for|by|on|than|when|while|because|well|badly|fluently|only"
    r"|too|lessons?|class(?:es)?|courses?|speakers?|poorly|since|during|after|before)\b)"
)
_LANGUAGE_AFTER = re.compile(r"[ -]speak(?:ing|ers?)\b| languages?\b| literature\b| at school\b")
_NAME = re.compile(r"[A-Z][a-z]+")


def is_part_of_name(plain: str, kind: ToponymKind, end: int) -> bool:
    """Whether a street, a site or a firm is called by the name that ends there: Oxford Street, Phoenix Group."""
    called_so = _CALLED_SO.get(kind)
    return called_so is not None and called_so.match(plain, end) is not None


def is_water(plain: str, start: int, end: int) -> bool:
    """Whether the name from `start` to `end` is that of a river or a sea: River Niger, the Jordan."""
    if plain[start:end] in _RIVER_NAMES and plain.endswith((" the ", "The "), 0, start):
        return _RIVER_GOES_ON.match(plain, end) is not None
    return plain.endswith(_WATER_BEFORE, max(0, start - _CHARS_BEFORE), start)


def is_small_word(text: str, name: str, start: int) -> bool:
    """Whether a country's name begins a sentence or line, and the text has it as a word: “roast turkey … Turkey is”."""
    if name not in ENGLISH["countries as words"] or not _SENTENCE_START.search(text, max(0, start - 4), start):
        return False
    is_owner = text.startswith(("'s ", "’s "), start + len(name))
    return not is_owner and _has_small_word(text, name.lower())


@lru_cache(maxsize=64)  # of the names of one text, which is long where it has one often
def _has_small_word(text: str, word: str) -> bool:
    return re.search(rf"\b{word}s?\b", text) is not None


def is_no_state(text: str, start: int, end: int) -> bool:
    """Whether `US` stands before a sign for dollars, US$31 million, or is the word of a line in capitals: JOIN US."""
    before = max(0, start - _CHARS_BEFORE)
    return text.startswith("$", end) or _PRONOUN_BEFORE.search(text, before, start) is not None


def is_language(plain: str, end: int) -> bool:
    """Whether the word behind a people's name makes it that of a language: “Dutch-speaking”, “the Dutch language”."""
    return _LANGUAGE_AFTER.match(plain, end) is not None


def may_be_language(plain: str, start: int) -> bool:
    """Whether what stands before an offset lets a language follow, which `language_spans` then tells."""
    return plain.endswith(_BEFORE_LANGUAGE, 0, start)


def language_spans(plain: str) -> frozenset[tuple[int, int]]:
    """The spans of capitalised words that are languages if they are names of peoples: “He speaks Dutch and Welsh.”"""
    words = distinct_words(plain.lower())
    spans = set[tuple[int, int]]()
    for pattern in _LANGUAGES:
        for match in pattern.matches(plain, words):
            names = [name.span() for name in _NAME.finditer(plain, *match.span("list"))]
            if not _BEHIND_LANGUAGE.match(plain, match.end("list")):
                names.pop()
            spans.update(names)
    return frozenset(spans)
