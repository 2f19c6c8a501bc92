"""Results and articles taken along, in a real Chromium: files, a dossier opened without a server, a citation copied."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from searchapp.exports.dossier import dossier_parts
from searchapp.exports.heading import Heading
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.search import StoredArticle

pytestmark = pytest.mark.browser


def test_a_result_is_saved_as_a_table(page: Page, tmp_path: Path) -> None:
    page.goto("/?q=ferry&country=NO&page-size=5")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename == "ferry.csv"
    download.value.save_as(tmp_path / "ferry.csv")
    assert len((tmp_path / "ferry.csv").read_text(encoding="utf-8").splitlines()) == 9


def test_a_dossier_is_searched_and_narrowed_without_a_server(page: Page, browser: Browser, tmp_path: Path) -> None:
    page.goto("/?q=ferry+OR+otters+OR+quay")
    with page.expect_download() as download:
        page.get_by_role("link", name="Dossier").click()
    download.value.save_as(tmp_path / "dossier.html")
    context = browser.new_context(offline=True)
    faults: list[str] = []
    dossier = context.new_page()
    dossier.on("pageerror", lambda error: faults.append(str(error)))
    dossier.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    dossier.goto((tmp_path / "dossier.html").as_uri())
    status = dossier.get_by_role("status")
    expect(status).to_have_text("26 of 26 articles")
    dossier.get_by_role("searchbox").fill("pIano")
    expect(status).to_have_text("24 of 26 articles")
    expect(dossier.get_by_role("button", name="Signe Alba 8")).to_be_visible()
    dossier.get_by_role("button", name="Norway 8").click()
    expect(status).to_have_text("8 of 26 articles")
    expect(dossier.get_by_role("button", name="Norway")).to_be_focused()
    dossier.get_by_role("link", name="a calm crossing to Bergen").first.click()
    expect(dossier.get_by_role("heading", level=2).filter(has_text="Bergen")).to_be_visible()
    expect(dossier.locator("mark").first).to_have_text("piano")
    assert dossier.title().startswith("searchapp: ferry OR")
    assert faults == []
    context.close()


def test_a_dossier_lists_its_articles_where_no_script_runs(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(notes_dossier(tmp_path))
    expect(page.get_by_role("heading", level=2)).to_have_text([id_.upper() for id_ in NOTES])
    expect(page.get_by_text(NOTES["ferry"])).to_be_hidden()
    page.get_by_role("heading", name="FERRY").click()
    expect(page.get_by_text(NOTES["ferry"])).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(page.get_by_text("Filters")).to_be_hidden()
    page.close()


def test_a_dossier_whose_script_fails_lists_its_articles(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    page.add_init_script("JSON.parse = () => { throw new Error('an old browser'); }")
    page.goto(notes_dossier(tmp_path))
    page.get_by_role("heading", name="FERRY").click()
    expect(page.get_by_text(NOTES["ferry"])).to_be_visible()
    page.close()


def test_an_article_of_a_dossier_opens_again_behind_a_filter(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(notes_dossier(tmp_path))
    page.get_by_role("link", name="FERRY").click()
    expect(page.get_by_role("heading", name="FERRY")).to_be_focused()
    page.get_by_role("button", name="Herald").click()
    page.get_by_role("link", name="FERRY").click()
    expect(page.get_by_text("The night ferry left the quay.")).to_be_visible()
    page.get_by_role("link", name="← All articles").click()
    expect(page.get_by_role("status")).to_have_text("4 of 4 articles")
    page.close()


def test_a_dossier_has_hebrew_from_the_right(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(notes_dossier(tmp_path, {"haifa": "נמל חדש נפתח."}))
    expect(page.get_by_text("נמל חדש נפתח.")).to_have_css("direction", "rtl")
    page.close()


def test_on_a_phone_a_dossier_begins_with_its_articles(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 560})
    page.goto(notes_dossier(tmp_path))
    expect(page.get_by_role("link", name="LODZ")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Herald")).to_be_hidden()
    page.get_by_text("Filters").click()
    expect(page.get_by_role("button", name="Herald 4")).to_be_visible()
    page.close()


NOTES = {
    "lodz": "A quiet night in Łódź, said O'Leary.",
    "ferry": "The night ferry left the quay.",
    "quay": "A ferry by night, and a quay.",
    "tokyo": "東京の天気は晴れ。",
}


def notes_dossier(folder: Path, notes: Mapping[str, str] = NOTES) -> str:
    """Where a dossier of the notes lies."""
    articles = [Article(id_, body, title=id_.upper(), source="Herald") for id_, body in notes.items()]
    parts = dossier_parts([StoredArticle(article, Facts()) for article in articles], Heading(""))
    (folder / "dossier.html").write_text("".join(parts), encoding="utf-8")
    return (folder / "dossier.html").as_uri()


@pytest.mark.parametrize(
    ("typed", "ids", "marks"),
    [
        ("LODZ", ["lodz"], ["Łódź"]),
        ("night -ferry", ["lodz"], ["night"]),
        ('"night ferry"', ["ferry"], ["night", "ferry"]),
        ('ferry -"night ferry"', ["quay"], ["ferry"]),
        ("天気", ["tokyo"], ["天気"]),
        ("-night -東京", [], []),
        ("fer qu", ["ferry", "quay"], ["ferry", "quay", "ferry", "quay"]),
    ],
)
def test_a_dossier_is_searched_as_the_page_is(
    browser: Browser, tmp_path: Path, typed: str, ids: list[str], marks: list[str]
) -> None:
    page = browser.new_page()
    page.goto(notes_dossier(tmp_path))
    page.get_by_role("searchbox").fill(typed)
    expect(page.get_by_role("status")).to_have_text(f"{len(ids)} of 4 articles")
    expect(page.locator("#main li a")).to_have_text([id_.upper() for id_ in ids])
    expect(page.locator("#main li p mark")).to_have_text(marks)
    page.close()


def test_a_citation_is_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/articles/otters")
    page.get_by_text("Cite", exact=True).click()
    page.get_by_role("button", name="Copy").click()
    expect(page.locator("#announcer")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "Ana Lontra, “Otters Return to the Mill”, Coast Herald, 3 March 2014, https://coast-herald"
    )


def test_a_browser_that_lets_nothing_be_copied_says_so(page: Page) -> None:
    page.goto("/articles/otters")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new DOMException('denied')); }")
    page.get_by_text("Cite", exact=True).click()
    page.get_by_role("button", name="Copy").click()
    expect(page.locator("#announcer")).to_contain_text("Not copied")


def test_without_a_script_files_and_citation_are_there(page_without_script: Page) -> None:
    page = page_without_script
    page.goto("/?q=ferry")
    expect(page.get_by_role("link", name="BibTeX")).to_have_attribute("href", "/api/search.bib?q=ferry")
    page.goto("/articles/otters")
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    page.get_by_text("Cite", exact=True).click()
    expect(page.locator("#citation")).to_contain_text("Coast Herald, 3 March 2014")
