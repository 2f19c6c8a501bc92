"""Some hundred questions, drawn from the stories by their words' frequencies: the same for every engine."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from random import Random
from typing import Final, Literal

from benchmarks.news.stories import Story

Kind = Literal["common", "rare", "two", "any", "phrase", "prefix"]

SEED: Final = 21578
EACH: Final = 24  # questions of a kind; a third without a filter, a third with a country, a third with dates
WORD: Final = re.compile(r"[a-z]{3,}")
BANDS: Final = {"common": (0.02, 0.25), "middling": (0.004, 0.02), "rare": (0.0002, 0.002)}  # share of the stories
FUNCTION_WORDS: Final = frozenset(
    {
        "about",
        "after",
        "all",
        "also",
        "and",
        "any",
        "are",
        "been",
        "but",
        "can",
        "could",
        "did",
        "for",
        "from",
        "had",
        "has",
        "have",
        "her",
        "him",
        "his",
        "how",
        "into",
        "its",
        "may",
        "more",
        "most",
        "new",
        "not",
        "now",
        "off",
        "one",
        "other",
        "our",
        "out",
        "over",
        "per",
        "said",
        "she",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "two",
        "under",
        "was",
        "were",
        "what",
        "when",
        "which",
        "who",
        "will",
        "with",
        "would",
        "you",
    }
)


@dataclass(frozen=True, slots=True)
class Question:
    """Words to be found as its kind says, narrowed to a country or to days (ISO, inclusive) where these are given."""

    kind: Kind
    words: tuple[str, ...]
    country: str = ""
    since: str = ""
    until: str = ""


def draw(stories: list[Story]) -> list[Question]:
    """The questions."""
    random = Random(SEED)
    counts = Counter(word for story in stories for word in set(WORD.findall(story.text.lower())))
    bands = {name: _band(counts, len(stories), *limits) for name, limits in BANDS.items()}
    picked = {name: [random.choice(words) for _ in range(6 * EACH)] for name, words in bands.items()}
    common, middling, rare = (iter(picked[name]) for name in BANDS)
    bare: list[tuple[Kind, tuple[str, ...]]] = []
    for _ in range(EACH):
        bare.append(("common", (next(common),)))
        bare.append(("rare", (next(rare),)))
        bare.append(("two", (next(common), next(middling))))
        bare.append(("any", (next(common), next(middling), next(rare))))
        bare.append(("phrase", _neighbours(stories, random)))
        bare.append(("prefix", (next(middling)[:4],)))
    return _narrowed(bare, stories)


def _band(counts: Counter[str], total: int, low: float, high: float) -> list[str]:
    return sorted(
        word for word, count in counts.items() if low * total < count <= high * total and word not in FUNCTION_WORDS
    )


def _neighbours(stories: list[Story], random: Random) -> tuple[str, ...]:
    """Two words that stand side by side in some story."""
    while True:
        lines = random.choice(stories).body.splitlines()
        pairs = re.findall(r"\b([a-z]{3,}) (?=([a-z]{3,})\b)", random.choice(lines)) if lines else []
        pairs = [pair for pair in pairs if not FUNCTION_WORDS & set(pair)]
        if pairs:
            return random.choice(pairs)


def _narrowed(bare: list[tuple[Kind, tuple[str, ...]]], stories: list[Story]) -> list[Question]:
    """A third as they are, a third in one of the four commonest countries, a third in the first 28 days of a month.

    The months are those after the first quarter of all.
    """
    countries = Counter(country for story in stories for country in story.countries)
    months = sorted({story.day[:7] for story in stories if story.day})
    country = cycle(name for name, _ in countries.most_common(4))
    month = cycle(islice(months, len(months) // 4, None))
    bare_filter: dict[str, str] = {}
    filters: Iterator[Callable[[], dict[str, str]]] = cycle(
        [lambda: bare_filter, lambda: {"country": next(country)}, lambda: _days(next(month))]
    )
    return [
        Question(kind, words, **(narrow() if countries and months else {}))
        for number in range(len(bare) // 6)
        for narrow in [next(filters)]
        for kind, words in bare[6 * number : 6 * number + 6]
    ]


def _days(month: str) -> dict[str, str]:
    return {"since": f"{month}-01", "until": f"{month}-28"}
