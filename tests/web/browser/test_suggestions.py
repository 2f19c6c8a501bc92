"""The search box as people type into it, in a real Chromium."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def type_in(page: Page, text: str) -> None:
    page.locator("#q").press_sequentially(text)


def option(page: Page, text: str) -> None:
    expect(page.get_by_role("option").filter(has_text=text).first).to_be_visible()


def test_what_is_typed_is_completed_and_a_value_narrows(page: Page) -> None:
    page.goto("/?country=NO")
    type_in(page, "ferry fog")
    option(page, "Fog Committee")
    expect(page.get_by_role("combobox", name="Search the articles")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_text("Fog Committee organization, 4 articles")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/?q=ferry&country=NO&org=fog-committee")
    expect(page.locator("h1")).to_have_text("4 articles")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(page.get_by_role("link", name="Remove organization Fog Committee")).to_be_visible()


def test_what_is_told_of_each_suggestion_stands_at_the_right(page: Page) -> None:
    page.goto("/")
    type_in(page, "fog")
    option(page, "Fog Committee")
    boxes = [each.bounding_box() for each in page.locator("#suggestions .detail").all()]
    assert len({round(box["x"] + box["width"]) for box in boxes if box}) == 1


def test_enter_takes_what_was_typed(page: Page) -> None:
    page.goto("/")
    type_in(page, "otte")
    option(page, "otters")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/?q=otte")
    expect(page.get_by_role("option")).to_have_count(0)


def test_escape_closes_the_list_and_keeps_what_was_typed(page: Page) -> None:
    page.goto("/")
    type_in(page, "otte")
    option(page, "otters")
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(page.locator("#q")).to_have_value("otte")


def test_a_headline_leads_to_its_article(page: Page) -> None:
    page.goto("/help")
    type_in(page, "return to the m")
    page.get_by_role("option").filter(has_text="Otters Return to the Mill").click()
    expect(page).to_have_url("/articles/otters")


def test_results_follow_what_is_typed_and_back_leads_to_what_was_searched(page: Page) -> None:
    page.goto("/?q=ferry")
    expect(page.get_by_role("heading", level=1)).to_have_text("24 articles")
    page.locator("#q").fill("")
    type_in(page, "otters")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 article")
    expect(page.locator("#q")).to_be_focused()
    expect(page).to_have_url("/?q=otters")
    page.go_back()
    expect(page).to_have_url("/?q=ferry")


def test_results_stay_until_what_is_typed_finds_others(page: Page) -> None:
    page.goto("/?q=ferry")
    for typed in ("zebr", '"ferry lo'):
        with page.expect_response(lambda answer: "/?q=" in answer.url) as answered:
            page.locator("#q").fill(typed)
        answered.value.finished()
        expect(page.locator("h1")).to_have_text("24 articles")
    page.locator("#q").press("Enter")
    expect(page.locator("#fault")).to_be_visible()


def test_results_follow_what_was_composed_of_several_keys(page: Page) -> None:
    page.goto("/?q=ferry")
    page.locator("#q").fill("")
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "ott", "selectionStart": 3, "selectionEnd": 3})
    keyboard.send("Input.insertText", {"text": "otters"})
    expect(page).to_have_url("/?q=otters")
    expect(page.locator("#q")).to_have_value("otters")
