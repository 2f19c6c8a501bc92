"""The table of formats."""

from __future__ import annotations

import re
from pathlib import Path

from searchapp.reading import FORMATS, READERS, find_files
from searchapp.reading.readers import reader_of

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
README = (ROOT / "README.md").read_text(encoding="utf-8")
LIST = (CORPUS / "README.md").read_text(encoding="utf-8")
SAMPLES = re.findall(r"^\| (?!format)([^|-][^|]*) \| ([^|]*) \|$", LIST, re.M)
NO_FORMATS = {"American", "XML"}  # words of the table of formats


def test_every_suffix_has_one_reader() -> None:
    suffixes = [suffix for reader in FORMATS for suffix in reader.suffixes]
    assert sorted(READERS) == sorted(suffixes)
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)


def test_the_sample_articles_come_in_every_format_and_compression() -> None:
    files = list(find_files([CORPUS]))
    assert {reader.name for reader in FORMATS} == {reader_of(file).name for file in files}
    assert {".gz", ".bz2", ".xz", ".zst"} <= {Path(file.path).suffix for file in files}


def test_what_the_readers_say_that_they_read_has_a_sample() -> None:
    """Each name of a format, a program or an agency in the table of formats, and those of JSON in the README."""
    told = [re.sub(r"`[^`]*`|\([A-Z, …]+\)|with its codes.*", "", reader.gives) for reader in FORMATS]
    names = {name for text in told for name in re.findall(r"\b[A-Z][\w-]*\+?", text)} - NO_FORMATS
    of_json = re.search(r"answers of interfaces and dumps \((.*?)\)", README, re.S)
    assert of_json
    names |= {" ".join(name.split()) for name in of_json[1].split(",")}
    assert names >= {"RIS", "Nexis+", "NewsML", "JATS", "JSON Feed"}
    formats = " | ".join(row[0] for row in SAMPLES)
    assert [name for name in sorted(names) if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", formats)] == []


def test_the_table_of_samples_is_that_of_the_files() -> None:
    named = {path for _, paths in SAMPLES for path in re.findall(r"`([^`]+)`", paths)}
    there = {path.relative_to(CORPUS).as_posix() for path in CORPUS.rglob("*") if path.is_file()}
    assert named - there == set()
    assert {path for path in there - named if not path.startswith(("text/", "pages/"))} == {"README.md", "answers.gold"}
