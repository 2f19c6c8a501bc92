"""Where an interview begins whose questions and answers are as short as headlines and entries of a menu."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from searchapp.reading.cleaning.line_kinds import CLOSING, is_question
from searchapp.reading.cleaning.lines import Line

_SPOKEN = re.compile(rf"[.!?…。！？।؟]{CLOSING}")
_REACH = 40  # lines in which an interview begins
_QUESTIONS = 2


def _is_spoken(text: str) -> bool:
    """Whether a line ends as sentences do, however short it is: “Yes.”, “Why?”."""
    return bool(_SPOKEN.search(text))


def interview_lines(lines: Sequence[Line]) -> range:
    """The lines from the first question of an interview to its last answer; none where there is no interview."""
    texts = [line.text for line in lines[:_REACH]]
    edges = [-1, *(index for index, text in enumerate(texts) if not _is_spoken(text)), len(texts)]
    for before, after in pairwise(edges):
        questions = [index for index in range(before + 1, after) if is_question(texts[index])]
        answered = [index for index in questions if index + 1 < after and not is_question(texts[index + 1])]
        if len(questions) >= _QUESTIONS and answered:
            return range(questions[0] if before >= 0 else answered[0], after)
    return range(0)
