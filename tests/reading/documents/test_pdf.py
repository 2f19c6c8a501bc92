"""The paragraphs of a PDF out of its lines, without what is printed on every page."""

from __future__ import annotations

from searchapp.model.article import Published
from searchapp.reading import SourceFile
from searchapp.reading.documents.pdf import read_pdf
from tests.reading.documents.samples import STORY, pdf_pages


def paragraphs(*pages: tuple[str, ...]) -> tuple[str, ...]:
    """The paragraphs of a PDF with these lines on its pages."""
    read = read_pdf(SourceFile("a.pdf", content=pdf_pages(*pages))).paragraphs
    return tuple(paragraph for paragraph in read if paragraph)


FERRY = (
    "The ferry between the islands will sail every second",
    "hour from Monday, its owners said, and the har-",
    "bour master of Larnvik welcomed the news.",
    "Nobody else did.",
)


def test_lines_are_joined_to_paragraphs_and_words_made_whole() -> None:
    ferry = "The ferry between the islands will sail every second hour from Monday, its owners said, and the harbour"
    assert paragraphs(FERRY) == (
        f"{ferry} master of Larnvik welcomed the news.",
        "Nobody else did.",
    )


def test_a_word_that_is_written_with_a_hyphen_keeps_it_at_the_end_of_a_line() -> None:
    page = (
        "The harbour board of Brae voted on Monday to repair the well-",
        "known landing at the end of the long old quay.",
    )
    assert paragraphs(page) == (f"{page[0]}{page[1]}",)


def test_a_line_that_was_left_short_ends_its_paragraph() -> None:
    assert paragraphs((*FERRY[:2], "bour master.", *FERRY[:1]))[1:] == (FERRY[0],)


def test_running_heads_and_page_numbers_go_out() -> None:
    pages = [
        ("Larnvik Courier, page " + str(number), FERRY[0], f"It was {word}.", str(number))
        for number, word in enumerate(("new", "blue", "fast"), 1)
    ]
    text = " ".join(paragraphs(*pages))
    assert "Courier" not in text
    assert not any(char.isdigit() for char in text)
    assert text.count("It was") == 3
    assert "Courier" in " ".join(paragraphs(*pages[:2]))


def about(title: str) -> tuple[str, str, str]:
    """The title, the writer and the day that a PDF with this title tells."""
    info = f"/Title ({title}) /Author (Mara  Quill) /CreationDate (D:20160314100000Z)"
    metadata = read_pdf(SourceFile("a.pdf", content=pdf_pages(FERRY, info=info))).about
    return metadata.title, metadata.byline, metadata.published.value if metadata.published else ""


def test_the_properties_tell_title_writer_and_day() -> None:
    assert about("Ferry sails again") == ("Ferry sails again", "Mara Quill", "2016-03-14")


def test_the_name_of_a_file_is_no_title() -> None:
    assert about("ferry_final2.doc")[0] == about("Microsoft Word - ferry final.doc")[0] == ""


def test_numbers_of_pages_do_not_part_what_goes_on_on_the_next() -> None:
    first = ("The keeper of the light handed over the keys on Saturday, and the board thank-", "Page 1 of 2")
    second = ("ed him for forty years of service in all weathers, and then for the tea as well.", "- 2 -")
    paragraphs = read_pdf(SourceFile("a.pdf", content=pdf_pages(first, second))).paragraphs
    assert paragraphs == (
        "The keeper of the light handed over the keys on Saturday, and the board thanked him for forty years of service"
        " in all weathers, and then for the tea as well.",
    )


def test_the_day_in_a_running_head_may_be_that_of_the_issue() -> None:
    pages = [("Larnvik Courier - Saturday 12 March 2016", *STORY[3:], f"{number}") for number in range(3)]
    about = read_pdf(SourceFile("a.pdf", content=pdf_pages(*pages))).about
    assert about.published == Published("2016-03-12", "day", "text", reliable=False)
