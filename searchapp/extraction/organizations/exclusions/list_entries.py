"""Entries of lists that name no organization: authors and journals of references, venues in the dates of a tour."""

from __future__ import annotations

import re

from searchapp.extraction.organizations.exclusions.no_bodies import any_of
from searchapp.model.facts import Mention
from searchapp.text.calendar.english_months import MONTH_NAMES
from searchapp.text.lazy_pattern import LazyPattern

_AUTHOR = re.compile(r"(?:[A-Z][\w'’-]+ ){1,2}[A-Z]{1,3}")  # “Tallis EB”
_BEHIND_AUTHOR = re.compile(r"\.? et al\b| ?,(?: and)? (?:[A-Z][\w'’-]+ ){1,2}[A-Z]{1,3}(?= ?[,.])")
_SURNAME_BEFORE = re.compile(r"(?<![\w'’-])[A-Z][a-z][\w'’-]* $")
_SURNAME_CHARS = 30
_MAX_INITIALS = 3
_BEHIND_JOURNAL = re.compile(r"\. (?:19|20)\d\d(?: [A-Z][a-z]{2})?(?: \d+)?;")  # “Clin Tea Int. 2014;4(3)”
_VENUE = LazyPattern(lambda: rf"(?:[\w&.'’-]+ )*{any_of('venue')}", flags=0)
_DATE = "|".join(rf"{name[:3]}(?:{name[3:]}|{name[3:4]}\.?|\.)?" for name in MONTH_NAMES)
_DATE_OF_TOUR = re.compile(rf"(?:{_DATE}) \d{{1,2}}(?:, \d{{4}})? ?(?:[-–—:|]|@ )")
_BEFORE_VENUE = ("@ ", "- ", "– ", "— ", ", ", "at ")
_LINE_CHARS = 120


def is_list_entry(mention: Mention, text: str) -> bool:
    """Whether a name is an author's or a journal's in references, or a venue's behind a date of a tour."""
    first, _, last = mention.text.rpartition(" ")
    if len(last) <= _MAX_INITIALS and last.isupper() and _BEHIND_AUTHOR.match(text, mention.end):
        start = max(0, mention.start - _SURNAME_CHARS)
        author = _AUTHOR.fullmatch(mention.text) if first else _SURNAME_BEFORE.search(text, start, mention.start)
        return author is not None
    if text.startswith(".", mention.end) and " " in mention.text and _BEHIND_JOURNAL.match(text, mention.end):
        return True
    if not text.endswith(_BEFORE_VENUE, 0, mention.start) or not _VENUE.fullmatch(mention.text):
        return False
    line = text.rfind("\n", max(0, mention.start - _LINE_CHARS), mention.start) + 1
    return line > 0 and _DATE_OF_TOUR.match(text, line) is not None
