"""A fact corrected beside itself, in a real Chromium, with and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from searchapp.config import Settings
from searchapp.web.server import bound
from tests.web.conftest import watched_page
from tests.web.correcting.conftest import Newsroom

pytestmark = pytest.mark.browser
APPLIED_MS = 30_000  # that a busy machine may take


@pytest.fixture
def desk(newsroom: Newsroom) -> Iterator[str]:
    """Where a real server answers over the newsroom's index."""
    service = bound(Settings(index=newsroom.index, corrections=newsroom.corrections, port=0))
    thread = Thread(target=service.run, daemon=True)
    thread.start()
    yield service.address
    service.stop()
    thread.join(timeout=20)


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def reader(browser: Browser, desk: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that is watched."""
    yield from watched_page(browser.new_context(base_url=desk, java_script_enabled=request.param), desk)


def test_an_organization_is_renamed_and_the_renaming_is_taken_back(reader: Page, newsroom: Newsroom) -> None:
    reader.goto("/articles/harbor")
    reader.locator("summary", has_text="Correct Harbor Board").click()
    reader.get_by_label("Another name for Harbor Board").fill("The Harbor")
    reader.get_by_role("button", name="Rename to this").locator("visible=true").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Corrections")
    expect(reader.locator("#applying")).to_have_text("Applied; 1 article changed.", timeout=APPLIED_MS)
    reader.get_by_role("link", name="The article").click()
    expect(reader.locator("section.organization")).to_contain_text("The Harbor")
    reader.get_by_role("link", name="Corrections").click()
    reader.get_by_role("button", name="Undo rename Harbor Board").click()
    expect(reader.locator("#standing")).to_contain_text("None are in force.", timeout=APPLIED_MS)
    assert newsroom.corrections.read_text() == ""
    assert newsroom.organizations()["harbor-board"] == "Harbor Board"


def test_a_strangers_page_cannot_correct(browser: Browser, desk: str, newsroom: Newsroom) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{desk}articles/harbor")  # the session is there
    token = page.locator("input[name=token]").first.get_attribute("value")
    fields = {"token": token, "action": "never", "kind": "organization", "id": "harbor-board", "article": "harbor"}
    inputs = "".join(f'<input name="{name}" value="{value}">' for name, value in fields.items())
    stranger = f'<form method="post" action="{desk}corrections">{inputs}<button>Win a prize</button></form>'
    page.route("http://stranger.example/", lambda route: route.fulfill(body=stranger, content_type="text/html"))
    page.goto("http://stranger.example/")
    with page.expect_navigation() as navigation:
        page.get_by_role("button").click()
    assert navigation.value is not None
    assert navigation.value.status == 403
    assert not newsroom.corrections.exists()
    context.close()
