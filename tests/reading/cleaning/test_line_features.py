"""What a line looks like, the run of lines that holds the article, and the names of features."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.reading.cleaning.line_features import (
    line_features,
    line_shape,
    page_headline,
    richest_run,
    step,
)
from searchapp.reading.cleaning.lines import Line

PROSE = "The ferry to Oxmere sailed again on Monday, nine weeks after a barge tore its ramp away."
MENU = ("Home", "News", "Sport")


def lines(*texts: str) -> list[Line]:
    return [Line(text) for text in texts]


def run(*texts: str) -> tuple[int, int]:
    """The richest run of these lines."""
    return richest_run(lines(*texts), [line_shape(text) for text in texts])


@pytest.mark.parametrize(
    ("text", "prose_words"),
    [
        (PROSE, 17),
        (PROSE.removesuffix("."), 0),
        (PROSE.title(), 0),
        (PROSE.upper(), 17),
        ("渡轮周一再次启航九周前一艘驳船撞毁了坡道。", 10),
        ("渡轮周一再次启航，市长说“九周前一艘驳船撞毁了坡道。”」", 12),
        ("सोमवार को नाव फिर से चली और चालीस लोग उसमें सवार थे।", 12),
        ("It sank.", 0),
    ],
)
def test_prose_is_long_ends_like_a_sentence_and_is_no_headline(text: str, prose_words: int) -> None:
    assert line_shape(text).prose_words == prose_words


def test_a_line_without_a_full_stop_looks_like_a_headline_where_a_script_has_no_capitals() -> None:
    assert line_shape("渡轮周一再次启航").lower_share < 0.5
    assert line_shape("渡轮周一再次启航。").lower_share == 1.0
    assert line_shape("the ferry sails again").lower_share == 1.0


def test_marks_are_asked_for_or_not() -> None:
    assert {"digits", "wordless", "figure_only"} <= set(line_shape("1,204").marks)
    assert {"commas", "starts_small"} <= set(line_shape("oats, barley, rye").marks)
    assert line_shape("OATS UP", with_marks=False).marks == ()


def test_the_run_of_prose_lies_between_menus_and_ends_at_comments() -> None:
    assert run(*MENU, PROSE, "A heading", PROSE, *MENU) == (3, 6)
    assert run(*MENU, *[PROSE] * 4, "12 comments", *[PROSE] * 4) == (3, 7)
    assert run(*MENU) == (0, 0)


def test_the_headline_repeats_the_title_that_the_first_line_holds() -> None:
    page = lines("Ferry to Oxmere sails again | Courier", "Home", "Ferry to Oxmere sails again", PROSE)
    assert page_headline(page, stop=4) == 2
    assert page_headline(page, stop=2) is None
    assert page_headline(lines("Ferry", "Home", "Ferry"), stop=3) is None
    assert page_headline([], stop=0) is None


def test_features_name_the_line_its_neighbours_and_its_run() -> None:
    first, second, third = line_features([Line("Home"), Line(PROSE, gap=True), Line("Home")])
    assert (first.in_run, second.in_run, third.in_run) == (False, True, False)
    assert {"button", "repeated", "before:edge", "after:prose", "block=0"} <= set(first.names)
    assert {"prose", "ends", "gap", "run", "before:button", "after:button"} <= set(second.names)


@given(st.floats(-10, 10), st.floats(-10, 10), st.lists(st.floats(-5, 5), max_size=5).map(sorted))
def test_steps_keep_the_order_of_values(value: float, other: float, steps: list[float]) -> None:
    low, high = sorted((value, other))
    assert 0 <= step(low, steps) <= step(high, steps) <= len(steps)


@settings(max_examples=60)
@given(st.lists(st.builds(Line, st.sampled_from((PROSE, *MENU, "12 comments", "© 2021", "渡轮。")), st.booleans())))
def test_every_line_of_any_text_has_features(page: list[Line]) -> None:
    features = line_features(page)
    assert len(features) == len(page)
    runs = [index for index, line in enumerate(features) if line.in_run]
    assert runs == list(range(runs[0], runs[-1] + 1) if runs else ())
