"""Punkt learns abbreviations and beginnings of sentences from texts."""

from __future__ import annotations

from pathlib import Path

from searchapp.training.sentence_ends import texts_of, train

STORY = "The bur. of Elm met. The bur. of Ash met with bur. of Oak and left. The ferry sailed. "


def test_a_word_that_keeps_its_full_stop_is_an_abbreviation() -> None:
    assert train([STORY * 20])["abbreviations"] == ["bur"]


def test_annotated_files_and_articles_are_read(tmp_path: Path) -> None:
    (tmp_path / "marked.conll").write_text("Elm B-ORG\nmet O\n. O\n")
    (tmp_path / "story.txt").write_text("The ferry to Oxmere sailed again on Monday.\n")
    assert list(texts_of([tmp_path / "marked.conll", tmp_path / "story.txt"])) == [
        "Elm met.",
        "The ferry to Oxmere sailed again on Monday.",
    ]
