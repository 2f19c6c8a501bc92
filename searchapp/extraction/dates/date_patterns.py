"""Patterns of the days, months and years that running text names, absolute and relative."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from searchapp.extraction.dates.date_anchors import Anchor, AnchorKind
from searchapp.text.calendar.english_months import AMBIGUOUS_MONTHS, CAPITALIZED_MONTH, MONTH_ABBREVIATIONS, MONTH_NAMES

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TH = r"(?:st|nd|rd|th)?"
_OF_DATE = (  # behind a weekday, which is then no date of its own
    rf",?\s(?:(?:the\s)?[0-3]?\d{_TH}[\s-](?:of\s)?{CAPITALIZED_MONTH}|{CAPITALIZED_MONTH}\s[0-3]?\d"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d\d|\d{4}-\d\d-\d\d)"
)
_YEAR = r"(?:1[6-9]|20)\d\d"
_ANY_YEAR = rf"(?:{_YEAR}|['’]\d\d)\b"
_NO_AMOUNT = (  # after a year: "2000 people" is none
    r"(?!\d|[.,]\d|%|\s+(?:mln|million|billion|pct|percent|tonnes|tons|people|dlrs|dollars|euros|pounds|km|kilomet(?:re|er)s|metres|meters|feet|miles|members|jobs"
    r"|workers|GMT|UTC|hours|hrs)\b)"
)
_OLD_YEAR = (
    rf"1[0-5]\d\d\b(?!:\d|\s?(?:[A-Z]{{2,4}}|[ap]\.?m|local|[a-z]+s|men|in\sall)\b){_NO_AMOUNT}"  # no time, no amount
)
_TO = r"(?:[-–/]|\s(?:to|and|or|through|until|till|&|-|–)\s)"  # between the days of “June 3-5”
_MORE_DAYS = rf"(?:,\s[0-3]?\d{_TH})*(?:,?{_TO})[0-3]?\d{_TH}"
_NO_COUNT = (  # no “June 3 and 5 others”
    rf"(?![\d:.,%-]*\d|%|\s[a-z]+s\b|[-–]|\s{CAPITALIZED_MONTH}|\s(?:per|more|other|of|new|people|men|women|children)\b)"
)
_ABBREVIATION = rf"(?:{'|'.join(MONTH_ABBREVIATIONS)})"
# Behind a day; a stop belongs to the abbreviation where a year follows on it, else it may end the sentence.
_MONTH_OF_DAY = rf"(?:{'|'.join(MONTH_NAMES)}|{_ABBREVIATION}(?:\.(?=,?\s{_ANY_YEAR}))?)(?!\w)"
_UNIT_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
ORDINALS = (  # in their order
    *_UNIT_ORDINALS,
    *(
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
    ),
    *("nineteenth", "twentieth", *(f"twenty-{word}" for word in _UNIT_ORDINALS), "thirtieth", "thirty-first"),
)
_NO_NUMBER_BEFORE = r"(?<!\d[.,:])"  # no “30 May” in “at 7:30 May 5”
PATTERNS = (
    rf"(?P<iso>\b(?P<iso_y>{_YEAR})(?P<iso_sign>[-/])(?P<iso_m>\d\d?)(?P=iso_sign)(?P<iso_d>\d\d?)(?!\d|[./-]\d))",
    rf"(?P<numbers>(?<![.,/:–-])(?P<n_first>\d\d?)(?P<n_sign>[./-])(?P<n_second>\d\d?)(?P=n_sign)"
    rf"(?P<n_y>{_YEAR}|(?<=/)\d\d)(?!\w|[.,:/-]\d|[-%]))",
    rf"(?P<signed>(?<![./-])(?P<sd_d>[0-3]?\d)(?P<sd_sign>[-/.]?)(?P<sd_m>{'|'.join(MONTH_NAMES)}|{_ABBREVIATION})(?P=sd_sign)"
    rf"(?P<sd_y>{_YEAR}|(?<=[-/])\d\d)\b(?![/-]))",
    rf"(?P<day_month>{_NO_NUMBER_BEFORE}(?P<dm_d>[0-3]?\d){_TH}(?:\s(?:day\s)?of)?\s(?P<dm_m>{_MONTH_OF_DAY})"
    rf"(?:,?\s(?:of\s)?(?P<dm_y>{_ANY_YEAR}|{_OLD_YEAR}))?)",
    rf"(?P<word_month>\b(?P<wm_d>{'|'.join(ORDINALS)})\s(?:day\s)?of\s(?P<wm_m>{CAPITALIZED_MONTH})"
    rf"(?:,?\s(?P<wm_y>{_ANY_YEAR}))?)",
    rf"(?P<month_day>\b(?P<md_m>{CAPITALIZED_MONTH})\s(?:the\s)?(?P<md_d>[0-3]?\d){_TH}(?![\d:,]*\d)"
    rf"(?P<md_more>{_MORE_DAYS}(?=,?\s{_YEAR}\b|{_NO_COUNT}))?(?:,?\s(?:of\s)?(?P<md_y>{_ANY_YEAR}|(?<=,\s){_OLD_YEAR}))?)",
    rf"(?P<month_day_year>\b(?P<mdy_m>{CAPITALIZED_MONTH})\s(?P<mdy_d>[0-3]?\d){_TH},\s?(?P<mdy_y>{_YEAR})\b)",
    rf"(?P<month_year>\b(?P<my_m>{CAPITALIZED_MONTH})(?:,?\s|\s(?:of|in)\s)(?P<my_y>{_ANY_YEAR}))",
    rf"(?P<month>\b(?:(?P<m_cue>[Ll]ast|[Nn]ext|[Tt]his)\s)?(?P<m_m>{CAPITALIZED_MONTH})(?!\s?\d|-?[a-z])(?:\s(?P<m_rel>last|this|next)\syear)?)",
    rf"(?P<year>(?<=[ (\n–-])(?P<y_y>{_YEAR})\b(?!-\d\b){_NO_AMOUNT})",
    rf"(?P<weekday>\b(?:(?P<w_cue>[Ll]ast|[Nn]ext|[Tt]his)\s)?(?P<w_d>{_WEEKDAY})\b(?!{_OF_DATE}|\s[0-3]?\d(?:,|\sand)\s[A-Z])"
    r"(?:\s(?:of\s)?(?P<w_week>last|this|next)\sweek\b)?)",
    r"(?P<adverb>\b(?:[Tt]he\s(?P<a_far>day\s(?:before(?=\sy)|after(?=\st)))\s)?"
    r"(?P<a_w>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)\b(?![\"”’'] (?:show|programme|program)\b))",
    r"(?P<ago>\b(?P<g_n>[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d{1,3})\s"
    r"(?P<g_u>day|week|month|year)s?\sago\b)",
    rf"(?P<period>\b(?:(?P<p_d>[0-3]?\d){_TH}\sof\s(?=\w+\smonth\b))?(?P<p_cue>[Ll]ast|[Tt]his|[Nn]ext)\s(?P<p_u>month|year)\b)",
)
_NEXT = rf"\s?(?:[-–—/]|,(?:\sand)?|to|and|or|through|until|till)\s?(?:the\s)?(?:[0-3]?\d{_TH}\s(?:of\s)?)?"
_NEXT_DAY = rf"(?:\s[0-3]?\d{_TH})?"
# Behind a day or month without a year: up to three more, the last with the year of all.
SHARED_YEAR = re.compile(
    rf"{_NEXT}(?P<next>{CAPITALIZED_MONTH}){_NEXT_DAY}(?:{_NEXT}(?P<last>{CAPITALIZED_MONTH}){_NEXT_DAY}){{0,2}}"
    rf",?\s(?P<year>{_YEAR})\b(?![/-]\d)"
)
DAY_NUMBER = re.compile(r"\d+")
_BEGIN = r"\b(?=[\dA-Zaefilnosty])"  # of every pattern: tested once, it need not be tried by each


def any_of(*names: str) -> re.Pattern[str]:
    """The pattern of a date by any of the patterns with these names."""
    patterns = {name: pattern for pattern in PATTERNS for name in re.findall(r"\(\?P<([a-z_]+)>", pattern)[:1]}
    return re.compile(f"{_BEGIN}(?:{'|'.join(patterns[name] for name in names)})")


# The patterns that an anchor may be a part of.
_BY_ANCHOR: Mapping[AnchorKind, re.Pattern[str]] = {
    "month": any_of("signed", "day_month", "word_month", "month_day", "month_day_year", "month_year", "month"),
    "year": any_of("iso", "numbers", "year"),
    **{kind: any_of(kind) for kind in ("numbers", "weekday", "adverb", "ago", "period")},
}
_NAMES_ONLY_OF_MONTHS = "|".join(name.upper() for name in MONTH_NAMES if name not in AMBIGUOUS_MONTHS)
_CAPITAL_MONTH = CAPITALIZED_MONTH.replace(r"\b\.?", r"\.?").upper()
_CAPITALS = re.compile(  # such as may be verbs, names or codes only beside the number of a year
    rf"\b(?:(?:\d\d?(?:ST|ND|RD|TH)\s(?:OF\s)?)?(?:{_NAMES_ONLY_OF_MONTHS})(?:\s\d\d?(?:ST|ND|RD|TH))?\b"
    rf"|\d\d?(?:ST|ND|RD|TH)?(?:\sOF\s|[\s./-]?){_CAPITAL_MONTH}(?=,?[\s./-]?{_YEAR}\b)"
    rf"|{_CAPITAL_MONTH}(?:\s\d\d?(?:ST|ND|RD|TH)?,?)?(?=\s{_YEAR}\b)|(?<=\bON\s){_CAPITAL_MONTH}(?=\s[0-3]?\d\b))"
)
_CAPITAL_WORD = re.compile(r"[A-Z]+")
_LONGEST_SUFFIX = 2  # ST, OF
_CHARS_BEFORE_ANCHOR, _CHARS_AFTER_ANCHOR = 18, 34  # that a date may have on either side of its anchor
_CHARS_BEFORE_CAPITALS, _CHARS_AFTER_CAPITALS = 8, 20  # “31ST OF ”, “TEMBER 31ST, 1986”
_BEGUN_DATES = (  # what stands before an anchor where a date begins before it, and sometimes else: “5 ”, “last ”
    *(f"{digit} " for digit in range(10)),
    *("st ", "nd ", "rd ", "th ", "of ", "ext ", "his ", "before ", "after "),
    *("day ", "days ", "week ", "weeks ", "ths ", "year ", "years "),
)
LOOKS_AHEAD = re.compile(  # searched behind a character that is no part of a word, for which sre scans quickly
    r"\W(?:(?:will|shall|due|expected|expects|scheduled|planned|plans?|until|till|next|upcoming|expires?|matur\w+|payable"
    r"|effective)\b[^.;]{0,50}|[Bb]y\b(?:(?!\b(?:in|on|at)\b)[^.;]){0,12}|(?:set(?!\son\b)|to\sbe|would|before|pay|through)\b[^.;]{0,12}"
    r"|(?:(?:is|are|begins?|starts?|opens?|kicks?\soff|takes?\splace)"
    r"|(?:plays?|meets?|faces?|hosts?|visits?)(?:\s(?:the\s)?[A-Z][\w.'’-]+){1,4})(?:\s(?:again|here|in\s[A-Z]\w+|at\s[A-Z]\w+))?\son\s"
    r"|(?:meets|holds|leaves|returns|votes|arrives|closes|expires|ends|speaks)"
    r"(?:(?!\b(?:said|told|was|were|had|when|after|that)\b)[^.;,]){0,30}\son\s)$"
)
SAID = re.compile(r"\b(?:said|told|announced|reported|added|confirmed|wrote|tweeted)\b[^,;]*$")  # on a day that is past
AFTER_WEEKDAY = re.compile(r"((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s(?:and|or|to|through|until)\s$")
CAPITALIZED_BEFORE = re.compile(r"[A-Z][\w’']*\s$")  # “Orient Today”
YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|between|during|after|before|of|early|late|mid|around|circa|year|fiscal|calendar|summer"
    r"|spring|autumn|fall|winter|season|quarter|q[1-4]|end|edition|ed\.,)[ -]"
    r"|\b(?:1[6-9]|20)\d\d(?: and | to | or |, |-|–)|\()$",
    re.IGNORECASE,
)
_FURTHER_YEAR = re.compile(rf"[-–]({_YEAR}|\d\d)\b(?!-\d){_NO_AMOUNT}")
YEAR_OF = re.compile(r"(?:\b(?:the|an?|his|her|its|their|our)|'s)[ -]$", re.IGNORECASE)  # before “2014 election”
NOUN_AFTER_YEAR = re.compile(
    r" (?!(?:or|and|to|of|in|on|at|by|from|is|was|are|were|metres?|meters?|words?|pages?|square|kilomet|tons?)\b)"
    r"[a-z]{3}"
)
MONTH_CUE = re.compile(
    r"\b(?:in|since|by|until|till|from|during|after|before|early|late|mid|of|end|for|through|last|next|this"
    r"|between|and|to)[ -]$",
    re.IGNORECASE,
)


def date_around(flat: str, anchor: Anchor, begin: int) -> re.Match[str] | None:
    """The date that an anchor is a part of, if there is one that begins at an offset or behind it."""
    first, last, kind = anchor
    pattern = _BY_ANCHOR[kind]
    if first > begin and (flat[first - 1] != " " or flat.endswith(_BEGUN_DATES, 0, first)):
        match = pattern.search(flat, max(begin, first - _CHARS_BEFORE_ANCHOR), last + _CHARS_AFTER_ANCHOR)
        return match if match and match.start() <= first else None
    return pattern.match(flat, first, last + _CHARS_AFTER_ANCHOR)


def small_lettered(flat: str, anchors: Iterable[Anchor]) -> str:
    """The text with dates in capitals, as in telegrams, in the letters that the patterns have: “5 NOV 2019”."""
    end, parts = 0, []
    for first, last, _ in anchors:
        if flat[last - 1].isupper():
            match = _CAPITALS.search(flat, max(end, first - _CHARS_BEFORE_CAPITALS), last + _CHARS_AFTER_CAPITALS)
            if match and match.start() <= first:
                parts += [flat[end : match.start()], _CAPITAL_WORD.sub(_small, match[0])]
                end = match.end()
    return "".join((*parts, flat[end:])) if parts else flat


def _small(word: re.Match[str]) -> str:
    return word[0].lower() if len(word[0]) <= _LONGEST_SUFFIX else word[0].capitalize()


def begins_years(flat: str, year: str, end: int) -> bool:
    """Whether a year that ends at an offset is the first of some: “1914-18”, “the 1850–1900 average”."""
    further = _FURTHER_YEAR.match(flat, end)
    return further is not None and further[1] > year[-len(further[1]) :]
