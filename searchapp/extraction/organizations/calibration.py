"""CRF candidates → probabilities calibrated with what the whole article says about each name, by logistic regression.

The features are the CRF's log-odds for this mention and for the others of the same name, how often the name occurs,
whether its words name persons or locations elsewhere, whether the lexicon has it, what stands beside it, and how sure
the name is that an acronym in brackets abbreviates.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from searchapp.extraction.name_model.spans import Candidate
from searchapp.extraction.organizations.headwords import headword_kind
from searchapp.extraction.organizations.lexicon import Lexicon
from searchapp.extraction.organizations.name_keys import is_acronym
from searchapp.extraction.tokens import Tokens

Features = dict[str, float]

_LIKELY = 0.5  # the CRF's probability from which a longer name counts as an organization
_WORDS_BEFORE = frozenset(("the", "(", "in", "a", "'s"))


@dataclass
class NameStatistics:
    """The CRF's probabilities over all candidates of one name in an article."""

    best: float = 0.0
    total: float = 0.0
    count: int = 0
    person: float = 0.0

    def add(self, candidate: Candidate) -> None:
        """Count one more candidate of the name."""
        self.best = max(self.best, candidate.probability)
        self.total += candidate.probability
        self.count += 1
        self.person = max(self.person, candidate.person)


def calibration_features(tokens: Tokens, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Features]:
    """The features of each candidate of an article, by name."""
    names = [_lowered_name(tokens, candidate) for candidate in candidates]
    statistics: dict[str, NameStatistics] = {}
    for name, candidate in zip(names, candidates, strict=True):
        statistics.setdefault(name, NameStatistics()).add(candidate)
    longer = {name.split(" ", 1)[0] for name, of_name in statistics.items() if of_name.best > _LIKELY and " " in name}
    overlapping = _best_overlapping(candidates)
    expansions = _expansions(tokens, candidates)
    return [
        _candidate_features(tokens, candidate, name, statistics[name], lexicon)
        | ({"begins_longer": 1.0} if name in longer else {})
        | ({"rival": log_odds(rival)} if rival else {})
        | expansions.get(name, {})
        for name, candidate, rival in zip(names, candidates, overlapping, strict=True)
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


def _lowered_name(tokens: Tokens, candidate: Candidate) -> str:
    return " ".join(tokens.words[candidate.begin : candidate.end]).lower()


def _candidate_features(
    tokens: Tokens, candidate: Candidate, name: str, statistics: NameStatistics, lexicon: Lexicon
) -> Features:
    words = name.split(" ")
    features = {
        "bias": 1.0,
        "odds": log_odds(candidate.probability),
        "best": log_odds(statistics.best),
        "mean": log_odds(statistics.total / statistics.count),
        "count": math.log(statistics.count),
        "person": statistics.person,
        "place": candidate.location,
        f"words{min(len(words), 5)}": 1.0,
    }
    kind = lexicon.names.get(name)
    if kind:
        features[f"known{kind}"] = 1.0
    for name_class in lexicon.classes.get(words[0], ()):
        features[f"first.{name_class}"] = 1.0
    for name_class in lexicon.classes.get(words[-1], ()):
        features[f"last.{name_class}"] = 1.0
    features.update((feature, 1.0) for feature in _form_features(tokens, candidate, words, lexicon))
    return features


def _form_features(tokens: Tokens, candidate: Candidate, words: list[str], lexicon: Lexicon) -> list[str]:
    """The names of the features of how a candidate is written and what stands before it."""
    features = []
    if len(words) == 1:
        features.append("acronym" if is_acronym(tokens.words[candidate.begin]) else "one_word")
    if "and" in words:
        features.append("and")
    if headword := headword_kind(words, lexicon):
        features.append(f"headword.{headword}")
    if candidate.begin == candidate.chunk.begin and candidate.end == candidate.chunk.end:
        features.append("whole_run")
    if tokens.begins_sentence(candidate.begin):
        features.append("first_in_sentence")
    before = tokens.words[candidate.begin - 1].lower() if candidate.begin else ""
    if before in _WORDS_BEFORE:
        features.append(f"after.{before}")
    classes = lexicon.classes.get(before, ())
    features += [f"after_{name}" for name in ("title", "noun") if name in classes]
    following = tokens.words[candidate.end].lower() if candidate.end < len(tokens.words) else ""
    classes = lexicon.classes.get(following, ())
    features += [f"before_{name}" for name in ("say", "of", "title", "noun") if name in classes]
    return features


def log_odds(probability: float) -> float:
    """ln(p / (1 - p)), clipped to ±7, beyond which the CRF's confidence says no more."""
    clipped = min(max(probability, 0.001), 0.999)
    return math.log(clipped / (1 - clipped))


def calibrated_probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The probability that a candidate with these features is an organization (logistic regression)."""
    total = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))
