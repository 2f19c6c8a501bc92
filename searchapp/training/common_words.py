"""`python -m searchapp.training.common_words` writes the words that are common in small letters, and no names.

Which words there are tells Webster's Second International of 1934, whose copyright has lapsed (the list `web2` of the
package english-words); which of them are common today, the frequencies of the package pyspellchecker (MIT).
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from searchapp.extraction.name_words.lexicon import COMMON_WORDS, DATA

_LEAST = 800  # occurrences among those that the frequencies were counted on; what is rarer is no common word
_SHORTEST_BASE = 3  # letters

_WORD = re.compile(r"[a-z]{2,}")
# endings of inflections, and what stands in their place in a dictionary
_ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("d", ""),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
    ("er", ""),
    ("er", "e"),
    ("ers", ""),
    ("ers", "e"),
    ("est", ""),
)


def main() -> None:
    """Write the words as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m searchapp.training.common_words", description=__doc__)
    parser.add_argument("--out", type=Path, default=DATA / COMMON_WORDS, help="the file to write")
    out = parser.parse_args().out
    from english_words import get_english_words_set  # of the extra for training
    from spellchecker import SpellChecker

    words = common_words(get_english_words_set(["web2"]), SpellChecker().word_frequency.dictionary)
    out.write_text("".join(f"{word}\n" for word in words))


def common_words(dictionary: Collection[str], frequencies: Mapping[str, int], least: int = _LEAST) -> list[str]:
    """The common words that the dictionary has in small letters, in their inflections too, and never as a name."""
    names = {word.lower() for word in dictionary if word[:1].isupper()}
    entries = {word for word in dictionary if _WORD.fullmatch(word)}
    common = [word for word, count in frequencies.items() if count >= least and _WORD.fullmatch(word)]
    return sorted(word for word in common if word not in names and any(base in entries for base in _bases(word)))


def _bases(word: str) -> Iterator[str]:
    """What a word may be an inflection of, itself included."""
    yield word
    for ending, base_ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_BASE:
            base = word[: -len(ending)] + base_ending
            yield base
            if len(base) > _SHORTEST_BASE and base[-1] == base[-2]:
                yield base[:-1]


if __name__ == "__main__":
    main()
