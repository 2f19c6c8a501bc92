"""References in RIS."""

from __future__ import annotations

import pytest

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.record_files.ris_records import is_ris

REFERENCES = """TY  - NEWS
TI  - Ferry sails again
AU  - Quill, Mara
AU  - Holm, Ada
T2  - Larnvik Courier
PY  - 2021
DA  - 2021/03/02/
N2  - The ferry of Larnvik sailed again on Monday,
after nine weeks at the quay.
UR  - https://larnvik.example/ferry
ER  -

TY  - NEWS
T1  - The harp is gone
Y1  - 2020///
AB  - Nobody knows who took it.
ER  -
"""


@pytest.mark.parametrize("path", ["clips.ris", "clips.txt"])
def test_each_reference_is_an_article(path: str) -> None:
    ferry, harp = read_articles(SourceFile(path, content=REFERENCES.replace("\n", "\r\n").encode()))
    assert isinstance(ferry, Article)
    assert isinstance(harp, Article)
    assert (ferry.title, ferry.byline, ferry.source) == ("Ferry sails again", "Mara Quill, Ada Holm", "Larnvik Courier")
    assert ferry.body == "The ferry of Larnvik sailed again on Monday,\nafter nine weeks at the quay."
    assert (ferry.url, ferry.line) == ("https://larnvik.example/ferry", 1)
    assert [article.published.value for article in (ferry, harp) if article.published] == ["2021-03-02", "2020"]


@pytest.mark.parametrize(
    ("damaged", "line"),
    [
        (REFERENCES.replace("\n\nTY  - NEWS", "\n\nT\u00b3# - NEWS"), 14),
        (REFERENCES.replace("TI  - ", "T1  - ").replace("ER  -\n\nTY  - NEWS", "ER \u00b3 NEWS"), 12),
        (REFERENCES.replace("ER  -\n\nTY  - NEWS\n", "ER  -\n\n"), 13),
    ],
)
def test_a_reference_that_lost_its_first_line_is_read_and_told(damaged: str, line: int) -> None:
    parts = list(read_articles(SourceFile("clips.ris", content=damaged.encode())))
    harp, error = parts[-2:]
    assert isinstance(harp, Article)
    assert harp.title == "The harp is gone"
    assert isinstance(parts[0], Article)
    assert parts[0].byline == "Mara Quill, Ada Holm"
    assert str(error) == f"clips.ris, line {line}: reference 2 has lost its first line; the rest of it was read"


@pytest.mark.parametrize(
    "content",
    [
        "TY  - NEWS\nTI  - Ferja seiler\nTI  - Ferry sails\nAU  - Holm, Ada\nDA  - 2019/05/04\nAB  - It did.\nER  -\n",
        "TY  - NEWS\nTI  - Ferja seiler\nAB  - It did.\n\nTI  - Ferry sails\nDA  - 2019/05/04\nER  -\n",
        "TY  - NEWS\nTI  - Ferja seiler\nAB  - It did.\nTI  - Ferry sails\nAB  - So.\nDA  - 2019/05/04\nER  -\n",
        "%0 Newspaper Article\n%T Ferja seiler\n%T Ferry sails\n%A Holm, Ada\n%D 2019\n%8 May 4\n%X It did.\n",
    ],
)
def test_a_reference_may_have_titles_in_two_languages(content: str) -> None:
    [article] = read_articles(SourceFile("clips.ris", content=content.encode()))
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Ferja seiler", "It did.")
    assert article.published
    assert article.published.value == "2019-05-04"


def test_the_first_reference_may_have_lost_its_first_line() -> None:
    ferry, error, harp = read_articles(SourceFile("clips.ris", content=REFERENCES.partition("\n")[2].encode()))
    assert isinstance(ferry, Article)
    assert isinstance(harp, Article)
    assert str(error) == "clips.ris, line 1: reference 1 has lost its first line; the rest of it was read"


def test_a_reference_without_tags_is_told() -> None:
    error, ferry, harp = read_articles(SourceFile("clips.ris", content=f"TY  -NEWS\nTI - Oats\n{REFERENCES}".encode()))
    assert isinstance(error, ArticleError)
    assert (error.line, isinstance(ferry, Article), isinstance(harp, Article)) == (1, True, True)


def test_what_programs_write_around_references_is_none() -> None:
    content = f"Provider: Larnvik Library\nContent: text/plain\n\n{REFERENCES}\nER  -\nEnd of the list.\n"
    parts = list(read_articles(SourceFile("clips.ris", content=content.encode())))
    assert [part.title for part in parts if isinstance(part, Article)] == ["Ferry sails again", "The harp is gone"]
    assert len(parts) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The type is TY  - NEWS, it said.\n",
        "RT Larnvik desk\nUN envoy comes by ferry\nTV crews wait.\n",
        "RT Sailed: the ferry\nNO comment from the mayor\nUS papers wrote of it.\n",
        "From 8 to 10\nRT Larnvik\nLA comes to the quay\n\nThe ferry sailed.\n",
    ],
)
def test_a_text_that_looks_like_tags_is_none(text: str) -> None:
    assert not is_ris(text, SourceFile("a.txt"))


ENDNOTE = """%0 Newspaper Article
%A Quill, Mara
%A Holm, Ada
%T Ferry sails again
%J Larnvik Courier
%D 2021
%8 March 2
%X The ferry of Larnvik sailed again on Monday,
after nine weeks at the quay.
%U https://larnvik.example/ferry

%0 Newspaper Article
%T The harp is gone
%D 2020
%X Nobody knows who took it.
"""
REFWORKS = """RT Newspaper Article
SR Electronic(1)
ID 17
A1 Quill, Mara
A1 Holm, Ada
T1 Ferry sails again
JF Larnvik Courier
YR 2021
FD March 2
AB The ferry of Larnvik sailed again on Monday,
after nine weeks at the quay. AB US
LK https://larnvik.example/ferry

RT Newspaper Article
T1 The harp is gone
YR 2020
AB Nobody knows who took it.
US A line that has the form of a tag.
"""


@pytest.mark.parametrize(("content", "path"), [(ENDNOTE, "clips.enw"), (ENDNOTE, "a.txt"), (REFWORKS, "a.txt")])
def test_references_may_have_the_tags_of_endnote_and_refworks(content: str, path: str) -> None:
    ferry, harp = read_articles(SourceFile(path, content=content.encode()))
    assert isinstance(ferry, Article)
    assert isinstance(harp, Article)
    assert (ferry.title, ferry.byline, ferry.source) == ("Ferry sails again", "Mara Quill, Ada Holm", "Larnvik Courier")
    assert ferry.body.startswith("The ferry of Larnvik sailed again on Monday,\nafter nine weeks at the quay.")
    assert ferry.url == "https://larnvik.example/ferry"
    assert harp.body.startswith("Nobody knows who took it.")
    assert [article.published.value for article in (ferry, harp) if article.published] == ["2021-03-02", "2020"]
