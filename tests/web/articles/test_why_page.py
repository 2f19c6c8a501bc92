"""The page that tells why an article is a result."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from searchapp.model.explanation import ExplainedArticle, MatchedForm, ScorePart
from searchapp.model.request import SearchRequest
from searchapp.web.articles.why_page import PartView, why_view_of
from tests.web.pages import read, texts


def test_the_summary_says_where_the_matches_are() -> None:
    parts = (ScorePart("tea", 2.345, ("2× tea", "rarity 1.00")),)
    view = why_view_of(
        ExplainedArticle("a", "Tea", 2.345, parts, (MatchedForm("tea", 1, 0, 2),), "x"), SearchRequest("tea")
    )
    assert view.summary == "It has 3 matches of the search, in its title and text. Score 2.35."
    assert view.parts == (PartView("tea", "2.35", "2× tea, rarity 1.00"),)
    nothing = why_view_of(ExplainedArticle("a", "", 0, (), (), "x"), SearchRequest("tea"))
    assert nothing.summary == "The words of the search do not find this article."


def test_the_rows_add_up(client: FlaskClient) -> None:
    page = read(client, "/articles/otters/why?q=otters+mill")
    rows = [float(text) for text in texts(page, ".explanation table:last-of-type tbody .number")]
    (whole,) = texts(page, ".explanation tfoot .number")
    assert sum(rows) == pytest.approx(float(whole), abs=0.02)
    assert "otters" in texts(page, ".explanation tbody th")


def test_an_article_among_all_is_no_result_of_words(client: FlaskClient) -> None:
    assert not read(client, "/").cssselect(".why")


@pytest.mark.browser
def test_the_explanation_opens_under_its_result_and_closes(page: Page) -> None:
    page.goto("/?q=otters")
    why = page.locator(".hit .why").first
    expect(why).to_have_attribute("aria-expanded", "false")
    why.focus()
    page.keyboard.press("Space")
    expect(page.locator(".hit .explanation")).to_contain_text("Together")
    expect(why).to_have_attribute("aria-expanded", "true")
    expect(why).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".hit .explanation")).to_have_count(0)


@pytest.mark.browser
def test_without_a_script_it_is_a_page(page_without_script: Page) -> None:
    page_without_script.goto("/?q=otters")
    page_without_script.locator(".hit .why").first.click()
    expect(page_without_script.locator("h1")).to_contain_text("is a result")
    expect(page_without_script.locator(".back a")).to_contain_text("otters")
