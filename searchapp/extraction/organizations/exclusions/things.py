"""Names that a text only ever uses as those of things: “RNG codes”, “the Wendril ($310)”, “a Volvo”."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_words.abbreviations import is_body
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.name_words.name_keys import is_acronym
from searchapp.extraction.organizations.exclusions.products import UNSURE_RULES, is_firm
from searchapp.model.facts import Mention
from searchapp.text.lazy_pattern import LazyPattern

_NOUN_BEHIND = re.compile(r" ([a-z]+)\b")
_PRICE_BEHIND = re.compile(r" \((?:[£$€]|US\$)\d[\d,.]*(?! ?(?:bn|[mb]illion|m\b|b\b))")
_OWNED = re.compile(r"(?<!\w)(?:an?|one|his|her|my|their|your|another) $", re.I)
_OWNED_CHARS = 9
_END_OF_PHRASE = re.compile(
    r"$|[.,;:!?)\n]| (?:which|that|and|or|in|with|on|to|at|from|as|for|by|into|when|while|but|is|was)\b"
)
_ON = re.compile(r" (?:on|of) (?![A-Z])")
_SIGNS, _SIGN_CHARS = ' “"', 3  # between the end of a sentence and a name
_CLOSING = (",", ".", "”", '"', "’", "'")
_DOUBLE, _OPENING = ("“", '"'), ("“", '"', "‘", "'")
_QUOTED_END = re.compile(r"[,.]?[”\"’'](?!\w)")
_TITLE_CHARS = 60  # before the end of a title
_TITLE_WORD = r"(?:[A-Z][\w’'-]*|with|the|of|and|in|to|a|on|for|from)"
_TITLE_BEFORE = re.compile(rf"(?<!\w)['‘“\"](?:{_TITLE_WORD} )+$")
_WORK_BEFORE = LazyPattern(
    lambda: rf"(?:\b(?:{'|'.join(sorted(ENGLISH['quoted works']))})s?\b[^”\"’]{{0,20}}|[”’\"],? and |['’]s )[“‘'\"]$",
    flags=0,
)
_SENTENCE_ENDS = frozenset(".!?\n")


def names_of_things(mentions: Sequence[Mention], text: str) -> frozenset[str]:
    """The names that each of their mentions shows to be a thing's, or a word at the beginning of a sentence; and
    those that begin with one of a thing."""
    things = {mention.text for mention in mentions if _is_of_thing(mention, text)}
    if things:
        things -= {mention.text for mention in mentions if mention.text in things and not _is_of_thing(mention, text)}
    things.update(mention.text for mention in mentions if _is_tag_or_work(mention, text))
    names = {mention.text for mention in mentions} if things else ()
    return frozenset(things.union(name for name in names if _begins_with_one(name, things) and not is_body(name)))


def _begins_with_one(name: str, things: Container[str]) -> bool:
    words = name.split(" ")
    return any(" ".join(words[:size]) in things for size in range(1, len(words)))


def _is_tag_or_work(mention: Mention, text: str) -> bool:
    """Whether a name is a tag, or the model took words in quotation marks for one that are not said to be a name."""
    name, start, end = mention.text, mention.start, mention.end
    if text.endswith("#", 0, start):
        return not is_firm(name.lower()) and "legal" not in lexicon().classes.get(name.rpartition(" ")[2].lower(), ())
    if mention.rule not in UNSURE_RULES or not text.startswith(_CLOSING, end) or not _QUOTED_END.match(text, end):
        return False
    if is_firm(name.lower()):
        return False
    before = text[max(0, start - _TITLE_CHARS) : start]
    if not before.endswith(_OPENING):
        return _TITLE_BEFORE.search(before) is not None  # “Dancing with the Stars”
    if is_body(name):
        return _WORK_BEFORE.search(before) is not None
    is_title = " " in name and mention.rule == "model" and before.endswith(_DOUBLE)
    words = before[:-1].replace(",", "").split()
    return is_title and not ENGLISH["before quoted names"].intersection(words[-1:])


def _is_of_thing(mention: Mention, text: str) -> bool:
    name = mention.text
    if " " not in name and not is_acronym(name) and (_is_word_of_sentence(mention, text) or _is_make(mention, text)):
        return True
    if mention.rule not in UNSURE_RULES or not text.startswith(" ", mention.end):
        return False
    noun = _NOUN_BEHIND.match(text, mention.end)
    if (noun is None or noun[1] not in ENGLISH["nouns of things"]) and not _PRICE_BEHIND.match(text, mention.end):
        return False
    return not is_firm(name.lower()) and not is_body(name)


def _is_word_of_sentence(mention: Mention, text: str) -> bool:
    """Whether a name is an ordinary word where a capital tells nothing: “Citizens are”, “Reliance on”."""
    before = text[max(0, mention.start - _SIGN_CHARS) : mention.start].rstrip(_SIGNS)
    is_in_brackets = before.endswith("(") and text.startswith(")", mention.end)  # “(Girls)”
    if before and before[-1] not in _SENTENCE_ENDS and not is_in_brackets:
        return False
    lower = mention.text.lower()
    if lower in lexicon().ordinary:
        return True
    is_word = "common" in lexicon().classes.get(lower, ()) or lower in ENGLISH["firms like words"]
    return is_word and not is_in_brackets and _ON.match(text, mention.end) is not None


def _is_make(mention: Mention, text: str) -> bool:
    """Whether a firm's name stands for something of its make: “sold his Volvo”."""
    if not text.endswith(("n ", "a ", "e ", "s ", "r ", "y "), 0, mention.start) or not is_firm(mention.text.lower()):
        return False
    before = _OWNED.search(text, max(0, mention.start - _OWNED_CHARS), mention.start)
    return before is not None and _END_OF_PHRASE.match(text, mention.end) is not None
