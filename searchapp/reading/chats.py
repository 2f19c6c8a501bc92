"""Chats as WhatsApp and its like export them as text: no line is a headline, a byline or boilerplate.

11/9/21, 10:01 - Ada Holm: The pier is closed
[09.11.21, 10:01:33] Ada Holm: The pier is closed
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from searchapp.model.article import Published
from searchapp.text.calendar.date_lines import order_of_numbers
from searchapp.text.calendar.dates import date_in_line

_MESSAGE = re.compile(
    r"\W?\[?(?P<day>\d{1,4}[./-]\d{1,2}[./-]\d{2,4}),? \d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?\s?m\.?)?"
    r"(?:\]:?|:| [-–]) (?P<name>[^:\n]{1,60}): ",
    re.I,
)
_LEAST_MESSAGES = 3
_LOOKED_AT = 20  # lines
_BEGINNING = 5  # lines in which the first message stands; a notice on encryption is above it
_MARKS = str.maketrans("", "", "\u200e\u200f\u202a\u202c")  # of the direction of writing, which such programs add


def chat_lines(lines: Sequence[str]) -> list[str]:
    """The lines of a chat, as they are but for marks of direction; none where the lines are no chat."""
    lines = [line.translate(_MARKS) for line in lines]
    messages = [index for index, line in enumerate(lines[:_LOOKED_AT]) if _MESSAGE.match(line)]
    is_chat = len(messages) >= _LEAST_MESSAGES and messages[0] < _BEGINNING
    return lines if is_chat else []


def chat_day(lines: Sequence[str]) -> Published | None:
    """The day of a chat's first message, which is none of a publication, and so is not reliable."""
    days = [match["day"] for match in map(_MESSAGE.match, lines) if match]
    first = date_in_line(days[0], "text", order_of_numbers(days)) if days else None
    return structs.replace(first, reliable=False) if first else None
