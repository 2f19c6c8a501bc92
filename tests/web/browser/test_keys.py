"""Keys that act alone, in a real Chromium."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.web.browser.test_accessibility import violations

pytestmark = pytest.mark.browser


def box(page: Page) -> Locator:
    return page.get_by_label("Search the articles")


def titles(page: Page) -> Locator:
    return page.locator(".hit h2 a")


def result(page: Page, position: str) -> None:
    """Wait for the page of a result, and for its scripts."""
    expect(page.get_by_role("navigation", name="Results")).to_contain_text(position)
    page.wait_for_load_state()


def test_slash_goes_to_the_search_box_where_keys_are_letters_again(page: Page) -> None:
    page.goto("/help")
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type("a/b?j")
    expect(box(page)).to_have_value("a/b?j")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_question_mark_lists_the_keys_and_they_can_be_turned_off(page: Page) -> None:
    page.goto("/?q=ferry")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    expect(keys.get_by_role("row", name="/ go to the search box")).to_be_visible()
    keys.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    page.goto("/")
    page.keyboard.press("/")
    expect(box(page)).not_to_be_focused()
    page.get_by_role("button", name="Keys ?").click()
    keys.get_by_label("Use these keys").check()
    keys.get_by_role("button", name="Close").click()
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()


def test_the_results_are_gone_through_and_opened(page: Page) -> None:
    page.goto("/?q=ferry")
    page.keyboard.press("j")
    expect(titles(page).nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(titles(page).nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(titles(page).nth(0)).to_be_focused()
    page.keyboard.press("o")
    result(page, "1 of 24")
    page.keyboard.press("j")
    result(page, "2 of 24")
    page.keyboard.press("k")
    result(page, "1 of 24")
    page.keyboard.press("u")
    expect(page).to_have_url(re.compile(r"/\?q=ferry$"))


def test_the_matches_of_an_article_are_gone_through_in_a_circle(page: Page) -> None:
    page.goto("/articles/otters?q=otters")
    matches = page.locator(".matches .jumps a").count()
    assert matches > 2
    for key, number in ("n", 1), ("n", 2), ("p", 1), ("p", matches), ("n", 1):
        page.keyboard.press(key)
        expect(page).to_have_url(re.compile(f"#match-{number}$"))
    expect(page.locator("#announcer")).to_have_text(f"Match 1 of {matches}")


def test_they_are_there_and_can_be_turned_off_where_the_browser_keeps_nothing(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied'); }});"
    )
    page.goto("/?q=ferry")
    page.keyboard.press("j")
    expect(titles(page).first).to_be_focused()
    page.keyboard.press("?")
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(box(page)).not_to_be_focused()


@pytest.mark.parametrize("modifier", ["Control", "Alt", "Meta"])
def test_keys_with_a_modifier_are_left_to_the_browser(page: Page, modifier: str) -> None:
    page.goto("/?q=ferry")
    page.evaluate("addEventListener('keydown', (event) => { window.taken = event.defaultPrevented; })")
    page.keyboard.press(f"{modifier}+j")
    assert page.evaluate("window.taken") is False
    expect(titles(page).first).not_to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_everybody_can_use_the_list_of_keys(browser: Browser, address: str, scheme: str, width: int) -> None:
    viewport = {"width": width, "height": 700}
    with browser.new_context(base_url=address, viewport=viewport, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto("/?q=ferry")
        page.keyboard.press("?")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_a_script_no_keys_are_offered(page_without_script: Page) -> None:
    page_without_script.goto("/?q=ferry")
    expect(page_without_script.locator(".show-keys")).to_be_hidden()
    expect(page_without_script.locator("#keys")).to_be_hidden()
