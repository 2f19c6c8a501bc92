"""Products, which texts name by their firms: “Apple Watch”, “Boeing 737”, “the Orvessa Breeze app”."""

from __future__ import annotations

import re
from collections.abc import Container

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_words.abbreviations import is_body
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.name_words.name_keys import is_acronym
from searchapp.extraction.name_words.place_names import is_place
from searchapp.model.facts import Mention

_MODEL = re.compile(  # but a year or a sum
    r" (?!(?:19|20)\d\d\b)(?:\d{3,4}[A-Za-z]*|[A-Z]{1,3}-?\d{1,4}[A-Za-z]*)\b"
    r"(?! (?:per|million|billion|people|employees))"
)
_BEHIND_PRODUCT = re.compile(r" (?:([a-z]+)|\d{1,2}\b)")
UNSURE_RULES = frozenset(("model", "short form", "repeated"))


def is_firm(lower: str) -> bool:
    """Whether a name in small letters is a known firm's or body's."""
    return lexicon().names.get(lower) in ("ORG", "FIRM")


def is_product(name: str) -> bool:
    """Whether a firm's name is the first word of a product's: “Apple Watch”."""
    firm, *words = name.split(" ")
    if firm.lower() in ENGLISH["products"]:
        return not is_body(name)
    if not words or not is_firm(firm.lower()):
        return False
    if is_acronym(firm) and words[-1].lower() in lexicon().ordinary:  # UN Watch, but AMD Ryzen
        return False
    if len(words) > 1 and is_body(name):  # Interpol Liaison Office
        return False
    return not ENGLISH["parts of products"].isdisjoint((words[0].lower(), words[-1].lower()))


def is_before_model(mention: Mention, text: str) -> bool:
    """Whether a firm's name stands before the number of a model: “Boeing 737”."""
    return " " not in mention.text and _MODEL.match(text, mention.end) is not None and is_firm(mention.text.lower())


def is_product_of(names: Container[str], mention: Mention, text: str) -> bool:
    """Whether a name begins with another of the names, and a number or a word for a product stands behind it."""
    if " " not in mention.text or mention.rule not in UNSURE_RULES:
        return False
    behind = _BEHIND_PRODUCT.match(text, mention.end)
    if behind is None or (behind[1] and behind[1] not in ENGLISH["nouns of products"]):
        return False
    words = mention.text.split(" ")
    is_longer = any(" ".join(words[:size]) in names for size in range(1, len(words)))
    is_known = mention.text.lower() in lexicon().names
    return is_longer and not is_known and not is_body(mention.text) and not is_place(words[-1])
