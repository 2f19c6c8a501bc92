"""Annotated files: CoNLL columns and CSV become texts with their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.errors import ArticleError
from searchapp.extraction.annotated_texts import read_annotated

TEA = """\
-DOCSTART- O

The O
Tea B-ORG
Board I-ORG
of O
Nairobi B-LOC
met O
Atlas B-ORG
( O
AP B-ORG
) O
. O

Atlas B-ORG
's O
Ann B-PER
poured O
. O
"""


def write(path: Path, text: str) -> Path:
    """A file with a text."""
    path.write_text(text, encoding="utf-8")
    return path


def test_columns_become_running_text_with_names(tmp_path: Path) -> None:
    (text,) = read_annotated(write(tmp_path / "tea.conll", TEA))
    assert text.text == "The Tea Board of Nairobi met Atlas (AP).\nAtlas's Ann poured."
    assert text.names() == {"Tea Board", "Atlas", "AP"}
    assert text.names("PER") == {"Ann"}


def test_columns_with_inside_tags_only_and_a_csv_are_read_too(tmp_path: Path) -> None:
    columns = write(tmp_path / "io.txt", "Tea I-ORG\nBoard I-ORG\nmet O\nAtlas ORG\n")
    (text,) = read_annotated(columns)
    assert text.names() == {"Tea Board", "Atlas"}
    table = write(tmp_path / "names.csv", "Sentence #,Word,POS,Tag\nSentence: 1,Atlas,NNP,B-org\n,pours,VBZ,O\n")
    assert [annotated.names() for annotated in read_annotated(table)] == [{"Atlas"}]


def test_a_file_without_marks_is_refused_with_the_form_that_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="B-ORG"):
        read_annotated(write(tmp_path / "plain.txt", "Atlas pours tea.\n"))
    with pytest.raises(ArticleError, match="No such file"):
        read_annotated(tmp_path / "absent.conll")
