"""Ten things that people come for, done on the page in a real Chromium, each within three clicks."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from searchapp.config import Settings
from searchapp.ingest import IngestOptions, update_index
from searchapp.web.server import bound
from tests.web.conftest import watched_page

pytestmark = pytest.mark.browser
CLICKS = 3  # that a task may take
APPLIED_MS = 30_000  # that a busy machine may take to apply a correction

COUNCIL, LEAGUE, BANK = "Tea Growers Council", "Orchard League", "Harbour Bank"
FROST = (
    "Frost took a third of the tea in the hills on Monday, the council said. Growers had covered the young rows with "
    "straw the night before. The price at the port rose by a tenth within the hour. Buyers from four lands sent their "
    "clerks home and waited. No shipment is expected to leave before the end of the month."
)
STORIES = (
    ("frost-1", "Frost Takes a Third of the Tea", FROST, "1987-03-12T09:12:00Z", "Valley Wire", [COUNCIL], ["KE"]),
    ("frost-2", "Frost Takes a Third of the Tea", f"{FROST} More soon.", "1987-03-12T09:30:00Z", "Hill Post",
     [COUNCIL], ["KE"]),
    ("pact", "Tea Pact Is Signed", "The council and the bank signed a pact on tea.", "1987-06-01", "Valley Wire",
     [COUNCIL, BANK], ["KE"]),
    ("auction", "Auction of Tea Is Put Off", "No emergency sale of tea is planned, the council said.", "1988-02-02",
     "Hill Post", [COUNCIL], ["IN"]),
    ("loan", "Bank Lends to Growers of Tea", "A loan for tea, and for a road.", "1988-05-05", "Hill Post",
     [BANK], ["KE"]),
    *((f"loan-{number}", f"Bank Lends to Town {number}", f"A loan for town number {number}, and for its road.",
       f"1989-0{number}-07", "Hill Post", [BANK], ["IN"]) for number in range(1, 9)),
    *((f"pear-{number}", f"Pears of Year {number}", f"The league weighed the pears of year {number}.",
       f"199{number}-09-01", "Orchard News", [LEAGUE], ["FR"]) for number in range(4)),
)  # fmt: skip


class Reader:
    """Somebody at the page, whose clicks are counted; typing is none."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def search(self, text: str) -> None:
        """Type a query and press Enter."""
        self.page.goto("/")
        self.page.locator("#q").fill(text)
        self.page.locator("#q").press("Enter")
        self.page.wait_for_url("**/?q=*")

    def click(self, target: Locator) -> None:
        """One click more, once the answer to what was asked before is there."""
        self.await_answer()
        self.clicks += 1
        target.click()

    def await_answer(self) -> None:
        """Wait until the page shows what was asked for last: it says that it is busy from the click to the answer."""
        expect(self.page.locator("[aria-busy=true]")).to_have_count(0)

    def expect_titles(self, *titles: str) -> None:
        """The results are these, in this order."""
        expect(self.page.locator(".hit h2 a")).to_have_text([*titles])

    def facet(self, name: str) -> Locator:
        """The list of a facet's values."""
        return self.page.locator("section.facet", has=self.page.locator(f"#facet-{name}"))


@pytest.fixture
def corrections(tmp_path: Path) -> Path:
    """The file of corrections, which is not there yet."""
    return tmp_path / "corrections.txt"


@pytest.fixture
def reader(browser: Browser, tmp_path: Path, corrections: Path) -> Iterator[Reader]:
    """Somebody at the page of a real server; whatever the task, three clicks are enough."""
    index, news = tmp_path / "index", tmp_path / "news.jsonl"
    names = ("id", "title", "body", "published", "source", "organizations", "countries")
    news.write_text("".join(json.dumps(dict(zip(names, story, strict=True))) + "\n" for story in STORIES))
    update_index(index, [str(news)], IngestOptions(corrections=corrections))
    service = bound(Settings(index=index, corrections=corrections, port=0))
    thread = Thread(target=service.run, daemon=True)
    thread.start()
    pages = watched_page(browser.new_context(base_url=service.address), service.address)
    reader = Reader(next(pages))
    yield reader
    assert reader.clicks <= CLICKS
    next(pages, None)
    service.stop()
    thread.join(timeout=20)


def test_a_subject_in_a_country_and_a_year_with_an_organization(reader: Reader) -> None:
    reader.search("tea")
    reader.click(reader.facet("country").get_by_role("checkbox", name="Kenya").first)
    expect(reader.page.locator(".hit")).to_have_count(3)
    reader.click(reader.page.locator("#dates > summary"))
    reader.page.locator("#from").fill("1987")
    reader.page.locator("#to").fill("1987")
    reader.page.locator("#to").press("Enter")
    reader.click(reader.facet("organization").get_by_role("checkbox", name=BANK).first)
    reader.expect_titles("Tea Pact Is Signed")


def test_an_organization_is_excluded(reader: Reader) -> None:
    reader.search("tea")
    reader.click(reader.facet("organization").get_by_role("link", name=f"Exclude {COUNCIL}"))
    reader.expect_titles("Bank Lends to Growers of Tea")


def test_what_is_typical_of_a_subject_and_not_merely_common(reader: Reader) -> None:
    reader.search("loan OR road OR pact")
    reader.click(reader.page.get_by_role("group", name="List by").get_by_role("link", name="Typical"))
    first = reader.facet("organization").locator("li.value").first
    expect(first).to_contain_text(BANK)
    assert re.match(r"100\W*% of these, 59\W*% of all", first.locator(".shares").inner_text())


def test_who_reported_first(reader: Reader) -> None:
    reader.search("frost")
    reader.click(reader.page.get_by_role("link", name="2 versions, first 12 Mar 1987, 09:12 UTC"))
    versions = reader.page.locator("article.story .quiet")
    expect(versions).to_have_count(2)
    first, second = versions.all_inner_texts()
    assert "09:12 UTC · Valley Wire · the first" in first
    assert "09:30 UTC · Hill Post" in second


def test_a_phrase_that_is_half_remembered_and_misspelt(reader: Reader) -> None:
    reader.search('"no emergancy sale"')
    reader.click(reader.page.get_by_role("link", name="no emergency sale").first)
    reader.expect_titles("Auction of Tea Is Put Off")


def test_versions_of_a_story_are_one_result_and_are_compared(reader: Reader) -> None:
    reader.search("frost")
    reader.expect_titles("Frost Takes a Third of the Tea")
    expect(reader.page.locator(".tally")).to_contain_text(re.compile("2 articles.*in 1 result, of ", re.DOTALL))
    reader.click(reader.page.locator(".versions a"))
    expect(reader.page.locator("ins")).to_have_text("added:  More soon.")


def test_results_in_a_table_and_a_citation(reader: Reader, tmp_path: Path) -> None:
    reader.search("tea")
    with reader.page.expect_download() as download:
        reader.click(reader.page.get_by_role("link", name="CSV"))
    download.value.save_as(tmp_path / "tea.csv")
    with (tmp_path / "tea.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    assert {row["id"] for row in rows} == {"frost-1", "frost-2", "pact", "auction", "loan"}
    assert next(row for row in rows if row["id"] == "pact")["organizations"] == f"{COUNCIL}; {BANK}"
    reader.click(reader.page.get_by_role("link", name="Tea Pact Is Signed"))
    reader.click(reader.page.get_by_text("Cite", exact=True))
    expect(reader.page.locator("#citation")).to_contain_text("“Tea Pact Is Signed”, Valley Wire, 1 June 1987")


def test_what_was_added_lately(reader: Reader) -> None:
    reader.search("tea")
    reader.click(reader.page.get_by_role("group", name="Added").get_by_role("link", name="last day"))
    reader.await_answer()
    expect(reader.page.locator(".hit")).to_have_count(4)
    feed = reader.page.locator("link[type='application/atom+xml']").get_attribute("href")
    assert feed is not None
    assert "<entry>" in reader.page.request.get(feed).text()


def test_a_wrong_organization_is_corrected(reader: Reader, corrections: Path) -> None:
    reader.page.goto("/articles/pact")
    reader.click(reader.page.locator("summary", has_text=f"Correct {BANK}"))
    reader.click(reader.page.get_by_role("button", name="Not an organization").locator("visible=true"))
    expect(reader.page.locator("#applying")).to_contain_text("Applied", timeout=APPLIED_MS)
    assert corrections.read_text().strip() != ""
    reader.click(reader.page.get_by_role("link", name="The article"))
    expect(reader.page.locator("section.organization")).to_contain_text(COUNCIL)
    expect(reader.page.locator("section.organization")).not_to_contain_text(BANK)


def test_the_address_shows_a_colleague_the_same(reader: Reader, browser: Browser) -> None:
    reader.search("loan")
    reader.click(reader.facet("country").get_by_role("checkbox", name="India").first)
    reader.click(reader.page.locator("#order > summary"))
    reader.click(reader.page.get_by_role("group", name="Sort").get_by_role("link", name="Oldest"))
    reader.page.wait_for_url("**sort=oldest**")
    reader.await_answer()
    titles = reader.page.locator(".hit h2 a").all_inner_texts()
    colleague = browser.new_page()
    colleague.goto(reader.page.url)
    expect(colleague.locator(".hit h2 a")).to_have_text(titles)
    assert titles[0] == "Bank Lends to Town 1"
    colleague.context.close()
