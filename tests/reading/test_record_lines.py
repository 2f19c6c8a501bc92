"""The lines of a file of many articles, and those of each article."""

from __future__ import annotations

import pytest

from searchapp.errors import ArticleError
from searchapp.reading import SourceFile
from searchapp.reading.record_lines import MAX_ARTICLE_CHARS, split_records, text_lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_lines_in_any_encoding(encoding: str) -> None:
    lines = [f"Café {number} am Kai" for number in range(9_000)]
    assert list(text_lines(SourceFile("a.txt", content="\n".join(lines).encode(encoding)))) == lines


def test_a_character_cut_by_a_block_is_whole() -> None:
    [line] = text_lines(SourceFile("a.txt", content=("é" * 200_001).encode()))
    assert line == "é" * 200_001


def test_one_line_in_another_encoding_harms_no_other() -> None:
    content = "Café\n".encode() * 60_000 + "Kai für\n".encode("cp1252") + "Café\n".encode() * 60_000
    lines = list(text_lines(SourceFile("a.txt", content=content)))
    assert len(lines) == 120_001
    assert lines[0] == lines[-1] == "Café"


def test_records_begin_where_they_start_and_know_their_line() -> None:
    file = SourceFile("a.txt", content=b"head\n#1\na\n#2\nb")
    records = list(split_records(file, text_lines(file), lambda line: line.startswith("#")))
    assert [(record.line, record.lines) for record in records] == [(1, ["head"]), (2, ["#1", "a"]), (4, ["#2", "b"])]


def test_an_article_that_is_longer_than_any_is_refused() -> None:
    file = SourceFile("a.txt")
    message = r"a\.txt, line 1: has an article of more than 16 Mi characters; split the file"
    with pytest.raises(ArticleError, match=message):
        list(split_records(file, ["x" * MAX_ARTICLE_CHARS, "x"], lambda line: False))
