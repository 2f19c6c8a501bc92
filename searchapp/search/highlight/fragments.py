"""Which part of a body is shown for a query: the stretch with the most of its targets, or two shorter ones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import log2

from searchapp.search.highlight.chains import Span
from searchapp.search.highlight.matches import Match
from searchapp.text.sentences import ends_sentence

FRAGMENT_CHARS = 240  # three lines of a result list
PAIR_CHARS = 120  # of each of two fragments
LEAD = 0.4  # of the room beside the matches may stand before them; what follows tells more
_REPEATED = 0.05  # what another match of the same target adds to a fragment
_REPEATS = 5  # more matches of a target than these add nothing
_WIDTH, _PAIR_WIDTH = FRAGMENT_CHARS * (1 - LEAD), PAIR_CHARS * (1 - LEAD)  # how far apart matches shown together are

_ADDED = (1.0, *[_REPEATED] * (_REPEATS - 1))  # what a match adds where there are 0, 1, 2, … of its target already
# A line feed alone is a wrapped line, before a blank line or an indent it ends a sentence.
_SENTENCE_END = re.compile(
    r"[.!?。！？\n](?:(?<=[.!?])[\"'”’)]*\s+(?=[^\sa-z])|(?<=[。！？])|(?<=\n)\s+)\s*"
)  # beginning with a set of characters makes it four times as fast


def fragments(body: str, matches: Sequence[Match]) -> list[Span]:
    """The fragment with the most targets or, where another has some that it lacks, two shorter ones; the body's
    beginning where there are no matches."""
    if not matches or matches[-1][1] - matches[0][0] <= _WIDTH:  # all of them together
        return [_fragment(body, matches, FRAGMENT_CHARS)]
    worth = _worth(matches)
    if len(worth) == 1:
        return [_fragment(body, _most(matches, _WIDTH), FRAGMENT_CHARS)]
    best = _densest(matches, worth, _WIDTH)
    if len({target for _, _, target in best}) == len(worth):
        return [_fragment(body, best, FRAGMENT_CHARS)]
    best = _densest(matches, worth, _PAIR_WIDTH)
    shown = {target for _, _, target in best}
    rest = _densest([match for match in matches if match[2] not in shown], worth, _PAIR_WIDTH)
    pair = sorted([_fragment(body, best, PAIR_CHARS), _fragment(body, rest, PAIR_CHARS)])
    if pair[0][1] >= pair[1][0]:  # they meet
        return [(pair[0][0], max(pair[0][1], pair[1][1]))]
    return pair


# ---- matches shown together ----------------------------------------------------------------------


def _most(matches: Sequence[Match], width: float) -> Sequence[Match]:
    """The most matches, up to `_REPEATS`, of one target within so many characters, the first of equals."""
    best, enough, last = matches[:1], min(_REPEATS, len(matches)), 1
    for first, (start, _, _) in enumerate(matches):
        while last < len(matches) and matches[last][1] - start <= width:
            last += 1
        if last - first > len(best):
            best = matches[first:last]
            if last - first >= enough:
                break
    return best


def _worth(matches: Sequence[Match]) -> Mapping[int, float]:
    """What each target counts for: one that is everywhere tells little."""
    targets = [target for _, _, target in matches]
    return {target: 1 / (1 + log2(targets.count(target))) for target in set(targets)}


def _densest(matches: Sequence[Match], worth: Mapping[int, float], width: float) -> Sequence[Match]:
    """The matches within so many characters that are worth the most together, the first of equals."""
    best, most, value, last, count = matches[:1], 0.0, 0.0, 0, len(matches)
    inside = dict.fromkeys(worth, 0)
    for first, (start, _, dropped) in enumerate(matches):
        while last < count and (last <= first or matches[last][1] - start <= width):
            target = matches[last][2]
            if inside[target] < _REPEATS:
                value += worth[target] * _ADDED[inside[target]]
            inside[target] += 1
            last += 1
        if value > most + 1e-9:
            best, most = matches[first:last], value
        inside[dropped] -= 1
        if inside[dropped] < _REPEATS:
            value -= worth[dropped] * _ADDED[inside[dropped]]
    return best


# ---- from which character to which ---------------------------------------------------------------


def _fragment(body: str, core: Sequence[Match], length: int) -> Span:
    """About `length` characters around the core, cut where a sentence begins or ends, else between words."""
    first, last = (core[0][0], core[-1][1]) if core else (0, 0)
    room = length - (last - first) if length > last - first else 0  # min and max take five times as long
    behind, left = int(room * (1 - LEAD)), len(body) - last
    start = _beginning(body, first - room + (behind if behind < left else left), first)
    shown = start if start > last else last  # without matches white space may stand before the beginning
    return start, _ending(body, shown, start + length if start + length > shown else shown)


def _beginning(body: str, low: int, core: int) -> int:
    """The body's beginning if that is not before `low`, else where the sentence of the core begins, else a word."""
    if low <= 0:
        return _skip_spaces(body, 0)
    sentence = _last_sentence(body, low - 2 if low > 2 else 0, core)
    return sentence.end() if sentence else _after_space(body, low, core)


def _ending(body: str, core: int, high: int) -> int:
    """Where a sentence ends in the second half of the room behind the core, else a word."""
    if high >= len(body):
        return len(body.rstrip())
    sentence = _last_sentence(body, core + (high - core) // 2, high + 1)
    if sentence:
        return sentence.start() + 1
    cut = max(body.rfind(" ", core, high + 1), body.rfind("\n", core, high + 1))
    return cut if cut > core else high


def _last_sentence(body: str, start: int, stop: int) -> re.Match[str] | None:
    """The last end of a sentence between two offsets, with the white space behind it; None where there is none."""
    for match in reversed([*_SENTENCE_END.finditer(body, start, stop)]):
        if body[match.start()] != "." or ends_sentence(body, match.start()):
            return match
    return None


def _after_space(body: str, low: int, core: int) -> int:
    cut = body.find(" ", low, core)
    line = body.find("\n", low, cut if cut >= 0 else core)
    first = line if line >= 0 else cut
    return _skip_spaces(body, first + 1) if first >= 0 else low


def _skip_spaces(body: str, offset: int) -> int:
    while offset < len(body) and body[offset].isspace():
        offset += 1
    return offset
