"""What an export states of its article's language is kept as a code."""

from __future__ import annotations

import pytest

from searchapp.reading import SourceFile
from searchapp.reading.press.press_article import PressFields, press_article


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        (PressFields(language="Français"), "fr"),
        (PressFields(language="Spanish; Castilian"), "es"),
        (PressFields(removed=["LENGTH: 120 words", "SPRACHE: DEUTSCH; German"]), "de"),
        (PressFields(removed=["Langue: Anglais"]), "en"),
        (PressFields(removed=["Harbour: English"]), ""),
        (PressFields(language="Harbourish"), ""),
    ],
)
def test_the_stated_language_is_kept(fields: PressFields, code: str) -> None:
    fields.title = "Dock to shut for winter"
    article = press_article(SourceFile("export.txt"), 1, fields)
    assert article
    assert article.language == code
