"""A story begins below the teasers of others that were taken for body."""

from __future__ import annotations

from searchapp.reading.cleaning.headlines.story_start import story_start
from searchapp.reading.cleaning.lines import Line

TEASER = Line("A barge came loose in the storm of last night, and nobody saw it go.")
PARAGRAPH = Line(
    "The ferry to Oxmere sailed again on Monday, nine weeks after a barge tore its ramp away."
    + " Its crew had waited." * 3
)
OTHER = Line("Harbour")


def test_a_story_begins_below_a_teaser() -> None:
    lines = [TEASER, *[OTHER] * 4, *[PARAGRAPH] * 3]
    assert story_start(lines, [True, *[False] * 4, *[True] * 3]) == (5, 5)


def test_a_long_first_part_belongs_to_the_story() -> None:
    lines = [PARAGRAPH, *[OTHER] * 20, PARAGRAPH, PARAGRAPH]
    assert story_start(lines, [True, *[False] * 20, True, True]) == (0, 0)


def test_short_lines_of_the_body_may_stand_above_the_first_paragraph() -> None:
    assert story_start([OTHER, OTHER, PARAGRAPH], [False, True, True]) == (2, 1)


def test_a_body_without_paragraphs_begins_with_its_first_line() -> None:
    assert story_start([OTHER, OTHER], [False, True]) == (1, 1)
    assert story_start([OTHER], [False]) == (1, 1)
