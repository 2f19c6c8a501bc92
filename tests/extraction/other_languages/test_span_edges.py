"""Where names begin and end."""

from __future__ import annotations

import pytest

from searchapp.extraction.other_languages.name_spans import NameKind, NameSpan
from searchapp.extraction.other_languages.span_edges import by_head, trimmed
from searchapp.extraction.other_languages.words import name_words_of


def edges(language: str, text: str, name: str, kind: NameKind = "organization") -> str:
    """What is left of a span."""
    start = text.index(name)
    span = trimmed(text, NameSpan(start, start + len(name), kind), name_words_of(language))
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("language", "text", "name", "left"),
    [
        ("ru", "сказали в «Магните».", "«Магните».", "Магните"),
        ("ru", "клуб «Зенит» и", "клуб «Зенит»", "клуб «Зенит»"),
        ("ru", "в ООО «Ромашка» и", "ООО «Ромашка»", "Ромашка"),
        ("ru", "колхоз «Дружба» и", "колхоз «Дружба", "колхоз «Дружба»"),
        ("fr", "selon L'ONU et", "L'ONU", "ONU"),
        ("fr", "de L'Oréal et", "L'Oréal", "L'Oréal"),
        ("fr", "DAKAR - Le ministère dit", "DAKAR - Le ministère", "ministère"),
        ("fr", "le groupe", "groupe", "groupe"),
        ("ja", "株式会社三河は", "株式会社三河", "三河"),
    ],
)
def test_what_stands_around_a_name_is_taken_off(language: str, text: str, name: str, left: str) -> None:
    assert edges(language, text, name) == left


def test_an_initial_keeps_its_full_stop() -> None:
    assert edges("ru", "пришёл Иванов И. В. вчера", "Иванов И. В.", "person") == "Иванов И. В."
    assert edges("ru", "пришёл Иванов. Вчера", "Иванов.", "person") == "Иванов"


def test_a_head_makes_an_organization() -> None:
    words = name_words_of("ja")
    text = "岡山地裁と地裁"
    assert by_head(text, NameSpan(0, 4, "other"), words, "ja").kind == "organization"
    assert by_head(text, NameSpan(5, 7, "other"), words, "ja").kind == "other"
