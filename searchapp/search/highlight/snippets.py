"""What a result shows of its article: one or two fragments of the body, with the terms asked for marked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from searchapp.model.result import Run
from searchapp.search.highlight.fragments import fragments
from searchapp.search.highlight.matches import Span, finder_for
from searchapp.search.highlight.targets import Target, targets_in

ELLIPSIS = "…"


def snippets_of(bodies: Iterable[str], targets: Sequence[Target]) -> list[tuple[Run, ...]]:
    """A snippet of each body: the fragments that show most of the targets, or its beginning if it has none."""
    finder = finder_for(targets_in("body", targets))
    snippets = []
    for body in bodies:
        matches, marks = finder.find(body)
        snippets.append(_snippet(body, fragments(body, matches), marks))
    return snippets


def _snippet(body: str, shown: Sequence[Span], marks: Sequence[Span]) -> tuple[Run, ...]:
    """The fragments as runs of text, with an ellipsis wherever something is left out."""
    runs: list[Run] = []
    plain, done = "", 0
    for start, end in shown:
        if start > done and not body[done:start].isspace():
            plain = f"{plain.rstrip()} {ELLIPSIS} " if done else f"{ELLIPSIS} "
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
        plain = f"{plain.rstrip()} {ELLIPSIS}"
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
