"""What an export states of an article: its language, kept as a code, and its paper with the date of the issue."""

from __future__ import annotations

import pytest

from searchapp.reading import SourceFile
from searchapp.reading.press.press_article import PressFields, paragraphs, press_article, without_page_breaks
from tests.hanging import no_hang


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        (PressFields(language="Français"), "fr"),
        (PressFields(language="Spanish; Castilian"), "es"),
        (PressFields(removed=["LENGTH: 120 words", "SPRACHE: DEUTSCH; German"]), "de"),
        (PressFields(removed=["Langue: Anglais"]), "en"),
        (PressFields(removed=["Harbour: English"]), ""),
        (PressFields(language="Harbourish"), ""),
    ],
)
def test_the_stated_language_is_kept(fields: PressFields, code: str) -> None:
    fields.title = "Dock to shut for winter"
    article = press_article(SourceFile("export.txt"), 1, fields)
    assert article
    assert article.language == code


@pytest.mark.parametrize(
    ("source", "name", "day"),
    [
        ("Brae Bote vom 03.05.2020, S. 7", "Brae Bote", "2020-05-03"),
        ("Brae Courier - dated (3 May 2020)", "Brae Courier", "2020-05-03"),
        ("Brae Courier", "Brae Courier", ""),
        ("Brae " + "- " * 400 + "of Larnvik on 3 May 2020", "Brae " + "- " * 400 + "of Larnvik on", "2020-05-03"),
    ],
)
def test_a_paper_and_the_date_of_its_issue_are_told_apart(source: str, name: str, day: str) -> None:
    with no_hang():
        article = press_article(SourceFile("export.txt"), 1, PressFields(title="Dock to shut", source=source))
    assert article
    assert (article.source, article.published.value if article.published else "") == (name, day)


def test_a_paper_without_end_takes_no_time() -> None:
    source = "Brae " + "- " * 100_000 + "x 3 May 2020"
    with no_hang():
        article = press_article(SourceFile("export.txt"), 1, PressFields(title="Dock to shut", source=source))
    assert article
    assert article.source.startswith("Brae - -")


def test_numbers_of_pages_and_the_headlines_above_them_go_out() -> None:
    body = ["The ferry was late", "Page 1 of 2", "Ferry late", "again on Saturday.", "Page 2 of 2 © 2019 Larn Media"]
    assert without_page_breaks(body, "Ferry late") == ["The ferry was late again on Saturday."]
    assert without_page_breaks(["Ferry late", "Page after page of it."], "Ferry late") == [
        "Ferry late",
        "Page after page of it.",
    ]


def test_paragraphs_without_blank_lines_between_them_are_apart_where_each_ends_a_sentence() -> None:
    sentences = ["The board closed the weir.", "“It leaks,” said Eva Lund.", "It opens in May."]
    assert paragraphs(sentences) == sentences
    assert paragraphs(["The board closed the", "weir. It opens", "in May."]) == [
        "The board closed the weir. It opens in May."
    ]
    assert paragraphs(["It closed.", "It opens in May."]) == ["It closed. It opens in May."]
