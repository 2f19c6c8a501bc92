"""Is an article in English, the language of the models?"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from searchapp.extraction.cued_patterns import Words
from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.model.article import Article
from searchapp.text.languages import function_words

MODEL_LANGUAGE = "en"
READ_AS_ENGLISH = (MODEL_LANGUAGE, "")  # of a text that does not tell its language too
_MIN_SHARE = 0.185  # of function words, from which a text is in English: one of 720 in other languages has as many
_WORDS = 400
_FEW_WORDS = 12  # a detector of languages is not to be trusted with less
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORD = re.compile(r"(?<![\w'’-])[^\W\dA-Z_]+(?!\w)")
_LINKS = frozenset(("y", "e", "i"))  # between the words of a name
_LEAST_WORDS, _LEAST_SHARE = 3, 0.85  # of words in small letters: no sentence of 4,515 in other languages has so many

_READ_CHARS = 1_500  # of a text, which the detector reads
# So many words of none but English, a tenth of all, and hardly any of other languages, or in long texts “the” every 190
# characters: of 15,700 texts, 740 of them in other languages, the detector held none of these for anything but English.
_LEAST_OWN, _OWN_SHARE, _MOST_FOREIGN = 5, 0.1, 2
_LEAST_THE, _MOST_FOREIGN_IN_LONG = 8, 4


def is_plainly_english(text: str, words: Words) -> bool:
    """Whether a text with these words is so clearly in English that no detector, which takes ten times as long, need
    be asked."""
    own, foreign = _words_of_one_language()
    if len(text) > _READ_CHARS:
        is_dense = text.count(" the ", 0, _READ_CHARS) >= _LEAST_THE
        return is_dense and len(foreign & words) <= _MOST_FOREIGN_IN_LONG
    is_own = text.isascii() and len(own & words) >= max(_LEAST_OWN, _OWN_SHARE * len(words))
    return is_own and len(foreign & words) <= _MOST_FOREIGN


@lru_cache(maxsize=1)
def _words_of_one_language() -> tuple[Words, Words]:
    """The function words that only English has, and those that it has not."""
    by_language = dict(function_words())
    english = by_language.pop(MODEL_LANGUAGE)
    others = frozenset(chain.from_iterable(by_language.values()))
    return english - others, others - english


def is_english(article: Article, detected: str) -> bool:
    """Whether an article is in English, or tells no other language; `detected` is what a detector holds it for."""
    if detected in (MODEL_LANGUAGE, ""):
        return bool(detected) or (article.language in (MODEL_LANGUAGE, "") and _is_in_latin_letters(article.text))
    words = [word.lower() for word in _WORD.findall(article.text, 0, _WORDS * 12)[:_WORDS]]
    if len(words) < _FEW_WORDS:
        return article.text.isascii() and article.language in (MODEL_LANGUAGE, "")
    known = function_words()[MODEL_LANGUAGE]
    return sum(word in known for word in words) >= _MIN_SHARE * len(words)


def has_english_words(text: str) -> bool:
    """Whether the words without capitals are English ones, so that only the names in a text are of another language."""
    small = [word for word in _SMALL_WORD.findall(text, 0, _WORDS * 12) if word.islower()]
    words = [word for word in small if word not in ENGLISH["particles"] and word not in _LINKS]
    known = function_words()[MODEL_LANGUAGE]
    count = sum(word in known or "common" in lexicon().classes.get(word, ()) for word in words)
    return len(words) >= _LEAST_WORDS and count >= _LEAST_SHARE * len(words)


def _is_in_latin_letters(text: str) -> bool:
    """Whether at least half of the letters at the beginning of a text are those that English has, or it has none."""
    letters = [char for char in text[: _WORDS * 12] if char.isalpha()]
    return 2 * sum(map(str.isascii, letters)) >= len(letters)
