"""The news of Otterburg's budget, with every sign that a format has to escape."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

from searchapp.article_index import ArticleIndex
from searchapp.exports import EXPORT_FORMATS, exported
from searchapp.model.request import SearchRequest

SITE = "http://desk.example/"


BUDGET: dict[str, Any] = {
    "id": "budget",
    "title": '=WEBSERVICE("http://trap.example","Budget & {taxes} at 5% of C_1 #2")',
    "body": "The council of Otterburg passed a budget.\nNobody\x0b spoke; the clerk slept.",
    "source": "Otterburg Courier & Post",
    "section": "Town Hall",
    "byline": "By Ida Brandt and Jon Aas, Courier staff",
    "url": "https://courier.example/budget?a={1}&b=2",
    "published": "2019-05-04T22:15:00+02:00",
    "organizations": ["+Plus Party", "Otterburg Council"],
    "countries": ["NO"],
}


def text_of(index: ArticleIndex, name: str, **request: Any) -> str:
    """What is found, in a format."""
    return b"".join(exported(index, SearchRequest(**request), EXPORT_FORMATS[name], SITE).chunks).decode()


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a table, by the names of their columns."""
    return list(csv.DictReader(StringIO(text, newline="")))
