"""A real server over the index of the invented town, and a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from searchapp.config import Settings
from searchapp.web.server import bound

CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def address(town_index: Path) -> Iterator[str]:
    """Where a real server answers."""
    service = bound(Settings(index=town_index, port=0))
    thread = Thread(target=service.run, daemon=True)
    thread.start()
    yield service.address
    service.close()
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()


def watched_page(context: BrowserContext, address: str) -> Iterator[Page]:
    """A page that fails its test if it asks another host for anything, breaks its content policy or throws."""
    faults: list[str] = []
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.on("request", lambda request: None if request.url.startswith(address) else faults.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if "Content Security" in message.text else None)
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    yield from watched_page(browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}), address)


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    viewport = {"width": 390, "height": 844}
    context = browser.new_context(base_url=address, viewport=viewport, has_touch=True, color_scheme="dark")
    yield from watched_page(context, address)


@pytest.fixture
def page_without_script(browser: Browser, address: str) -> Iterator[Page]:
    yield from watched_page(browser.new_context(base_url=address, java_script_enabled=False), address)
