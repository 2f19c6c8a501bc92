"""The speeds that the README tells are those of every format."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.news.endless_news import invented_articles
from benchmarks.news.written_formats import WRITERS, Writer
from benchmarks.news.written_packages import WRITERS_OF_PACKAGES
from searchapp.model.article import Article
from searchapp.reading import FORMATS, read_articles
from searchapp.reading.readers import reader_of

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
ALL = WRITERS | WRITERS_OF_PACKAGES
TWO = list(islice(invented_articles(600), 2))
HEADLESS = ("ALTO", "SubRip")  # which tell no headline


@pytest.mark.parametrize(("name", "write"), ALL.items(), ids=ALL)
def test_each_format_is_written_as_it_is_read(name: str, write: Writer) -> None:
    read = [article for file in write(TWO) for article in read_articles(file)]
    assert len(read) == len(TWO)
    for article, invented in zip(read, TWO, strict=True):
        assert isinstance(article, Article)
        assert article.title == ("" if name in HEADLESS else invented.title.strip())
        assert "".join(invented.body.split())[-200:] in "".join(article.body.split())


def test_every_reader_is_measured_and_every_speed_told() -> None:
    files = [file for write in ALL.values() for file in write(TWO)]
    assert {reader.name for reader in FORMATS} == {reader_of(file).name for file in files}
    table = README[README.index("How quickly they are read") : README.index("Tables, JSON, feeds and archives")]
    assert sorted(re.findall(r"\| ([^|]+) \| [\d,]+ (?=\|)", table)) == sorted(ALL)
