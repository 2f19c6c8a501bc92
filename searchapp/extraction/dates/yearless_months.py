"""The months that a text in a language other than English names without a year: “en mars”, “im Mai”, “в марте”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from searchapp.extraction.dates.day_lists import LocalDate, clear_month
from searchapp.extraction.dates.reference import Reference
from searchapp.extraction.dates.yearless_days import clause_looks_ahead, year_beside
from searchapp.text.calendar.date_cues import date_words_of

_NO_YEAR = r"(?![\w’'-])(?!,?\s(?:de\s|del\s|des\s|του\s)?['’]?\d)"


def yearless_months(flat: str, language: str, reference: Reference | None) -> Iterator[LocalDate]:
    """The months behind a word for them: each the last one, or the next where its clause looks ahead."""
    if not reference or reference.grain == "year" or not date_words_of(language, "month"):
        return
    for match in _month(language).finditer(flat):
        if number := clear_month(match["month"], match["stop"], language):
            start, end = match.span("month")
            named_year = year_beside(flat, start, end, language, reference.day.year)
            year = named_year or reference.year_of(number, clause_looks_ahead(flat, start, end, language))
            yield start, end, f"{year}-{number:02}"


@lru_cache(maxsize=128)
def _month(language: str) -> re.Pattern[str]:
    """A word before months, with what stands behind it: a month or another such word."""
    words = "|".join(date_words_of(language, "month"))
    return re.compile(
        rf"(?<![^\W_])(?i:{words})(?:\s|(?<=['’-]))(?=(?P<month>[^\W\d_]{{3,14}})(?P<stop>\.?){_NO_YEAR})"
    )
