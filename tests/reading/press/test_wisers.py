"""Exports of Wisers: paper, page, section and day above each article, its number below."""

from __future__ import annotations

import pytest

from searchapp.model.article import Article
from searchapp.reading import SourceFile
from searchapp.reading.cleaning.repeated_lines import NO_REPEATED_LINES
from searchapp.reading.press.wisers import is_wisers
from searchapp.reading.readers import reader_of

DUCKS = "鴨子昨日回到大埔的水塘，管理員說，一共有四十隻。"
FERRY = "The ferry of Oxmere was late again on Tuesday, its owners said."
NUMBER = "文章編號: 201906110040023"
ONE = f"""明報
A04 | 港聞 | 頭條 | By 林明 | 2019-06-11
鴨子回來了

{DUCKS}

{NUMBER}

Oxmere Echo
EDT1 | EDT | 2019-06-12
Ferry late again

{FERRY}

Document ID: 201906120210011

All contents of this website is published by Wisers Information Limited
"""
OTHER = f"""WiseNews
1. 明報 | 2019-06-11
報章 | A04 | 港聞 | 字數: 412 | 作者：林明

鴨子回來了

{DUCKS}
{NUMBER}
--------------------------------

2. Oxmere Echo | 2019-06-12
EDT1 | EDT | Word count: 12
Ferry late again

{FERRY}
{NUMBER}
--------------------------------
"""
PAGE = f"""<html><head><title>WiseNews</title></head><body><div><b>明報</b><br>A04 | 港聞 | By 林明 | 2019-06-11</div>
<h3>鴨子回來了</h3><p>{DUCKS}</p><p>{NUMBER}</p><hr><div><b>Oxmere Echo</b><br>EDT1 | EDT | 2019-06-12</div>
<h3>Ferry late again</h3><p>{FERRY}</p><p>{NUMBER}</p></body></html>"""


@pytest.mark.parametrize(("name", "text"), [("a.txt", ONE), ("b.txt", OTHER), ("c.html", PAGE)])
def test_each_article_has_what_stands_above_it(name: str, text: str) -> None:
    file = SourceFile(name, content=text.encode())
    ducks, ferry = (item for item in reader_of(file).read(file, NO_REPEATED_LINES) if isinstance(item, Article))
    assert (ducks.title, ducks.body, ducks.source) == ("鴨子回來了", DUCKS, "明報")
    assert (ducks.section, ducks.byline) == ("港聞", "林明")
    assert (ferry.title, ferry.body, ferry.source) == ("Ferry late again", FERRY, "Oxmere Echo")
    days = [(article.published.value, article.published.reliable) for article in (ducks, ferry) if article.published]
    assert days == [("2019-06-11", True), ("2019-06-12", True)]


@pytest.mark.parametrize(
    "text",
    [
        "id|date|text\nA1|2019-06-11|The ducks came back.\nA2|2019-06-12|The ferry was late.\n",
        "Oxmere Echo\n\nNews | Sport | Culture\nDucks return\n2019-06-11\nThe ducks came back to Oxmere.\n",
    ],
    ids=["table", "menu"],
)
def test_other_bars_tell_nothing(text: str) -> None:
    assert not is_wisers(text, SourceFile("a.txt", content=text.encode()))
