"""Whatever a library of documents raises is one of our errors; the day of a document is that of its file."""

from __future__ import annotations

import pytest

from searchapp.errors import ArticleError, LeftOut
from searchapp.model.article import Published
from searchapp.reading.documents.parsed_document import library_faults, written_on


class _LibraryError(Exception):
    """An error of a library that shares no base with others of it."""


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (_LibraryError("odd\n  object"), "cannot be read as PDF: odd object"),
        (KeyError(), "cannot be read as PDF: KeyError"),
        (RecursionError("x" * 999), f"cannot be read as PDF: {'x' * 200}"),
    ],
)
def test_any_fault_of_a_library_becomes_an_error_of_one_line(error: Exception, message: str) -> None:
    with pytest.raises(ArticleError) as caught, library_faults("a.pdf", "PDF"):
        raise error
    assert (caught.value.path, caught.value.message) == ("a.pdf", message)


def test_an_error_of_ours_goes_through_as_it_is() -> None:
    with pytest.raises(ArticleError, match="is encrypted"), library_faults("a.pdf", "PDF"):
        raise ArticleError("a.pdf", "is encrypted")


def test_a_library_that_is_not_installed_leaves_the_file_out() -> None:
    with pytest.raises(LeftOut, match=r"RTF \(needs pip install"), library_faults("a.rtf", "RTF"):
        raise ModuleNotFoundError("No module named 'striprtf'")


def test_the_day_of_writing_is_not_sure_to_be_that_of_the_article() -> None:
    assert written_on("2016-03-14T10:00:00Z") == Published("2016-03-14", "day", "file", reliable=False)
    assert written_on("last Tuesday") is None
