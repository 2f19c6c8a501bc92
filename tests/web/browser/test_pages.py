"""The pages as people use them, in a real Chromium."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser


def country(page: Page, name: str) -> Locator:
    """The box that selects a value of the facet of countries."""
    return page.locator("section:has(#facet-country)").get_by_role("checkbox", name=name)


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def keep_document(page: Page) -> None:
    """Leave a sign in the document that a full page load would wipe off."""
    page.evaluate("window.sameDocument = true")


def same_document(page: Page) -> bool:
    return bool(page.evaluate("window.sameDocument === true"))


def search(page: Page, text: str) -> None:
    page.get_by_label("Search the articles").fill(text)
    page.keyboard.press("Enter")


def draw(page: Page, first: int, last: int) -> None:
    """Draw with the mouse from one bar of the chart to another."""
    chart = page.locator(".chart").bounding_box()
    assert chart is not None
    width = chart["width"] / page.locator(".chart .bar").count()
    page.mouse.move(chart["x"] + (first + 0.5) * width, chart["y"] + 30)
    page.mouse.down()
    page.mouse.move(chart["x"] + (last + 0.5) * width, chart["y"] + 30, steps=5)
    page.mouse.up()


def test_a_search_is_answered_in_the_same_document(page: Page) -> None:
    page.goto("/")
    heading(page, "All 38 articles")
    keep_document(page)
    search(page, "otters")
    heading(page, "1 article")
    assert page.url.endswith("/?q=otters")
    assert same_document(page)
    expect(page.locator("#announcer")).to_have_text(re.compile("^1 article for “otters”"))
    expect(page.get_by_label("Search the articles")).to_be_focused()


def test_a_facet_narrows_and_back_leads_back(page: Page) -> None:
    page.goto("/?q=ferry")
    keep_document(page)
    country(page, "Norway 8 articles").click()
    heading(page, "8 articles")
    country(page, "Japan 8 articles").click()
    heading(page, "16 articles")
    assert page.url.endswith("/?q=ferry&country=NO&country=JP")
    page.go_back()
    heading(page, "8 articles")
    page.go_back()
    heading(page, "24 articles")
    page.go_forward()
    heading(page, "8 articles")
    page.get_by_role("link", name="Remove country Norway").click()
    heading(page, "24 articles")
    assert same_document(page)


def test_facets_are_listed_by_what_is_typical_in_the_same_document(page: Page) -> None:
    page.goto("/?q=ferry&country=NO")
    keep_document(page)
    page.get_by_role("group", name="List by").get_by_role("link", name="Typical").click()
    people = page.locator("section:has(#facet-person)")
    expect(people.get_by_text("100 % of these, 21 % of all")).to_be_visible()
    assert page.url.endswith("/?q=ferry&country=NO&facet-sort=typical")
    people.get_by_role("checkbox", name="Signe Alba").click()
    heading(page, "8 articles")
    expect(page.locator(".chip .label").filter(has_text="Signe Alba")).to_be_visible()
    assert same_document(page)


def test_a_click_on_a_bar_shows_its_month(page: Page) -> None:
    page.goto("/?q=ferry&interval=month")
    page.locator(".chart .bar").nth(4).click()
    heading(page, "1 article")
    assert "from=2014-05&to=2014-05" in page.url


def test_a_range_is_drawn_over_the_chart(page: Page) -> None:
    page.goto("/?q=ferry&interval=month")
    keep_document(page)
    draw(page, 9, 2)
    heading(page, "8 articles")
    assert "from=2014-03&to=2014-10" in page.url
    assert same_document(page)
    expect(page.locator(".crumbs li").last).to_have_text("March 2014 to October 2014")


def test_dates_may_be_typed_as_people_say_them(page: Page) -> None:
    page.goto("/?q=ferry")
    page.get_by_text("Published, by month").click()
    page.get_by_label("From", exact=True).fill("2 March 2014")
    page.get_by_label("to", exact=True).fill("2014-12")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/?q=ferry&from=2+March+2014&to=2014-12")
    expect(page.get_by_label("From", exact=True)).to_have_value("2014-03-02")


def test_the_undated_and_the_newest_month_are_a_click_away(page: Page) -> None:
    page.goto("/?q=ferry+OR+lamp")
    keep_document(page)
    page.get_by_role("link", name="12 undated").click()
    heading(page, "12 articles")
    page.get_by_role("link", name="Remove date undated").click()
    heading(page, "36 articles")
    page.locator("#dates > summary").click()
    page.get_by_role("group", name="Within").get_by_role("link", name="December 2015, the newest").click()
    heading(page, "1 article")
    expect(page.get_by_label("From")).to_have_value("2015-12")
    assert same_document(page)


def test_a_bar_opens_into_finer_ones_and_crumbs_lead_back(page: Page) -> None:
    page.goto("/?q=ferry&interval=year")
    page.locator(".chart .bar").first.click()
    heading(page, "12 articles")
    expect(page.locator(".chart .bar")).to_have_count(12)
    page.locator(".chart .bar").nth(1).hover()
    expect(page.locator("#readout")).to_have_text("February 2014: 1 article")
    page.locator(".chart .bar").nth(1).click()
    heading(page, "1 article")
    expect(page.locator(".chart .bar")).to_have_count(28)
    expect(page.locator(".crumbs li")).to_have_text(["All dates", "2014", "February 2014"])
    page.get_by_role("navigation", name="Dates shown").get_by_role("link", name="2014").click()
    heading(page, "12 articles")
    page.get_by_role("link", name="12 after December 2014").click()
    expect(page).to_have_url(re.compile("from=2015-01-01"))
    heading(page, "12 articles")
    page.get_by_role("link", name="All dates").first.click()
    heading(page, "24 articles")


def test_the_numbers_of_the_chart_stand_in_a_table(page_without_script: Page) -> None:
    page = page_without_script
    page.goto("/?q=ferry&interval=year")
    expect(page.get_by_text("Highest: 12 (2014), 24 in all")).to_be_visible()
    page.get_by_text("Published, by year").click()
    page.get_by_text("Numbers", exact=True).click()
    expect(page.get_by_role("row")).to_have_text(["DateArticles", "201412", "201512"])
    page.get_by_role("row").get_by_role("link", name="2015").press("Enter")
    heading(page, "12 articles")


def test_a_range_is_chosen_with_the_keyboard(page: Page) -> None:
    page.goto("/?q=ferry&interval=month")
    page.locator(".chart a[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    heading(page, "4 articles")
    assert "from=2014-02&to=2014-05" in page.url


def test_values_of_a_facet_are_found_while_typing(page: Page) -> None:
    page.goto("/?q=lamplighter")
    page.get_by_role("searchbox", name="Find among the organizations").fill("lamp club 1")
    organizations = page.locator("[aria-labelledby=facet-organization] .value")
    expect(organizations).to_have_count(3)
    page.get_by_role("searchbox", name="Find among the organizations").fill("zebra")
    expect(page.locator("[aria-labelledby=facet-organization] .values")).to_have_text(
        "No organization has a word that begins with “zebra”."
    )
    page.get_by_role("searchbox", name="Find among the organizations").fill("")
    expect(organizations).to_have_count(10)


def test_an_article_leads_from_a_fact_to_its_mention_and_back_to_the_results(page: Page) -> None:
    page.goto("/?q=otters")
    page.get_by_role("link", name="Otters Return to the Mill").click()
    heading(page, "Otters Return to the Mill")
    page.get_by_title(re.compile("^“UNESCO”")).click()
    expect(page.locator("mark:target")).to_have_text("UNESCO")
    page.get_by_label("Mark organizations in the text").uncheck()
    expect(page.locator("mark:target")).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    page.get_by_role("link", name="← Results for “otters”").click()
    heading(page, "1 article")


def test_where_nothing_is_found_no_dates_are_offered(page: Page) -> None:
    page.goto("/?q=zeppelin")
    expect(page.get_by_label("From")).to_have_count(0)
    page.goto("/?q=otters&from=1950&to=1960")
    expect(page.get_by_label("From")).to_have_value("1950")


def test_the_top_of_the_page_is_one_line_on_a_small_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/")
    page.locator(".hit .bookmark").first.click()
    names = page.get_by_role("banner").get_by_role("link")
    expect(names).to_have_text(["searchapp", "Bookmarks (1)", "Help"])
    tops = [box["y"] + box["height"] / 2 for box in (each.bounding_box() for each in names.all()) if box]
    assert max(tops) - min(tops) < 4


def test_the_page_of_a_value_leads_on_to_others_and_to_a_drawn_range(page: Page) -> None:
    page.goto("/?q=ferry")
    page.get_by_role("link", name="About Signe Alba").click()
    heading(page, "Signe Alba person")
    often = page.get_by_role("region", name="Occurs with").get_by_role("group", name="Countries", exact=True)
    often.get_by_role("link", name="Norway", exact=True).click()
    heading(page, "Norway country")
    page.go_back()
    draw(page, 0, 2)
    heading(page, "1 article")
    expect(page.locator(".chip .label").first).to_have_text("Signe Alba")


def test_a_fault_in_the_query_is_shown_and_can_be_put_right(page: Page) -> None:
    page.goto("/")
    search(page, 'otters "mill')
    heading(page, "1 article")  # of its plain words
    expect(page.locator("mark.fault")).to_have_text('"')
    search(page, 'otters "mill"')
    heading(page, "1 article")


def test_everything_works_without_a_script(page_without_script: Page) -> None:
    page = page_without_script
    page.goto("/")
    search(page, "ferry")
    heading(page, "24 articles")
    page.locator("section:has(#facet-country)").get_by_role("link", name="Norway 8 articles").click()
    heading(page, "8 articles")
    page.locator("#dates > summary").click()
    page.get_by_label("From").fill("2015")
    page.get_by_role("button", name="Set dates").click()
    heading(page, "4 articles")
    page.locator(".chart a").first.click()
    heading(page, "1 article")
    page.get_by_role("link", name=re.compile("^Ferry log")).click()
    page.get_by_role("link", name="← Results for “ferry”").click()
    page.get_by_role("link", name="Remove all").click()
    heading(page, "24 articles")
    page.goto("/?q=lamplighter")
    page.get_by_role("searchbox", name="Find among the organizations").fill("lamp club 1")
    page.keyboard.press("Enter")
    expect(page.locator(".value")).to_have_count(3)


def test_a_phone_shows_results_first_and_filters_when_asked(phone: Page) -> None:
    phone.goto("/?q=ferry")
    expect(country(phone, "Norway 8 articles")).to_be_hidden()
    phone.get_by_text("Filters", exact=True).click()
    country(phone, "Norway 8 articles").click()
    heading(phone, "8 articles")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_dark_mode_is_dark(phone: Page) -> None:
    phone.goto("/")
    background = phone.evaluate("getComputedStyle(document.body).backgroundColor")
    assert sum(int(part) for part in re.findall(r"\d+", background)) < 120


def test_nothing_is_wider_than_a_screen_of_320_pixels(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for path in (
        "/?q=ferry",
        "/articles/otters",
        "/articles/log-05?q=ferry&page=2",
        "/bookmarks",
        "/facets/organization",
        "/facets/person/signe-alba",
        "/help",
        "/?q=unicorn",
        f"/?q=source:{'unicorn' * 40}",
        f"/?q=ferry+AND+{'unicorn' * 40}",
    ):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.parametrize("query", ["ferry", "ferry+OR+lamp"])
def test_the_first_result_is_within_ten_tabs(page: Page, query: str) -> None:
    page.goto(f"/?q={query}")
    tabs = 0
    while not page.evaluate("document.activeElement.matches('.hit h2 a')"):
        page.keyboard.press("Tab")
        tabs += 1
        assert tabs <= 10
    page.goto(f"/?q={query}")
    for key in ("Tab", "Enter", "Tab"):  # by the link that skips to the results
        page.keyboard.press(key)
    expect(page.locator(".hit h2 a").first).to_be_focused()


def test_results_may_be_headlines_only(page: Page) -> None:
    page.goto("/?q=ferry")
    page.locator("#order > summary").click()
    page.get_by_role("group", name="Show").get_by_role("link", name="headlines only").click()
    expect(page.locator(".hit")).to_have_count(24)
    assert page.locator(".hit .snippet").count() == 0
    heights = page.locator(".hit").evaluate_all("hits => hits.map((hit) => hit.getBoundingClientRect().height)")
    assert max(heights) < 40
    page.get_by_role("group", name="Show").get_by_role("link", name="text and tags").click()
    expect(page.locator(".hit")).to_have_count(10)
    expect(page).to_have_url("/?q=ferry")


def test_a_swap_tells_what_has_changed_and_keeps_the_focus(page: Page) -> None:
    page.goto("/?q=ferry")
    announcer = page.locator("#announcer")
    page.locator("#order > summary").press("Enter")
    page.get_by_role("group", name="Sort").get_by_role("link", name="Newest").press("Enter")
    expect(announcer).to_have_text("Sort: Newest")
    expect(page.get_by_role("group", name="Sort").get_by_role("link", name="Newest")).to_be_focused()
    page.get_by_role("link", name="Next").press("Enter")
    expect(announcer).to_have_text("Page 2, results 11–20 of 24")
    expect(page.locator("#found")).to_be_focused()
    page.locator(".chart a[tabindex='0']").press("Enter")
    expect(announcer).to_have_text(re.compile("^[0-9]+ articles? for “ferry”, narrowed to date .*"))
    expect(page.locator(".chart a[tabindex='0']")).to_be_focused()


def test_a_tag_keeps_the_focus_and_the_last_chip_gives_it_to_the_heading(page: Page) -> None:
    page.goto("/?q=ferry")
    page.locator(".tags").get_by_role("link", name="Norway", exact=True).first.press("Enter")
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator(".tags a:focus")).to_have_text("Norway")
    page.locator(".chip").press("Enter")
    expect(page.locator("#announcer")).to_have_text("24 articles for “ferry”")
    expect(page.locator("#found")).to_be_focused()


def test_a_value_is_ticked_with_the_space_bar_and_its_row_keeps_the_focus(page: Page) -> None:
    page.goto("/?q=ferry")
    expect(country(page, "Norway 8 articles")).not_to_be_checked()
    country(page, "Norway 8 articles").press("Space")
    heading(page, "8 articles")
    expect(country(page, "Norway 8 articles")).to_be_focused()
    expect(country(page, "Norway 8 articles")).to_be_checked()
    page.get_by_role("link", name="Exclude Japan").press("Enter")
    expect(country(page, "Excluded: Japan 0 articles")).to_be_focused()


def test_the_first_tap_on_a_bar_tells_what_it_is_and_the_second_opens_it(phone: Page) -> None:
    phone.goto("/?q=ferry&interval=month")
    bar = phone.locator(".chart a").nth(2)
    bar.tap()
    expect(phone.locator("#readout")).to_have_text(re.compile("^.+: 1 article – tap again to open$"))
    assert "from=" not in phone.url
    bar.tap()
    heading(phone, "1 article")
    assert "from=" in phone.url


SIZES = """() => [...new Set([...document.querySelectorAll("body *")]
    .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
    .map((each) => getComputedStyle(each).fontSize))]"""
RIGHT = (
    """(selectors) => selectors.map((each) => Math.round(document.querySelector(each).getBoundingClientRect().right))"""
)


@pytest.mark.parametrize(
    "path", ["/?q=ferry", "/articles/otters?q=mill", "/help", "/facets/person/signe-alba", "/corrections"]
)
def test_letters_have_five_sizes_at_most(page: Page, path: str) -> None:
    sizes = set()
    for each in ("/?q=ferry", path):
        page.goto(each)
        sizes |= set(page.evaluate(SIZES))
    assert len(sizes) <= 5, sizes


def test_box_chart_and_rules_end_together_and_results_are_compact(page: Page) -> None:
    page.goto("/?q=ferry")
    assert len(set(page.evaluate(RIGHT, [".search", ".timeline", ".chart", ".hits > li", ".pager"]))) == 1
    boxes = [page.locator(selector).first.bounding_box() for selector in (".hit h2", ".hits > li", ".snippet")]
    headline, result, snippet = (box for box in boxes if box is not None)
    assert headline["y"] < 312
    assert result["height"] < 150
    assert snippet["width"] <= 36 * 16
    kinds = {
        page.locator(f".tags .{kind}").first.evaluate("(tag) => getComputedStyle(tag, '::before').backgroundColor")
        for kind in ("organization", "country")
    }
    assert len(kinds) == 2


def test_what_is_said_beside_the_number_is_never_cut_off(page: Page) -> None:
    page.goto("/?q=otters+piano+ferry+lamplighter+supper+telegram")
    detail = page.locator(".tally .quiet")
    expect(detail).to_contain_text("pages and counts are of those with some")
    assert detail.evaluate("(each) => each.scrollWidth <= each.clientWidth && each.clientWidth > 0")


def test_escape_takes_a_drawn_range_back(page: Page) -> None:
    page.goto("/?q=ferry&interval=month")
    page.locator(".chart a[tabindex='0']").focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator(".chart .drawn")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.locator(".chart .drawn")).to_have_count(0)
    expect(page.get_by_label("From")).to_have_value("")


def test_a_phone_shows_the_first_result_in_the_upper_half_and_dates_when_asked(phone: Page) -> None:
    phone.goto("/?q=ferry")
    first = phone.locator(".hit h2").first.bounding_box()
    assert first is not None
    assert first["y"] < 844 / 2
    expect(phone.get_by_label("From")).to_be_hidden()
    phone.locator("#dates > summary").click()
    expect(phone.get_by_label("From")).to_be_visible()
    phone.get_by_text("Filters", exact=True).click()
    country(phone, "Norway 8 articles").click()
    phone.get_by_text("Show 8 articles").click()
    expect(country(phone, "Norway 8 articles")).to_be_hidden()
    expect(phone.locator(".hit h2").first).to_be_in_viewport()


def test_a_printed_page_says_what_was_asked_and_when_and_has_no_controls(page: Page) -> None:
    page.goto("/?q=ferry")
    page.emulate_media(media="print")
    expect(page.locator(".printed")).to_have_text(re.compile("^Search for “ferry”, accessed .* 20[0-9]{2}: http"))
    expect(page.get_by_role("group", name="Sort")).to_be_hidden()
    expect(page.locator("a.why").first).to_be_hidden()
    expect(page.locator("mark.match").first).to_have_css("text-decoration-line", "underline")
