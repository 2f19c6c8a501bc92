"""The part of a body that shows why it was found: one stretch or two, with the words asked for marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log2

from searchapp.model.named_tuples import maker
from searchapp.model.result import Run
from searchapp.search.highlight.occurrences import Lookout, Occurrence
from searchapp.search.highlight.targets import Place, Sought

SNIPPET_CHARS = 240  # three lines of a result list
PAIR_CHARS = 120  # of each of two stretches
LEAD = 0.4  # of the room beside the matches may stand before them; what follows tells more
REPEATED = 0.05  # what another occurrence of the same word adds to a stretch
REPEATS = 5  # more occurrences than these add nothing
ELLIPSIS = "…"
QUERY_MEMO = 1 << 8  # queries asked last, of which is kept how their words are looked for, at some 2 KB each
WIDTH, PAIR_WIDTH = SNIPPET_CHARS * (1 - LEAD), PAIR_CHARS * (1 - LEAD)  # how far apart matches shown together are

_run = maker(Run)

_MORE = (1.0, *[REPEATED] * (REPEATS - 1))  # what an occurrence adds where there are 0, 1, 2, … already
# The point of U.S. ends no sentence; a line feed alone is a wrapped line, before a blank line or an indent it ends one.
_SENTENCE = re.compile(
    r"[.!?。！？\n](?:(?<=[.!?])(?<!\b\w.)[\"'”’)]*\s+(?=[^\sa-z])|(?<=[。！？])|(?<=\n)\s+)\s*"
)  # beginning with a set of characters makes it four times as fast


def snippets_of(bodies: Iterable[str], sought: Sequence[Sought]) -> list[tuple[Run, ...]]:
    """The best one or two stretches of each body; its beginning where it has nothing of what is sought."""
    lookout = _lookout_for(tuple([one for one in sought if one.in_body]))
    return [_snippet(body, lookout) for body in bodies]


_lookout_for = lru_cache(maxsize=QUERY_MEMO)(Lookout)


def _snippet(body: str, lookout: Lookout) -> tuple[Run, ...]:
    found = lookout.occurrences(body)
    return _runs(body, _stretches(body, found), found, lookout)


def _runs(body: str, stretches: Sequence[Place], found: Sequence[Occurrence], lookout: Lookout) -> tuple[Run, ...]:
    """The stretches as runs of text, with an ellipsis wherever something is left out."""
    runs: list[Run] = []
    plain, end, is_ascii = "", 0, body.isascii()
    for start, stop in stretches:
        if start > end and not body[end:start].isspace():
            plain = f"{plain.rstrip()} {ELLIPSIS} " if end else f"{ELLIPSIS} "
        text, done = _squeezed(body[start:stop]), 0
        if is_ascii and len(text) == stop - start:
            seen = [(first - start, last - start) for first, last, _ in found if first >= start and last <= stop]
        else:  # what folds or shrinks has moved
            seen = [(first, last) for first, last, _ in lookout.occurrences(text)]
        for first, last in lookout.marker.places(text, seen):
            plain += text[done:first]
            if plain:
                runs.append(_run((plain, False)))
            done = _with_point(text, first, last) if text[last : last + 1] == "." else last
            runs.append(_run((text[first:done], True)))
            plain = ""
        plain += text[done:]
        end = stop
    if end < len(body) and not body[end:].isspace():
        plain = f"{plain.rstrip()} {ELLIPSIS}"
    if plain:
        runs.append(_run((plain, False)))
    return tuple(runs)


def _squeezed(text: str) -> str:
    """The text with one space for each run of white space, which has the same terms."""
    unwrapped = text.replace("\n", " ")
    if "  " not in unwrapped and unwrapped.isprintable():
        return unwrapped
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{words}{' ' * text[-1].isspace()}"


def _with_point(text: str, start: int, end: int) -> int:
    """The end of a match that has a point behind it, with that if it is the last of U.S."""
    return end + (text[end - 1].isalpha() and "." in text[start:end])


# ---- which stretches -----------------------------------------------------------------------------


def _stretches(body: str, found: Sequence[Occurrence]) -> list[Place]:
    """The stretch with the most of what is sought or, where another has what it lacks, two shorter ones."""
    if not found:
        return [_stretch(body, found, SNIPPET_CHARS)]
    if found[-1][1] - found[0][0] <= WIDTH:  # all of it together
        return [_stretch(body, found, SNIPPET_CHARS)]
    worth = _worth(found)
    if len(worth) == 1:
        return [_stretch(body, _fullest(found, WIDTH), SNIPPET_CHARS)]
    best = _densest(found, worth, WIDTH)
    if len({which for _, _, which in best}) == len(worth):
        return [_stretch(body, best, SNIPPET_CHARS)]
    best = _densest(found, worth, PAIR_WIDTH)
    here = {which for _, _, which in best}
    rest = _densest([one for one in found if one[2] not in here], worth, PAIR_WIDTH)
    pair = sorted([_stretch(body, best, PAIR_CHARS), _stretch(body, rest, PAIR_CHARS)])
    if pair[0][1] >= pair[1][0]:  # they meet
        return [(pair[0][0], max(pair[0][1], pair[1][1]))]
    return pair


def _fullest(found: Sequence[Occurrence], width: float) -> Sequence[Occurrence]:
    """The most occurrences, up to `REPEATS`, of one thing within so many characters, the first of equals."""
    best, enough, last = found[:1], min(REPEATS, len(found)), 1
    for first, (start, _, _) in enumerate(found):
        while last < len(found) and found[last][1] - start <= width:
            last += 1
        if last - first > len(best):
            best = found[first:last]
            if last - first >= enough:
                break
    return best


def _worth(found: Sequence[Occurrence]) -> Mapping[int, float]:
    """What each of the things found counts for: one that is everywhere tells little."""
    numbers = [which for _, _, which in found]
    return {which: 1 / (1 + log2(numbers.count(which))) for which in set(numbers)}


def _densest(found: Sequence[Occurrence], worth: Mapping[int, float], width: float) -> Sequence[Occurrence]:
    """The occurrences within so many characters that are worth the most together, the first of equals."""
    best, most, value, last, count = found[:1], 0.0, 0.0, 0, len(found)
    inside = dict.fromkeys(worth, 0)
    for first, (start, _, dropped) in enumerate(found):
        while last < count and (last <= first or found[last][1] - start <= width):
            which = found[last][2]
            if inside[which] < REPEATS:
                value += worth[which] * _MORE[inside[which]]
            inside[which] += 1
            last += 1
        if value > most + 1e-9:
            best, most = found[first:last], value
        inside[dropped] -= 1
        if inside[dropped] < REPEATS:
            value -= worth[dropped] * _MORE[inside[dropped]]
    return best


def _stretch(body: str, core: Sequence[Occurrence], length: int) -> Place:
    """About `length` characters around the core, cut where a sentence begins or ends, else between words."""
    first, last = (core[0][0], core[-1][1]) if core else (0, 0)
    room = length - (last - first) if length > last - first else 0  # min and max take five times as long
    behind, left = int(room * (1 - LEAD)), len(body) - last
    start = _beginning(body, first - room + (behind if behind < left else left), first)
    return start, _ending(body, last, start + length if start + length > last else last)


def _beginning(body: str, low: int, core: int) -> int:
    """The body's beginning if that is not before `low`, else where the sentence of the core begins, else a word."""
    if low <= 0:
        return _skip_spaces(body, 0)
    sentences = [*_SENTENCE.finditer(body, low - 2 if low > 2 else 0, core)]
    return sentences[-1].end() if sentences else _after_space(body, low, core)


def _ending(body: str, core: int, high: int) -> int:
    """Where a sentence ends in the second half of the room behind the core, else a word."""
    if high >= len(body):
        return len(body.rstrip())
    sentences = [*_SENTENCE.finditer(body, core + (high - core) // 2, high + 1)]
    if sentences:
        return sentences[-1].start() + 1
    cut = max(body.rfind(" ", core, high + 1), body.rfind("\n", core, high + 1))
    return cut if cut > core else high


def _after_space(body: str, low: int, core: int) -> int:
    cut = body.find(" ", low, core)
    line = body.find("\n", low, cut if cut >= 0 else core)
    first = line if line >= 0 else cut
    return _skip_spaces(body, first + 1) if first >= 0 else low


def _skip_spaces(body: str, place: int) -> int:
    while place < len(body) and body[place].isspace():
        place += 1
    return place
