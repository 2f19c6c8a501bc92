"""No axe-core violation on any page, in any state, on wide and narrow screens, light and dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

STATES = {
    "all articles": "/",
    "results": "/?q=ferry",
    "narrowed": "/?q=ferry&country=NO&exclude.org=fog-committee&from=2014-03&to=2015&page-size=20",
    "typical": "/?q=ferry&facet-sort=typical",
    "mentioned dates": "/?q=otters&date=mentioned",
    "undated": "/?date=none",
    "any words": "/?q=otters+piano",
    "nothing found": "/?q=unicorn&country=NO",
    "fault": "/?q=otters+%22mill",
    "article": "/articles/otters?q=mill",
    "article among results": "/articles/log-05?q=ferry&page-size=50",
    "why a result": "/articles/otters/why?q=otters+mill",
    "bookmarks": "/bookmarks",
    "values": "/facets/organization?q=lamplighter",
    "value": "/facets/person/signe-alba",
    "unknown value": "/facets/organization/fog%20comitee",
    "corrections": "/corrections?article=otters",
    "correction": "/corrections/line?action=never&kind=organization&id=unesco&article=otters",
    "help": "/help",
    "not there": "/nowhere",
}
OPTIONS = {"rules": {"target-size": {"enabled": True}}}  # a rule of WCAG 2.2 that axe leaves off unless asked

OPEN_ALL = """() => {
    document.querySelectorAll("details").forEach((each) => { each.open = true; });
    document.querySelectorAll("#show-facets").forEach((each) => { each.checked = true; });
}"""


OUTLINES = """() => {
    const focused = document.activeElement, area = focused.querySelector(".area");
    return { element: getComputedStyle(focused).outlineStyle, bar: area && getComputedStyle(area).strokeWidth };
}"""


def violations(page: Page) -> list[str]:
    rules = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in rules for node in each["nodes"]]


@pytest.mark.parametrize("path", STATES.values(), ids=STATES)
def test_a_wide_light_screen(page: Page, path: str) -> None:
    page.goto(path)
    assert violations(page) == []
    page.evaluate(OPEN_ALL)
    assert violations(page) == []


@pytest.mark.parametrize("path", STATES.values(), ids=STATES)
def test_a_narrow_dark_screen(phone: Page, path: str) -> None:
    phone.goto(path)
    phone.evaluate(OPEN_ALL)
    assert violations(phone) == []


def test_the_first_tab_skips_to_the_content(page: Page) -> None:
    page.goto("/?q=ferry")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "results"


def test_what_has_the_focus_is_outlined(page: Page) -> None:
    page.goto("/?q=ferry")
    for _ in range(12):
        page.keyboard.press("Tab")
        outlines = page.evaluate(OUTLINES)
        assert outlines["element"] == "solid" or outlines["bar"] == "2px"


def test_an_explanation_that_is_open(phone: Page) -> None:
    phone.goto("/?q=ferry")
    phone.locator(".hit .why").first.click()
    expect(phone.locator(".hit .explanation")).to_be_visible()
    assert violations(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_has_the_focus_is_never_under_the_button_of_the_filters(phone: Page) -> None:
    phone.set_viewport_size({"width": 390, "height": 500})
    phone.goto("/?q=ferry")
    phone.get_by_text("Filters", exact=True).click()
    phone.locator(".facets a").first.focus()
    button = phone.locator(".show-results")
    for _ in range(30):
        phone.keyboard.press("Tab")
        focused = phone.evaluate("document.activeElement.getBoundingClientRect().bottom")
        box = button.bounding_box()
        assert box is None or focused <= box["y"] + 1 or focused > box["y"] + box["height"]
