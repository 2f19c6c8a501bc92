"""Products, which texts name by their firms: “Apple Watch”, “Boeing 737”, “the Orvessa Breeze app”."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.gazetteer import gazetteer
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
_NUMBER_BEHIND = re.compile(r" \d{1,2}(?= (?:and|or|is|was|has|which|that|with|for|in|on|by)\b|[,.;)](?!\d))")
_COUNTED_CHARS = 20_000  # of a text, enough to tell
_OF_BRANCHES = frozenset(("place", "people", "legal", "head"))
UNSURE_RULES = frozenset(("model", "short form", "repeated"))


def is_firm(lower: str) -> bool:
    """Whether a name in small letters is a known firm's or body's."""
    return lexicon().names.get(lower) in ("ORG", "FIRM")


def is_product(name: str) -> bool:
    """Whether a firm's name is the first word of a product's: “Apple Watch”."""
    firm, *words = name.split(" ")
    if firm.lower() in ENGLISH["products"]:
        return not is_body(name)
    if words and name.lower() not in lexicon().names and words[-1] in ENGLISH["ends of products"]:
        return True
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


def names_of_products(mentions: Sequence[Mention], text: str) -> frozenset[str]:
    """The names that begin with another one and are a product's, and those of products without that of the firm."""
    names = frozenset(mention.text for mention in mentions)
    products = frozenset(mention.text for mention in mentions if _is_product_of(names, mention, text))
    ends = {product.split(" ", 1)[1] for product in products}  # as texts name them without their firm
    return products.union(name for name in names & ends if not is_firm(name.lower()))


def _is_product_of(names: Container[str], mention: Mention, text: str) -> bool:
    """Whether a name begins with another one and goes on as no branch of a firm does, or a number or a word for a
    product stands behind it: “Orvessa Breeze”, “the Orvessa Vento 2”."""
    name, (first, _, rest) = mention.text, mention.text.partition(" ")
    if not rest or mention.rule not in UNSURE_RULES:
        return False
    behind = _BEHIND_PRODUCT.match(text, mention.end)
    has_sign = behind is not None and (not behind[1] or behind[1] in ENGLISH["nouns of products"])
    if first not in names and not has_sign:
        return False
    if name.lower() in lexicon().names or is_body(name) or is_place(name.rpartition(" ")[2]):
        return False
    if first in names and not is_acronym(first) and not any(map(_is_of_branch, rest.split(" "))):
        return True
    if behind is None or not has_sign:
        return False
    words = name.split(" ")
    is_longer = any(" ".join(words[:size]) in names for size in range(1, len(words)))
    return is_longer or (not behind[1] and _is_numbered_product(mention, text))


def _is_of_branch(word: str) -> bool:
    """Whether a word behind a firm's name may be that of a branch: a place, a trade, a legal form, a body."""
    lower = word.lower()
    if lower in ENGLISH["descriptions"] or lower in ENGLISH["ends of firms"] or lower in ENGLISH["trades behind names"]:
        return True
    if lower in ENGLISH["headwords of firms"] or lower in ENGLISH["headwords of bodies"]:
        return True
    if not _OF_BRANCHES.isdisjoint(_classes(lower)):
        return True
    return is_place(word) or gazetteer().get(word) is not None


def _classes(lower: str) -> tuple[str, ...]:
    return lexicon().classes.get(lower, ())


def _is_numbered_product(mention: Mention, text: str) -> bool:
    """Whether a number that counts nothing stands behind a name whose first word the text has oftener alone."""
    first = mention.text.partition(" ")[0]
    if first.lower() in lexicon().ordinary or not _NUMBER_BEHIND.match(text, mention.end):
        return False
    return text.count(first, 0, _COUNTED_CHARS) > text.count(mention.text, 0, _COUNTED_CHARS)
