"""Whether a text has any of the words that a table lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.text.listed_words import has_listed_word


@pytest.mark.parametrize(
    ("text", "has_one"),
    [("The DUCK pond", True), ("two ducks", True), ("ein Gerät", True), ("a du ck", False), ("", False)],
)
def test_words_are_found_in_any_case_and_within_others(tmp_path: Path, text: str, has_one: bool) -> None:
    table = tmp_path / "birds.tsv"
    table.write_text("bird\tgoose|duck\nplace\tpond\nbird\tgerät\n", encoding="utf-8")
    assert has_listed_word(text, table, "bird") is has_one
