"""CRF candidates → probabilities calibrated with what the whole article says about each name, by logistic regression.

The features are the CRF's log-odds for this mention and for the others of the same name, how often the name occurs,
whether its words name persons or locations elsewhere, whether the lexicon has it, what stands beside it, and how sure
the name is that an acronym in brackets abbreviates.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from searchapp.extraction.name_model.spans import Candidate
from searchapp.extraction.name_words.headwords import headword_kind
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.name_words.name_keys import is_acronym
from searchapp.extraction.tokens import Tokens

Features = dict[str, float]

_LIKELY = 0.5  # the CRF's probability from which a longer name counts as an organization
_LEAST_SURE = 0.001
_WORDS_BEFORE = frozenset(("the", "(", "in", "a", "'s"))


class NameStatistics(Struct):
    """The CRF's probabilities over all candidates of one name in an article."""

    best: float = 0.0
    total: float = 0.0
    count: int = 0
    person: float = 0.0

    def add(self, candidate: Candidate) -> None:
        """Count one more candidate of the name."""
        self.total += candidate.probability
        self.count += 1
        if candidate.probability > self.best:
            self.best = candidate.probability
        if candidate.person > self.person:
            self.person = candidate.person

    def features(self) -> Features:
        """The features that all candidates of the name share."""
        return {
            "best": log_odds(self.best),
            "mean": log_odds(self.total / self.count),
            "count": math.log(self.count),
            "person": self.person,
        }


def calibration_features(tokens: Tokens, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Features]:
    """The features of each candidate of an article, by name."""
    names = [" ".join(tokens.lower[candidate.begin : candidate.end]) for candidate in candidates]
    statistics: dict[str, NameStatistics] = {}
    for name, candidate in zip(names, candidates, strict=True):
        statistics.setdefault(name, NameStatistics()).add(candidate)
    of_names = {name: of_name.features() | _name_features(name, lexicon) for name, of_name in statistics.items()}
    for name, of_name in statistics.items():
        first, is_longer, _ = name.partition(" ")
        if is_longer and of_name.best > _LIKELY and first in of_names:
            of_names[first]["begins_longer"] = 1.0
    for name, of_expansion in _expansions(tokens, candidates).items():
        of_names[name].update(of_expansion)
    return [
        of_names[name] | _mention_features(tokens, candidate, rival, lexicon)
        for name, candidate, rival in zip(names, candidates, _best_overlapping(candidates), strict=True)
    ]


def _expansions(tokens: Tokens, candidates: Sequence[Candidate]) -> dict[str, Features]:
    """By acronym in brackets, the log-odds of the name before the bracket that it abbreviates: Fair Trade Board (FTB).

    “Clean Air Act (CAA)” is no organization, so neither is CAA anywhere in the article.
    """
    best: dict[int, float] = {}  # by the token behind a candidate
    for candidate in candidates:
        best[candidate.end] = max(best.get(candidate.end, 0.0), candidate.probability)
    words = tokens.words
    features: dict[str, Features] = {}
    for candidate in candidates:
        begin, end = candidate.begin, candidate.end
        if begin > 1 and end == begin + 1 and words[begin - 1] == "(" and words[end : end + 1] == [")"]:
            name = words[begin].lower()
            if words[begin - 2][0].isupper() and name[-1] == words[begin - 2][0].lower():
                features.setdefault(name, {"expanded": 1.0, "expansion": log_odds(best.get(begin - 1, 0.0))})
    return features


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


@lru_cache(maxsize=1 << 14)  # 10 MB
def _name_features(name: str, lexicon: Lexicon) -> Features:
    """The features of a name in small letters that depend on nothing else."""
    words = name.split(" ")
    features = ["bias", f"words{min(len(words), 5)}"]
    if kind := lexicon.names.get(name):
        features.append(f"known{kind}")
    features += [f"first.{name_class}" for name_class in lexicon.classes.get(words[0], ())]
    features += [f"last.{name_class}" for name_class in lexicon.classes.get(words[-1], ())]
    if "and" in words:
        features.append("and")
    if headword := headword_kind(words, lexicon):
        features.append(f"headword.{headword}")
    return dict.fromkeys(features, 1.0)


def _mention_features(tokens: Tokens, candidate: Candidate, rival: float, lexicon: Lexicon) -> Features:
    """The features of how a candidate is written there and what stands around it."""
    begin, end = candidate.begin, candidate.end
    features = {"odds": log_odds(candidate.probability), "place": candidate.location}
    if end == begin + 1:
        features["acronym" if is_acronym(tokens.words[begin]) else "one_word"] = 1.0
    if begin == candidate.chunk.begin and end == candidate.chunk.end:
        features["whole_run"] = 1.0
    if tokens.begins_sentence(begin):
        features["first_in_sentence"] = 1.0
    if begin:
        features.update(_features_before(tokens.lower[begin - 1], lexicon))
    if end < len(tokens.lower):
        features.update(_features_behind(tokens.lower[end], lexicon))
    if rival:
        features["rival"] = log_odds(rival)
    return features


@lru_cache(maxsize=1 << 12)
def _features_before(word: str, lexicon: Lexicon) -> Mapping[str, float]:
    """What the word before a name says of it."""
    classes = lexicon.classes.get(word, ())
    features = [f"after.{word}"] if word in _WORDS_BEFORE else []
    return dict.fromkeys([*features, *(f"after_{name}" for name in ("title", "noun") if name in classes)], 1.0)


@lru_cache(maxsize=1 << 12)
def _features_behind(word: str, lexicon: Lexicon) -> Mapping[str, float]:
    """What the word behind a name says of it."""
    classes = lexicon.classes.get(word, ())
    return {f"before_{name}": 1.0 for name in ("say", "of", "title", "noun") if name in classes}


def log_odds(probability: float) -> float:
    """ln(p / (1 - p)), clipped to ±7, beyond which the CRF's confidence says no more."""
    if probability < _LEAST_SURE:
        probability = _LEAST_SURE
    elif probability > 1 - _LEAST_SURE:
        probability = 1 - _LEAST_SURE
    return math.log(probability / (1 - probability))


def calibrated_probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The probability that a candidate with these features is an organization (logistic regression)."""
    total = sum([weights[name] * value for name, value in features.items() if name in weights])
    return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))
