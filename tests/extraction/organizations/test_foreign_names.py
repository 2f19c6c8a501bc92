"""Names whose headword comes first, in other languages than English."""

from __future__ import annotations

import pytest

from searchapp.extraction.cued_patterns import distinct_words
from searchapp.extraction.organizations.foreign_names import with_foreign_names
from searchapp.model.facts import Mention


def found(text: str, *by_model: str) -> list[str]:
    """The names in a text, where the model has found some."""
    mentions = [Mention(text.index(name), text.index(name) + len(name), name, "model") for name in by_model]
    return [mention.text for mention in with_foreign_names(mentions, text, text, distinct_words(text.lower()))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was paid by Fundación Orvessa in May.", "Fundación Orvessa"),
        ("The Banque nationale de l'Orne lent it.", "Banque nationale de l'Orne"),
        ("He is at Hospital Ana Vosk.", "Hospital Ana Vosk"),
        ("The Cabildo de Orvessa met.", "Cabildo de Orvessa"),
        ("The Sindicato Nº 6 struck.", "Sindicato Nº 6"),
        ("Universiti Sains Orvessa opened.", "Universiti Sains Orvessa"),
        ("He left the Diocese of San Orvo.", "Diocese of San Orvo"),
    ],
)
def test_a_foreign_word_for_a_body_begins_a_name(text: str, name: str) -> None:
    assert found(text) == [name]


def test_it_takes_in_what_was_found_of_it() -> None:
    assert found("The Museo Ana Vosk opened.", "Ana Vosk") == ["Museo Ana Vosk"]
    assert found("The New Banco Orr Ltd opened.", "New Banco Orr Ltd") == ["New Banco Orr Ltd"]


@pytest.mark.parametrize(
    "text", ["The Hospital was full.", "A Grupo in May sang.", "Hospital Monday was full.", "In a Hospital Ward"]
)
def test_the_word_alone_is_no_name(text: str) -> None:
    assert found(text) == []
