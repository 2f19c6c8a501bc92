"""CRF candidates → probabilities calibrated with what the whole article says about each name, by logistic regression.

The features are the CRF's log-odds for this mention and for the others of the same name, how often the name occurs,
whether its words name persons or locations elsewhere, whether the lexicon has it, what stands beside it, and how sure
the name is that an acronym in brackets abbreviates. The candidates of a batch of articles are weighed at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from searchapp.extraction.name_model.chunks import Integers
from searchapp.extraction.name_model.features import ChunkFeatures
from searchapp.extraction.name_model.spans import Doubles, Spans
from searchapp.extraction.name_words.headwords import headword_kind
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.name_words.name_keys import is_acronym

Features = dict[str, float]
Signs = tuple[str, ...]
Bits = npt.NDArray[np.bool_]
_NameKey = tuple[int, str]  # the text and the name in small letters

_LIKELY = 0.5  # the CRF's probability from which a longer name counts as an organization
_LEAST_SURE = 0.001
_MIN_INTRODUCED = 0.4  # the CRF's probability of a name behind a noun for its kind: “the group al-Sabirin”
_MEMO_NAMES = 1 << 14  # names or sets of signs, at some 600 bytes each
_WORDS_BEFORE = frozenset(("the", "(", "in", "a", "'s"))


class Description(Struct, frozen=True):
    """The features of the candidates of a batch: the signs that they have, of value 1, and the measures of them."""

    spans: Spans
    names: list[str]  # (candidates,) in small letters
    signs_of_names: list[Signs]  # (names,) that all candidates of a name in a text have
    name_of: Integers  # (candidates,) the index of each one's name
    forms: dict[str, Bits]  # (candidates,) each: the signs of how it is written
    before: list[Signs]  # (candidates,) the signs of the word before
    behind: list[Signs]  # (candidates,) and of the word behind
    measures: dict[str, Doubles]  # (candidates,) each; 0 where a candidate has it not

    def features(self, index: int) -> Features:
        """All features of a candidate with their values."""
        forms = [sign for sign, has_it in self.forms.items() if has_it[index]]
        signs = (*self.signs_of_names[self.name_of[index]], *forms, *self.before[index], *self.behind[index])
        measures = {name: float(values[index]) for name, values in self.measures.items()}
        return dict.fromkeys(signs, 1.0) | {name: value for name, value in measures.items() if value}


class Calibration:
    """Weighs the features of candidates."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._weight_of_signs: Callable[[Signs], float] = lru_cache(maxsize=_MEMO_NAMES)(self._sum_of_weights)

    def probabilities(self, described: Description) -> Doubles:
        """The probability that each candidate is an organization (logistic regression).

        Behind “the group” and the like it is the CRF's if that is higher.
        """
        total = self._weights_of(described.signs_of_names)[described.name_of]
        total += self._weights_of(described.before) + self._weights_of(described.behind)
        for columns in (described.forms, described.measures):
            for name, values in columns.items():
                total += self._weights.get(name, 0.0) * values
        calibrated: Doubles = 1 / (1 + np.exp(-np.clip(total, -30.0, 30.0)))
        of_crf = described.spans.probabilities
        is_behind_noun = np.fromiter(("after_noun" in signs for signs in described.before), np.bool_, len(of_crf))
        is_introduced = is_behind_noun & (of_crf >= _MIN_INTRODUCED) & described.forms["whole_run"]
        return np.where(is_introduced, np.maximum(calibrated, of_crf), calibrated)

    def _weights_of(self, signs: Sequence[Signs]) -> Doubles:
        return np.fromiter(map(self._weight_of_signs, signs), np.float64, len(signs))

    def _sum_of_weights(self, signs: Signs) -> float:
        return sum(self._weights.get(sign, 0.0) for sign in signs)


def describe(features: ChunkFeatures, spans: Spans, lexicon: Lexicon) -> Description:
    """The features of the candidates of a batch, by what the whole article of each says of its name."""
    firsts = features.first_words[spans.chunks] + spans.begins
    texts = features.text_of_chunk[spans.chunks]
    words, begins, ends = features.words, firsts.tolist(), (firsts + spans.sizes).tolist()
    names = [" ".join(words[begin:end]).lower() for begin, end in zip(begins, ends, strict=True)]
    by_name: dict[_NameKey, int] = {}  # names with their numbers
    of_names = [by_name.setdefault(key, len(by_name)) for key in zip(texts.tolist(), names, strict=True)]
    name_of = np.array(of_names, np.intp)
    best = _highest(spans.probabilities, name_of, len(by_name))
    signs = [_signs_of_name(name, lexicon) for _, name in by_name]
    for number in _beginnings(by_name, best.tolist()):
        signs[number] += ("begins_longer",)
    measures = _measures(spans, name_of, best)
    measures["expansion"] = np.zeros(len(names))
    for name, odds in _expansions(of_names, begins, ends, words, spans).items():
        signs[name] += ("expanded",)
        measures["expansion"][name_of == name] = odds
    measures["rival"] = _rivals(firsts, spans)
    before = [_signs_before(words[begin - 1], lexicon) for begin in begins]
    behind = [_signs_behind(words[end], lexicon) for end in ends]
    return Description(spans, names, signs, name_of, _forms(features, spans, begins), before, behind, measures)


def _forms(features: ChunkFeatures, spans: Spans, firsts: Iterable[int]) -> dict[str, Bits]:
    """The signs of how candidates are written, the first words of which have these indices."""
    is_single, is_at_begin = spans.sizes == 1, spans.begins == 0
    begin_in_capitals = map(is_acronym, [features.words[first] for first in firsts])
    is_in_capitals = is_single & np.fromiter(begin_in_capitals, np.bool_, len(is_single))
    return {
        "acronym": is_in_capitals,
        "one_word": is_single & ~is_in_capitals,
        "whole_run": is_at_begin & (spans.sizes == features.sizes[spans.chunks]),
        "first_in_sentence": is_at_begin & features.leads[spans.chunks],
    }


def _measures(spans: Spans, name_of: Integers, best: Doubles) -> dict[str, Doubles]:
    """What the CRF says of each candidate, and of all of its name together."""
    count = np.bincount(name_of, minlength=len(best))
    mean = np.bincount(name_of, spans.probabilities, len(best)) / count
    return {
        "best": log_odds(best)[name_of],
        "mean": log_odds(np.where(count > 1, mean, best))[name_of],
        "count": np.log(count)[name_of],
        "person": _highest(spans.persons, name_of, len(best))[name_of],
        "odds": log_odds(spans.probabilities),
        "place": spans.locations,
    }


def _highest(values: Doubles, groups: Integers, count: int) -> Doubles:
    """The highest value of each group; 0 where none is higher."""
    highest = np.zeros(count)
    np.maximum.at(highest, groups, values)
    return highest


def _beginnings(names: Mapping[_NameKey, int], best: Sequence[float]) -> set[int]:
    """The names of one word that a longer one begins with, which is likely an organization's."""
    likely = [key for key, highest in zip(names, best, strict=True) if highest > _LIKELY and " " in key[1]]
    return {names[first] for text, name in likely if (first := (text, name[: name.index(" ")])) in names}


def _expansions(
    name_of: Sequence[int], begins: Sequence[int], ends: Sequence[int], words: Sequence[str], spans: Spans
) -> dict[int, float]:
    """By acronym in brackets, the log-odds of the name before the bracket that it abbreviates: Fair Trade Board (FTB).

    “Clean Air Act (CAA)” is no organization, so neither is CAA anywhere in the article.
    """
    opened = [index for index, begin in enumerate(begins) if words[begin - 1] == "("]
    bracketed = [index for index in opened if words[begins[index] + 1] == ")" and ends[index] == begins[index] + 1]
    odds: dict[int, float] = {}
    by_end: dict[int, list[int]] = defaultdict(list)
    for index, end in enumerate(ends if bracketed else ()):
        by_end[end].append(index)
    for name, begin in [(name_of[index], begins[index]) for index in bracketed]:
        before = words[begin - 2]
        if before[:1].isupper() and words[begin].lower()[-1] == before[0].lower():
            highest = max(spans.probabilities[by_end[begin - 1]].tolist(), default=0.0)
            odds.setdefault(name, float(log_odds(np.array([highest]))[0]))
    return odds


def _rivals(firsts: Integers, spans: Spans) -> Doubles:
    """For each candidate the log-odds of the likeliest one that overlaps it; 0 for none."""
    highest = np.zeros(len(firsts))
    ends, given = firsts + spans.sizes, spans.probabilities
    for step in range(1, len(firsts)):
        first = np.flatnonzero(firsts[step:] < ends[:-step])  # in text order, those that overlap stand together
        if not len(first):
            break
        highest[first] = np.maximum(highest[first], given[first + step])
        highest[first + step] = np.maximum(highest[first + step], given[first])
    return np.where(highest > 0, log_odds(highest), 0.0)


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


@lru_cache(maxsize=1 << 12)
def _signs_before(written: str, lexicon: Lexicon) -> Signs:
    """What the word before a name says of it."""
    word = written.lower()
    classes = lexicon.classes.get(word, ())
    signs = [f"after.{word}"] if word in _WORDS_BEFORE else []
    return (*signs, *(f"after_{name}" for name in ("title", "noun") if name in classes))


@lru_cache(maxsize=1 << 12)
def _signs_behind(word: str, lexicon: Lexicon) -> Signs:
    """What the word behind a name says of it."""
    classes = lexicon.classes.get(word.lower(), ())
    return tuple(f"before_{name}" for name in ("say", "of", "title", "noun") if name in classes)


def log_odds(probabilities: Doubles) -> Doubles:
    """ln(p / (1 - p)), clipped to ±7, beyond which the CRF's confidence says no more."""
    sure = np.clip(probabilities, _LEAST_SURE, 1 - _LEAST_SURE)
    return np.log(sure / (1 - sure))
