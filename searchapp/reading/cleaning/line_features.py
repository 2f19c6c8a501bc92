"""The features of a page's lines that tell boilerplate from an article's body, for the line model."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from searchapp.reading.cleaning.best_run import best_run
from searchapp.reading.cleaning.line_kinds import CLOSING, is_boilerplate
from searchapp.reading.cleaning.line_marks import line_marks
from searchapp.reading.cleaning.line_patterns import COMMENTS, OWNER
from searchapp.reading.cleaning.line_words import line_words, telling_words
from searchapp.reading.cleaning.lines import Line

_SENTENCE_END = re.compile(rf"[.!?…。！？।۔؟]{CLOSING}")
_INNER_SENTENCE = re.compile(r"[.!?।۔؟][\"”’»)]*\s+[\"“‘«(]?[^\W\d_a-z]")
_EDGE = re.compile(r"\W+")
WORD_STEPS = (1, 2, 3, 5, 8, 12, 18, 30, 60)  # lengths of menu entries, headlines, sentences, paragraphs
SHARE_STEPS = (0.01, 0.25, 0.5, 0.65, 0.8)
_SUM_STEPS = (1, 15, 40, 100, 200, 400)  # words of prose
_DISTANCE_STEPS = (1, 2, 3, 4, 6, 10, 20, 40)  # lines
_BLOCK_STEPS = (2, 3, 5, 9)
# The run of most worth, by trial of 3 and 6, 20 and 60, 40 and 80 words on 91 pages.
_OTHER_PRICE = 6.0
_END_PRICE = 20.0
_MOST_WORDS = 40.0
_LONG_WORDS = 12  # longer than menu entries and most headlines
_STORY_WORDS = 60  # “Comments” above so much prose is a link to them
_TITLE_WORDS = 3
_TITLE_SHARE = 0.6  # a page's title adds the site's name, a headline over the article may add the section
_CORE_WORDS = 300  # of the prose that a run begins with: what the article is about
_COHESION_STEPS = (0.05, 0.15, 0.3, 0.5)
_UNCASED_SHARE = 0.3  # where a script has no capitals: without a full stop a line is a headline sooner than prose
_PROSE_WORDS = 9  # a line of so many words that ends like a sentence is taken for prose


class LineShape(Struct, frozen=True):
    """A line by itself."""

    words: int
    lower_share: float  # of the words, how many begin with a small letter
    ends_sentence: bool
    prose_words: int  # its words if it reads like prose, else 0
    marks: tuple[str, ...]  # what it looks like


class LineFeatures(Struct, frozen=True):
    """The names of a line's features, and whether the line lies in the run of lines that holds most prose."""

    names: Sequence[str]
    in_run: bool


def line_features(lines: Sequence[Line]) -> list[LineFeatures]:
    """The features of each line of a text."""
    shapes = [line_shape(line.text) for line in lines]
    context = _Context(lines, shapes)
    start, stop = context.run
    return [
        LineFeatures(list(_features(index, line, shapes, context)), start <= index < stop)
        for index, line in enumerate(lines)
    ]


def line_shape(text: str, with_marks: bool = True) -> LineShape:
    """What a line looks like by itself; its marks, which take most of the time, only where they are asked for."""
    shape = _bare_shape(text)
    return (
        replace(shape, marks=tuple(_marks(text, shape.words, _is_shouted(text, shape.words)))) if with_marks else shape
    )


@lru_cache(maxsize=1 << 10)  # the blocks of a page, whose shapes are asked for twice
def _bare_shape(text: str) -> LineShape:
    """What a line looks like by itself, without marks."""
    words = line_words(text)
    firsts = [word[0] for word in words]
    capital = len([first for first in firsts if not first.islower() and first.lower() != first])  # few scripts have any
    share = 1 - capital / len(words) if words else 0.0
    ends = bool(_SENTENCE_END.search(text))
    if not (capital or ends or any(map(str.islower, firsts))):
        share = _UNCASED_SHARE
    shouted = _is_shouted(text, len(words))
    is_prose = len(words) >= _PROSE_WORDS and ends and (share >= 0.4 or shouted)
    return LineShape(len(words), share, ends, len(words) if is_prose else 0, ())


def _is_shouted(text: str, words: int) -> bool:
    """Whether all letters of a line are capitals."""
    return words > 0 and text.upper() == text and text.lower() != text


def _marks(text: str, words: int, shouted: bool) -> Iterator[str]:
    """The names of what a line looks like."""
    yield from line_marks(text)
    if shouted:
        yield "shouted"
    if _INNER_SENTENCE.search(text):
        yield "sentences"
    if not words:
        yield "wordless"
    if text.count(",") >= 2:
        yield "commas"
    if sum(map(str.isdigit, text)) * 4 > len(text):
        yield "digits"
    if text[:1].islower():
        yield "starts_small"


class _Context:
    """What the features of a line need to know of the whole text."""

    def __init__(self, lines: Sequence[Line], shapes: Sequence[LineShape]) -> None:
        keys = [_EDGE.sub(" ", line.text.casefold()).strip() for line in lines]
        counts = Counter(keys)
        self.repeated = [counts[key] > 1 and bool(key) for key in keys]
        self.sums = [0]
        for shape in shapes:
            self.sums.append(self.sums[-1] + shape.prose_words)
        self.prose_lines = [index for index, shape in enumerate(shapes) if shape.prose_words]
        self.run = richest_run(lines, shapes)
        self.headline = page_headline(lines, self.run[1])
        self.ends = [0]
        for shape in shapes:
            self.ends.append(self.ends[-1] + ("end_of_article" in shape.marks))
        self.words = [shape.words for shape in shapes]
        after = self.headline or 0
        self.first_prose = next(
            (index for index in self.prose_lines if index > after), after
        )  # buttons stand above it too
        self.blocks = _block_sizes(lines)
        self._words = [telling_words(line.text) for line in lines]
        self._core = self._core_words()

    def _core_words(self) -> Counter[str]:
        """In how many of the paragraphs that the run begins with each telling word stands."""
        core = Counter[str]()
        words = 0
        for index in range(*self.run):
            if words >= _CORE_WORDS:
                break
            if self.prose(index, index + 1):
                core.update(self._words[index])
                words += self.words[index]
        return core

    def cohesion(self, index: int) -> float | None:
        """The share of a line's telling words that the article's other paragraphs have; None for a line without any."""
        words = self._words[index]
        if not words:
            return None
        start, stop = self.run
        own = 1 if start <= index < stop and all(self._core[word] for word in words) else 0
        return sum(self._core[word] > own for word in words) / len(words)

    def prose(self, start: int, stop: int) -> int:
        """The words of prose in the lines from `start` to before `stop`."""
        last = len(self.sums) - 1
        return self.sums[min(max(stop, 0), last)] - self.sums[min(max(start, 0), last)]

    def prose_distance(self, index: int, step: int) -> int:
        """Lines to the next line of prose, upwards (-1) or downwards (1); 99 where there is none."""
        neighbor = bisect_right(self.prose_lines, index)
        if step > 0:
            return self.prose_lines[neighbor] - index if neighbor < len(self.prose_lines) else 99
        neighbor -= 1
        if neighbor >= 0 and self.prose_lines[neighbor] == index:
            neighbor -= 1
        return index - self.prose_lines[neighbor] if neighbor >= 0 else 99


def richest_run(lines: Sequence[Line], shapes: Sequence[LineShape]) -> tuple[int, int]:
    """The run of lines, from one to before another, that is worth most: prose counts, boilerplate costs."""
    best = best_run(_worth(line.text, shape) for line, shape in zip(lines, shapes, strict=True))
    prose = 0
    for index in range(*best):  # readers' comments and the owner's notice end an article
        prose += shapes[index].prose_words
        if prose >= _STORY_WORDS and (COMMENTS.match(lines[index].text) or OWNER.match(lines[index].text)):
            return best[0], index
    return best


def _worth(text: str, shape: LineShape) -> float:
    """What a line adds to a run, in words."""
    if "end_of_article" in shape.marks and not shape.prose_words:
        return -_END_PRICE
    if shape.prose_words and not is_boilerplate(text):
        return min(shape.prose_words, _MOST_WORDS)
    return shape.words / 2 if shape.words >= _LONG_WORDS and not is_boilerplate(text) else -_OTHER_PRICE


def page_headline(lines: Sequence[Line], stop: int) -> int | None:
    """The last line before the article's likely end that repeats the page's title, which the first line holds."""
    if not lines:
        return None
    title = {word.casefold() for word in line_words(lines[0].text)}
    if len(title) < _TITLE_WORDS:
        return None
    for index in range(min(stop, len(lines)) - 1, 0, -1):
        words = {word.casefold() for word in line_words(lines[index].text)}
        common = len(words & title)
        if common >= max(_TITLE_WORDS, _TITLE_SHARE * len(title)) and common >= _TITLE_SHARE * len(words):
            return index
    return None


def _block_sizes(lines: Sequence[Line]) -> list[int]:
    """For each line how many lines stand together with it, without an empty one between."""
    starts = [index for index, line in enumerate(lines) if line.gap or index == 0] + [len(lines)]
    sizes: list[int] = []
    for start, stop in pairwise(starts):
        sizes.extend([stop - start] * (stop - start))
    return sizes


def _features(index: int, line: Line, shapes: Sequence[LineShape], context: _Context) -> Iterator[str]:
    """The features of one line."""
    shape = shapes[index]
    yield "line"
    if context.headline is not None and context.headline < index < context.run[0]:
        yield from (f"approach_{name}" for name in _own_features("", shape))
    yield from _own_features("", shape)
    for offset, name in ((-2, "before2:"), (-1, "before:"), (1, "after:"), (2, "after2:")):
        if 0 <= index + offset < len(shapes):
            yield from _own_features(name, shapes[index + offset], marks=abs(offset) == 1)
        else:
            yield f"{name}edge"
    yield f"block={step(context.blocks[index], _BLOCK_STEPS)}"
    if line.gap:
        yield "gap"
    if context.repeated[index]:
        yield "repeated"
    cohesion = context.cohesion(index)
    share = "none" if cohesion is None else str(step(cohesion, _COHESION_STEPS))
    yield from (f"cohesion={share}", f"cohesion={share}&prose={bool(shape.prose_words)}")
    yield f"cohesion={share}&words={step(shape.words, _BLOCK_STEPS)}"
    yield from _distance_features(index, context)
    yield from _sum_features(index, context)


def _own_features(prefix: str, shape: LineShape, marks: bool = True) -> Iterator[str]:
    """The features of a line's own shape, for itself or for a neighbour."""
    yield f"{prefix}words={step(shape.words, WORD_STEPS)}"
    if shape.prose_words:
        yield f"{prefix}prose"
    if not prefix:
        yield f"lower={step(shape.lower_share, SHARE_STEPS)}"
        yield f"words={step(shape.words, WORD_STEPS)}&ends={shape.ends_sentence}"
    if shape.ends_sentence:
        yield f"{prefix}ends"
    if marks:
        yield from (f"{prefix}{mark}" for mark in shape.marks)


def _distance_features(index: int, context: _Context) -> Iterator[str]:
    """How far off the headline, prose and the article's likely end are."""
    if context.headline is not None:
        distance = index - context.headline
        yield f"headline={'at' if distance == 0 else ('above' if distance < 0 else step(distance, _DISTANCE_STEPS))}"
        if distance > 0:
            zone = step(context.ends[index + 1] - context.ends[min(context.first_prose, index)], (1, 2, 4))
            yield f"zone={zone}"
            yield f"zone={zone}&words={step(context.words[index], (3, 8, 18))}"
    up, down = context.prose_distance(index, -1), context.prose_distance(index, 1)
    yield f"prose_up={step(up, _DISTANCE_STEPS)}"
    yield f"prose_down={step(down, _DISTANCE_STEPS)}"
    yield f"prose_near={step(min(up, down), _DISTANCE_STEPS)}"
    start, stop = context.run
    if start <= index < stop:
        yield "run"
        yield f"run_start={step(index - start, _DISTANCE_STEPS)}"
        yield f"run_stop={step(stop - index, _DISTANCE_STEPS)}"
    elif index < start:
        yield f"run_down={step(start - index, _DISTANCE_STEPS)}"
    else:
        yield f"run_up={step(index - stop + 1, _DISTANCE_STEPS)}"
        yield f"ends_since={step(context.ends[index + 1] - context.ends[stop], (1, 2, 4))}"


def _sum_features(index: int, context: _Context) -> Iterator[str]:
    """How much prose stands near, above and below."""
    yield f"window3={step(context.prose(index - 3, index + 4), _SUM_STEPS)}"
    yield f"window8={step(context.prose(index - 8, index + 9), _SUM_STEPS)}"
    total = context.sums[-1]
    above = context.prose(0, index) / total if total else 0.0
    yield f"above={step(above, (0.001, 0.1, 0.5, 0.9, 0.999))}"


def step(value: float, steps: Sequence[float]) -> int:
    """The index of the interval between `steps` that a value lies in."""
    return bisect_right(steps, value)
