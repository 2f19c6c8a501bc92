"""References in RIS."""

from __future__ import annotations

import pytest

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


def test_a_text_that_speaks_of_a_type_is_none() -> None:
    assert not is_ris("The type is TY  - NEWS, it said.\n", SourceFile("a.txt"))
