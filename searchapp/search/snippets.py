"""The part of a body that shows why it was found: one stretch or two, with the words asked for marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log2

from searchapp.models import Run
from searchapp.search.marker import Marker
from searchapp.search.occurrences import Lookout, Occurrence
from searchapp.search.wanted import Place, Sought

SNIPPET_CHARS = 240  # three lines of a result list
PAIR_CHARS = 120  # of each of two stretches
LEAD = 0.4  # of the room beside the matches may stand before them; what follows tells more
REPEATED = 0.05  # what another occurrence of the same word adds to a stretch
REPEATS = 5  # more occurrences than these add nothing
ELLIPSIS = "…"

_MORE = (1.0, *[REPEATED] * (REPEATS - 1), 0.0)  # what an occurrence adds where there are 0, 1, 2, … already
# The point of U.S. ends no sentence; a line feed alone is a wrapped line, before a blank line or an indent it ends one.
_SENTENCE = re.compile(
    r"[.!?。！？\n](?:(?<=[.!?])(?<!\b\w.)[\"'”’)]*\s+(?=[^\sa-z])|(?<=[。！？])|(?<=\n)\s+)\s*"
)  # beginning with a set of characters makes it four times as fast


def snippets_of(bodies: Iterable[str], sought: Sequence[Sought]) -> list[tuple[Run, ...]]:
    """The best one or two stretches of each body; its beginning where it has nothing of what is sought."""
    lookout = Lookout([one for one in sought if one.in_body])
    return [_runs(body, _stretches(body, lookout.occurrences(body)), lookout.marker) for body in bodies]


def _runs(body: str, stretches: Sequence[Place], marker: Marker) -> tuple[Run, ...]:
    """The stretches as runs of text, with an ellipsis wherever something is left out."""
    runs: list[Run] = []
    plain, end = "", 0
    for start, stop in stretches:
        if body[end:start].strip():
            plain = f"{plain.rstrip()} {ELLIPSIS} ".lstrip(" " if not end else "")
        text, done = body[start:stop], 0
        for first, last in marker.places(text):
            plain += _squeezed(text[done:first])
            if plain:
                runs.append(Run(plain))
            plain, done = "", _with_point(text, first, last)
            runs.append(Run(text[first:done], True))
        plain += _squeezed(text[done:])
        end = stop
    if body[end:].strip():
        plain = f"{plain.rstrip()} {ELLIPSIS}"
    return (*runs, Run(plain)) if plain else tuple(runs)


def _squeezed(text: str) -> str:
    """The text with one space for each run of white space."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{words}{' ' * text[-1].isspace()}"


def _with_point(text: str, start: int, end: int) -> int:
    """The end of a match, behind the last point of U.S."""
    return end + (text[end : end + 1] == "." and text[end - 1].isalpha() and "." in text[start:end])


# ---- which stretches -----------------------------------------------------------------------------


def _stretches(body: str, found: Sequence[Occurrence]) -> list[Place]:
    """The stretch with the most of what is sought or, where another has what it lacks, two shorter ones."""
    if not found:
        return [_stretch(body, (0, 0), SNIPPET_CHARS)]
    if found[-1].end - found[0].start <= SNIPPET_CHARS * (1 - LEAD):  # all of it together
        return [_stretch(body, (found[0].start, found[-1].end), SNIPPET_CHARS)]
    counts = Counter([one.which for one in found])
    worth = {which: 1 / (1 + log2(count)) for which, count in counts.items()}  # a word that is everywhere tells little
    best = _densest(found, worth, SNIPPET_CHARS * (1 - LEAD))
    if len(counts) == len({one.which for one in best}):
        return [_stretch(body, (best[0].start, best[-1].end), SNIPPET_CHARS)]
    best = _densest(found, worth, PAIR_CHARS * (1 - LEAD))
    here = {one.which for one in best}
    rest = _densest([one for one in found if one.which not in here], worth, PAIR_CHARS * (1 - LEAD))
    pair = sorted(_stretch(body, (part[0].start, part[-1].end), PAIR_CHARS) for part in (best, rest))
    if pair[0][1] >= pair[1][0]:  # they meet
        return [(pair[0][0], max(pair[0][1], pair[1][1]))]
    return pair


def _densest(found: Sequence[Occurrence], worth: Mapping[int, float], width: float) -> Sequence[Occurrence]:
    """The occurrences within so many characters that are worth the most together, the first of equals."""
    best, most, value, last = found[:1], 0.0, 0.0, 0
    inside = dict.fromkeys(worth, 0)
    for first, one in enumerate(found):
        while last < len(found) and (last <= first or found[last].end - one.start <= width):
            which = found[last].which
            value += worth[which] * _MORE[min(inside[which], REPEATS)]
            inside[which] += 1
            last += 1
        if value > most + 1e-9:
            best, most = found[first:last], value
        inside[one.which] -= 1
        value -= worth[one.which] * _MORE[min(inside[one.which], REPEATS)]
    return best


def _stretch(body: str, core: Place, length: int) -> Place:
    """About `length` characters around the core, cut where a sentence begins or ends, else between words."""
    room = max(length - (core[1] - core[0]), 0)
    behind = min(int(room * (1 - LEAD)), len(body) - core[1])
    start = _beginning(body, max(core[0] - room + behind, 0), core[0])
    end = _ending(body, core[1], max(start + length, core[1]))
    return start, end


def _beginning(body: str, low: int, core: int) -> int:
    """The body's beginning if that is not before `low`, else where the sentence of the core begins, else a word."""
    if low == 0:
        return _skip_spaces(body, 0)
    sentences = [match.end() for match in _SENTENCE.finditer(body, max(low - 2, 0), core)]
    return sentences[-1] if sentences else _after_space(body, low, core)


def _ending(body: str, core: int, high: int) -> int:
    """Where a sentence ends in the second half of the room behind the core, else a word."""
    if high >= len(body):
        return len(body.rstrip())
    half = core + (high - core) // 2
    sentences = [match.start() + 1 for match in _SENTENCE.finditer(body, half, high + 1)]
    if sentences:
        return sentences[-1]
    cut = max(body.rfind(" ", core, high + 1), body.rfind("\n", core, high + 1))
    return cut if cut > core else high


def _after_space(body: str, low: int, core: int) -> int:
    cuts = [cut for cut in (body.find(" ", low, core), body.find("\n", low, core)) if cut >= 0]
    return _skip_spaces(body, min(cuts) + 1) if cuts else low


def _skip_spaces(body: str, place: int) -> int:
    while place < len(body) and body[place].isspace():
        place += 1
    return place
