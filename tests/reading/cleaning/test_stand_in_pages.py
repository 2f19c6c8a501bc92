"""Pages that servers send in place of articles."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from searchapp.reading.cleaning.stand_in_pages import DATA, SIGNS, stand_in_kind
from searchapp.text.tab_separated import table_rows, word_lists

LOOKED_FOR = [pattern for _, pattern in table_rows(DATA / "stand_in_sentences.tsv")]


@pytest.mark.parametrize(
    ("title", "body", "kind"),
    [
        ("404 Not Found", "404 Not Found\nnginx/1.20.1", "error page"),
        ("Page not found | Larnvik Herald", "We are sorry.\nThe page you requested was not found.", "error page"),
        ("Page not found", "Sorry, we could not find the page that you want. It may have been deleted.", "error page"),
        ("Local news", "© 2024 Larnvik Herald. All rights reserved.", "page of notices"),
        ("Larnvik", "By clicking Accept you agree that this site stores cookies on your device.", "consent page"),
        ("Seite nicht gefunden", "Die aufgerufene Seite existiert nicht mehr.", "error page"),
        ("Página não encontrada", "A página que procura não existe ou mudou de lugar.", "error page"),
        ("页面不存在", "您访问的页面不存在。", "error page"),
        ("502 Bad Gateway", "502 Bad Gateway", "error page"),
        ("Just a moment...", "Enable JavaScript and cookies to continue", "robot check page"),
        ("larnvik.example", "Verify you are human by completing the action below.", "robot check page"),
        ("Larnvik Herald", "You need to enable JavaScript to run this app.", "page that asks for JavaScript"),
        ("Larnvik", "We said so.\nYou need to enable JavaScript to run this app.", "page that asks for JavaScript"),
        ("Log in - Larnvik Herald", "Forgot your password?\nDon't have an account yet?", "login page"),
        ("Before you continue", "We and our 412 partners use cookies to show you adverts.", "consent page"),
        ("Weir closes - Herald", "Redirecting to https://herald.example/weir …", "redirection page"),
        ("Wehr geschlossen", "Weiterleitung…", "redirection page"),
        ("Redirecting…", "You are being redirected to the new site.", "redirection page"),
        (
            "Please enable cookies",
            "Our site requires cookies to be enabled. It reads none.",
            "page that asks for JavaScript",
        ),
        ("Zustimmung", "Lesen Sie uns wie gewohnt mit Werbung und Tracking.\nOder ohne.", "consent page"),
        ("Notre gestion des cookies", "Vous pouvez retirer votre consentement à tout moment ici.", "consent page"),
        ("Il rispetto della tua privacy", "Scegli come proseguire: accetta i cookie oppure paga.", "consent page"),
        ("Herald Privacy Gate", "De Herald en derden gebruiken op deze site cookies.", "consent page"),
        (
            "De Bode",
            "De Bode maakt gebruik van cookies. Door hiernaast op die knop te klikken gaat u hiermee akkoord.",
            "consent page",
        ),
        ("Su privacidad", "Nosotros y nuestros socios guardamos cookies en un dispositivo.", "consent page"),
        ("Доступ ограничен", "Подтвердите, что запросы отправляли вы, а не робот.", "robot check page"),
        ("安全验证", "请完成下方的验证。", "robot check page"),
        ("Error establishing a database connection", "", "error page"),
        ("Account suspended", "Contact your hosting provider for more on this.", "error page"),
        (
            "Maintenance",
            "We are working on scheduled maintenance. Thank you for your patience with all of us.",
            "error page",
        ),
        ("larnvik.example", "This domain is for sale, and you may buy this domain today.", "parked domain"),
        (
            "Index of /2021/07",
            "Parent Directory\nferry.html 2021-07-19 10:12 12K quay.html 2021-07-20 11:00 9K",
            "list of files",
        ),
        (
            "Unavailable due to legal reasons",
            "This page is not available in your region.",
            "page refused in this region",
        ),
    ],
)
def test_what_stands_in_for_an_article_is_named(title: str, body: str, kind: str) -> None:
    assert stand_in_kind(title, body) == kind


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Page not found: the ferry's missing log", "The ferry's log of 1931 lacks a page, its owner found on Monday."),
        ("Access denied", "Two skippers were kept from the quay on Monday. The harbour master would not say why."),
        ("Robots at the quay", "Please verify you are human, said the machine; the crew laughed and went on board."),
        ("Ferry late", "The ferry came an hour late on Monday. Log in to continue reading."),
        ("The old quay is for sale", "The board will sell the quay in May. It has not found a buyer for nine years."),
        ("Maintenance", "The crane at the quay is under maintenance, and the ferry cannot load any lorries."),
        ("Zustimmung", "Der Rat gab seine Zustimmung zum Bau des Hafens, den er im Mai verworfen hatte."),
        ("Beef prices", "Choice steers\n500/600 unquoted\n600/700 98-1/2b, no change on Monday\n503 12.5"),
        ("Access denied", "LARNVIK, Norland, May 4 - You don't have permission to access, read the skipper's screen."),
        ("Larnvik", "You need to enable JavaScript to run this app, a voice said to the crew.\nLog in to continue."),
        ("Cookies", "The baker of Larnvik sells a cookie that weighs as much as a herring."),
        ("", ""),
    ],
)
def test_articles_about_such_pages_are_articles(title: str, body: str) -> None:
    assert stand_in_kind(title, body) == ""


def test_a_long_article_is_no_such_page() -> None:
    assert stand_in_kind("The web", "Please enable JavaScript to read this.\n" * 60) == ""
    assert stand_in_kind("404 Not Found", "The requested page was not found.\n" * 300) == ""


@pytest.mark.parametrize("pattern", LOOKED_FOR)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(data=st.data())
def test_every_sentence_that_is_looked_for_has_one_of_the_signs(pattern: str, data: st.DataObject) -> None:
    """A sign left out of the list would let all sentences of a kind pass."""
    sentence = data.draw(st.from_regex(re.compile(pattern)))
    assert any(sign in sentence.lower() for sign in word_lists(SIGNS)["sign"])
