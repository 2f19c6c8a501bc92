"""What pages ask of their readers between the paragraphs, as to agree to cookies, and where readers' comments begin."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence, Set
from itertools import takewhile
from pathlib import Path

from searchapp.reading.cleaning.line_kinds import is_prose, word_count
from searchapp.reading.cleaning.line_patterns import COMMENT_BUTTON, COMMENTER, COMMENTS
from searchapp.text.lazy_pattern import LazyPattern
from searchapp.text.listed_words import has_listed_word
from searchapp.text.tab_separated import alternatives

_NOTICES = Path(__file__).parent / "data" / "page_notices.tsv"
_CONSENT = LazyPattern(lambda: alternatives(_NOTICES)["consent"])
_OFFER = LazyPattern(lambda: rf"^\W*{alternatives(_NOTICES)['offer']}")
_OFFER_PART = LazyPattern(lambda: alternatives(_NOTICES)["offer part"])
_OFFER_CHARS = 250
_REPORTED = re.compile(r"\b(?:said|says|told|according to|announced|ruled|court|fined|regulators?|lawsuit)\b", re.I)
_ARCHIVE = LazyPattern(lambda: alternatives(_NOTICES)["archive"])
_ARCHIVE_HEAD = LazyPattern(lambda: f"{alternatives(_NOTICES)['archive']}|{alternatives(_NOTICES)['archive head']}")
_EDIT_LINK = LazyPattern(lambda: rf"\s*\[\s?{alternatives(_NOTICES)['edit link']}\s?\]$")
# What a browser prints at the head and the foot of each page: when, and the title; the address, and which page it is.
_PRINTED_AT = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:.]\d\d(?: ?[AP]\.?M\.?)?(?=\s|$)", re.I)
_PRINTED_FROM = re.compile(r"https?://\S+\s+(?:\d{1,3}/\d{1,3}|page \d+ of \d+)", re.I)
_ARCHIVE_HEAD_LINES = 24  # with the Wayback Machine's calendar
_COMMENTERS = 2
_HEADING_REACH = 2  # lines above the first of them: “12 comments”, “Newest first”
_DAY_AND_CLOCK = re.compile(r"\d.*\D\d{1,2}[:.h]\d\d\b")  # “wrote on May 4, 2019 at 3:15 pm:”
_NICKNAME = re.compile(r"[a-z]\d|\w_\w")  # no TV2
_LEAST_ABOVE_COMMENTS = 30  # words; a page of letters has fewer above them
_QUOTE = re.compile(r"[\"'“”«»„‘’—–-]")
_MAX_CHARS = 1_500  # of a notice; longer texts are about cookies


def is_page_notice(text: str) -> bool:
    """Whether a paragraph asks its reader to agree, to subscribe or to turn the page, and is no news about that."""
    return asks_consent(text) or makes_offer(text)


def asks_consent(text: str) -> bool:
    """Whether a paragraph asks its reader to agree to cookies and the like."""
    if len(text) > _MAX_CHARS or not has_listed_word(text, _NOTICES, "consent word") or _REPORTED.search(text):
        return False
    return bool(_CONSENT.search(text))


def makes_offer(text: str) -> bool:
    """Whether a paragraph asks its reader to subscribe or to turn the page, and is no news about that."""
    is_offer = len(text) <= _OFFER_CHARS and bool(_OFFER.match(text) or _OFFER_PART.search(text))
    return is_offer and not _REPORTED.search(text)


def archive_head_lines(texts: Sequence[str]) -> int:
    """How many lines at the top of a text are those that an archive of the web put above the page it kept."""
    head = [*takewhile(_ARCHIVE_HEAD.fullmatch, texts[:_ARCHIVE_HEAD_LINES])]
    return len(head) if any(map(_ARCHIVE.fullmatch, head)) else 0


def without_edit_link(heading: str) -> str:
    """A heading of an encyclopedia without the link behind it: `History[edit]`; any other line as it is."""
    return _EDIT_LINK.sub("", heading) if heading.endswith("]") else heading


def print_marks(texts: Sequence[str]) -> Set[int]:
    """The indexes of the lines that a browser printed at the head and the foot of each page; none of another text."""
    stamp = _PRINTED_AT.match(texts[0]) if texts else None
    feet = {index for index, text in enumerate(texts) if _PRINTED_FROM.fullmatch(text)} if stamp else frozenset[int]()
    heads = {index for index, text in enumerate(texts) if feet and stamp and text.startswith(stamp[0])}
    return heads | feet


def first_comment(lines: Sequence[str]) -> int:
    """The index of the first of the lines with readers' names above their comments, or the number of lines.

    Several readers comment, of whom the article says nothing, and nobody quotes them; and something more than the
    names tells that they are readers, as an article gives the words of critics or witnesses in the same way.
    """
    ends = ((index, line) for index, line in enumerate(lines) if line.endswith((":", "…", "...")))
    heads = {index: match for index, line in ends if (match := COMMENTER.match(line))}
    names = {match["name"] for match in heads.values()}
    if len(names) < _COMMENTERS:
        return len(lines)
    first, last = min(heads), max(heads)
    above = "\n".join(lines[:first])
    is_quoted = any(_QUOTE.match(line) for index in heads for line in lines[index + 1 : index + 2])
    is_section = _are_of_section(lines, first, last) or all(map(_DAY_AND_CLOCK.search, map(lines.__getitem__, heads)))
    if is_quoted or any(name in above for name in names) or not (is_section or _are_nicknames(names)):
        return len(lines)
    words = sum(word_count(line) for line in lines[:first] if is_prose(line))
    return first if words >= _LEAST_ABOVE_COMMENTS else len(lines)


def _are_of_section(lines: Sequence[str], first: int, last: int) -> bool:
    """Whether a heading of comments stands right above the first of them, or a button between them."""
    heading = any(map(COMMENTS.match, lines[max(0, first - _HEADING_REACH) : first]))
    return heading or any(map(COMMENT_BUTTON.match, lines[first:last]))


def _are_nicknames(names: Collection[str]) -> bool:
    """Whether names are such as readers give themselves: one as harbourfan99, or all without capitals."""
    return any(map(_NICKNAME.search, names)) or all(map(str.islower, names))
