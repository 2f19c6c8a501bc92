"""Pages as a browser without scripts reads them."""

from __future__ import annotations

from flask.testing import FlaskClient
from lxml import html
from lxml.html import HtmlElement


def read(client: FlaskClient, path: str, status: int = 200) -> HtmlElement:
    """The page at an address."""
    response = client.get(path)
    assert response.status_code == status, response.text
    assert response.mimetype == "text/html"
    return html.fromstring(response.text)


def texts(page: HtmlElement, selector: str) -> list[str]:
    """The texts of the elements that a selector finds."""
    return [" ".join(element.text_content().split()) for element in page.cssselect(selector)]


def href(page: HtmlElement, label: str) -> str:
    """Where the link leads whose text holds the label."""
    return next(link.get("href") for link in page.cssselect("a") if label in " ".join(link.text_content().split()))
