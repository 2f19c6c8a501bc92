"""Firms that are called by countries."""

from __future__ import annotations

import pytest

from searchapp.extraction.countries.firms_called_so import without_firms_called_so
from searchapp.extraction.flow import extract_facts
from searchapp.model.article import Article
from tests.extraction.countries.single_text import toponyms_in


def toponyms(text: str, *organizations: str, dateline: tuple[int, int] = (0, 0)) -> list[str]:
    """The names of the countries that stay, in a text that names these organizations."""
    spans = sorted((text.index(name), text.index(name) + len(name)) for name in organizations)
    kept = without_firms_called_so(toponyms_in(text), spans, text, dateline)
    return [text[each.start : each.end] for each in kept]


def test_a_country_alone_is_the_firm_that_is_called_so() -> None:
    assert toponyms("CYPRUS CUTS PRICES\nCyprus Kettles Co said Cyprus will sell.", "Cyprus Kettles Co") == ["Cyprus"]


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Cyprus Kettles Co said that it sells in Cyprus.", "Cyprus Kettles Co"),
        ("Cyprus Kettles Co left. Cyprus's minister did not.", "Cyprus Kettles Co"),
        ("Cyprus Kettles Co left. Cyprus, Greece and Malta did not.", "Cyprus Kettles Co"),
        ("Cyprus Kettles left. Cyprus did not.", "Cyprus Kettles"),
        ("Indian Kettles Co said so. India left.", "Indian Kettles Co"),
    ],
)
def test_it_is_the_country_where_the_text_means_it_too(text: str, firm: str) -> None:
    assert len(toponyms(text, firm)) == 2 + text.count(", Greece") * 2


def test_a_dateline_is_no_firm() -> None:
    text = "CYPRUS (AP) - Cyprus Kettles Co left."
    assert toponyms(text, "Cyprus Kettles Co", dateline=(0, 6)) == ["CYPRUS", "Cyprus"]


def test_an_article_about_such_a_firm_is_about_where_it_is() -> None:
    article = Article(id="1", title="Iceland cuts prices", body="LEEDS, May 3 - Iceland Foods Ltd said it cut prices.")
    assert [country.id for country in extract_facts(article).countries if "about" in country.roles] == ["GB"]
