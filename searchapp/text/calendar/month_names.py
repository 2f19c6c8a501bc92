"""The number of a month by its name, abbreviation or a whole date in any language of Unicode's CLDR.

`data/month_names.json` and `data/date_forms.json` are made by `python -m searchapp.training.months` and read when a
date first needs them.
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
FORMS_FILE = NAMES_FILE.with_name("date_forms.json")
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
_SIGNS = re.compile(r"[\s.,:;/()\[\]'’‘ʼ،–—-]+")
_NUMBER = re.compile(r"\d+")
_YEAR_DIGITS, _MOST_DAY_DIGITS = 4, 2


class DateForm(Struct, frozen=True):
    """A whole date without its numbers, as `Y оны аравдугаар сарын D`, its year and its day."""

    words: str
    year: int
    day: int


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


def date_form(text: str) -> DateForm | None:
    """The form of a text with two numbers in ASCII, a year and a day; None for any other text."""
    numbers = _NUMBER.findall(text)
    if len(numbers) != 2 or {len(number) == _YEAR_DIGITS for number in numbers} != {True, False}:
        return None
    day, year = sorted(numbers, key=len)
    if len(day) > _MOST_DAY_DIGITS:
        return None
    words = _NUMBER.sub(lambda match: " Y " if match[0] == year else " D ", fold(text))
    return DateForm(_SIGNS.sub(" ", words).strip(), int(year), int(day))


def month_of_form(form: DateForm, language: str = "") -> MonthName | None:
    """The month of a whole date in the form that CLDR has for a language; not certain where languages differ."""
    months = _forms().get(form.words)
    if not months:
        return None
    by_language = {code: int(number) for number, codes in months.items() for code in codes.split()}
    if language in by_language:
        return MonthName(by_language[language], certain=True)
    return MonthName(next(iter(by_language.values())), certain=len(months) == 1)


@lru_cache(maxsize=1)
def _forms() -> dict[str, dict[str, str]]:
    """Form → month → the languages that write it so."""
    forms: dict[str, dict[str, str]] = json.loads(FORMS_FILE.read_text(encoding="utf-8"))
    return forms
