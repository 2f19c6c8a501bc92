"""Texts that were broken on their way are mended, and the article says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from searchapp.ingest import update_index
from searchapp.model.article import Article
from searchapp.model.field_names import Note
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.cleaning.lines import split_lines
from searchapp.reading.encodings.repairs import (
    LENGTH,
    MAX_NAME_CHARS,
    has_cut_words,
    mended_encoding,
    without_transfer_marks,
)


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("The crÃªpe stall of RenÃ© is open", "The crêpe stall of René is open"),
        ("The cookâ€™s stall", "The cook’s stall"),
        ("Ã–sterreich\nplain\nMÃ¼nchen", "Österreich\nplain\nMünchen"),
        ("Größe, café, naïve, « à Réunion »", "Größe, café, naïve, « à Réunion »"),
        ("plain", "plain"),
        ("The cook<U+2019>s stall", "The cook’s stall"),
        ("The cook\\u2019s stall \\ud83d\\ude00", "The cook’s stall 😀"),
        ("C:\\user, \\ud83d alone", "C:\\user,  alone"),
    ],
)
def test_letters_read_in_a_wrong_encoding(broken: str, mended: str) -> None:
    assert mended_encoding(broken) == mended


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("The gov-\nernment fell.", ["The government fell."]),
        ("A long-\nserving baker left.", ["A long-serving baker left."]),
        ("The tea-\ntime, as tea at any time goes.", ["The tea-time, as tea at any time goes."]),
        ("The line-\nup and the lineup", ["The lineup and the lineup"]),
        ("They saw wood-\nen piles.", ["They saw wooden piles."]),
        ("It was a cata-\n  strophe, said the coun-\ncil.", ["It was a catastrophe, said the council."]),
    ],
)
def test_words_cut_at_the_ends_of_lines(cut: str, whole: list[str]) -> None:
    assert has_cut_words(cut)
    assert [line.text for line in split_lines(cut)] == whole


@pytest.mark.parametrize(
    "text",
    ["pre-\nand post-war bread", "Saint-\nDenis", "Loaves -\nforty of them", "a\n-b\nc", "voor-\nen nadelen en kansen"],
)
def test_hyphens_that_cut_no_word(text: str) -> None:
    assert not has_cut_words(text)
    assert [line.text for line in split_lines(text)] == text.split("\n")


def test_a_printed_column_becomes_a_paragraph() -> None:
    column = (
        "The crêpe stall in the old station opened on Monday, and the whole gov-\n"
        "ernment of the county went there to eat, which took until the evening,\n"
        "for the minister of roads had brought his children and their neigh-\n"
        "bours, and all of them wanted two."
    )
    [line] = split_lines(column)
    assert "whole government of the county" in line.text
    assert "their neighbours, and all" in line.text


@pytest.mark.parametrize("field", ["section", "source", "byline"])
def test_what_is_longer_than_any_name_is_cut_and_the_article_says_so(field: str, tmp_path: Path) -> None:
    record = {"id": "rain", "body": "It rained on the otters.", field: "Ann Lee and " * 8_000}
    (tmp_path / "a.json").write_text(json.dumps(record))
    [article] = read_articles(SourceFile(str(tmp_path / "a.json")))
    assert isinstance(article, Article)
    name = getattr(article, field)
    assert name.startswith("Ann Lee and Ann Lee")
    assert name.endswith("…")
    assert len(name) <= MAX_NAME_CHARS
    assert article.repairs == (LENGTH,)
    report = update_index(tmp_path / "index", [str(tmp_path / "a.json")])
    assert (report.added, report.failed) == (1, ())
    assert report.notes[Note("too long", field)] == 1


def article_of(text: str, name: str) -> Article:
    [article] = read_articles(SourceFile(name, content=text.encode()))
    assert isinstance(article, Article)
    return article


def test_a_mended_article_says_what_was_mended() -> None:
    text = "Stall opens\n\nThe crÃªpe stall in the old sta-\ntion opened on Monday, and the whole street went there."
    article = article_of(text, "stall.txt")
    assert article.repairs == ("encoding", "hyphenation")
    assert article.body == "The crêpe stall in the old station opened on Monday, and the whole street went there."
    page = "<html><body><p>The crÃªpe stall in the old station opened on Monday, and all went there.</p></body></html>"
    assert article_of(page, "stall.html").repairs == ("encoding",)


def test_a_sound_article_says_nothing() -> None:
    assert article_of("Stall opens\n\nThe crêpe stall opened on Monday.", "stall.txt").repairs == ()


def test_ligatures_are_letters() -> None:
    [article] = read_articles(SourceFile("a.json", content=json.dumps({"title": "Oﬀer", "body": "ﬁsh, ﬄ, ﬆ"}).encode()))
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Offer", "fish, ffl, st")


def test_soft_hyphens_are_not_shown(tmp_path: Path) -> None:
    harp, page = "The har\xadbour closes at dusk.", tmp_path / "harp.html"
    [article] = read_articles(
        SourceFile("harp.json", content=json.dumps({"title": "Har\xadbour", "body": harp}).encode())
    )
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Harbour", "The harbour closes at dusk.")
    page.write_text(
        f"<html><head><title>Harbour</title></head><body><h1>Har&shy;bour</h1><p>{harp} {harp}</p></body></html>"
    )
    [article] = read_articles(SourceFile(str(page)))
    assert isinstance(article, Article)
    assert (article.title, "\xad" in article.body) == ("Harbour", False)


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("The cook=E2=80=99s st=\nall =3D open", "The cook’s stall = open"),
        ("The cook=92s caf=E9", "The cook’s café"),
        ("See /a?b=AB&c=E9 and d=1", "See /a?b=AB&c=E9 and d=1"),
        ("Fish &amp; chips &ndash; the cook&#8217;s", "Fish & chips – the cook’s"),
        ("AT&T; R&D", "AT&T; R&D"),
    ],
)
def test_marks_of_mails_and_pages_in_pasted_text_are_signs(pasted: str, text: str) -> None:
    assert without_transfer_marks(pasted) == text


def test_arabic_letters_are_plain_whatever_their_place_in_the_word() -> None:
    [article] = read_articles(SourceFile("a.txt", content="ﻗﺮﺭ ﻣﺠﻠﺲ ﺍﻟﻤﻴﻨﺎﺀ ﺇﻏﻼﻕ ﺍﻟﺮﺻﻴﻒ ﻳﻮﻡ ﺍﻟﺜﻼﺛﺎﺀ.".encode()))
    assert isinstance(article, Article)
    assert "قرر مجلس الميناء إغلاق الرصيف" in article.text


def test_signs_that_nobody_sees_part_no_words_and_stand_around_none() -> None:
    record = {"title": "\u200fإغلاق الرصيف\u200f", "body": "The har\u200bbour closes. ท่าเรือ\u200bปิด"}
    [article] = read_articles(SourceFile("a.json", content=json.dumps(record).encode()))
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("إغلاق الرصيف", "The harbour closes. ท่าเรือ\u200bปิด")
