"""Nexis Uni and Nexis Advance, `Body` and `End of Document`."""

from __future__ import annotations

from searchapp.errors import LeftOut
from searchapp.reading import SourceFile, read_articles
from tests.reading.press.exports import articles, day, read, sample


def test_the_cover_goes_and_each_document_has_its_head() -> None:
    weir, ferries = articles(sample("nexis-uni.txt"))
    assert (weir.title, weir.source, day(weir)) == ("Dock to shut for winter", "The Brae Courier", "2023-01-14")
    assert (weir.byline, weir.section) == ("Eva Lund", "HOME NEWS")
    assert weir.body == "The harvest board of Tarnfield voted on Tuesday to close the weir.\nEngineers told the board."
    assert (ferries.title, ferries.source, day(ferries)) == ("Ferry crews strike over pay", "Larner Bote", "2022-03-02")
    assert ferries.body == "Crews of the valley train stopped work."


def test_documents_that_are_missing_are_told() -> None:
    *_, error = read(sample("nexis-uni.txt").replace("Documents (2)", "Documents (3)"))
    assert str(error) == "export.txt: says to hold 3 documents, and 2 were found in it"


def test_a_text_that_has_a_line_body_is_no_export() -> None:
    [article] = articles("My day\n\nBody\n\nI went to the harbour, and the weir was closed for the winter season.\n")
    assert "harbour" in article.body
    assert article.source == ""


def test_a_list_of_documents_beside_them_is_left_out() -> None:
    cover = "User Name: Eva\nDate and Time: Friday, March 5, 2021\nJob Number: 1234\n\nDocuments (1)\n1. Dock to shut\n"
    [left_out] = read_articles(SourceFile("clips/list.txt", content=cover.encode()))
    assert isinstance(left_out, LeftOut)
    assert left_out.reason == "list of an export's documents"


def test_a_headline_may_stand_below_the_rights_with_its_label() -> None:
    [article] = articles(
        "Copyright 2017 Brae Press\nAll Rights Reserved\nThe Brae Courier\n\nJuly 19, 2017 Wednesday\n\n"
        "SECTION: HOME; Pg. 4\n\nLENGTH: 12 words\n\nHEADLINE: Dock to shut\n\nBYLINE: Eva Lund\n\nBODY:\n\n"
        "The board closed the weir.\n\nLOAD-DATE: July 19, 2017\n"
    )
    assert (article.title, article.source, article.byline) == ("Dock to shut", "The Brae Courier", "Eva Lund")
    assert article.body == "The board closed the weir."


def test_the_day_that_a_document_was_loaded_is_none_of_its_text() -> None:
    [article] = articles(
        "Hafen bleibt zu\n\nLarner Bote\n\nMontag 19. Juli 2021\n\nCopyright 2021 Larner Bote\n\n"
        "Rubrik: LOKALES\n\nBody\n\nDer Hafenrat tagt.\n\nUpdate: 20. Juli 2021\n\nEnde des Dokuments\n"
    )
    assert (article.title, article.body) == ("Hafen bleibt zu", "Der Hafenrat tagt.")
    assert "Update: 20. Juli 2021" in article.removed


def test_a_headline_in_two_lines_between_blank_ones_is_one() -> None:
    text = sample("nexis-uni.txt").replace("Dock to shut for winter\n", "Dock to shut\nfor winter\n")
    assert [article.title for article in articles(text)] == ["Dock to shut for winter", "Ferry crews strike over pay"]


def test_a_document_that_word_saved_as_a_page_is_known_by_the_address_of_its_headline() -> None:
    lines = [line for line in sample("nexis-uni.txt").split("\n") if "LexisNexis" not in line]
    head = '<a href="https://advance.lexis.com/api/document?id=1">'
    body = "".join(f"<p class=MsoNormal>{line}</p>" for line in lines)
    page = f"<html><body>{head}</a>{body}</body></html>"
    assert [article.title for article in articles(page, "export.html")] == [
        article.title for article in articles("\n".join(lines))
    ]
