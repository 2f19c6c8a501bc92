"""What a result shows of its article: one or two fragments of the body, with the terms asked for marked."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import repeat

from searchapp.model.result import Run
from searchapp.search.highlight.chains import Span
from searchapp.search.highlight.fragments import fragments
from searchapp.search.highlight.matches import Matches, MatchFinder, finder_for
from searchapp.search.highlight.targets import Target, targets_in

_ELLIPSIS = "…"
READ_CHARS = 100_000  # of a body; few articles are as long, and the best fragment is mostly among the first
_CHOICE_CHARS = 90_000  # of these are those that a fragment is chosen from


def snippets_of(
    bodies: Iterable[str], targets: Sequence[Target], languages: Iterable[str] = repeat("")
) -> list[tuple[Run, ...]]:
    """A snippet of each body: the fragments that show most of the targets, or its beginning if it has none."""
    in_body, bodies = targets_in("body", targets), list(bodies)
    of_language: defaultdict[str, list[int]] = defaultdict(list)
    for number, language in zip(range(len(bodies)), languages, strict=False):
        of_language[language].append(number)
    snippets: list[tuple[Run, ...]] = [()] * len(bodies)
    for language, numbers in of_language.items():
        of_bodies = _matches_in([bodies[number] for number in numbers], finder_for(in_body, language))
        for number, (matches, marks) in zip(numbers, of_bodies, strict=True):
            snippets[number] = _snippet(bodies[number], fragments(bodies[number], matches), marks)
    return snippets


def title_runs(title: str, in_title: Sequence[Target], language: str = "") -> tuple[Run, ...]:
    """A title with what it has of the targets of titles marked."""
    runs, done = [], 0
    for start, end in finder_for(in_title, language).find(title).marks:
        runs += [Run(title[done:start]), Run(title[start:end], True)]
        done = end
    return tuple(run for run in (*runs, Run(title[done:])) if run.text)


def _matches_in(bodies: Sequence[str], finder: MatchFinder) -> list[Matches]:
    """What each body has of the targets; of a long one it may be what its first part has."""
    if max(map(len, bodies)) <= READ_CHARS:
        return finder.find_in_each(bodies)
    return [finder.find(body) if len(body) <= READ_CHARS else _matches_in_long(body, finder) for body in bodies]


def _matches_in_long(body: str, finder: MatchFinder) -> Matches:
    """What a long body has of the targets: only in its first part if all of them are there."""
    cut = body.rfind(" ", 0, READ_CHARS)
    if cut > 0:
        matches, marks = finder.find(body[:cut])
        matches = [match for match in matches if match[1] < _CHOICE_CHARS]  # around these all marks are known
        if len({target for _, _, target in matches}) == finder.target_count:
            return Matches(matches, marks)
    return finder.find(body)


def _snippet(body: str, shown: Sequence[Span], marks: Sequence[Span]) -> tuple[Run, ...]:
    """The fragments as runs of text, with an ellipsis wherever something is left out."""
    runs: list[Run] = []
    plain, done = "", 0
    for start, end in shown:
        if start > done and not body[done:start].isspace():
            plain = f"{plain.rstrip()} {_ELLIPSIS} " if done else f"{_ELLIPSIS} "
        done = start
        for first, last in marks[bisect_left(marks, (start, start)) :]:
            if last > end:
                break
            plain += _squeezed(body[done:first])
            if plain:
                runs.append(Run(plain, False))
            done = _with_point(body, first, last, end)
            runs.append(Run(body[first:done], True))
            plain = ""
        plain += _squeezed(body[done:end])
        done = end
    if done < len(body) and not body[done:].isspace():
        plain = f"{plain.rstrip()} {_ELLIPSIS}"
    if plain:
        runs.append(Run(plain, False))
    return tuple(runs)


def _squeezed(text: str) -> str:
    """The text with one space for each run of white space."""
    unwrapped = text.replace("\n", " ")
    if "  " not in unwrapped and unwrapped.isprintable():
        return unwrapped
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{words}{' ' * text[-1].isspace()}"


def _with_point(body: str, start: int, end: int, limit: int) -> int:
    """The end of a match that has a point behind it, with that if it is the last of U.S."""
    has_point = end < limit and body[end] == "." and body[end - 1].isalpha() and "." in body[start:end]
    return end + has_point
