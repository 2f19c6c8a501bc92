"""An article and its date."""

from __future__ import annotations

import msgspec
import pytest

from searchapp.model.article import TITLE_CHARS, Article, Published


@pytest.mark.parametrize(("title", "text"), [("Ferry", "Ferry\nIt sails."), ("", "\nIt sails.")])
def test_mentions_count_in_the_title_and_the_body_behind_it(title: str, text: str) -> None:
    article = Article("ferry", "It sails.", title)
    assert article.text == text
    assert article.text[len(title) + 1 :] == article.body


@pytest.mark.parametrize(
    ("title", "body", "name"),
    [
        ("Ferry Sails", "It sails.", "Ferry Sails"),
        ("", "It sails\n\nat nine.", "It sails at nine."),
        (" ", "a b c d e f g h i j k", "a b c d e f g h i j …"),
        ("", "渡" * 200, "渡" * TITLE_CHARS + " …"),
        ("", " ", "Untitled article"),
    ],
)
def test_an_article_without_a_title_is_called_by_its_first_words(title: str, body: str, name: str) -> None:
    assert Article("a", body, title).called == name


def test_a_date_says_whether_it_is_reliable_and_tells_an_instant_only_where_there_is_one() -> None:
    day = Published("2014-03-03", "day", "metadata")
    assert msgspec.json.encode(day) == b'{"value":"2014-03-03","grain":"day","basis":"metadata","reliable":true}'
    moment = Published("2014-03-03", "day", "url", reliable=False, instant="2014-03-03T08:00:00Z")
    assert msgspec.json.decode(msgspec.json.encode(moment), type=Published) == moment
