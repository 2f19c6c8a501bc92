"""Vocabulary of a query as Whoosh queries over the terms that the index has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log

from whoosh.query import Phrase, Prefix, Query, Term, Wildcard

from searchapp.engine.queries.synonyms import Synonyms
from searchapp.engine.reader.vocabulary import Vocabulary
from searchapp.errors import QueryError
from searchapp.query.fields import TEXT
from searchapp.query.syntax.tree import Fuzzy, Pattern
from searchapp.text.analyzer import fold, terms
from searchapp.text.stemming import stem

VARIANTS = 8  # of one word; the ninth commonest inflection is a misprint
VARIANT_WEIGHT = 0.3  # of an inflection's score; swept 0.1–1 on time1963, where it is the best
LEAST_IDF = 0.1  # a word that every article has still counts for something
SPELLINGS = 50  # that a fuzzy word stands for
PATTERN_LETTERS = 2  # before the first wildcard; with one a pattern stands for a twentieth of all terms
SHORT_WORD, LONG_WORD = 3, 6  # letters from which on a fuzzy word may differ by one, by two

_WILD = re.compile(r"[*?]+")


def word_query(term: str, boost: float, vocabulary: Vocabulary, document_count: int) -> Query:
    """The documents with a term or, for less, an inflection of it.

    The term weighs by its idf in the query as it does in the articles (Salton's tf·idf), or "the" would count a sixth
    of a rare word: on time1963 the mean average precision goes from 0.655 to 0.681.
    """
    frequency, variants = 0, []
    for word in vocabulary.inflections(stem(term)):
        if word.text == term:
            frequency = word.frequency
        else:
            variants.append(word)
    idf = _idf(frequency, document_count)
    boost *= idf / _idf(0, document_count)
    clauses = [Term(TEXT, term, boost)]
    weight = VARIANT_WEIGHT * boost
    for word in variants[:VARIANTS]:  # what is rarer than the word itself must not weigh more for it
        share = idf / _idf(word.frequency, document_count) if word.frequency < frequency else 1.0
        clauses.append(Term(TEXT, word.text, weight * share))
    return Synonyms(clauses) if variants else clauses[0]


def _idf(frequency: int, document_count: int) -> float:
    """Inverse document frequency as in whoosh.scoring.WeightingModel.idf; deleted articles count in the frequency."""
    return max(log(max(document_count, 1) / (frequency + 1)) + 1, LEAST_IDF)


def phrase_query(words: Sequence[str], slop: int, boost: float) -> Query:
    """The documents with terms in this order, each at most `slop` places behind the one before it."""
    return Phrase(TEXT, list(words), slop, boost) if len(words) > 1 else Term(TEXT, words[0], boost)


def fuzzy_query(term: str, distance: int, boost: float, vocabulary: Vocabulary) -> tuple[Query, bool]:
    """The documents with a term spelled nearly so, the nearer the better; and whether there are still more."""
    near = vocabulary.spellings(term, distance, SPELLINGS + 1)
    spelled = {term: boost, **{word.text: boost / (1 + word.distance) for word in near[:SPELLINGS]}}
    clauses = [Term(TEXT, text, weight) for text, weight in spelled.items()]
    return (Synonyms(clauses) if len(clauses) > 1 else clauses[0]), len(near) > SPELLINGS


def distance_of(fuzzy: Fuzzy, term: str) -> int:
    """By how many letters a term may differ: as many as were asked for, else by its length."""
    if fuzzy.distance is not None:
        return fuzzy.distance
    return (len(term) >= SHORT_WORD) + (len(term) >= LONG_WORD)


def glob_of(pattern: Pattern) -> str:
    """A pattern folded as terms are. Raises QueryError where it can match no term or too many."""
    glob = _WILD.sub(_simplest, fold(pattern.text).strip("'\".,;:!(){}[]"))
    literal = _WILD.split(glob, maxsplit=1)[0]
    if len(literal) < PATTERN_LETTERS:
        message = f"A wildcard needs {PATTERN_LETTERS} letters before it, as in fe* or fe?ry."
        raise QueryError(message, pattern.position, "wildcard")
    if terms(_WILD.sub("", glob)) != [_WILD.sub("", glob)]:
        message = "A wildcard can stand in one word only; write the others apart, as in al AND qa*."
        raise QueryError(message, pattern.position, "wildcard")
    return glob


def _simplest(run: re.Match[str]) -> str:
    """Wildcards in a row: all letters are any letters, and each ? one of them."""
    return "?" * run.group().count("?") + ("*" if "*" in run.group() else "")


def glob_query(glob: str, field: str, boost: float) -> Query:
    """The documents with a term that the pattern fits."""
    is_prefix = glob.endswith("*") and not _WILD.search(glob[:-1])
    return Prefix(field, glob[:-1], boost) if is_prefix else Wildcard(field, glob, boost)
