"""Names of countries as words, and whether the words of a text are those of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from searchapp.extraction.gazetteer import ToponymKind

MAX_ENDING_CHARS = 3  # behind a stem


class Phrase(NamedTuple):
    """A name by its words in small letters, or what of them does not change; and which have a capital."""

    words: tuple[str, ...]
    has_capital: tuple[bool, ...]
    code: str
    kind: ToponymKind


class Stem(NamedTuple):
    """What of a name does not change, and what may follow."""

    code: str
    kind: ToponymKind
    endings: str  # a pattern of what may follow
    has_ending: bool  # never stands alone: “Само” is no Самоа


def is_small(word: str) -> bool:
    """Whether a word begins with a small letter of a script whose names begin with a capital; Georgian's do not."""
    return word[0].islower() and not "\u10d0" <= word[0] <= "\u10ff"


def add_phrase(phrases: list[Phrase], phrase: Phrase) -> bool:
    """Add a phrase, longer ones first; none whose words another has already, and whether it was added."""
    if phrase.words in [known.words for known in phrases]:
        return False
    phrases.append(phrase)
    phrases.sort(key=lambda each: -len(each.words))
    return True


def follow_phrase(
    phrase: Phrase,
    words: Sequence[re.Match[str]],
    lowered: Sequence[str],
    index: int,
    is_word: Callable[[str, str], bool],
) -> bool:
    """Whether the words from one on are those of a phrase, with a capital where it has one; a lone one always."""
    end = index + len(phrase.words)
    if len(phrase.words) == 1:
        return not is_small(words[index][0])
    return (
        end <= len(words)
        and not any(has and is_small(match[0]) for has, match in zip(phrase.has_capital, words[index:end], strict=True))
        and all(map(is_word, lowered[index + 1 : end], phrase.words[1:]))
    )


def may_end_so(stem: Stem, ending: str) -> bool:
    """Whether a name with this stem may have this ending, or none."""
    return re.fullmatch(stem.endings, ending) is not None if ending else not stem.has_ending


def has_stem(text: str, stem: str) -> bool:
    """Whether a word is one of several of a name, by its stem; a short one, behind a =, has no other form."""
    if stem[0] == "=":
        return text.rstrip(".") == stem[1:]
    return text.startswith(stem) and len(text.rstrip(".")) - len(stem) <= MAX_ENDING_CHARS + 1
