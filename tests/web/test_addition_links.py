"""What was added lately: the links of the page, and what is new since the reader's last visit."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from flask.testing import FlaskClient
from lxml import html
from playwright.sync_api import Browser, Page, expect

from searchapp.config import Settings
from searchapp.ingest import IngestOptions, update_index
from searchapp.model.request import SearchRequest
from searchapp.web import create_app
from searchapp.web.addition_links import additions_of, chosen_additions
from searchapp.web.server import bound
from tests.web.conftest import watched_page

DAY = 24 * 3600
LATEST = "2026-11-29T13:25:23Z"


class Desk:
    """A folder of articles and its index."""

    def __init__(self, folder: Path) -> None:
        self.index = folder / "index"
        self._news = folder / "news"
        self._news.mkdir()

    def add(self, title: str, days_ago: float) -> None:
        """Index one more article, as a run some days ago would have done it."""
        article = {"id": title.lower(), "title": title, "body": f"{title} were seen at the mill.", "published": "2014"}
        (self._news / f"{title}.jsonl").write_text(json.dumps(article))
        options = IngestOptions(procs=1, clock=lambda: time.time() - days_ago * DAY)
        update_index(self.index, [str(self._news)], options)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Otters, which the index has had for forty days."""
    desk = Desk(tmp_path)
    desk.add("Otters", 40)
    return desk


def client_of(desk: Desk) -> FlaskClient:
    return create_app(Settings(index=desk.index)).test_client()


def texts(client: FlaskClient, path: str, selector: str) -> list[str]:
    page = html.fromstring(client.get(path).text)
    return [" ".join(element.text_content().split()) for element in page.cssselect(selector)]


def link_to(client: FlaskClient, label: str) -> str:
    page = html.fromstring(client.get("/").text)
    (link,) = [each for each in page.cssselect("[aria-label=Added] a") if each.text_content() == label]
    address: str = link.get("href")
    return address


# ---- the page ------------------------------------------------------------------------------------


def test_links_lead_to_what_was_added_in_the_last_day_or_week(desk: Desk) -> None:
    desk.add("Herons", 5)
    desk.add("Moles", 0)
    client = client_of(desk)
    assert texts(client, link_to(client, "last day"), ".hit h2") == ["Moles"]
    assert set(texts(client, link_to(client, "last week"), ".hit h2")) == {"Herons", "Moles"}
    assert texts(client, link_to(client, "ever"), "h1") == ["All 3 articles"]


def test_the_time_chosen_is_marked_and_can_be_taken_away(desk: Desk) -> None:
    desk.add("Moles", 0)
    client = client_of(desk)
    chosen = link_to(client, "last week")
    assert texts(client, chosen, "[aria-label=Added] [aria-current]") == ["last week"]
    page = html.fromstring(client.get(chosen).text)
    (chip,) = page.cssselect(".chips .chip")
    assert chip.cssselect(".kind")[0].text_content() == "added"
    assert texts(client, chip.get("href"), "h1") == ["All 2 articles"]


def test_sorted_by_addition_each_result_tells_when_that_was(desk: Desk) -> None:
    desk.add("Moles", 39)
    client = client_of(desk)
    assert texts(client, "/?sort=added", ".hit h2") == ["Moles", "Otters"]
    assert all(each.startswith("added ") for each in texts(client, "/?sort=added", ".hit .meta span:nth-child(2)"))
    assert "added" not in " ".join(texts(client, "/", ".hit .meta"))
    assert "UTC" in " ".join(texts(client, "/articles/otters", "dl"))


def test_days_are_counted_back_from_today() -> None:
    additions = additions_of(SearchRequest("tea", added_until="2014"), LATEST, date(2026, 3, 1))
    assert [(link.label, link.href) for link in additions.links] == [
        ("ever", "/?q=tea"),
        ("last day", "/?q=tea&added-from=2026-02-28"),
        ("last week", "/?q=tea&added-from=2026-02-22"),
    ]
    assert not any(link.current for link in additions.links)


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2026-11-20", None, "since 20 November 2026"),
        (None, "2026-11", "until November 2026"),
        ("2026", "2026", "2026"),
        ("2026-11-20T08:30:00Z", "2026-11-21", "20 Nov 2026, 08:30 UTC to 21 November 2026"),
    ],
)
def test_what_is_chosen_in_words(since: str | None, until: str | None, words: str) -> None:
    assert chosen_additions(SearchRequest(added_since=since, added_until=until)) == words


# ---- since the last visit ------------------------------------------------------------------------


@pytest.fixture
def desk_page(desk: Desk, browser: Browser) -> Iterator[Page]:
    """A browser at a server over the desk's index."""
    service = bound(Settings(index=desk.index, port=0))
    thread = Thread(target=service.run, daemon=True)
    thread.start()
    yield from watched_page(browser.new_context(base_url=service.address), service.address)
    service.close()
    thread.join(timeout=10)


def let_time_pass(page: Page, minutes: int) -> None:
    """Make the last visit so many minutes older."""
    page.evaluate(
        """(minutes) => {
            const kept = JSON.parse(localStorage.getItem("searchapp.visits"));
            localStorage.setItem("searchapp.visits", JSON.stringify({ ...kept, at: kept.at - minutes * 60000 }));
        }""",
        minutes,
    )


@pytest.mark.browser
def test_what_is_new_since_the_last_visit_is_told_and_led_to(desk: Desk, desk_page: Page) -> None:
    news = desk_page.locator("#since-visit")
    desk_page.goto("/")
    expect(news).to_be_hidden()
    let_time_pass(desk_page, 31)
    desk.add("Moles", 0)
    desk_page.goto("/")
    expect(news).to_have_text("New since your last visit (1)")
    news.get_by_role("link").click()
    expect(desk_page.get_by_role("heading", level=1)).to_have_text("1 article")
    expect(desk_page.locator(".hit h2")).to_have_text("Moles")
    expect(news).to_be_hidden()


@pytest.mark.browser
def test_what_is_new_is_new_as_long_as_the_visit_lasts_and_of_the_search(desk: Desk, desk_page: Page) -> None:
    news = desk_page.locator("#since-visit")
    desk_page.goto("/")
    let_time_pass(desk_page, 31)
    desk.add("Moles", 0)
    for _ in range(2):
        desk_page.goto("/?q=mill")
        expect(news).to_have_text("New since your last visit (1)")
        let_time_pass(desk_page, 29)
    desk_page.goto("/?q=otters")
    expect(desk_page.get_by_role("heading", level=1)).to_have_text("1 article")
    expect(news).to_be_hidden()
    let_time_pass(desk_page, 31)
    desk_page.goto("/?q=mill")
    expect(desk_page.get_by_role("heading", level=1)).to_have_text("2 articles")
    expect(news).to_be_hidden()
