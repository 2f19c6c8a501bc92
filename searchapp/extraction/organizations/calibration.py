"""The second look: each span that the CRF proposes is judged with what the whole article says about its name.

A logistic rule adds up: the CRF's log-odds for this mention and for the others of the same name, how often the name
stands there, whether its words name persons or places elsewhere, whether it is known, spelled out, or stands behind a
title.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from searchapp.extraction.organizations.crf import Candidate
from searchapp.extraction.organizations.lexicon import Lexicon
from searchapp.extraction.organizations.name_keys import is_acronym
from searchapp.extraction.tokens import Tokens

SURE = 0.5  # a name that the CRF takes for an organization


@dataclass
class Seen:
    """What an article's candidates say about one name."""

    best: float = 0.0
    total: float = 0.0
    count: int = 0
    person: float = 0.0


def judged(tokens: Tokens, found: Sequence[Candidate], lexicon: Lexicon) -> list[dict[str, float]]:
    """For each candidate the signs that speak for and against it."""
    names = [name_of(tokens, one) for one in found]
    seen: dict[str, Seen] = {}
    for name, one in zip(names, found, strict=True):
        about = seen.setdefault(name, Seen())
        about.best = max(about.best, one.probability)
        about.total += one.probability
        about.count += 1
        about.person = max(about.person, one.person)
    longer = {name.split(" ", 1)[0] for name, about in seen.items() if about.best > SURE and " " in name}
    rivals = rivalry(found)
    return [
        signs(tokens, one, name, seen[name], lexicon)
        | ({"begins_longer": 1.0} if name in longer else {})
        | ({"rival": log_odds(rival)} if rival else {})
        for name, one, rival in zip(names, found, rivals, strict=True)
    ]


def rivalry(found: Sequence[Candidate]) -> list[float]:
    """For each candidate, given in their order, the probability of the likeliest that overlaps it; 0 for none."""
    best = [0.0] * len(found)
    for at, one in enumerate(found):
        for other in range(at + 1, len(found)):
            if found[other].begin >= one.end:
                break
            best[at] = max(best[at], found[other].probability)
            best[other] = max(best[other], one.probability)
    return best


def name_of(tokens: Tokens, one: Candidate) -> str:
    """A candidate's words in lower case."""
    return " ".join(tokens.words[one.begin : one.end]).lower()


def signs(tokens: Tokens, one: Candidate, name: str, about: Seen, lexicon: Lexicon) -> dict[str, float]:
    """The signs of one candidate, by name."""
    words = name.split(" ")
    first, last = lexicon.classes.get(words[0], ()), lexicon.classes.get(words[-1], ())
    kind = lexicon.names.get(name, "")
    found = {
        "bias": 1.0,
        "odds": log_odds(one.probability),
        "best": log_odds(about.best),
        "mean": log_odds(about.total / about.count),
        "count": math.log(about.count),
        "person": about.person,
        "place": one.place,
        f"words{min(len(words), 5)}": 1.0,
    }
    if kind:
        found[f"known{kind}"] = 1.0
    for name_class in first:
        found[f"first.{name_class}"] = 1.0
    for name_class in last:
        found[f"last.{name_class}"] = 1.0
    found.update((sign, 1.0) for sign in place_signs(tokens, one, words, lexicon))
    return found


def place_signs(tokens: Tokens, one: Candidate, words: list[str], lexicon: Lexicon) -> list[str]:
    """The signs of where and how a candidate is written."""
    found = []
    if len(words) == 1:
        found.append("acronym" if is_acronym(tokens.words[one.begin]) else "one_word")
    if "and" in words:
        found.append("and")
    if one.begin == one.run.begin and one.end == one.run.end:
        found.append("whole_run")
    if tokens.begins_sentence(one.begin):
        found.append("first_in_sentence")
    before = tokens.words[one.begin - 1].lower() if one.begin else ""
    if before in ("the", "(", "in", "a", "'s"):
        found.append(f"after.{before}")
    classes = lexicon.classes.get(before, ())
    found += [f"after_{name}" for name in ("title", "noun") if name in classes]
    return found


def log_odds(probability: float) -> float:
    """ln(p / (1 - p)), kept within ±7, where the CRF's sureness says no more."""
    clipped = min(max(probability, 0.001), 0.999)
    return math.log(clipped / (1 - clipped))


def probability(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """How likely a candidate with these signs is an organization."""
    total = sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))
