"""Where else an article has the persons whose full names it gives: by surname or given name alone, beside their kin.

“Ana Holt opened the fair. … A crowd thanked Holt”, “Ben and Ana Holt”; and who follows them in a list by a given name
that is a place too: “Ana Holt and India Vosk”.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.overlaps import TakenSpans
from searchapp.model.facts import Mention

_SCORE = 0.85  # of 37 such names in news of others that were not found before, 32 were right
_MIN_CHARS = 4  # shorter ones are too often other words
_OTHER_CLASSES = frozenset(("common", "people", "place", "head"))
_ARTICLES = frozenset(("the", "a", "an"))
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’-]*\.?) $")
_BEFORE_CHARS = 24
_CAPITAL_BEHIND = re.compile(r" [A-Z]|['’-]?\w")
_GENITIVE = re.compile(r"['’]s(?! [A-Z])")
_KIN_BEFORE = re.compile(r"(?<![\w'’-])([A-Z][a-z]+) and $")

_NEXT_IN_LIST = re.compile(r"(?:,|,? and) ([A-Z][a-z]+) ([A-Z][a-z]+)(?=[,.;:)]|$| [a-z])")


def repeated_names(mentions: Sequence[Mention], taken: TakenSpans, text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """Further mentions of the persons, outside the spans that are taken and the mentions themselves."""
    used = taken.copy()
    for mention in mentions:
        used.take(mention.start, mention.end)
    full = [mention for mention in mentions if " " in mention.text]
    for mention in full:
        kin = _kin(mention, text, lexicon)
        if kin and not used.overlaps(kin.start, kin.end):
            used.take(kin.start, kin.end)
            yield kin
        following = _next_in_list(mention, text, lexicon)
        if following and not used.overlaps(following.start, following.end):
            used.take(following.start, following.end)
            yield following
    known = Counter(word for mention in mentions for word in mention.text.split(" "))
    for name in dict.fromkeys(word for mention in full for word in _lone_forms(mention.text)):
        if text.count(name) <= known[name] and (name.isupper() or name.upper() not in text):
            continue  # as most do, it stands in the mentions alone
        spans = [(start, start + len(name)) for start in _occurrences(name, text)]
        lone = [span for span in spans if not used.overlaps(*span)]
        if lone and _is_distinctive(name, lexicon):
            for start, end in lone:
                if _stands_alone(text, start, end, lexicon):
                    yield Mention(start, end, text[start:end], "repeated", _SCORE)


def _occurrences(name: str, text: str) -> Iterator[int]:
    """Where a text has a name, also in capitals."""
    for spelling in (name,) if name.isupper() else (name, name.upper()):
        start = text.find(spelling)
        while start >= 0:
            yield start
            start = text.find(spelling, start + len(spelling))


def _lone_forms(name: str) -> tuple[str, str]:
    """The given name and the surname of a full name, as they are written by themselves: Al-Sayed of “Omar al-Sayed”."""
    first, last = name[: name.index(" ")], name[name.rindex(" ") + 1 :]
    return first, last[:1].upper() + last[1:]


def _is_distinctive(name: str, lexicon: Lexicon) -> bool:
    """Whether a part of a name is no ordinary word, place, people or known body, so that it names the person alone."""
    word = name.lower()
    if len(word) < _MIN_CHARS or word in lexicon.names or word in ENGLISH["titles"]:
        return False
    classes = lexicon.classes.get(word, ())
    if "surname" in classes:
        return True
    return word not in lexicon.ordinary and not _OTHER_CLASSES.intersection(classes) and not _is_place(name)


def _is_place(word: str) -> bool:
    entry = gazetteer().get(word)
    return entry is not None and entry.senses[0].kind != "leader"


def _stands_alone(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether no part of a longer name stands beside a word."""
    if start and (text[start - 1].isalnum() or text[start - 1] in "-'’&/"):
        return False
    if _CAPITAL_BEHIND.match(text, end) and not _GENITIVE.match(text, end):
        return False
    before = _WORD_BEFORE.search(text, max(0, start - _BEFORE_CHARS), start)
    word = before[1].lower().rstrip(".") if before else ""
    is_word = text[start:end].lower() in lexicon.ordinary
    if before is None or (before[1].endswith(".") and word not in ENGLISH["titles"]):
        return not is_word
    if before[1].islower():
        return word not in ENGLISH["particles"] and not (is_word and word in _ARTICLES)
    return before[1] in ENGLISH["no names"] or word in ENGLISH["titles"] or "people" in lexicon.classes.get(word, ())


def _kin(mention: Mention, text: str, lexicon: Lexicon) -> Mention | None:
    """The given name before a person's full name: Ben of “Ben and Ana Holt”."""
    before = _KIN_BEFORE.search(text, max(0, mention.start - _BEFORE_CHARS), mention.start)
    if before is None or "given" not in lexicon.classes.get(before[1].lower(), ()):
        return None
    word = _WORD_BEFORE.search(text, max(0, before.start(1) - _BEFORE_CHARS), before.start(1))
    if word and word[1][0].isupper() and word[1] not in ENGLISH["no names"]:
        return None
    if word and word[1].lower() in gazetteer().before_toponyms and _is_place(before[1]):  # “in Paris and Ana Holt”
        return None
    return Mention(before.start(1), before.end(1), before[1], "kin", _SCORE)


def _next_in_list(mention: Mention, text: str, lexicon: Lexicon) -> Mention | None:
    """The full name behind a person's in a list, whose given name is that of a place: “and India Vosk”."""
    following = _NEXT_IN_LIST.match(text, mention.end)
    if following is None or not _is_place(following[1]) or "given" not in lexicon.classes.get(following[1].lower(), ()):
        return None
    surname = following[2].lower()
    is_known = f"{following[1]} {following[2]}".lower() in lexicon.names
    if is_known or surname in lexicon.ordinary or not {"surname"}.issuperset(lexicon.classes.get(surname, ())):
        return None
    return Mention(following.start(1), following.end(2), text[following.start(1) : following.end(2)], "list", _SCORE)
