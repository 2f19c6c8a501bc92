"""What becomes of the records of a file, whichever format they come in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest

from searchapp.errors import ArticleError, NoArticles
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.cleaning.repeated_lines import NO_REPEATED_LINES
from searchapp.reading.record_files.reading import Record, reader_of_records
from tests.reading.tables.test_binary_tables import HEAD, ods_bytes


@pytest.mark.parametrize(
    ("path", "content"),
    [("a.csv", b"date;text\n"), ("a.json", b"[]"), ("a.ods", ods_bytes(("news", HEAD)))],
)
def test_a_file_without_records_is_told(path: str, content: bytes) -> None:
    [left_out] = read_articles(SourceFile(path, named=True, content=content))
    assert isinstance(left_out, NoArticles)
    assert left_out.reason == f"{path[1:]} without articles"


def test_what_stands_before_a_fault_of_the_file_is_read() -> None:
    def records(file: SourceFile) -> Iterator[Record]:
        yield from (Record({"body": f"Otter {number}."}, number) for number in range(20))
        raise ArticleError(file.path, "is torn")

    articles = reader_of_records(records)(SourceFile("a.otters"), NO_REPEATED_LINES)
    assert [article.body for article in islice(articles, 20) if isinstance(article, Article)][18:] == [
        "Otter 18.",
        "Otter 19.",
    ]
    with pytest.raises(ArticleError, match="is torn"):
        next(articles)


def test_a_line_beyond_all_measure_costs_no_other() -> None:
    lines = (b'{"body": "The otters came back."}', b'{"body": "' + b"x" * (65 << 20), b'{"body": "The otters left."}')
    first, error, last = read_articles(SourceFile("a.jsonl", content=b"\n".join(lines)))
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert str(error) == "a.jsonl, line 2: is longer than 64 MiB; one line holds one article"
    assert (last.body, last.id) == ("The otters left.", "a.jsonl~3")
