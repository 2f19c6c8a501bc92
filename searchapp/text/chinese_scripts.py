"""Chinese words in the other script: 电信 is 電信 where characters are traditional."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import islice, product
from pathlib import Path

from searchapp.text.lazy_pattern import LazyPattern
from searchapp.text.tab_separated import table_rows

CHARACTERS_FILE = Path(__file__).parent / "data" / "chinese_characters.tsv"
MOST_FORMS = 8  # of a word in traditional characters, where a simplified one may be several of them

_CHINESE = LazyPattern(lambda: "[\u3400-\u9fff\U00020000-\U0003ffff]", 0)


def in_other_script(text: str) -> list[str]:
    """A text in simplified and in traditional characters, the likeliest first, as far as they are others than its."""
    if text.isascii() or not _CHINESE.search(text):
        return []
    traditional = _traditional()
    forms = islice(product(*(traditional.get(character, character) for character in text)), MOST_FORMS)
    ways = [text.translate(_simplified()), *map("".join, forms)]
    return [way for way in dict.fromkeys(ways) if way != text]


@lru_cache(maxsize=1)
def _traditional() -> Mapping[str, str]:
    """The traditional forms of each simplified character."""
    return dict(table_rows(CHARACTERS_FILE))


@lru_cache(maxsize=1)
def _simplified() -> Mapping[int, str]:
    """The simplified form of each character that is none itself."""
    traditional = _traditional()
    return {ord(form): each for each, forms in traditional.items() for form in forms if form not in traditional}
