"""The news of an invented coast, small enough to be counted by hand."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

OTTERS: dict[str, Any] = {
    "id": "otters",
    "title": "Otters Return to the Mill",
    "body": (
        "LISBON, March 3 - Two otters have come back to the old mill, the Portuguese Otter Society said on Monday.\n\n"
        "The society counted nine otters in February 2014. UNESCO, which lists mills, sent a telegram from Paris.\n\n"
        "Japan has asked for the recipe of their fish soup. “They were away for nine years,” a keeper told Reuters."
    ),
    "url": "https://coast-herald.example/otters",
    "source": "Coast Herald",
    "section": "Nature",
    "byline": "Ana Lontra",
    "language": "en",
    "published": "2014-03-03",
}

HOSTILE: dict[str, Any] = {
    "id": "b/../<b>&amp;#1 ?",
    "title": "<script>document.title='owned'</script> & \"quoted\"",
    "body": "A sign on the quay said <img src=x onerror=\"document.title='owned'\"> and no heron could explain it.",
    "url": "javascript:document.title='owned'",
    "organizations": ["<i>Sign Makers' Guild</i>"],
    "countries": ["PT"],
    "published": "2015-07-01",
}

PLACES = (("Bergen", "NO"), ("Nagasaki", "JP"), ("Valparaíso", "CL"))
KEEPERS = ("Harbour Office", "Fog Committee", "Union of Lamplighters")


def _log(number: int) -> dict[str, Any]:
    """One page of the ferry's log: a month of 2014 or 2015, at one of three harbours."""
    town, country = PLACES[number % 3]
    return {
        "id": f"log-{number:02}",
        "title": f"Ferry log {number}: a calm crossing to {town}",
        "body": f"The ferry reached {town} with {number} goats and a piano. The {KEEPERS[number % 2]} noted no fog.",
        "source": "Ferry Gazette",
        "organizations": [KEEPERS[number % 2]],
        "countries": [country],
        "people": ["Signe Alba"] if number % 3 == 0 else [],
        "published": f"{2014 + number // 12}-{number % 12 + 1:02}-{number + 1:02}",
    }


def _lamp(number: int) -> dict[str, Any]:
    """An undated note, each from an organization of its own, so that the facet has more than it shows."""
    return {
        "id": f"lamp-{number}",
        "title": f"Lamp number {number} is lit",
        "body": "A lamplighter lit the lamp and went home to supper. There is nothing more to tell.",
        "organizations": [f"Lamp Club {number}"],
        "countries": [],
    }


LOGS = [_log(number) for number in range(24)]
LAMPS = [_lamp(number) for number in range(12)]
ARTICLES = [OTTERS, HOSTILE, *LOGS, *LAMPS]


def _escaped(article: dict[str, Any]) -> dict[str, Any]:
    """The article with the signs of HTML as entities, since fields that hold HTML are read as such."""
    return article | {name: escape(article[name], quote=False) for name in ("title", "body") if name in article}


def write_news(folder: Path, articles: list[dict[str, Any]] | None = None) -> Path:
    """A folder with the articles in one file of JSON Lines."""
    folder.mkdir(exist_ok=True)
    lines = [json.dumps(_escaped(article)) for article in (ARTICLES if articles is None else articles)]
    (folder / "news.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
