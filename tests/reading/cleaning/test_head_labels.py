"""Lines by a headline that say with labels who wrote the article and where it is from."""

from __future__ import annotations

import pytest

from searchapp.reading.cleaning.head_labels import NO_LABELS, byline_in, head_labels, writers_in_dateline
from tests.hanging import no_hang


@pytest.mark.parametrize(
    ("line", "byline", "source"),
    [
        ("2021年03月02日 09:15　来源：城报　记者：林明　责任编辑：王芳", "林明", "城报"),
        ("来源：城报 作者：林明", "林明", "城报"),
        ("（记者：林明）", "林明", ""),
        ("كتب: سامي نور", "سامي نور", ""),
        ("מאת: דנה טל", "דנה טל", ""),
        ("Автор: Анна Реева | Источник: Берег", "Анна Реева", "Берег"),
        ("Giriş: 02.03.2021 - 09:15 Haber: Ayşe Dal", "Ayşe Dal", ""),
        ("글: 김철수  사진: 이영희", "김철수", ""),
        ("Text: Ada Lunt, Fotos: Piet Moor", "Ada Lunt", ""),
        ("Autor: Ana de la Cruz y Piet van der Moor", "Ana de la Cruz y Piet van der Moor", ""),
        ("Источник: сайт мэрии города", "", "сайт мэрии города"),
        ("Author: admin", "admin", ""),
    ],
)
def test_labels_name_the_writer_and_the_source(line: str, byline: str, source: str) -> None:
    labels = head_labels(line)
    assert (labels.byline, labels.source) == (byline, source)


@pytest.mark.parametrize(
    "line",
    [
        "记者：守塔人，明年还会点亮灯塔吗？",
        "Text: 12",
        "The source: nobody knows it.",
        "نشر في: ٢ مارس",
        "Text",
        "Reporter: Thank you for coming.",
        "Author: My book was stolen",
        "Source: Larks sign Ada Lunt",
        "The mayor left, source: he was pushed out.",
        "The weir cost nine million crowns, source: County Council.",
    ],
)
def test_questions_numbers_and_sentences_name_nobody(line: str) -> None:
    assert head_labels(line) == NO_LABELS
    assert byline_in(line) == ""


def test_a_byline_may_stand_beside_other_things() -> None:
    assert byline_in("Written by Ada Lunt | Edited by Piet Moor | Updated: March 3, 2021") == "Written by Ada Lunt"
    assert byline_in("By Ada Lunt") == "By Ada Lunt"
    assert byline_in("Ada Lunt Published March 2, 2021 Updated March 3, 2021 10:01am") == "Ada Lunt"
    assert byline_in("林明2021年3月2日 17時30分") == "林明"
    assert byline_in("Por Ana Reyes, b2 Brae") == "Por Ana Reyes"
    assert byline_in("Ada Lunt Updated Tue, 2 Mar 2021") == "Ada Lunt"
    assert byline_in("First Article Published March 2, 2021") == ""
    assert byline_in("Mayor Orr posted 40 tweets") == ""
    assert byline_in("Mayor Orr Published Her Memoirs in 2021") == ""
    assert byline_in("Weir shut | Brae Courier") == ""
    assert byline_in("Home | Travel | By Train | By Air") == ""
    assert byline_in("4 May 2021 | By Ada Lunt") == "By Ada Lunt"


def test_writers_stand_in_brackets_behind_a_chinese_dateline() -> None:
    assert writers_in_dateline("新华社伦敦3月2日电（记者林明、王芳）旧码头将关闭。") == "林明, 王芳"
    assert writers_in_dateline("旧码头将关闭（记者会在明天）。") == ""


def test_a_long_line_takes_no_time() -> None:
    with no_hang():
        for line in ("作者" * 100_000, "| " * 90 + "Text", "Text: " * 30):
            head_labels(line)
            byline_in(line)
