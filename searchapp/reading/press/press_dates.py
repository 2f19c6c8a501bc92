"""Dates as press databases print them, in many languages: `3 mars 2019`, `12. Mai 2020`, `2019年3月3日`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from searchapp.model.article import Published
from searchapp.text.dates import date_in_line, iso_day

# Month → its names and abbreviations; the first letters that tell it from the others of its language.
_MONTHS: Mapping[int, str] = {
    1: "january jan janvier janv januar jänner jan. enero ene gennaio gen januari janeiro janv. januar tammikuuta"
    " stycznia ledna января январь januára ocak ianuarie január siječnja",
    2: "february feb février févr fév fevrier februar feber febrero febbraio febbr februari fevereiro fev helmikuuta"
    " lutego února февраля февраль şubat februarie február veljače",
    3: "march mar mars märz mrz maerz marzo maart mrt março marco maaliskuuta marca března марта"
    " март mart martie"
    " március ožujka marts",
    4: "april apr avril avr abril abr aprile abril huhtikuuta kwietnia dubna апреля апрель nisan"
    " aprilie április travnja",
    5: "may mai mayo maggio mag mei maio maj toukokuuta maja května мая май mayıs május svibnja",
    6: "june jun juin juni junio giugno giu junho kesäkuuta czerwca června июня июнь haziran iunie június lipnja",
    7: "july jul juillet juil juli julio luglio lug julho heinäkuuta lipca července июля июль"
    " temmuz iulie július srpnja",
    8: "august aug août aout agosto ago augustus elokuuta sierpnia srpna августа август ağustos augusti augusztus"
    " kolovoza",
    9: "september sept sep septembre septiembre setiembre settembre sett set setembro syyskuuta września září сентября"
    " сентябрь eylül septembrie szeptember rujna",
    10: "october oct octobre oktober okt octubre ottobre ott outubro out lokakuuta października října октября октябрь"
    " ekim octombrie október listopada",
    11: "november nov novembre noviembre novembro marraskuuta ноября ноябрь kasım noiembrie listopadu studenoga",
    12: "december dec décembre déc decembre dezember dez diciembre dic dicembre dezembro joulukuuta grudnia prosince"
    " декабря декабрь aralık decembrie prosinca",
}
_NUMBERS = {name.strip("."): number for number, names in _MONTHS.items() for name in names.split()}
_NAMED = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:er|º|ª|°|st|nd|rd|th)?\.?\s+(?:de\s+|di\s+)?(?P<month>[^\W\d_]{3,13})\.?,?\s+"
    r"(?:de\s+|del\s+)?(?P<year>(?:18|19|20)\d\d)(?!\d)",
    re.I,
)
_NAMED_FIRST = re.compile(
    r"(?P<month>[^\W\d_]{3,13})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>(?:18|19|20)\d\d)(?!\d)", re.I
)
_EASTERN = re.compile(r"(?P<year>(?:19|20)\d\d)\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일]?")
_NUMBERED = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/.-])")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_MONTH_ONLY = re.compile(r"(?P<month>[^\W\d_]{3,13})\.?,?\s+(?:de\s+)?(?P<year>(?:18|19|20)\d\d)(?!\d)", re.I)


def press_date(text: str, day_first: bool = False) -> Published | None:
    """The day, or else the month, that a line names in any language of the databases; None where it names none.

    `day_first` decides where either number of `3/5/2019` could be the month.
    """
    for pattern in (_EASTERN, _NAMED, _NAMED_FIRST):
        for match in pattern.finditer(text):
            month = _month(match["month"])
            if month and (value := iso_day(match["year"], month, match["day"])):
                return Published(value, "day", "metadata")
    if published := date_in_line(text, "metadata") or _numbered(text, day_first) or _compact(text):
        return published
    for match in _MONTH_ONLY.finditer(text):
        if month := _month(match["month"]):
            return Published(f"{match['year']}-{month:02d}", "month", "metadata")
    return None


def is_press_date(line: str) -> bool:
    """Whether a line holds a full day and little else."""
    published = press_date(line, day_first=True)
    return published is not None and published.grain == "day" and len(line.split()) <= 9


def _month(name: str) -> int:
    """The number of a month by its name or number; 0 for another word."""
    if name.isdecimal():
        return int(name) if 1 <= int(name) <= 12 else 0
    return _NUMBERS.get(name.lower().strip("."), 0)


def _numbered(text: str, day_first: bool) -> Published | None:
    """The day of `3/5/2019` in a language that writes the day first."""
    match = _NUMBERED.search(text) if day_first else None
    if not match or not 1 <= int(match[3]) <= 12:
        return None
    value = iso_day(match[4], int(match[3]), match[1])
    return Published(value, "day", "metadata") if value else None


def _compact(text: str) -> Published | None:
    """The day of `20190503`."""
    match = _COMPACT.search(text)
    if not match or not 1 <= int(match[2]) <= 12:
        return None
    value = iso_day(match[1], int(match[2]), match[3])
    return Published(value, "day", "metadata") if value else None
