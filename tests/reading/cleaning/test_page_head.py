"""The lines around a pasted article's body: headline, section, byline, date, address, credits."""

from __future__ import annotations

import pytest

from searchapp.reading.cleaning.lines import Line
from searchapp.reading.cleaning.page_head import find_page_head, photo_credit

TITLE = "Ferry to Oxmere sails again after nine weeks"
BODY = (
    "The ferry to Oxmere sailed again on Monday, nine weeks after a barge tore its ramp away.",
    "Forty people and a goat were aboard, and the harbour band played on the quay.",
)


def head(*above: str, below: tuple[str, ...] = ()) -> dict[str, str]:
    """The lines that hold each part of the head, by the name of the part."""
    texts = [*above, *BODY, *below]
    is_body = [text in BODY for text in texts]
    parts = find_page_head([Line(text, gap=text == TITLE) for text in texts], is_body)
    indexes = {name: getattr(parts, name) for name in ("headline", "section", "byline", "date", "address")}
    return {name: texts[index] for name, index in indexes.items() if index is not None}


def test_every_part_has_a_line() -> None:
    lines = ("http://larnvik.example/ferry", "Harbour", TITLE, "By Ada Lunt", "4 May 2021")
    parts = ("address", "section", "headline", "byline", "date")
    assert head(*lines) == dict(zip(parts, lines, strict=True))


def test_the_date_that_the_head_tells() -> None:
    lines = [Line(text) for text in (TITLE, "By Ada Lunt", "4 May 2021", *BODY)]
    published = find_page_head(lines, [False] * 3 + [True] * 2).published
    assert published is not None
    assert published.value == "2021-05-04"


@pytest.mark.parametrize("label", ["Written by", "Author:", "Autor", "Par"])
def test_a_writer_may_stand_below_a_label(label: str) -> None:
    assert head(TITLE, label, "Ada Lunt and Mara Quill")["byline"] == "Ada Lunt and Mara Quill"


def test_names_far_from_the_headline_or_in_a_sentence_are_no_byline() -> None:
    assert "byline" not in head("By Ada Lunt", *["Oats and barley"] * 5, TITLE)
    assert "byline" not in head(TITLE, "By Monday the ferry had sailed nine times, its owner said.")


def test_three_names_of_sections_together_are_a_menu() -> None:
    assert "section" not in head("News", "Sport", "Weather", TITLE)
    assert head("News", "Sport", TITLE)["section"] == "Sport"
    assert head("Harbour", "The Courier", TITLE)["section"] == "Harbour"


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("The ferry at its quay (Photo by  Ada Lunt)", "Photo by Ada Lunt"),
        ("Photo: Ada Lunt", "Photo: Ada Lunt"),
        ("The ferry at its quay", ""),
    ],
)
def test_the_credit_of_a_picture(line: str, credit: str) -> None:
    assert photo_credit(line) == credit


def test_a_name_with_an_office_or_above_the_day_is_a_byline() -> None:
    assert head(TITLE, "Ada Lunt, Harbour Correspondent", "4 May 2021")["byline"] == "Ada Lunt, Harbour Correspondent"
    assert head(TITLE, "Ada Lunt", "4 May 2021")["byline"] == "Ada Lunt"
    assert head(TITLE, "2 days ago", "Ada Lunt", "Harbour correspondent")["byline"] == "Ada Lunt"
    assert "byline" not in head(TITLE, "Oxmere Harbour", "Forty aboard")
    assert "byline" not in head(TITLE, "three men, a reporter")
