"""News that nobody wrote, as much as is asked for, the same in every run: words of syllables, some of them rare."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

_SYLLABLES = "ba co di fen gar hol in jor ka lem mo na or pel qui ra son ta ur vel wes yan zo ment tion er ing al ed ly"
_COMMON = "the of to and a in for said on that by with was is at from it as be an will has were which year two"
_PLACES = ("Kenya", "Norway", "Chile", "Portugal", "Lisbon", "Nairobi", "Oslo", "Santiago", "London", "Tokyo")
_COUNTRIES = ("KE", "NO", "CL", "PT", "GB", "JP", "FR")
_KINDS = ("Council", "Bank", "University", "Railway", "Museum", "Party")
_WORDS, _SENTENCES, _ORGANIZATIONS = 60_000, 20_000, 5_000
_NEW_WORDS = 2  # an article: the vocabulary of news never ends


@dataclass(frozen=True, slots=True)
class InventedArticle:
    """An article with the facets that it brings; paragraphs of the body are lines."""

    id: str
    title: str
    body: str
    day: str
    organizations: tuple[str, ...]
    countries: tuple[str, ...]


def invented_articles(body_chars: int, seed: int = 1) -> Iterator[InventedArticle]:
    """Articles without end, with bodies of some so many characters."""
    chance = random.Random(seed)
    words = [_word(chance) for _ in range(_WORDS)]
    organizations = [f"{_word(chance).title()} {chance.choice(_KINDS)}" for _ in range(_ORGANIZATIONS)]
    sentences = [_sentence(chance, words, organizations) for _ in range(_SENTENCES)]
    for number in count(1):
        yield InventedArticle(
            f"a{number}",
            chance.choice(sentences)[:80].rstrip("."),
            _body(chance, sentences, body_chars),
            f"{chance.randint(1995, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            tuple(chance.sample(organizations, chance.randint(1, 4))),
            tuple(chance.sample(_COUNTRIES, chance.randint(1, 2))),
        )


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES.split(), k=chance.choice((1, 2, 2, 3, 3, 4))))


def _sentence(chance: random.Random, words: list[str], organizations: list[str]) -> str:
    common = _COMMON.split()
    picked = [
        chance.choice(common) if chance.random() < 0.45 else words[int(len(words) ** chance.random()) - 1]
        for _ in range(chance.randint(8, 28))
    ]
    if chance.random() < 0.5:
        picked.insert(chance.randrange(1, len(picked)), chance.choice(organizations))
    if chance.random() < 0.3:
        picked.append(f"in {chance.choice(_PLACES)} on {chance.choice(('Monday', '4 May', 'Friday', 'June 2'))}")
    text = " ".join(picked)
    return f"{text[0].upper()}{text[1:]}."


def _body(chance: random.Random, sentences: list[str], chars: int) -> str:
    parts = [" ".join(_word(chance) + _word(chance) for _ in range(_NEW_WORDS))]
    length = len(parts[0])
    while length < chars:
        parts.append(chance.choice(sentences))
        length += len(parts[-1]) + 1
        if chance.random() < 0.3:
            parts.append("\n")
    return " ".join(parts).replace(" \n ", "\n").strip()
