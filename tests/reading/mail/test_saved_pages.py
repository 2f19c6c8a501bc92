"""The page out of a message that a browser saved, with its address."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from searchapp.reading import SourceFile
from searchapp.reading.mail.parts import parse_mail
from searchapp.reading.mail.saved_pages import saved_page

ADDRESS = "https://larnvik.example/harp"


def saved(path: str, message_address: str = "", part_address: str = "", subtype: str = "html") -> SourceFile | None:
    """The page in a saved message with these addresses."""
    message = EmailMessage()
    if message_address:
        message["Snapshot-Content-Location"] = message_address
    message.set_content("<p>The færge.</p>", subtype=subtype)
    if part_address:
        message["Content-Location"] = part_address
    content = bytes(message)
    return saved_page(SourceFile(path, content=content), parse_mail(path, content))


@pytest.mark.parametrize(
    ("path", "addresses", "url"),
    [
        ("a.eml", (ADDRESS,), ADDRESS),
        ("a.mhtml", ("", ADDRESS), ADDRESS),
        ("a.mht", (ADDRESS, "https://larnvik.example/frame"), ADDRESS),
        ("a.mht", ("", "file:///C:/harp.html"), ""),
        ("a.mht", (), ""),
    ],
)
def test_a_saved_page_is_read_as_a_page_with_the_address_that_it_had(
    path: str, addresses: tuple[str, ...], url: str
) -> None:
    page = saved(path, *addresses)
    assert page is not None
    assert (page.path, page.read_as, page.about.url) == (path, ".html", url)
    assert page.read().decode().strip() == "<p>The færge.</p>"


def test_a_mail_is_no_page_nor_is_a_message_without_one() -> None:
    assert saved("a.eml") is None
    assert saved("a.mhtml", ADDRESS, subtype="plain") is None
