"""Pages of offers, as lists of bargains and guides for buyers, whose names in no list are seldom organizations.

Of 17 such names on six pages of the web 15 were products; of 359 articles of news none is such a page.
"""

from __future__ import annotations

import re

from searchapp.extraction.cued_patterns import distinct_words
from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_words.abbreviations import is_body
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.organizations.exclusions.products import UNSURE_RULES, is_firm
from searchapp.model.facts import Mention

_CURRENCIES = "$£€"
_PRICE = re.compile(r"[$£€]\d[\d,.]*(?![\d,.]| ?(?:[mbk]|bn|tn|[mbtr]+illion|crore|lakh)\b)")
_MIN_PRICES, _CHARS_PER_PRICE = 5, 2_500
_MIN_WORDS = 5  # of those of offers
_SURE = 0.86  # a score
_RULES = UNSURE_RULES | {"form"}


def is_page_of_offers(text: str) -> bool:
    """Whether a text is dense in prices and has words of offers: “save”, “deal”, “warranty”."""
    if sum(map(text.count, _CURRENCIES)) < _MIN_PRICES:
        return False
    prices = sum(1 for _ in _PRICE.finditer(text))
    if prices < _MIN_PRICES or len(text) > prices * _CHARS_PER_PRICE:
        return False
    return len(ENGLISH["words of offers"] & distinct_words(text)) >= _MIN_WORDS


def is_offered(mention: Mention) -> bool:
    """Whether a name on a page of offers is likely that of a product: in no list, of no body, and not sure."""
    name = mention.text.lower()
    if mention.rule not in _RULES or mention.score >= _SURE:
        return False
    is_known = is_firm(name) or name in ENGLISH["papers with an article"]
    is_legal = "legal" in lexicon().classes.get(name.rpartition(" ")[2], ())
    return not (is_known or is_legal or is_body(mention.text))
