"""What the headword of a name tells of it."""

from __future__ import annotations

import pytest

from searchapp.extraction.name_words.headwords import headword_kind
from searchapp.extraction.name_words.lexicon import lexicon


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("norsund tea association", "body"),
        ("institute for tea", "body"),
        ("norsund tea tribunal", "body"),
        ("clean tea act", "thing"),
        ("convention on tea trade", "thing"),
        ("annual plan", "thing"),
        ("wendle valley", "thing"),
        ("norsund general election", "thing"),
        ("final draft", "plain"),
        ("norsund draft", ""),
        ("tea board", "body"),
        ("tea studios", ""),
        ("norsund studios", "body"),
        ("norsund brigade", "body"),
        ("mira holt architects", "body"),
        ("orr fm", "body"),
        ("norsund districts", "thing"),
        ("tea market", "thing"),
        ("act", ""),
    ],
)
def test_the_word_before_of_or_the_last_one_tells_what_a_name_is_of(name: str, kind: str) -> None:
    assert headword_kind(name.split(), lexicon()) == kind
