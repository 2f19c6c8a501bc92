"""Days and months that texts in other languages than English write out."""

from __future__ import annotations

import pytest

from searchapp.extraction.dates.local_dates import local_dates


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "Am 12. Mai 2024 schloss der Anleger, im März 2025 öffnet er.", ["2024-05-12", "2025-03"]),
        ("es", "El puente abrió el 28 de junio de 2024 y cerró en enero de 2025.", ["2024-06-28", "2025-01"]),
        ("ru", "Паром ушёл 16 мая 2024 года, а в 2025 году вернётся.", ["2024-05-16", "2025"]),
        ("pl", "Prom wróci w 2025 roku.", ["2025"]),
        ("zh", "灯塔于2024年5月14日点亮，2025年3月关闭，2026年重开。", ["2024-05-14", "2025-03", "2026"]),
        ("vi", "Phà chạy lại vào tháng 5 năm 2024.", ["2024-05"]),
        ("ar", "أبحرت العبارة في 9 سبتمبر 2021.", ["2021-09-09"]),
        ("fr", "Le bac a coûté 2024 euros et le 03/04/2021 reste ouvert.", []),
        ("de", "Die Regatta 2024 hatte 2000 Boote.", []),
    ],
)
def test_dates_with_their_year_are_found_in_their_language(language: str, text: str, values: list[str]) -> None:
    assert [value for _, _, value in local_dates(text, language)] == values


def test_a_long_word_takes_no_longer_than_its_letters() -> None:
    assert local_dates("a" * 200_000, "de") == []


def test_many_months_are_found_at_once() -> None:
    assert len(local_dates("März 2024, " * 20_000, "de")) == 20_000
