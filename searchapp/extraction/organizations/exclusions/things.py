"""Names that a text only ever uses as those of things: “RNG codes”, “the Wendril ($310)”, “a Volvo”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_words.abbreviations import is_body
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.name_words.name_keys import is_acronym
from searchapp.extraction.organizations.exclusions.products import UNSURE_RULES, is_firm
from searchapp.model.facts import Mention

_NOUN_BEHIND = re.compile(r" ([a-z]+)\b")
_PRICE_BEHIND = re.compile(r" \((?:[£$€]|US\$)\d[\d,.]*(?! ?(?:bn|[mb]illion|m\b|b\b))")
_OWNED = re.compile(r"(?<!\w)(?:an?|one|his|her|my|their|your|another) $", re.I)
_OWNED_CHARS = 9
_END_OF_PHRASE = re.compile(
    r"$|[.,;:!?)\n]| (?:which|that|and|or|in|with|on|to|at|from|as|for|by|into|when|while|but|is|was)\b"
)
_ON = re.compile(r" (?:on|of) (?![A-Z])")
_SIGNS, _SIGN_CHARS = ' “"', 3  # between the end of a sentence and a name
_BEFORE_TAGS_AND_WORKS = ("#", "“", '"')
_QUOTED_END = re.compile(r"[,.]?[”\"]")
_WORD_CHARS = 12  # of a word before quotation marks
_SENTENCE_ENDS = frozenset(".!?\n")


def names_of_things(mentions: Sequence[Mention], text: str) -> frozenset[str]:
    """The names that each of their mentions shows to be a thing's, or a word at the beginning of a sentence; and
    those that begin with one of a thing."""
    things = {mention.text for mention in mentions if _is_of_thing(mention, text)}
    if things:
        things -= {mention.text for mention in mentions if mention.text in things and not _is_of_thing(mention, text)}
    things.update(mention.text for mention in mentions if _is_tag_or_work(mention, text))
    longer = {mention.text for mention in mentions for thing in things if mention.text.startswith(f"{thing} ")}
    return frozenset(things | {name for name in longer if not is_body(name)})


def _is_tag_or_work(mention: Mention, text: str) -> bool:
    """Whether a name is a tag, or the model took words in quotation marks for one, that is no body's and not said to be
    a name."""
    if not text.startswith(_BEFORE_TAGS_AND_WORKS, mention.start - 1) or mention.start == 0:
        return False
    if text[mention.start - 1] == "#":
        return not is_firm(mention.text.lower())
    if " " not in mention.text or mention.rule != "model" or not _QUOTED_END.match(text, mention.end):
        return False
    before = text[max(0, mention.start - _WORD_CHARS) : mention.start - 1].split()
    return not is_body(mention.text) and not ENGLISH["before quoted names"].intersection(before[-1:])


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
