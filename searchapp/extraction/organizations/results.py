"""Teams in lines of results, which are called by their towns: “Elmore 34, Arden South 20”, “Elmore 2-1 Arden”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_reading import NameReading
from searchapp.extraction.name_words.place_names import is_place
from searchapp.extraction.overlaps import TakenSpans
from searchapp.model.facts import Mention

_SCORE = 0.8
_TEAM = r"[A-ZÀ-Þ][\w.'-]*(?: [A-ZÀ-Þ][\w.'-]*){0,3}"
_RESULT = rf"({_TEAM}) (?:\d{{1,3}},? ({_TEAM}) \d{{1,3}}|\d{{1,2}}[-–]\d{{1,2}} ({_TEAM}))(?=$|[;:.,\n]| \()"
_RESULTS = [re.compile(before + _RESULT) for before in ("\n", "; ", ": ")]  # each searched as quickly as a fixed string


def teams_of_results(reading: NameReading, text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The teams in lines of results that are no countries, persons or known mentions."""
    plain, tokens = reading.tokens.text, reading.tokens
    results = list(_results(plain))
    if not results:
        return
    taken = TakenSpans(len(plain), ((mention.start, mention.end) for mention in mentions))
    people = TakenSpans(len(plain), ((tokens.starts[each.begin], tokens.ends[each.end - 1]) for each in reading.people))
    for teams in results:
        if all(_is_team(plain[start:end]) for start, end in teams):
            if all(people.overlaps(start, end) for start, end in teams):
                continue
            for start, end in teams:
                if not taken.overlaps(start, end):
                    taken.take(start, end)
                    yield Mention(start, end, text[start:end], "result", _SCORE)


def _results(plain: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The spans of both sides of each result."""
    for results in _RESULTS:
        for result in results.finditer(plain):
            yield result.span(1), result.span(2 if result[2] else 3)


def _is_team(name: str) -> bool:
    return not is_place(name) and not any(word in ENGLISH["no names"] for word in name.split(" "))
