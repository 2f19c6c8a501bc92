"""Names in Finnish texts: spaCy's pipeline for Finnish, and Simplemma's list of forms, which tells nominatives.

What else the pipeline has, as its lemmatizer, needs a library that is no Python package, and is not loaded.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Any, Final

from searchapp.extraction.other_languages.name_spans import NameKind
from searchapp.extraction.other_languages.spacy_models import SpacyReader

PACKAGE: Final = "spacy_fi_experimental_web_md"
_MEMO_NAMES = 1 << 14
_OBLIQUE = re.compile(r"[^\W\d_](?:(?<!ne)n|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi)$")  # endings of cases
_PLURAL = re.compile(r"(?:ten|den|tten|ien|jen|ista|istä|issa|issä|ille|illa|illä|ilta|iltä)$")  # of several things
_BEHIND_ACRONYM = re.compile(r":[a-zäö]+$")  # UPM:n
_OF_UNKNOWN = re.compile(r"(?:i?n|illa|illä|ille|ilta|iltä|ia|iä)$")  # endings of names that no list has: Lundgrenin
_MAX_CHANGE = 3  # letters that a genitive is longer than its nominative: laitoksen, laitos
_MAX_CHANGE_OF_OTHERS = 6  # that another case is: laitokselta


class FinnishReader(SpacyReader):
    """Reads the names in Finnish texts."""

    def __init__(self) -> None:
        super().__init__(PACKAGE)
        from simplemma import Lemmatizer  # the extra brings it

        lemmatizer: Any = Lemmatizer()
        self._lemma = lru_cache(maxsize=_MEMO_NAMES)(lambda word: lemmatizer.lemmatize(word, "fi"))

    def base_form(self, name: str, kind: NameKind, known: Collection[str]) -> str:
        """A name with its last word, which is its head, in the nominative, as far as that is known."""
        before, space, last = _BEHIND_ACRONYM.sub("", name).rpartition(" ")
        bare = _OF_UNKNOWN.sub("", last)
        if bare.lower() in known:
            return f"{before}{space}{bare}"
        lemma: str = self._lemma(last)
        is_name = kind == "organization" or lemma[:1].isupper()  # Putin is no putti, a list has Virtanen
        return f"{before}{space}{_nominative(last, lemma) if is_name else last}"


def _nominative(word: str, lemma: str) -> str:
    """A word in the nominative, by what a list has for it, in the word's own letters as far as they are the same."""
    most = _MAX_CHANGE if word.endswith("n") else _MAX_CHANGE_OF_OTHERS
    is_partitive = word.endswith("in") and lemma.endswith("ia")  # what the list makes of names that it lacks
    is_oblique = not is_partitive and _OBLIQUE.search(word) and not _PLURAL.search(word) and not word.isupper()
    if not is_oblique or len(word) - len(lemma) > most:
        return word
    pairs = zip(word.lower(), lemma.lower(), strict=False)
    same = next((index for index, (letter, other) in enumerate(pairs) if letter != other), min(len(word), len(lemma)))
    return word[:same] + lemma[same:].lower()
