"""The paragraphs of RTF, its properties, and its pictures, which are passed over."""

from __future__ import annotations

from searchapp.reading import SourceFile
from searchapp.reading.documents.parsed_document import Document
from searchapp.reading.documents.rtf import read_rtf


def read(body: str, info: str = "") -> Document:
    """An RTF document with this body."""
    content = r"{\rtf1\ansi\ansicpg1252{\info" + info + r"}\pard " + body + "}"
    return read_rtf(SourceFile("a.rtf", content=content.encode("cp1252")))


def test_paragraphs_and_signs() -> None:
    assert read(r"The f\'e6rge.\par \b It\b0  was \u8220?new\u8221?.").paragraphs == ("The færge.", "It was “new”.")


def test_title_and_author() -> None:
    about = read("x", r"{\title The  harp}{\author Mara Quill}").about
    assert (about.title, about.byline) == ("The harp", "Mara Quill")


def test_a_title_in_the_text_is_none_of_the_document() -> None:
    assert read("x" * (1 << 16) + r"{\title The harp}").about.title == ""


def test_a_picture_in_digits_is_no_text() -> None:
    picture = r"{\pict\pngblip " + ("89504e47" * 16 + "\n") * 12 + "}"
    assert "".join(read(f"Before.{picture} After.").paragraphs) == "Before. After."
