"""The table of formats."""

from __future__ import annotations

from pathlib import Path

from searchapp.reading import FORMATS, READERS, find_files
from searchapp.reading.readers import reader_of


def test_every_suffix_has_one_reader() -> None:
    suffixes = [suffix for reader in FORMATS for suffix in reader.suffixes]
    assert sorted(READERS) == sorted(suffixes)
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)


def test_the_sample_articles_come_in_every_format_and_document() -> None:
    """But for an agency's copy, which only an agency that there is signs: the samples report nothing that happened.

    Nor is there what brings no headline, recognized pages and subtitles, or only an abstract, or has no name of its own
    that a folder would show, an old blog's archive.
    """
    files = list(find_files([Path(__file__).resolve().parents[2] / "corpus"]))
    assert {reader.name for reader in FORMATS} - {reader_of(file).name for file in files} == {
        "Movable Type",
        "RIS",
        "agency copy",
        "scanned pages",
        "subtitles",
    }
    assert {".docx", ".odt", ".rtf", ".pdf", ".csv", ".tsv", ".xlsx", ".ods"} <= {file.suffix for file in files}
