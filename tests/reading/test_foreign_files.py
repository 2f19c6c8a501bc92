"""Which files are passed over by their names, and what they are called."""

from __future__ import annotations

import pytest

from searchapp.reading.foreign_files import kind_of_suffix, needs_package, reason_by_name


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("news/harp.html", None),
        ("news/harp", None),
        ("news/harp.unheard-of", None),
        ("news.d/.harp.html", "hidden file"),
        ("news/harp.html~", "editor's copy"),
        ("news/#harp.html#", "editor's copy"),
        ("news/~$harp.docx", "editor's copy"),
        ("news/MAP.PNG", ".png"),
        ("news/map.svg.gz", ".svg"),
        ("news/README.md", "README or licence"),
        ("news/Licence", "README or licence"),
        ("news/readme-first.txt", None),
        ("herald.example/robots.txt", "crawlers’ file"),
        ("news/license to sail.txt", None),
    ],
)
def test_a_file_is_passed_over_by_its_name(path: str, reason: str | None) -> None:
    assert reason_by_name(path) == reason


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [("", "file without suffix"), (".dbf", ".dbf"), (".a suffix", ".a"), (". 2015", "file of unknown kind")],
)
def test_files_of_no_reader_are_counted_by_their_suffix(suffix: str, kind: str) -> None:
    assert kind_of_suffix(suffix) == kind


def test_a_file_that_needs_a_package_is_left_out_with_the_command_that_installs_it() -> None:
    left_out = needs_package("news/a.pdf", "PDF", "documents")
    assert (left_out.path, left_out.reason) == ("news/a.pdf", "PDF (needs pip install 'searchapp[documents]')")
