"""Days with the units 年, 月 and 日: in digits or numerals, in years of our era, of a Japanese one or of the Republic.

2021年9月9日    令和3年9月9日    昭和六十四年一月七日    民國110年9月9日    二〇二一年九月九日    2021년 9월 9일
"""

from __future__ import annotations

import re
import unicodedata

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911}
_ERA_LETTERS = {"R": "令和", "H": "平成", "S": "昭和", "T": "大正", "M": "明治"}
_ERA_MARKS = _ERAS | {mark: _ERAS[era] for letter, era in _ERA_LETTERS.items() for mark in (letter, era[0])}
_ERA_DAY = re.compile(
    rf"(?:中華)?({'|'.join(_ERA_MARKS)})\s?\.?(\d{{1,3}}|元)[./年-](\d{{1,2}})[./月-](\d{{1,2}})(?!\d)",
    re.IGNORECASE,
)
_MARKED_DAY = re.compile(r"(?:[^\W\d_]\.?|[㐀-鿿]+\s?)\d{1,3}([./-])\d{1,2}\1\d{1,2}(?!\d)")
_NUMERALS = {sign: number for number, signs in enumerate(("〇零○", *"一二三四五六七八九")) for sign in signs}
_UNITS = {"十": 10, "百": 100}
_SIGNS = "".join((*_NUMERALS, *_UNITS))
_NUMBER = rf"(?:\d{{1,2}}|[{_SIGNS}]{{1,4}})"
_SPAN_SIGNS = "-‐–—~～〜、・至到"
_YEAR = (
    rf"(?:(?P<era>{'|'.join(_ERAS)})\s?(?P<era_year>\d{{1,3}}|元|[{_SIGNS}]{{1,5}})"
    rf"|(?<!\d)(?P<year>(?:1[4-9]|20)\d\d|\d\d|(?<![{_SIGNS}])[一二][{''.join(_NUMERALS)}]{{3}}))"
)
EAST_ASIAN_DAY = re.compile(  # a year without an era has two or four digits, or four numerals
    rf"{_YEAR}\s?[年년]\s?(?P<month>{_NUMBER})\s?[月월]\s?(?P<day>{_NUMBER})"
    rf"\s?(?:[日일号號]|(?=[{_SPAN_SIGNS}]\s?{_NUMBER}\s?[日일号號]))"
)
EAST_ASIAN_MONTH = re.compile(
    rf"{_YEAR}\s?[年년]\s?(?P<month>{_NUMBER})\s?[月월](?!\s?[\d{_SIGNS}]{{1,3}}\s?[日일号號])"
)
_WEEKDAYS = "月火水木金土日월화수목금토일一二三四五六"
_JOINTS = rf"[{_SPAN_SIGNS}]|から|至|到|和|与|與|及び?|或|と|부터|에서|과|와"
FURTHER_DAY = re.compile(  # behind a day and its weekday: “至5日”, “、4日”, “(土)～3月23日”
    rf"\s?(?:[（(][{_WEEKDAYS}][）)])?\s?(?:{_JOINTS})\s?(?:(?P<month>{_NUMBER})\s?[月월]\s?)?(?P<day>{_NUMBER})\s?[日일号號]"
)


def era_numbers(text: str) -> tuple[int, int, int] | None:
    """Year, month and day that a text begins with, as `R5.1.14` or `令5.1.14`, marked by an era; None elsewhere."""
    match = _ERA_DAY.match(unicodedata.normalize("NFKC", text))  # ㋿ is 令和
    if not match:
        return None
    mark, year, month, day = match.groups()
    return _ERA_MARKS[mark.upper()] + _number(year), int(month), int(day)


def has_era_mark(text: str) -> bool:
    """Whether a text begins with numbers of a day behind a mark, the first of them a year of whatever era."""
    return bool(_MARKED_DAY.match(unicodedata.normalize("NFKC", text)))


_TOLD = "昨去今本"  # before 年: the last year, or this one
YEARLESS_DAY = re.compile(
    rf"(?:(?<=[{_TOLD}]年)|(?<![年년\d{_SIGNS}])(?<![年년]\s))(?P<month>{_NUMBER})\s?[月월]\s?(?P<day>{_NUMBER})"
    rf"\s?(?:[日일号號]|(?=[{_SPAN_SIGNS}]\s?{_NUMBER}\s?[日일号號]))"
)
MONTH_OF_TOLD_YEAR = re.compile(
    rf"(?<=[{_TOLD}]年)(?P<month>{_NUMBER})\s?[月월](?!\s?[\d{_SIGNS}]{{1,3}}\s?[日일号號])"
)


def has_month_sign(text: str) -> bool:
    """Whether a text has the sign behind the number of a month."""
    return "月" in text or "월" in text


def month_number_of(match: re.Match[str]) -> int:
    """The number of a month without its year."""
    return _number(match["month"])


def yearless_numbers(match: re.Match[str]) -> tuple[int, int]:
    """Month and day of a day without its year."""
    return _number(match["month"]), _number(match["day"])


def day_numbers(match: re.Match[str]) -> tuple[int, int, int]:
    """Year, month and day of a match, the year as it is written where no era stands before it."""
    return *month_numbers(match), _number(match["day"])


def month_numbers(match: re.Match[str]) -> tuple[int, int]:
    """Year and month of a match, the year as it is written where no era stands before it."""
    year = _number(match["year"]) if match["year"] else _ERAS[match["era"]] + _number(match["era_year"])
    return year, _number(match["month"])


def further_day(match: re.Match[str], month: int) -> tuple[int, int]:
    """Month and day of a further day, whose month is that of the day before unless it has its own."""
    return _number(match["month"]) if match["month"] else month, _number(match["day"])


def _number(text: str) -> int:
    """What digits or numerals mean: 31, 三十一, 三一; the first year of an era is 元."""
    if text.isdecimal():
        return int(text)
    if text == "元":
        return 1
    if not any(sign in _UNITS for sign in text):
        return int("".join(str(_NUMERALS[sign]) for sign in text))
    total, digit = 0, 0
    for sign in text:
        if sign in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[sign], 0
        else:
            digit = _NUMERALS[sign]
    return total + digit
