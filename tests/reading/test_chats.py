"""Chats in text: nothing of them is lost."""

from __future__ import annotations

import pytest

from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles

ANDROID = (
    "5/4/21, 10:00 - Messages and calls are end-to-end encrypted.\n5/4/21, 10:01 - Ada Holm: The weir is closed\n"
    "for the winter\n5/14/21, 22:05 - Bo Lunt: Who told you?\n5/14/21, 22:06 - Ada Holm: A fisherman.\n"
)
IPHONE = (
    "[04.05.21, 10:01:33] Ada Holm: \u200eThe weir is closed\nfor the winter\n"
    "\u200e[14.05.21, 10:05:00] Bo Lunt: Who told you?\n[14.05.21, 10:06:00] Ada Holm: A fisherman.\n"
)
CLOCK = ANDROID.replace("22:0", "10:0").replace(" - ", "\u202fPM - ").replace(", 10", ", 2")


@pytest.mark.parametrize("text", [ANDROID, IPHONE, CLOCK])
def test_all_messages_are_the_text_and_the_first_days_is_not_reliable(text: str) -> None:
    [chat] = read_articles(SourceFile("WhatsApp Chat with Bo.txt", content=text.encode()))
    assert isinstance(chat, Article)
    assert chat.body.split("\n") == text.replace("\u200e", "").replace("\u202f", " ").split("\n")[:-1]
    assert chat.published is not None
    assert (chat.published.value, chat.published.reliable) == ("2021-05-04", False)


def test_a_story_that_quotes_a_message_is_no_chat() -> None:
    story = "Weir closes\n\n4 May 2021\n\nThe board closed the weir on Tuesday, after divers had found it broken.\n\n"
    [article] = read_articles(SourceFile("weir.txt", content=(story + ANDROID.split("\n")[1]).encode()))
    assert isinstance(article, Article)
    assert article.title == "Weir closes"
