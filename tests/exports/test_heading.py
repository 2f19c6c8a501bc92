"""What an export tells of itself."""

from __future__ import annotations

from searchapp.exports.heading import Heading


def test_the_title_is_what_was_asked_for() -> None:
    assert Heading("otters").title == "searchapp: otters"
    assert Heading("").title == "searchapp: all articles"
    assert (
        Heading("", filters=("country KE", "not org fifa")).title == "searchapp: all articles, country KE, not org fifa"
    )


def test_an_article_is_shown_by_the_server_where_there_is_one() -> None:
    assert Heading("", site="http://desk.example/").article_address("a/b?ö") == (
        "http://desk.example/articles/a%2Fb%3F%C3%B6"
    )
    assert Heading("").article_address("a") == ""
