"""Messages that somebody forwarded within the text of a mail."""

from __future__ import annotations

import pytest

from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.mail.forwarded import forwarded_message, headed_message
from tests.hanging import no_hang

DUCKS = "Forty ducks walked through the town hall of Oxmere on Monday.\n\nNobody could say why they did."
ENGLISH = f"""See this.

---------- Forwarded message ---------
From: Oxmere Post <news@oxmere.example>
Date: Sat, May 4, 2019 at 6:30 PM
Subject: Ducks in town hall
To: <ada@larn.example>


{DUCKS}
"""
GERMAN = f"""Anfang der weitergeleiteten Nachricht:

Von: Oxmere Post <news@oxmere.example>
Betreff: Enten im Rathaus
Datum: 4. Mai 2019 um 18:30:00 MESZ
An: ada@larn.example

{DUCKS}
"""


@pytest.mark.parametrize("path", ["a.eml", "a.txt"])
def test_a_mail_that_was_saved_as_text_has_the_headers_of_its_language(path: str) -> None:
    saved = GERMAN.partition("\n\n")[2].replace("Datum:", "Gesendet:")
    [article] = read_articles(SourceFile(path, content=saved.encode()))
    assert isinstance(article, Article)
    assert (article.title, article.byline, article.source) == ("Enten im Rathaus", "Oxmere Post", "oxmere.example")
    assert (article.body, article.published and article.published.value) == (DUCKS, "2019-05-04")


@pytest.mark.parametrize(
    ("subject", "text", "title"),
    [("Fwd: Ducks", ENGLISH, "Ducks in town hall"), ("WG: Enten im Rathaus", GERMAN, "Enten im Rathaus")],
)
def test_the_mail_is_the_article_that_it_forwards(subject: str, text: str, title: str) -> None:
    head = f"From: Ada <ada@larn.example>\nSubject: {subject}\nDate: Mon, 6 May 2019 08:00:00 +0200\n\n"
    [article] = read_articles(SourceFile("a.eml", content=(head + text).encode()))
    assert isinstance(article, Article)
    assert (article.title, article.byline, article.source) == (title, "Oxmere Post", "oxmere.example")
    assert article.published is not None
    assert article.published.value == "2019-05-04"
    assert article.body == DUCKS
    assert f"Subject: {title}" in article.removed or f"Betreff: {title}" in article.removed


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Re: Ducks", ENGLISH.replace("Forwarded message", "Original message")),
        ("Ducks", DUCKS),
        ("Fwd: Ducks", DUCKS),
        ("Fwd: Ducks", "A long answer. " * 100 + ENGLISH),
        ("Fwd: Ducks", "From: the hall they went to the pond.\n\n" + DUCKS),
    ],
)
def test_answers_and_mails_of_their_own_forward_nothing(subject: str, text: str) -> None:
    assert forwarded_message(subject, text) is None


@pytest.mark.parametrize("line", ["a" + " " * 100_000 + "b", "From" + "\r" * 100_000, "From:" + " " * 100_000])
def test_a_line_of_blanks_is_no_header_and_hangs_nothing(line: str) -> None:
    with no_hang():
        assert headed_message(f"{line}\n{DUCKS}") is None
