"""A newsroom whose facts are corrected on its own page: it has an index and a corrections file of its own."""

from __future__ import annotations

import json
import re
import time
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from searchapp import ArticleIndex
from searchapp.config import Settings
from searchapp.ingest import IngestOptions, update_index
from searchapp.ingest.watch.applying import applying_in
from searchapp.web import create_app

ORIGIN = {"Origin": "http://localhost"}
PASSWORD = {"Authorization": f"Basic {b64encode(b':otter').decode()}"}
STORIES = (
    {
        "id": "harbor",
        "title": "Rain at the Harbor",
        "body": "The Harbor Board met in the rain. Iceland sent fish. The Harbor Board will meet again in Iceland.",
        "organizations": ["Harbor Board", "Rita Mill"],
        "people": ["Signe Alba"],
        "countries": ["IS"],
    },
    {
        "id": "board",
        "body": "A clerk said that the Board of the Harbor was dry.",
        "organizations": ["Board of the Harbor"],
    },
)


@dataclass(frozen=True)
class Newsroom:
    """The index and the corrections file, and what the index says."""

    index: Path
    corrections: Path

    def client(self, **settings: object) -> FlaskClient:
        """A browser at a server of this newsroom."""
        given = {"index": self.index, "corrections": self.corrections, **settings}
        return create_app(Settings(**given)).test_client()  # type: ignore[arg-type]

    def organizations(self, article_id: str = "harbor") -> dict[str, str]:
        """The labels of an article's organizations by id."""
        with ArticleIndex.open(self.index) as index:
            return {each.id: each.label for each in index.article(article_id).facts.organizations}

    def wait(self) -> None:
        """Wait until the process has ended that applies the corrections."""
        for _ in range(600):
            applying = applying_in(self.index)
            if applying is not None and not applying.is_under_way:
                return
            time.sleep(0.05)
        pytest.fail("the corrections were not applied within half a minute")


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """A newsroom where nothing was corrected yet."""
    news, corrections = tmp_path / "news.jsonl", tmp_path / "corrections.txt"
    news.write_text("".join(json.dumps(story) + "\n" for story in STORIES))
    update_index(tmp_path / "index", [str(news)], IngestOptions(corrections=corrections))
    return Newsroom(tmp_path / "index", corrections)


def token_of(page: TestResponse) -> str:
    """The token in the forms of a page; empty where it has none."""
    match = re.search(r'name="token" value="([^"]*)"', page.text)
    return match[1] if match else ""


def said(action: str, entity_id: str = "harbor-board", **others: str) -> dict[str, str]:
    """What the form beside a fact sends, but for the token."""
    return {"action": action, "kind": "organization", "id": entity_id, "article": "harbor", **others}


def correct(client: FlaskClient, form: dict[str, str]) -> TestResponse:
    """Load the article and send a form of it, as a browser does."""
    token = token_of(client.get("/articles/harbor"))
    return client.post("/corrections", data={"token": token, **form}, headers=ORIGIN)
