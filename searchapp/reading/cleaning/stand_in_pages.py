"""Pages that servers send in place of an article: errors, checks for robots, requests to log in or for JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from searchapp.reading.cleaning.page_notices import asks_consent, makes_offer
from searchapp.text.lazy_pattern import LazyPattern
from searchapp.text.listed_words import has_listed_word
from searchapp.text.tab_separated import alternatives

_MAX_CHARS = 1_500  # of a page that has no title of such pages; what is longer is an article that speaks of them
_MAX_TITLED_CHARS = 6_000  # of one that has; servers list other stories below
_TITLED_LINES = 4  # in which a page with such a title says what is wrong
_LABEL_WORDS = 6  # fewer are a label or a button
_SAID = (" said ", " says ", " told ", " announced ", " according to ")
_DATELINE = re.compile(r"[A-Z][A-Z'.-]+(?: [A-Z][A-Z'.-]+)*(?:, [A-Z][\w.]+)?, [A-Z][a-z]{2,8}\.? \d{1,2} [-–—] \S")
_SENTENCE_CHARS = 160  # of a sentence, that have as many words as one needs
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|[。！？]\s*|\n")
_TITLE_EDGE = re.compile(r"\s+[|–—·»]\s+|\s+-\s+")
_REPORTED = re.compile(r"\b(?:said|says|told|according to|reported|announced|sagte|a dit|dijo)\b", re.I)

DATA = Path(__file__).parent / "data"
SIGNS = DATA / "stand_in_signs.tsv"
_ANY_TITLE = LazyPattern(lambda: "|".join(alternatives(DATA / "stand_in_titles.tsv").values()))


@cache
def _patterns(file_name: str) -> Mapping[str, re.Pattern[str]]:
    """The patterns of the kinds, which are called as what is left out for them is."""
    return {kind: re.compile(pattern, re.I) for kind, pattern in alternatives(DATA / file_name).items()}


def stand_in_kind(title: str, body: str) -> str:
    """What kind of page stands in for an article, as `error page`; empty for an article, as those about such pages."""
    if len(body) > _MAX_TITLED_CHARS or _DATELINE.match(body):
        return ""
    titled = _titled_kind(title)
    if not titled and len(body) > _MAX_CHARS:
        return ""
    if titled:
        sentences = list(_sentences(title, body))
        is_running = any(map(_is_running, sentences))
        return titled if not is_running or any(map(_sentence_kind, sentences[:_TITLED_LINES])) else ""
    if _reports(title, body) or not all(_is_of_server(title, line) for line in body.split("\n")):
        return ""  # an article's first line tells it
    return next(filter(None, map(_sentence_kind, _sentences(title, body))), "")


def _reports(title: str, body: str) -> bool:
    """Whether a running sentence tells what somebody said, as half of all articles do and no such page does."""
    for said in _SAID:
        end = body.find(said)
        if end >= 0 and said not in title:
            start = max(body.rfind("\n", 0, end) + 1, end - _SENTENCE_CHARS)
            if len(_SENTENCE_END.split(body[start:end])[-1].split()) >= _LABEL_WORDS:
                return True
    return False


def _is_of_server(title: str, line: str) -> bool:
    """Whether a line asks for consent, or all of its sentences are said by such pages."""
    return asks_consent(line) or all(map(_sentence_kind, filter(_is_running, _sentences(title, line))))


def _sentences(title: str, body: str) -> Iterator[str]:
    """The sentences and lines of a page without its title."""
    begin = 0
    for end in _SENTENCE_END.finditer(body):
        if (sentence := body[begin : end.start()]).strip() not in ("", title):
            yield sentence
        begin = end.end()
    if body[begin:].strip() not in ("", title):
        yield body[begin:]


def _titled_kind(title: str) -> str:
    """The kind whose title a page has, with the name of its site or without."""
    parts = (title, *_TITLE_EDGE.split(title)) if _TITLE_EDGE.search(title) else (title,)
    for part in filter(_ANY_TITLE.fullmatch, map(str.strip, parts)):
        for kind, pattern in _patterns("stand_in_titles.tsv").items():
            if pattern.fullmatch(part):
                return kind
    return ""


def _sentence_kind(sentence: str) -> str:
    has_sign = has_listed_word(sentence, SIGNS, "sign")
    notice = "consent page" if asks_consent(sentence) else "page of notices" if makes_offer(sentence) else ""
    if not (has_sign or notice) or _REPORTED.search(sentence):
        return ""
    kinds = _patterns("stand_in_sentences.tsv").items() if has_sign else ()
    return next((kind for kind, pattern in kinds if pattern.search(sentence)), notice)


def _is_running(sentence: str) -> bool:
    return len(sentence.split()) >= _LABEL_WORDS
