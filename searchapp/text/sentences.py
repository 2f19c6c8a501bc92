"""Where sentences end: which full stops end none, by what NLTK's Punkt learned and by lists of abbreviations.

NLTK's tokenizer takes 0.2 ms for 500 characters, ten times what a snippet takes; so the parameters of Punkt are kept as
sets, and a text is asked only where a full stop stands.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from searchapp.text.tab_separated import table_rows

_DATA = Path(__file__).parent / "data"
PARAMETERS_FILE = _DATA / "sentences.json"  # written by `searchapp.training.sentence_ends`
_LONGEST = 12  # characters of an abbreviation
_LAST_WORD = re.compile(r"(?:[^\W_]\.)*[^\W_]+\Z")
_NEXT_WORD = re.compile(r"[\"“„«'‘(\[]*([^\W\d_]+)")
# A full stop behind a day or an ordinal of languages that write one: “3. Mai”, “im 19. Jahrhundert”.
_ORDINAL = re.compile(r"\d{1,2}\Z")


def is_abbreviation(word: str) -> bool:
    """Whether a full stop behind a word mostly ends no sentence, in any of the languages that have a list."""
    return word.lower() in _abbreviations()


def ends_sentence(text: str, stop: int) -> bool:
    """Whether the full stop at an offset ends a sentence, as the words before and behind it tell."""
    word = text[max(0, stop - _LONGEST) : stop].rpartition(" ")[2]
    if word.isalpha() and len(word) > 1 and word.lower() not in _abbreviations():  # nearly all
        return True
    match = _LAST_WORD.search(word)
    if not match:
        return True
    word = match[0]
    if not ("." in word or (len(word) == 1 and word.isalpha()) or is_abbreviation(word)):
        return not (_ORDINAL.match(word) and _is_month_or_century(text, stop))
    following = _NEXT_WORD.match(text[stop + 1 : stop + 1 + 2 * _LONGEST].lstrip())
    return bool(following and following[1].casefold() in _starters())


def _is_month_or_century(text: str, stop: int) -> bool:
    """Whether the word behind an ordinal is one that ordinals stand before."""
    following = _NEXT_WORD.match(text[stop + 1 : stop + 1 + 2 * _LONGEST].lstrip())
    return bool(following and following[1].casefold() in _words_behind_ordinals())


@lru_cache(maxsize=1)
def _words_behind_ordinals() -> frozenset[str]:
    return frozenset(word for _, words in table_rows(_DATA / "ordinal_words.tsv") for word in words.split())


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    """What Punkt learned and the lists of all languages, together: few of these are another language's words."""
    lists = (words.split() for _, words in table_rows(_DATA / "abbreviations.tsv"))
    return frozenset(_parameters()["abbreviations"]).union(*lists)


@lru_cache(maxsize=1)
def _starters() -> frozenset[str]:
    """Words that begin a sentence even behind an abbreviation: “in the U.S. The …”."""
    return frozenset(_parameters()["starters"])


@lru_cache(maxsize=1)
def _parameters() -> dict[str, list[str]]:
    parameters: dict[str, list[str]] = json.loads(PARAMETERS_FILE.read_text("utf-8"))
    return parameters
