"""Whose a ministry is."""

from __future__ import annotations

import pytest

from searchapp.extraction.countries.local_names import find_local_toponyms
from searchapp.extraction.other_languages.owners import body_and_owner, is_state_body, of_country


@pytest.mark.parametrize(
    ("language", "text", "name", "body", "owner"),
    [
        ("ru", "Вчера МВД России ответило.", "МВД", "МВД", "RU"),
        ("ru", "Вчера украинское Минобороны ответило.", "Минобороны", "Минобороны", "UA"),
        ("ru", "В России МВД ответило.", "МВД", "МВД", ""),
        ("ru", "Министерство юстиции Украины молчит.", "Министерство юстиции Украины", "Министерство юстиции", "UA"),
        ("fr", "Le ministère russe de la Santé.", "ministère russe de la Santé", "ministère de la Santé", "RU"),
        ("fr", "Le Sénat américain vote.", "Sénat", "Sénat", "US"),
        ("fr", "La Cour suprême des États-Unis vote.", "Cour suprême", "Cour suprême", "US"),
        ("fr", "La Cour suprême a rejeté l'appel du Japon.", "Cour suprême", "Cour suprême", ""),
        ("zh", "中国商务部表示", "中国商务部", "商务部", "CN"),
        ("ja", "韓国の国防省は", "国防省", "国防省", "KR"),
    ],
)  # fmt: skip
def test_the_country_beside_or_within_a_name_owns_the_body(
    language: str, text: str, name: str, body: str, owner: str
) -> None:
    start = text.index(name)
    assert body_and_owner(text, start, start + len(name), find_local_toponyms(text, language), language) == (
        body,
        owner,
    )


def test_only_what_each_country_has_is_a_state_body() -> None:
    assert is_state_body("Министерство обороны", "ru")
    assert is_state_body("МВД", "ru")
    assert not is_state_body("Почта", "ru")
    assert not is_state_body("МВД", "xx")


def test_bodies_are_called_by_their_countries() -> None:
    assert of_country("МВД", "RU") == "МВД (Russia)"
