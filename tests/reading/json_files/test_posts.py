"""Posts of X and Facebook, in the shapes of their interfaces and archives."""

from __future__ import annotations

import json
from typing import Any

import pytest

from searchapp.errors import LeftOut
from searchapp.model.article import Article
from searchapp.reading import SourceFile
from searchapp.reading.cleaning.repeated_lines import NO_REPEATED_LINES
from searchapp.reading.readers import reader_of

DUCKS = "The ducks of Oxmere came back to the pond on Monday, the keeper of the mill said."
EVA = {"id": "5", "name": "Eva Lund", "username": "eva", "created_at": "2009-01-05T10:11:12.000Z"}


def posts(value: Any) -> list[tuple[str, str, str]]:
    """Text, writer and day of each post in a file of such a value."""
    file = SourceFile("posts.json", content=json.dumps(value).encode())
    articles = [article for article in reader_of(file).read(file, NO_REPEATED_LINES) if isinstance(article, Article)]
    return [(each.body, each.byline, each.published.value if each.published else "") for each in articles]


def test_a_post_of_the_first_interface_has_its_whole_text_and_its_writer() -> None:
    user = {"name": "Eva Lund", "screen_name": "eva", "created_at": "Mon Jan 05 10:11:12 +0000 2009"}
    post = {"created_at": "Tue May 07 10:11:12 +0000 2019", "id_str": "1", "user": user, "retweet_count": 3}
    cut = {"text": "The ducks of Oxmere c…", "truncated": True, "extended_tweet": {"full_text": DUCKS}}
    passed_on = {"full_text": "RT @eva: The ducks of Oxm…", "retweeted_status": {"full_text": DUCKS}}
    assert posts([{**post, "full_text": DUCKS}, {**post, **cut}, {**post, **passed_on}]) == [
        (DUCKS, "Eva Lund", "2019-05-07"),
        (DUCKS, "Eva Lund", "2019-05-07"),
        (f"RT @eva: {DUCKS}", "Eva Lund", "2019-05-07"),
    ]


def test_a_post_of_the_second_interface_has_the_writer_whom_its_answer_includes() -> None:
    post = {"id": "1", "author_id": "5", "created_at": "2019-05-07T10:11:12.000Z", "text": DUCKS}
    passed_on = {**post, "id": "2", "text": "RT @bo: The du…", "referenced_tweets": [{"type": "retweeted", "id": "9"}]}
    answer = {
        "data": [post, passed_on],
        "includes": {"users": [EVA], "tweets": [{"id": "9", "text": DUCKS}]},
        "meta": {},
    }
    assert posts(answer) == [(DUCKS, "Eva Lund", "2019-05-07"), (f"RT @bo: {DUCKS}", "Eva Lund", "2019-05-07")]
    assert posts({"data": post, "includes": {"users": [EVA]}}) == [(DUCKS, "Eva Lund", "2019-05-07")]


def test_a_post_in_the_archive_of_facebook_has_its_text_and_its_day() -> None:
    post = {"timestamp": 1556878272, "data": [{"post": DUCKS}, {"update_timestamp": 1}], "title": "Eva shared a link."}
    assert posts([post]) == posts({"status_updates_v2": [post]}) == [(DUCKS, "", "2019-05-03")]


def test_the_posts_in_an_archive_of_x_stand_behind_a_name() -> None:
    post = {
        "tweet": {"id_str": "1", "created_at": "Tue May 07 10:11:12 +0000 2019", "full_text": DUCKS, "entities": {}}
    }
    content = f"window.YTD.tweets.part0 = {json.dumps([post, post], indent=2)}".encode()
    file = SourceFile("data/tweets.js", content=content)
    articles = [each for each in reader_of(file).read(file, NO_REPEATED_LINES) if isinstance(each, Article)]
    assert [(each.body, each.source) for each in articles] == [(DUCKS, ""), (DUCKS, "")]
    with pytest.raises(LeftOut):
        reader_of(SourceFile("data/follower.js", content=content))
