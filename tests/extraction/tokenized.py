"""One text as tokens, for the tests of what goes by them."""

from __future__ import annotations

from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.name_words.word_table import Vocabulary
from searchapp.extraction.tokens import Tokens, tokenize


def tokens_of(text: str) -> Tokens:
    """The tokens of a text."""
    (tokens,) = tokenize([text], Vocabulary(lexicon()))
    return tokens
