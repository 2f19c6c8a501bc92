"""How articles write a word of the index that may stand for one with a sign in it: iran-contra for irancontra."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from searchapp.backends.base import Backend, Plan
from searchapp.backends.stored_article import body_of, summary_rows
from searchapp.model.query_tree import Word
from searchapp.query.syntax.parser import is_readable
from searchapp.text.analyzer import fold
from searchapp.text.joined_spellings import JOINED_CHARS, JOINED_WORD, terms_of_joined

ARTICLES = 3  # that are read for a word
READ_CHARS = 20_000  # of each


def written_words(backend: Backend, words: Iterable[str]) -> Mapping[str, str]:
    """The words that the best articles write with a sign alone, as they write them; the others are not in it."""
    joinable = [word for word in words if word.isalnum() and len(word) <= JOINED_CHARS]
    plans = [Plan(Word(word), limit=ARTICLES, stored=("summary", "article")) for word in joinable]
    written = {}
    for word, outcome in zip(joinable, backend.run(plans) if plans else (), strict=True):
        titles = [row[1] for row in summary_rows(outcome.stored["summary"])]
        texts = [text[:READ_CHARS] for text in (*titles, *map(body_of, outcome.stored["article"]))]
        if compound := _compound(word, texts):
            written[word] = compound
    return written


def _compound(word: str, texts: Sequence[str]) -> str:
    """The compound that stands for a word in texts which have the word itself nowhere; empty where there is none."""
    if any(word in fold(text) for text in texts):
        return ""
    compounds = {compound.lower(): None for text in texts for compound in JOINED_WORD.findall(text)}
    spelled = zip(compounds, terms_of_joined([fold(compound) for compound in compounds]), strict=True)
    return next((compound for compound, terms in spelled if word in terms and is_readable(compound)), "")
