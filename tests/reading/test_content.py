"""Bytes in any encoding and of any kind: text is read, the rest is refused with a remedy."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import RepeatedLines, SourceFile, find_files, read_articles

TEXT = "Café Zoë reopens in Malmö\n\nThe café’s owner, Åsa Öst, served buns to all comers on Monday — warm ones.\n"


def read(path: Path, content: bytes, named: bool = True) -> list[Article | ArticleError]:
    path.write_bytes(content)
    return list(read_articles(SourceFile(str(path), named=named)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_text_is_read_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    [article] = read(tmp_path / "a.txt", TEXT.encode(encoding))
    assert isinstance(article, Article)
    assert article.title == "Café Zoë reopens in Malmö"
    assert "Åsa Öst" in article.body


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "В пятницу в городе открылся новый мост через реку. Жители говорят, что ждали его двадцать лет."),
        ("cp1250", "W piątek w mieście otwarto nowy most przez rzekę. Mieszkańcy mówią, że czekali na niego lata."),
        ("cp1252", "Die Stadt Auheim hat am Freitag eine neue Brücke über die Aue eröffnet, für vier Millionen Euro."),
        ("cp1252", "Le pont a été rouvert à la circulation vendredi, a annoncé la mairie de Brest."),
        ("shift_jis", "灯台は百年ぶりに再び灯った。町の人々は港に集まって祝った。灯台守は来年も灯すと話した。"),
    ],
)
def test_an_encoding_that_nothing_names_is_told_by_its_letters(tmp_path: Path, encoding: str, text: str) -> None:
    [article] = read(tmp_path / "a.txt", text.encode(encoding))
    assert isinstance(article, Article)
    assert article.body == text


def test_a_few_broken_bytes_do_not_change_the_encoding(tmp_path: Path) -> None:
    [article] = read(tmp_path / "a.txt", (TEXT * 20).encode() + b"Z\xc3")
    assert isinstance(article, Article)
    assert "Malmö" in article.title


def test_line_ends_and_controls_are_tidied(tmp_path: Path) -> None:
    [article] = read(tmp_path / "a.txt", b"Goat found\r\n\r\nThe goat was found\x00 on Monday.\rIt was\x07 well.")
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Goat found", "The goat was found on Monday.\nIt was well.")


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\x00\x00"])
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.sgm", "a.jsonl", "a.json"])
def test_an_empty_file_says_so(tmp_path: Path, name: str, content: bytes) -> None:
    [fault] = read(tmp_path / name, content)
    assert isinstance(fault, ArticleError)


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"%PDF-1.7 oats", "PDF"), (b"PK\x03\x04oats", "zip"), (bytes(range(256)) * 20, "not text")],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, word: str) -> None:
    [fault] = read(tmp_path / "a.txt", content)
    assert isinstance(fault, ArticleError)
    assert word in str(fault)


def test_a_named_file_of_an_unknown_kind_is_read_as_text_but_a_folder_leaves_it(tmp_path: Path) -> None:
    content = b"The goat that left Brack in May was found on Monday."
    assert [type(result) for result in read(tmp_path / "NOTES", content)] == [Article]
    assert read(tmp_path / "NOTES", content, named=False) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    content=st.binary(max_size=400) | st.text(max_size=400).map(str.encode),
    suffix=st.sampled_from([".txt", ".sgm", ".jsonl", ".json"]),
)
def test_no_content_raises(tmp_path: Path, content: bytes, suffix: str) -> None:
    results = read(tmp_path / f"a{suffix}", content)
    assert results
    assert all(isinstance(result, (Article, ArticleError)) for result in results)


def test_lines_of_three_files_are_a_sites_and_sentences_are_not(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(
            f"Goat {number} found\nElm Post, since 1908\nThe goat was found on Monday.\nOnly here {number * 'o'}\n"
        )
    repeated = RepeatedLines.learn(find_files([tmp_path]))
    assert "Elm Post, since 1908" in repeated
    assert "The goat was found on Monday." not in repeated
    assert "Only here" not in repeated


@pytest.mark.parametrize("charset", ["undefined", "hex", "rot13", "idna", "punycode", "utf-16", "cp037", "klingon"])
def test_a_page_that_declares_what_it_cannot_be_is_read_by_its_bytes(tmp_path: Path, charset: str) -> None:
    page = (
        f'<html><head><meta charset="{charset}"></head><body><p>{"The café serves buns to all. " * 9}</p></body></html>'
    )
    [article] = read(tmp_path / "a.html", page.encode("cp1252"))
    assert isinstance(article, Article)
    assert "café" in article.body


def test_a_gzip_file_with_altered_bytes_is_told(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(TEXT.encode() * 99))
    packed[20:24] = b"\xff\xff\xff\xff"
    [error] = read(tmp_path / "a.txt.gz", bytes(packed))
    assert isinstance(error, ArticleError)
    assert "cannot be read" in str(error)


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "-"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_json_may_have_the_line_ends_of_unicode_in_its_texts(name: str, encoding: str) -> None:
    content = json.dumps({"id": "1", "body": "One\u2028two\u2029three."}, ensure_ascii=False).encode(encoding)
    [article] = read_articles(SourceFile(name, named=True, content=content))
    assert isinstance(article, Article)
    assert (article.id, article.body.split()) == ("1", ["One", "two", "three."])


def test_json_lines_without_a_name_are_known_by_any_of_the_first_lines() -> None:
    content = b'{broken\n{"id": "a1", "body": "good"}\n'
    error, article = read_articles(SourceFile("-", named=True, content=content))
    assert isinstance(error, ArticleError)
    assert error.line == 1
    assert isinstance(article, Article)
    assert article.id == "a1"
