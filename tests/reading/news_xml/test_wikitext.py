"""The text of MediaWiki's markup."""

from __future__ import annotations

import pytest

from searchapp.reading.news_xml.wikitext import plain_text, template_date


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("The ''old'' '''weir''' of [[Brae (town)|Brae]] and [[Larnvik]].", "The old weir of Brae and Larnvik."),
        ("The {{w|Board of Brae|board}} voted{{citation|a={{b}}|c}}.", "The board voted."),
        ("Shut<ref name=a>Minutes</ref> it<ref name=a/> is.<!-- sic -->", "Shut it is."),
        ("== Costs ==\n* Four [https://x.example crowns]\n# Two", "Costs\nFour crowns\nTwo"),
        ("[[File:weir.jpg|thumb|The [[weir]] at dusk]]Shut.\n[[Category:Weirs]]", "Shut."),
        (
            '{| class="wide"\n|-\n! Party !! Votes\n|-\n| style="x" | Weir List || 12\n|}',
            "Party | Votes\nWeir List | 12",
        ),
        ("Fish &amp; weirs<br/>__NOTOC__", "Fish & weirs"),
    ],
)
def test_what_readers_see(markup: str, text: str) -> None:
    assert plain_text(markup) == text


def test_the_day_in_a_template() -> None:
    assert template_date("{{Date|3 May 2019}}\n{{other|x}}") == "3 May 2019"
    assert template_date("{{Data|3 de maio de 2019}}") == "3 de maio de 2019"
    assert template_date("{{updated|3 May 2019}}") == ""
