"""What pages ask of their readers, and news that has the same words."""

from __future__ import annotations

import pytest

from searchapp.reading.cleaning.boilerplate import body_lines
from searchapp.reading.cleaning.lines import Line
from searchapp.reading.cleaning.page_notices import is_page_notice


@pytest.mark.parametrize(
    "text",
    [
        "We and our 310 partners store cookies on your device to measure how you read.",
        "By continuing to browse you accept that this site sets cookies.",
        "Wir nutzen auf dieser Seite Cookies, um Ihnen passende Anzeigen zu zeigen.",
        "Nous utilisons avec nos partenaires des cookies pour mesurer l'audience.",
        "Utilizamos cookies propias para mejorar su experiencia y mostrarle anuncios.",
        "Używamy plików cookies w celach statystycznych.",
        "Наш сайт использует файлы cookie, чтобы вам было удобнее.",
        "De Bode maakt gebruik van cookies en daarmee vergelijkbare technieken.",
        "Sign up for our weekly newsletter on ducks.",
        "The week in ponds, delivered to your inbox.",
        "Get unlimited access for 1 crown a month",
        "Already a subscriber? Log in",
        "Subscribe to continue reading",
        "The post Ducks visit the hall appeared first on Oxmere Echo.",
        "1 2 3 Next page",
        "© 2021 Oxmere Echo. This material may not be published, broadcast, rewritten or redistributed.",
        "Copyright 2021 Oxmere Echo. All rights reserved.",
        "特别声明：以上内容为用户上传并发布，本平台仅提供信息存储服务。",
        "View this email in your browser",
        "You received this email because you signed up on our website.",
        "You receive this because you subscribed. Unsubscribe:",
        "You are getting this mail because you asked for it.",
        "Wir und unsere Partner speichern Informationen auf einem Gerät, etwa Kennungen.",
        "My i nasi partnerzy przechowujemy informacje na urządzeniu.",
        "Dieser Artikel ist exklusiv für unsere Abonnenten.",
        "Sie haben bereits ein Abo? Hier anmelden.",
        "Il vous reste 85% de cet article à lire. La suite est réservée.",
        "Déjà abonné ? Connectez-vous",
        "URL to article: https://echo.example/ferry",
        "Follow us on WhatsApp and Telegram for the latest news.",
        "Join our Telegram channel for news of the ponds",
        "Follow the Oxmere Echo on Google News",
        "Download our app for the latest updates.",
        "Have a story? Email us at news@echo.example",
        "Support independent journalism: donate today.",
        "Be the first to comment",
        "© 2021 Oxmere Echo",
        "Folgen Sie uns auf WhatsApp",
        "Suivez-nous sur WhatsApp",
        "Síguenos en WhatsApp",
        "Seguici su WhatsApp",
        "Подписывайтесь на наш канал в Telegram",
        "Bizi sosyal medyada takip edin",
    ],
)
def test_notices_in_several_languages(text: str) -> None:
    assert is_page_notice(text)


@pytest.mark.parametrize(
    "text",
    [
        "The regulator said that the firm may no longer store cookies without asking.",
        "The bakery, which sells 300 cookies a day, will place its first stall by the pond.",
        "More readers subscribe to the Echo than live in Oxmere.",
        "The letter was delivered to the mayor on Monday.",
        "We went through 2 3 4 gates to the pond.",
        "Like us, the Finns read what their towns write on Facebook.",
        "Support for local journalism fell last year.",
        "Join the mayor at the pond on Monday.",
    ],
)
def test_sentences_of_news_are_none(text: str) -> None:
    assert not is_page_notice(text)


def test_a_long_text_on_cookies_is_an_article() -> None:
    assert not is_page_notice("We store cookies in tins. " * 80)


def test_requests_of_the_page_are_no_body() -> None:
    story = "The ferry to Oxmere sailed again on Monday, nine weeks after a barge tore its ramp away."
    lines = [
        Line("We use cookies to improve your visit to this site.", gap=True),
        Line(story, gap=True),
        Line("The post Ferry sails appeared first on Oxmere Echo.", gap=True),
    ]
    assert body_lines(lines, [False] * 3) == [False, True, False]
