"""Nexis' text and HTML, `1 of 500 DOCUMENTS`."""

from __future__ import annotations

from searchapp.model.article import Article, Published
from tests.reading.press.exports import articles, day, read, sample


def test_a_document_has_its_paper_date_headline_and_byline() -> None:
    [article, _] = read(sample("nexis.txt"))
    assert article == Article(
        id="export.txt~1",
        title="Dock to shut for winter",
        body="TARNFIELD - The harvest board of Tarnfield voted on Tuesday to close the weir.\n"
        "NOTE: one of the piles had moved, the report says in its second part.",
        path="export.txt",
        section="HOME NEWS",
        byline="Eva Lund, staff",
        source="The Brae Courier",
        language="en",
        published=Published("2023-01-14", "day", "metadata"),
        removed=(
            "2 of 2 DOCUMENTS",
            "120 words",
            "Final Edition",
            "GRAPHIC: PHOTO: The weir",
            "LOAD-DATE: January 15, 2023",
            "LANGUAGE: ENGLISH",
            "Copyright 2023 Brae Media",
            "All Rights Reserved",
            "Pg. 6",
        ),
    )


def test_documents_that_are_missing_are_told() -> None:
    [_, error] = read(sample("nexis.txt"))
    assert str(error) == "export.txt: says to hold 2 documents, and 1 were found in it"


def test_a_cover_page_is_no_article() -> None:
    [article] = articles(
        "Search: weir\nSent to: eva@brae.example\n\n" + sample("nexis.txt").replace("2 of 2", "1 of 1")
    )
    assert article.title == "Dock to shut for winter"


def test_an_article_alone_is_known_by_its_labels() -> None:
    [article] = articles(
        "        The Brae Courier\n\n     January 14, 2023 Saturday\n\nDOCK TO SHUT\n\nBYLINE: Eva Lund\n\n"
        "LENGTH: 90 words\n\nThe harvest board of Tarnfield voted on Tuesday.\n\nOne of the piles had moved.\n\n"
        "LOAD-DATE: January 16, 2023\n"
    )
    assert (article.title, article.source, article.byline) == ("DOCK TO SHUT", "The Brae Courier", "Eva Lund")
    assert (day(article), article.removed) == ("2023-01-14", ("90 words", "LOAD-DATE: January 16, 2023"))
    assert article.body == "The harvest board of Tarnfield voted on Tuesday.\nOne of the piles had moved."


def test_a_text_with_a_label_of_its_own_is_no_document() -> None:
    text = "The long boat\n\nMarch 3, 2021\n\nLENGTH: nobody knows, they say, and none has asked.\n\nIt sailed.\n"
    [article] = articles(text)
    assert article.source == ""


def test_dutch_labels() -> None:
    [article] = articles(
        "Document 1 van 1\n\nDe Brae Courant\n\n14 januari 2023 zaterdag\n\nKOP: Stuw dicht\n\nNAAMREGEL: Eva Lund\n\n"
        "LENGTE: 90 woorden\n\nHet bestuur sloot de stuw op dinsdag.\n\nLAAD-DATUM: 16 januari 2023\n"
    )
    assert (article.title, article.byline, day(article)) == ("Stuw dicht", "Eva Lund", "2023-01-14")
    assert article.body == "Het bestuur sloot de stuw op dinsdag."


def test_german_labels() -> None:
    [article] = articles(sample("nexis-german.txt"))
    assert (article.title, article.source, day(article)) == ("Weir bleibt im Winter zu", "Larner Bote", "2023-01-14")
    assert (article.section, article.byline) == ("LOKALES", "Eva Lund")
    assert article.body == "Der Hafenrat hat am Dienstag den Weir geschlossen."


def test_a_page_of_html_has_the_same_lines() -> None:
    weir, ferries = articles(sample("nexis.html"), "export.html")
    assert (weir.title, weir.source, weir.byline) == ("Dock to shut & rest", "The Brae Courier", "Eva Lund")
    assert (day(weir), day(ferries)) == ("2023-01-14", "2022-03-02")
    assert weir.body == "The board closed the weir.\nIt was old."
    assert ferries.body == "Text of two."


def test_a_page_of_a_single_document_is_read() -> None:
    page = sample("nexis.html")
    first = page[: page.index('<DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">2 of')] + "</BODY></HTML>"
    [weir] = articles(first.replace("1 of 2 DOCUMENTS", "1 of 1 DOCUMENT"), "export.html")
    assert (weir.title, weir.source, day(weir)) == ("Dock to shut & rest", "The Brae Courier", "2023-01-14")


def test_a_document_without_labels_has_its_headline_below_the_date() -> None:
    [article] = articles("1 of 1 DOCUMENTS\n\n      The Star\n\n      March 2, 2022\n\nFerries stop\n\nCrews left.\n")
    assert (article.title, article.body, day(article)) == ("Ferries stop", "Crews left.", "2022-03-02")


def test_a_message_in_place_of_a_document_is_no_article_and_is_told() -> None:
    message = "We are sorry but there is an error in this document and it is not possible to display it."
    whole = sample("nexis.txt").replace("2 of 2 DOCUMENTS", f"1 of 2 DOCUMENTS\n\n{message}\n\n\n\n   2 of 2 DOCUMENTS")
    error, article = read(whole)
    assert str(error).endswith("document 1 could not be shown by Nexis; download it anew")
    assert isinstance(article, Article)
    assert article.title == "Dock to shut for winter"


def test_what_stands_below_the_headline_begins_the_text() -> None:
    export = sample("nexis.txt").replace("2 of 2", "1 of 1")
    [first] = articles(export)
    [with_deck] = articles(export.replace("LENGTH:", "HIGHLIGHT: Crews want another landing place.\n\nLENGTH:", 1))
    assert with_deck.body == f"Crews want another landing place.\n{first.body}"
