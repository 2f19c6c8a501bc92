"""Bookmarks and the marks of what was read, which the browser keeps, in a real Chromium."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.web.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

OTTERS = "Otters Return to the Mill"


def star(page: Page, title: str) -> Locator:
    return page.get_by_role("button", name=f"Bookmark {title}")


def bookmark_three(page: Page) -> None:
    """The article about otters from its page, and two results from their list."""
    page.goto("/articles/otters?q=otters")
    page.get_by_role("button", name="Bookmark").click()
    page.goto("/?q=ferry&sort=oldest")
    star(page, "Ferry log 0: a calm crossing to Bergen").click()
    page.keyboard.press("j")
    page.keyboard.press("b")
    expect(page.get_by_role("link", name="Bookmarks (3)")).to_be_visible()


def saved(page: Page, title: str) -> str:
    """The file that a button of the list saves."""
    with page.expect_download() as download:
        page.get_by_role("button", name=title, exact=True).click()
    return Path(download.value.path()).read_text(encoding="utf-8")


def rows_of(table: str) -> list[dict[str, str]]:
    """The rows of a table that begins, once, with the mark by which spreadsheets know UTF-8."""
    assert table.rfind("\ufeff") == 0
    return list(csv.DictReader(table[1:].splitlines()))


def test_bookmarks_are_listed_the_newest_first_and_taken_off_where_they_were_set(page: Page) -> None:
    bookmark_three(page)
    page.get_by_role("link", name="Bookmarks (3)").click()
    rows = page.locator("#bookmarks li")
    expect(rows.get_by_role("link")).to_have_text(
        ["Ferry log 1: a calm crossing to Nagasaki", "Ferry log 0: a calm crossing to Bergen", OTTERS]
    )
    expect(rows.last).to_contain_text("3 March 2014 · Coast Herald")
    rows.last.get_by_role("link").click()
    page.get_by_role("button", name="Bookmark").click()
    expect(page.get_by_role("button", name="Bookmark")).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_role("link", name="Bookmarks (2)")).to_be_visible()


def test_a_bookmark_that_is_taken_off_in_the_list_can_be_put_back(page: Page) -> None:
    bookmark_three(page)
    page.goto("/bookmarks")
    star(page, OTTERS).click()
    expect(page.get_by_role("link", name="Bookmarks (2)")).to_be_visible()
    star(page, OTTERS).click()
    expect(page.get_by_role("link", name="Bookmarks (3)")).to_be_visible()


def test_a_star_stays_after_a_search_in_the_same_document(page: Page) -> None:
    bookmark_three(page)
    page.get_by_label("Search the articles").fill("otters")
    page.keyboard.press("Enter")
    expect(star(page, OTTERS)).to_have_attribute("aria-pressed", "true")


def test_the_articles_are_saved_in_each_format(page: Page) -> None:
    bookmark_three(page)
    page.goto("/bookmarks")
    ids = ["log-01", "log-00", "otters"]
    assert [row["id"] for row in rows_of(saved(page, "CSV"))] == ids
    assert [json.loads(line)["id"] for line in saved(page, "JSON Lines").splitlines()] == ids
    assert saved(page, "RIS").count("TY  - ") == 3
    assert saved(page, "BibTeX").count("@") == 3
    expect(page.locator("#saved")).to_have_text("Saved 3 of 3 articles")


def test_what_needs_more_than_one_request_is_one_file_and_what_is_gone_is_counted(page: Page) -> None:
    page.goto("/bookmarks")
    kept = [{"id": f"gone-{number}-{'é' * 200}", "title": "Gone", "detail": ""} for number in range(100)]
    kept += [{"id": "otters", "title": OTTERS, "detail": ""}, {"id": "b/../<b>&amp;#1 ?", "title": "<b>", "detail": ""}]
    page.evaluate("(kept) => localStorage.setItem('searchapp.bookmarks', JSON.stringify(kept))", kept)
    page.reload()
    assert [row["id"] for row in rows_of(saved(page, "CSV"))] == ["otters", "b/../<b>&amp;#1 ?"]
    expect(page.locator("#saved")).to_have_text("Saved 2 of 102 articles; 100 the index has no longer")


def test_an_article_that_was_read_looks_read_in_another_search(page: Page) -> None:
    page.goto("/?q=otters")
    unread = page.locator(".hit h2 a").evaluate("(link) => getComputedStyle(link).color")
    page.get_by_role("link", name=OTTERS).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(OTTERS)
    page.wait_for_load_state()
    page.goto("/?q=mill&sort=oldest")
    expect(page.get_by_role("link", name=OTTERS)).to_have_class("read")
    read = page.locator(".hit h2 a.read").evaluate("(link) => getComputedStyle(link).color")
    assert read != unread


def test_a_browser_that_keeps_nothing_says_so(page: Page) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };")
    page.goto("/articles/otters")
    page.get_by_role("button", name="Bookmark").click()
    expect(page.locator("#announcer")).to_contain_text("could not keep the bookmark")
    expect(page.get_by_role("button", name="Bookmark")).to_have_attribute("aria-pressed", "false")


def test_what_is_kept_and_is_no_list_of_bookmarks_is_none(page: Page) -> None:
    page.add_init_script(
        "for (const [name, text] of [['bookmarks', '{}'], ['read', '5'], ['visits', '{bad']])"
        " localStorage.setItem(`searchapp.${name}`, text);"
    )
    page.goto("/?q=otters")
    star(page, OTTERS).click()
    expect(page.get_by_role("link", name="Bookmarks (1)")).to_be_visible()


def test_without_a_script_there_is_no_star_and_no_link_to_the_list(page_without_script: Page) -> None:
    page = page_without_script
    page.goto("/?q=otters")
    expect(page.locator(".bookmark")).to_be_hidden()
    expect(page.locator("#bookmarks-link")).to_be_hidden()
    page.goto("/bookmarks")
    expect(page.get_by_text("The browser keeps bookmarks with JavaScript, which is turned off.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_everybody_can_use_the_list(browser: Browser, address: str, scheme: str, width: int) -> None:
    viewport = {"width": width, "height": 700}
    with browser.new_context(base_url=address, viewport=viewport, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        bookmark_three(page)
        page.goto("/bookmarks")
        star(page, OTTERS).click()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
