"""The number of a month by its name or abbreviation in any language of Unicode's CLDR.

`data/month_names.json` is made by `python -m searchapp.training.months` and read when a date first needs it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

NAMES_FILE = Path(__file__).parents[1] / "data" / "month_names.json"
LARGE_LANGUAGES = frozenset(  # those of most newspapers
    (
        "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu",
        "id",
        "it", "ja", "ko", "lt", "lv", "ms", "nb", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "sw",
        "ta",
        "th", "tr", "uk", "ur", "vi", "zh",
    )
)  # fmt: skip
_FOLDED = {ord("ı"): "i", ord("ł"): "l", ord("đ"): "d", ord("ø"): "o", ord("ي"): "ی", ord("ك"): "ک", ord("’"): "'"}


_MARKS = re.compile("[\u0300-\u036f\u064b-\u065f\u200c\u200e\u200f]")  # accents, vowels, signs of direction


class MonthName(Struct, frozen=True):
    """A month's number; not certain where large languages give the name to different months.

    Nor is a short name of small languages in a text in a large one, in which it may be any word.
    """

    number: int
    certain: bool


def fold(name: str) -> str:
    """A name without case, accents and the marks of Arabic vowels."""
    if name.isascii():
        return name.lower()
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    return _MARKS.sub("", parts).translate(_FOLDED)


@lru_cache(maxsize=4096)
def month_named(name: str, language: str = "") -> MonthName | None:
    """The month of a name, with or without its full stop; None for any other word."""
    table = _table()
    folded = fold(name).strip(".")
    number: int | None = table["names"].get(folded)
    if number is None:
        return None
    own = table["languages"].get(folded, {})
    if language in own:
        return MonthName(own[language], certain=True)
    languages = table["disputed"].get(folded)
    is_other_word = language in LARGE_LANGUAGES and folded in table["small"]
    return MonthName(number, certain=not is_other_word and (languages is None or language in languages))


@lru_cache(maxsize=1)
def _table() -> Any:
    """The months by name, as `month_table` of `training.months` builds them."""
    return json.loads(NAMES_FILE.read_text(encoding="utf-8"))
