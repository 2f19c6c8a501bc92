"""Which reader a file gets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.errors import ArticleError, LeftOut
from searchapp.model.article import Article
from searchapp.reading import READERS, SourceFile, read_articles
from searchapp.reading.readers import reader_of


@pytest.mark.parametrize(
    ("path", "content", "name"),
    [
        ("oats.txt", b"Oats rose.", "plain text"),
        ("oats.TXT.gz", b"Oats rose.", "plain text"),
        ("oats.html", b"Oats rose.", "HTML"),
        ("oats.txt", b" <!-- oats --> <!DOCTYPE html><p>Oats rose.", "HTML"),
        ("oats.txt", b"<REUTERS NEWID='1'>", "wire SGML"),
        ("oats.html", b"<DOC><TEXT>Oats rose.", "wire SGML"),
        ("oats.txt", b'[\n{"body": "Oats rose."}\n]', "JSON"),
        ("oats.txt", b'{"body": "Oats rose."}\n{"body": "Oats fell."}', "JSON"),
        ("oats.txt", b"[Editor's note] Oats rose.", "plain text"),
        ("oats.json", b"{", "JSON"),
        ("oats.jsonl", b"<html>", "JSON Lines"),
    ],
)
def test_content_that_is_sure_goes_before_the_suffix(path: str, content: bytes, name: str) -> None:
    reader = reader_of(SourceFile(path, content=content))
    assert reader.name == name


def test_a_file_of_no_known_kind_is_read_only_if_the_user_named_it() -> None:
    with pytest.raises(LeftOut) as left_out:
        reader_of(SourceFile("oats", content=b"You may."))
    assert left_out.value.reason == "file without suffix"
    assert reader_of(SourceFile("oats", content=b"You may.", named=True)) is READERS[".txt"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"\xd0\xcf\x11\xe0oats",
            "oats.txt: is an old Office document or a mail of Outlook; save it as text, HTML or .eml",
        ),
        (b"Rar!\x1a\x07oats", "oats.txt: is a RAR archive; unpack it"),
        (bytes(range(32)) * 9, "oats.txt: is not text"),
        (b"\x05k\xe9pi\xfcq\xe1z\xf1k\xe9pi\xfcq\xe1z\xf1" * 40, "oats.txt: is not text"),  # as packed bytes are
        (b" \r\n\t", "oats.txt: empty file"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(content: bytes, message: str) -> None:
    with pytest.raises(ArticleError) as error:
        reader_of(SourceFile("oats.txt", content=content))
    assert str(error.value) == message


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\x00\x00"])
@pytest.mark.parametrize("path", ["a.txt", "a.html", "a.sgm", "a.jsonl", "a.json"])
def test_a_file_without_text_is_one_error(path: str, content: bytes) -> None:
    [error] = read_articles(SourceFile(path, content=content))
    assert str(error) in (f"{path}: empty file", f"{path}: is not text")


@settings(deadline=None)  # the first text that is no UTF-8 loads the statistics of encodings
@given(
    content=st.binary(max_size=400) | st.text(max_size=400).map(str.encode),
    suffix=st.sampled_from([".txt", ".sgm", ".jsonl", ".json"]),
)
def test_no_content_raises(content: bytes, suffix: str) -> None:
    results = list(read_articles(SourceFile(f"a{suffix}", content=content, named=True)))
    assert results
    assert all(isinstance(result, (Article, ArticleError)) for result in results)


@pytest.mark.parametrize(("name", "remedy"), [("a.yml", "as JSON"), ("a.yaml", "as JSON"), ("a.sql", "as CSV")])
def test_a_named_file_in_a_format_that_is_not_read_is_no_pasted_text(name: str, remedy: str) -> None:
    content = b"- title: Weir\n  body: The weir is shut, said the board on Friday.\n"
    with pytest.raises(ArticleError, match=remedy):
        reader_of(SourceFile(name, named=True, content=content))
    with pytest.raises(LeftOut):
        reader_of(SourceFile(name, content=content))
