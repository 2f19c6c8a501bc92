"""CRF candidates → probabilities calibrated with what the whole article says about each name, by logistic regression.

The features are the CRF's log-odds for this mention and for the others of the same name, how often the name occurs,
whether its words name persons or locations elsewhere, whether the lexicon has it, what stands beside it, and how sure
the name is that an acronym in brackets abbreviates.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct, field

from searchapp.extraction.name_model.spans import Candidate
from searchapp.extraction.name_words.headwords import headword_kind
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.name_words.name_keys import is_acronym
from searchapp.extraction.tokens import Tokens

Features = dict[str, float]
Signs = tuple[str, ...]

_LIKELY = 0.5  # the CRF's probability from which a longer name counts as an organization
_LEAST_SURE = 0.001
_MEMO_NAMES = 1 << 14  # names or sets of signs, at some 600 bytes each
_WORDS_BEFORE = frozenset(("the", "(", "in", "a", "'s"))


class Description(NamedTuple):
    """The features of a candidate: the signs that it has, of value 1, and the measures of it."""

    of_name: Signs  # that all candidates of its name have
    of_mention: Signs
    measures: Features

    def features(self) -> Features:
        """All features with their values."""
        return dict.fromkeys(self.of_name + self.of_mention, 1.0) | self.measures


class _Name(Struct):
    """What all candidates of one name in an article have in common."""

    signs: Signs
    best: float = 0.0  # of the CRF's probabilities
    total: float = 0.0
    count: int = 0
    person: float = 0.0
    measures: Features = field(default_factory=dict)

    def add(self, candidate: Candidate) -> None:
        """Count one more candidate of the name."""
        self.total += candidate.probability
        self.count += 1
        if candidate.probability > self.best:
            self.best = candidate.probability
        if candidate.person > self.person:
            self.person = candidate.person

    def measure(self) -> None:
        """Sum up the candidates in measures."""
        best = log_odds(self.best)
        mean = log_odds(self.total / self.count) if self.count > 1 else best
        self.measures = {"best": best, "mean": mean, "count": math.log(self.count), "person": self.person}


class Calibration:
    """Weighs the features of candidates."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._weight_of_signs = lru_cache(maxsize=_MEMO_NAMES)(self._sum_of_weights)

    def probability(self, candidate: Description) -> float:
        """The probability that a candidate is an organization (logistic regression)."""
        of_name, of_mention, measures = candidate
        total = self._weight_of_signs(of_name) + self._weight_of_signs(of_mention)
        for name, value in measures.items():
            total += self._weights.get(name, 0.0) * value
        return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))

    def _sum_of_weights(self, signs: Signs) -> float:
        return sum(self._weights.get(sign, 0.0) for sign in signs)


def describe(tokens: Tokens, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Description]:
    """The features of each candidate of an article, by what the whole article says of its name."""
    names = [" ".join(tokens.lower[candidate.begin : candidate.end]) for candidate in candidates]
    by_name: dict[str, _Name] = {}
    for name, candidate in zip(names, candidates, strict=True):
        if name not in by_name:
            by_name[name] = _Name(_signs_of_name(name, lexicon))
        by_name[name].add(candidate)
    for name, same in by_name.items():
        same.measure()
        first, is_longer, _ = name.partition(" ")
        if is_longer and same.best > _LIKELY and first in by_name and "begins_longer" not in by_name[first].signs:
            by_name[first].signs += ("begins_longer",)
    for name, expansion in _expansions(tokens, candidates).items():
        by_name[name].signs += ("expanded",)
        by_name[name].measures["expansion"] = expansion
    described = []
    for name, candidate, rival in zip(names, candidates, _best_overlapping(candidates), strict=True):
        same = by_name[name]
        measures = {**same.measures, "odds": log_odds(candidate.probability), "place": candidate.location}
        if rival:
            measures["rival"] = log_odds(rival)
        described.append(Description(same.signs, _signs_of_mention(tokens, candidate, lexicon), measures))
    return described


def _expansions(tokens: Tokens, candidates: Sequence[Candidate]) -> dict[str, float]:
    """By acronym in brackets, the log-odds of the name before the bracket that it abbreviates: Fair Trade Board (FTB).

    “Clean Air Act (CAA)” is no organization, so neither is CAA anywhere in the article.
    """
    words = tokens.words
    expansions: dict[str, float] = {}
    if "(" not in tokens.distinct:
        return expansions
    best: dict[int, float] = {}  # by the token behind a candidate
    for candidate in candidates:
        best[candidate.end] = max(best.get(candidate.end, 0.0), candidate.probability)
    for candidate in candidates:
        begin, end = candidate.begin, candidate.end
        if begin > 1 and end == begin + 1 and words[begin - 1] == "(" and words[end : end + 1] == [")"]:
            name = words[begin].lower()
            if words[begin - 2][0].isupper() and name[-1] == words[begin - 2][0].lower():
                expansions.setdefault(name, log_odds(best.get(begin - 1, 0.0)))
    return expansions


def _best_overlapping(candidates: Sequence[Candidate]) -> list[float]:
    """For each candidate, given in text order, the highest probability of one that overlaps it; 0 for none."""
    best = [0.0] * len(candidates)
    for index, candidate in enumerate(candidates):
        for other in range(index + 1, len(candidates)):
            if candidates[other].begin >= candidate.end:
                break
            best[index] = max(best[index], candidates[other].probability)
            best[other] = max(best[other], candidate.probability)
    return best


@lru_cache(maxsize=_MEMO_NAMES)
def _signs_of_name(name: str, lexicon: Lexicon) -> Signs:
    """The signs of a name in small letters that depend on nothing else."""
    words = name.split(" ")
    signs = ["bias", f"words{min(len(words), 5)}"]
    if kind := lexicon.names.get(name):
        signs.append(f"known{kind}")
    signs += [f"first.{name_class}" for name_class in lexicon.classes.get(words[0], ())]
    signs += [f"last.{name_class}" for name_class in lexicon.classes.get(words[-1], ())]
    if "and" in words:
        signs.append("and")
    if headword := headword_kind(words, lexicon):
        signs.append(f"headword.{headword}")
    return tuple(signs)


def _signs_of_mention(tokens: Tokens, candidate: Candidate, lexicon: Lexicon) -> Signs:
    """The signs of how a candidate is written there and what stands around it."""
    begin, end = candidate.begin, candidate.end
    signs: Signs = ()
    if end == begin + 1:
        signs = ("acronym",) if is_acronym(tokens.words[begin]) else ("one_word",)
    if candidate.is_chunk:
        signs += ("whole_run",)
    if begin in tokens.sentence_begins:
        signs += ("first_in_sentence",)
    if begin:
        signs += _signs_before(tokens.lower[begin - 1], lexicon)
    if end < len(tokens.lower):
        signs += _signs_behind(tokens.lower[end], lexicon)
    return signs


@lru_cache(maxsize=1 << 12)
def _signs_before(word: str, lexicon: Lexicon) -> Signs:
    """What the word before a name says of it."""
    classes = lexicon.classes.get(word, ())
    signs = [f"after.{word}"] if word in _WORDS_BEFORE else []
    return (*signs, *(f"after_{name}" for name in ("title", "noun") if name in classes))


@lru_cache(maxsize=1 << 12)
def _signs_behind(word: str, lexicon: Lexicon) -> Signs:
    """What the word behind a name says of it."""
    classes = lexicon.classes.get(word, ())
    return tuple(f"before_{name}" for name in ("say", "of", "title", "noun") if name in classes)


def log_odds(probability: float) -> float:
    """ln(p / (1 - p)), clipped to ±7, beyond which the CRF's confidence says no more."""
    if probability < _LEAST_SURE:
        probability = _LEAST_SURE
    elif probability > 1 - _LEAST_SURE:
        probability = 1 - _LEAST_SURE
    return math.log(probability / (1 - probability))
