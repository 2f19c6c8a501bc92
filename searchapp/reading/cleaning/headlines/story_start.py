"""Where the story begins among lines that were taken for body, of which the first may lead to other stories."""

from __future__ import annotations

from collections.abc import Sequence

from searchapp.reading.cleaning.best_run import best_run
from searchapp.reading.cleaning.line_kinds import is_prose, word_count
from searchapp.reading.cleaning.lines import Line

# By trial on 300 pages: prices from 2 to 20 and shares from 0.1 to 1.
_OTHER_PRICE = 5  # words that a line between paragraphs costs
_MOST_WORDS = 60  # that one paragraph counts
_OTHER_SHARE = 0.25  # of the story's prose may stand above it


def story_start(lines: Sequence[Line], is_body: Sequence[bool]) -> tuple[int, int]:
    """The index of the story's first paragraph and that of the first line of body to look for its headline above."""
    body = [index for index, part in enumerate(is_body) if part]
    paragraphs = [index for index in body if is_prose(lines[index].text)]
    if not paragraphs:
        start = body[0] if body else len(lines)
        return start, start
    words = {index: word_count(lines[index].text) for index in paragraphs}
    worths = [0 if part else -_OTHER_PRICE for part in is_body]
    for index, count in words.items():
        worths[index] = min(count, _MOST_WORDS)
    start, _ = best_run(worths)
    above = sum(count for index, count in words.items() if index < start)
    if start == paragraphs[0] or above > _OTHER_SHARE * (sum(words.values()) - above):
        return paragraphs[0], body[0]
    return start, start
