"""The news agencies by the signs that they sign their copy with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from searchapp.text.tab_separated import table_rows

DATA = Path(__file__).parent / "data"
_ARTICLE = re.compile(r"^the\s+", re.I)
_LEAST_NAME = 8  # characters: a shorter sign within a text may be anything


def agency_of_sign(sign: str) -> str:
    """The agency that has this sign or name; empty for another word."""
    return _agencies().get(sign.strip(), "")


def dateline_agency(line: str) -> str:
    """The agency that a dateline names; empty for a line without a dateline."""
    match = match_dateline(line)
    return agency_of_sign(match["sign"] or match["slashed"]) if match else ""


def lead_agency(line: str) -> str:
    """The agency that the first line of a story names before its text, in a dateline or as agencies of their own do."""
    match = _own_dateline().match(line)
    return dateline_agency(line) or (agency_of_sign(next(filter(None, match.groups()))) if match else "")


def named_agency(text: str) -> str:
    """The agency that a text is the sign of, or names in full; empty where there is none."""
    plain = _ARTICLE.sub("", text.strip())
    if name := agency_of_sign(plain):
        return name
    names = {name.lower(): agency for name, agency in _agencies().items() if len(name) >= _LEAST_NAME}
    return next((agency for name, agency in names.items() if name in plain.lower()), "")


def match_dateline(line: str) -> re.Match[str] | None:
    """The dateline at the head of a line: `LARN, Norway (AP) _`, `Oslo (dpa), 4. Mai 2019 -`, `ОСЛО, 4 мая. /ТАСС/.`"""
    return _dateline().match(line)


@lru_cache(maxsize=1)
def sign_pattern() -> str:
    """A pattern for the sign of any agency."""
    return "|".join(sorted(map(re.escape, _agencies()), key=len, reverse=True))


@lru_cache(maxsize=1)
def _agencies() -> Mapping[str, str]:
    return {sign: agency for agency, signs in table_rows(DATA / "agencies.tsv") for sign in signs.split("|")}


@lru_cache(maxsize=1)
def _own_dateline() -> re.Pattern[str]:
    """`(ANSA) - ROMA, 4 MAG -`, `OSLO, May 4, Kyodo -`, `МОСКВА, 4 мая 2019 - РИА Новости.`, `(Bloomberg) --`"""
    place = r"[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ .'’-]{2,30}"
    return re.compile(
        rf"^\s*(?:\(({sign_pattern()})\)\s?(?:--\s|[-–—]\s?{place}(?:,|\s?[-–—]))"
        rf"|{place},\s[^()/\n]{{0,16}}\d[^()/\n]{{0,12}}?(?:,|\s[-–—])\s({sign_pattern()})(?:\s?[-–—]|[.:]\s))"
    )


@lru_cache(maxsize=1)
def _dateline() -> re.Pattern[str]:
    return re.compile(
        r"^\s*(?P<location>[^\W\d_](?:[^()/\n]|(?<=\w)/(?=\w)){1,80}?"
        r"(?:\s\([^()\d\n]{2,30}\)(?:,\s(?=[^()/\n]*\d)[^()/\n]{3,30}?)?)?)\s*"
        rf"(?:\((?P<sign>{sign_pattern()})(?:/\w+)?\)|/(?P<slashed>{sign_pattern()})/)"
        r"(?:(?:,|\s?[-–—])?\s[^()/\n]{0,24}\b\d{4}(?=\s*[-–—:]))?\s*(?:[-–—_.:]+|(?=\w))"
    )
