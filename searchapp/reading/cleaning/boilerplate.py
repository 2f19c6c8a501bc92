"""Which lines of a text are the article's body, and which are the furniture of the page that it was pasted from."""

from __future__ import annotations

from collections.abc import Sequence

from searchapp.reading.cleaning.line_features import line_features
from searchapp.reading.cleaning.line_kinds import is_apart, is_furniture, is_prose, is_sentence, is_weak_button
from searchapp.reading.cleaning.line_model import SHIPPED_MODEL, LineModel
from searchapp.reading.cleaning.line_patterns import COMMENTS, END
from searchapp.reading.cleaning.lines import Line
from searchapp.reading.cleaning.page_head import HEAD_LINES, choose_headline

# The model and the run fail on different pages: over seven folds of 91 the model alone scored 0.902 and the run 0.900,
# both together 0.911, by trial of trusts from 0 to 0.4 and chances from 0.3 to 0.6.
_RUN_TRUST = 0.35
_BODY_CHANCE = 0.55
_PAGE_MARKS = 8  # buttons and notices; a pasted article has up to half a dozen, a whole page dozens
_PAGE_LINES = 40  # the shortest of the 91 pages has 60; a list or a poem so long seldom has lines so short
_MOST_PAGE_LINES = 5000  # more is a book or a log; the longest of the 91 pages has 900
_MENU_WORDS = 3
_MENU_CHARS = 24  # for scripts that write no spaces
_MENU_SHARE = 0.35


def body_lines(lines: Sequence[Line], repeated: Sequence[bool], model: LineModel = SHIPPED_MODEL) -> list[bool]:
    """For each line whether it is body; `repeated` tells which lines the corpus repeats.

    A whole page is left to the line model. What somebody pasted loses only the lines that show what they are.
    """
    marked = _marked(lines, repeated)
    is_page = sum(marked) >= _PAGE_MARKS or _is_menu_heavy(lines)
    if is_page and len(lines) <= _MOST_PAGE_LINES:
        kept = _kept_of_page(lines, marked, model)
    else:
        kept = _without_head(lines, _without_links(lines, marked))
    return kept if any(kept) else [not mark for mark in marked]


def _kept_of_page(lines: Sequence[Line], marked: Sequence[bool], model: LineModel) -> list[bool]:
    """The body lines of a whole page: those that the model, or the model and the run of most prose, speak for."""
    features = line_features(lines)
    chances = model.body_chances(features)
    return [
        not mark and chance + _RUN_TRUST * line.in_run >= _BODY_CHANCE
        for line, chance, mark in zip(features, chances, marked, strict=True)
    ]


def _is_menu_heavy(lines: Sequence[Line]) -> bool:
    """Whether a text holds so many lines of a word or three that it must be a whole page, in whatever language."""
    short = sum(line.text.count(" ") < _MENU_WORDS and len(line.text) <= _MENU_CHARS for line in lines)
    return len(lines) >= _PAGE_LINES and short >= _MENU_SHARE * len(lines)


def _marked(lines: Sequence[Line], repeated: Sequence[bool]) -> list[bool]:
    """For each line whether it shows that it is furniture; a word such as “More” does so only beside another."""
    marked = [recurs or is_furniture(line.text) for line, recurs in zip(lines, repeated, strict=True)]
    weak = [
        mark and not recurs and is_weak_button(line.text)
        for mark, recurs, line in zip(marked, repeated, lines, strict=True)
    ]
    sure = [mark and not doubt for mark, doubt in zip(marked, weak, strict=True)]
    beside = [any(sure[max(0, at - 1) : at + 2]) or _alone(lines, at) for at in range(len(lines))]
    return [mark and (beside[at] or not weak[at]) for at, mark in enumerate(marked)]


def _alone(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands between empty ones."""
    return lines[at].gap and (at + 1 == len(lines) or lines[at + 1].gap)


def _without_links(lines: Sequence[Line], marked: Sequence[bool]) -> list[bool]:
    """For each line whether it stays: not marked, not among readers' comments, no link in a list of other articles."""
    kept: list[bool] = []
    seen_prose = below_end = below_comments = False
    for line, mark in zip(lines, marked, strict=True):
        prose = is_prose(line.text) and not mark
        below_comments = below_comments or (seen_prose and bool(COMMENTS.match(line.text)))
        below_end = (below_end and not prose) or (seen_prose and mark and bool(END.match(line.text)))
        kept.append(not mark and not below_end and not below_comments)
        seen_prose = seen_prose or prose
    return kept


def _without_head(lines: Sequence[Line], kept: Sequence[bool]) -> list[bool]:
    """The same without the headline, and what stands above it, and bylines and dates below it."""
    first = next((at for at, line in enumerate(lines) if kept[at] and is_sentence(line.text)), None)
    above = [at for at in range(first or 0) if kept[at]]
    if not above or len(above) > HEAD_LINES:
        return list(kept)
    headline = choose_headline(lines, above)
    if headline is None:
        return list(kept)
    return [
        stays and at > headline and not (at < (first or 0) and is_apart(lines[at].text))
        for at, stays in enumerate(kept)
    ]
