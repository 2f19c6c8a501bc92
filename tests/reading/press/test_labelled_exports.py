"""ProQuest, NewsBank, WISO and others that print a label before each field."""

from __future__ import annotations

import pytest

from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.press.labelled_exports import is_labelled_export
from searchapp.reading.press.nexis_uni import is_nexis_uni
from tests.hanging import no_hang
from tests.reading.press.exports import articles, day, sample


def test_a_line_with_the_issue_begins_each_article_of_genios() -> None:
    article = (
        "Larner Bote vom {0}, Nr. 12, S. 4\n\nRessort: Lokales\n\n{1}\n\n"
        "Der Hafenrat hat am Dienstag den Steg geschlossen.\n\nEin Pfahl war lose.\n\nLund, Eva\n\n"
        "Quelle: Larner Bote vom {0}, Nr. 12, S. 4\nRessort: Lokales\n"
        "Dokumentnummer: LB1\nAlle Rechte vorbehalten: (c) Larner Verlag\n\n"
    )
    steg, boot = articles(article.format("14.01.2023", "Steg bleibt zu") + article.format("15.01.2023", "Boot sinkt"))
    assert (steg.title, boot.title) == ("Steg bleibt zu", "Boot sinkt")
    assert (day(steg), day(boot)) == ("2023-01-14", "2023-01-15")
    assert (steg.source, steg.section, steg.byline) == ("Larner Bote", "Lokales", "Eva Lund")
    assert steg.body == "Der Hafenrat hat am Dienstag den Steg geschlossen.\nEin Pfahl war lose."


def test_proquest_has_the_headline_above_the_labels_and_the_foot_goes() -> None:
    weir, ferries = articles(sample("proquest.txt"))
    assert (weir.title, weir.source, weir.byline) == ("Dock to shut for winter", "The Brae Courier", "Eva Lund")
    assert (day(weir), day(ferries)) == ("2023-01-14", "2022-03-02")
    assert weir.body == "The harvest board of Tarnfield voted.\nEngineers told the board."
    assert (ferries.title, ferries.body) == ("Ferry crews strike", "Crews stopped.")


def test_german_labels_write_the_day_first_and_the_first_label_parts_the_articles() -> None:
    harbour, ferries = articles(sample("wiso.txt"))
    assert (harbour.title, day(harbour), harbour.section) == ("Hafen bleibt zu", "2020-05-03", "Lokales")
    assert harbour.source == "Larner Bote"
    assert harbour.body == "Der Hafenrat hat den Weir geschlossen.\nEin zweiter Absatz."
    assert (ferries.title, day(ferries), ferries.body) == ("Fähren streiken", "2020-05-04", "Die Besatzungen streiken.")


def test_newsbank() -> None:
    [article] = articles(sample("newsbank.txt"))
    assert (article.title, article.source, article.section) == ("Dock to shut", "Brae Courier (Norway)", "Home")
    assert (article.body, day(article)) == ("The board closed the weir.", "2023-01-14")


def test_a_text_with_two_labels_is_none() -> None:
    [article] = articles(
        "Dock to shut\n\nSource: Brae Courier\n\nThe harvest board closed the weir on Tuesday night.\n"
    )
    assert article.title == "Dock to shut"
    assert article.body == "The harvest board closed the weir on Tuesday night."


HEAD = "Title: Ferry late again\nDate: 4 May 2019\nSource: Larn Post\nAuthor: Ada Holm\n"


def test_a_head_of_labels_that_somebody_wrote_is_read() -> None:
    [article] = read_articles(
        SourceFile("a.txt", content=f"{HEAD}\nThe ferry was late.\n\nNobody knew why.\n".encode())
    )
    assert isinstance(article, Article)
    assert (article.title, article.source, article.byline) == ("Ferry late again", "Larn Post", "Ada Holm")
    assert article.published is not None
    assert article.published.value == "2019-05-04"
    assert article.body == "The ferry was late.\nNobody knew why."


@pytest.mark.parametrize(
    "text", ["Note: the ferry was late.\nDate: 4 May 2019\n\nTitle: none", HEAD, f"The ferry.\n{HEAD}\nText"]
)
def test_other_texts_have_no_such_head(text: str) -> None:
    assert not is_labelled_export(text, SourceFile("a.txt", content=text.encode()))


TAIL = (
    "Quelle:\tLarner Bote vom 02.03.2021, S. 7\nRessort:\tLokales\nDokumentnummer:\t2021{}\nAlle Rechte vorbehalten\n"
)


def test_labels_may_stand_below_the_text_of_each_article() -> None:
    sentence = "Der Hafenrat hat das alte Wehr nach langer Beratung für zwei Jahre geschlossen. " * 4
    first = f"Wehr bleibt zu\n\nVon Eva Lund\n\n{sentence}\n\n{TAIL.format(1)}"
    weir, ferry = articles(f"{first}\nFähre fährt\n\n{sentence}\n\n{TAIL.format(2)}")
    assert (weir.title, weir.byline, weir.source, weir.section) == (
        "Wehr bleibt zu",
        "Eva Lund",
        "Larner Bote",
        "Lokales",
    )
    assert (weir.body, day(weir), ferry.title) == (sentence.strip(), "2021-03-02", "Fähre fährt")


def test_pressreader_says_below_what_stands_above() -> None:
    sentence = "The harbour board shut the old weir for two years, after engineers had found cracks in its wall. " * 3
    tail = "Article Name:Weir shut\nPublication:Larn Post\nSection:NEWS\nAuthor:By Eva Lund\nStart Page:7\nEnd Page:7\n"
    [article] = articles(f"Weir shut\nLarn Post · 2 Mar 2021 · 7 · By Eva Lund\n\n{sentence}\n\n{tail}")
    assert (article.title, article.source, article.byline, article.section) == (
        "Weir shut",
        "Larn Post",
        "Eva Lund",
        "NEWS",
    )
    assert (article.body, day(article)) == (sentence.strip(), "2021-03-02")


@pytest.mark.parametrize(
    "first",
    ["By Monday the water had risen over the quay.", "The Larn Post has learned that on 3 March 2021 the mayor left."],
)
def test_a_sentence_above_labels_is_no_head(first: str) -> None:
    sentence = "The harbour board shut the old weir for two years, after engineers had found cracks in its wall. " * 3
    tail = "Title: Weir shut\nPublication title: Larn Post\nPublication date: Mar 3, 2021\nProQuest document ID: 7\n"
    [article] = articles(f"Weir shut\n\n{first}\n\n{sentence}\n\n{tail}")
    assert (article.byline, article.body) == ("", f"{first}\n{sentence.strip()}")


def test_full_text_above_the_texts_makes_proquest_no_nexis() -> None:
    head = "Weir shut\n\nAuthor: Lund, Eva\n\nPublication info: Larn Post ; London (UK). 02 Mar 2021: 7.\n\n"
    foot = "Subject: Weirs\n\nTitle: Weir shut\n\nPublication title: Larn Post\n\nPublication date: Mar 2, 2021\n\n"
    foot += "ProQuest document ID: 7\n"
    [article] = articles(f"{'_' * 60}\n\nDocument 1 of 1\n\n{head}Full text:\nThe board shut the weir.\n\n{foot}")
    assert (article.title, article.byline, day(article)) == ("Weir shut", "Eva Lund", "2021-03-02")


def test_the_label_of_the_text_may_end_the_head() -> None:
    [article] = articles(f"URL: https://larn.example/f\n{HEAD}TEXT:\nThe ferry was late.\n\nNobody knew why.\n")
    assert (article.title, article.body) == ("Ferry late again", "The ferry was late.\nNobody knew why.")


def test_the_place_of_a_publication_is_no_part_of_its_name() -> None:
    export = """Title: Weir shut
Publication title: The Brae Courier; Brae
Publication date: Nov 3, 2021
ProQuest document ID: 7

Full text: The board closed the weir.
"""
    [article] = read_articles(SourceFile("a.txt", content=export.encode()))
    assert isinstance(article, Article)
    assert article.source == "The Brae Courier"


def test_wiso_counts_its_documents_and_has_its_labels_below_the_text() -> None:
    document = (
        "Dokument {0} von 2\n\nLarner Bote vom 0{0}.05.2020, Nr. 103, S. 4 / Lokales\n\nHafen bleibt zu, Teil {0}\n\n"
        "Von Eva Lund\n\nDer Hafenrat hat den Hafen geschlossen. Er tagt wieder im Juni.\n\n"
        "Quelle: Larner Bote vom 0{0}.05.2020, Nr. 103, S. 4\nRessort: Lokales\nDokumentnummer: LB-{0}\n\n"
    )
    first, second = articles(document.format(1) + document.format(2))
    assert (first.title, first.source, day(first)) == ("Hafen bleibt zu, Teil 1", "Larner Bote", "2020-05-01")
    assert (first.byline, first.body) == (
        "Eva Lund",
        "Der Hafenrat hat den Hafen geschlossen. Er tagt wieder im Juni.",
    )
    assert (second.title, day(second)) == ("Hafen bleibt zu, Teil 2", "2020-05-02")


def test_what_proquest_writes_for_nobody_is_no_writer() -> None:
    text = "Title: Dock to shut\nAuthor: Anonymous\nPublication date: Jan 14, 2023\nFull text: The board closed it.\n"
    [article] = articles(text + "ProQuest document ID: 12\n")
    assert (article.title, article.byline) == ("Dock to shut", "")


def test_newsbank_has_two_words_for_the_writer() -> None:
    text = "The board closed the old weir on Tuesday.\n\nThe mayor was glad of it, she said on Monday.\n"
    [article] = articles(f"{HEAD.replace('Author:', 'Author/Byline:')}\n{text}")
    assert article.byline == "Ada Holm"


GALE = """{0}
Author: Ada Holm
Date: May {1}, 2019
From: Larn Post (Larn, Norway)
Document Type: Article
Length: 14 words

Full Text:
The ferry of Larn was late again on Friday.

Nobody knew why.

Copyright: COPYRIGHT 2019 Larn Press
Source Citation (MLA 9th Edition)
Holm, Ada. "{0}." Larn Post, {1} May 2019.
Gale Document Number: GALE|A90000000{1}
"""


def test_gale_has_each_headline_above_the_labels() -> None:
    first, second = articles(GALE.format("Ferry late again", 4) + "\n" + GALE.format("Weir shut, mill too", 5))
    assert (first.title, first.source, day(first)) == ("Ferry late again", "Larn Post (Larn, Norway)", "2019-05-04")
    assert (second.title, second.byline, day(second)) == ("Weir shut, mill too", "Ada Holm", "2019-05-05")
    assert first.body == second.body == "The ferry of Larn was late again on Friday.\nNobody knew why."


RULE = "_" * 60
PROQUEST_PAGE = f"""<html><body><p>{RULE}</p><h1>Dock to shut</h1><p><strong>Author: </strong>Lund, Eva</p>
<p><a href="https://docs.example/1">ProQuest document link</a></p>
<p><strong>ABSTRACT (ENGLISH)</strong></p><p>Docks.</p>
<p><strong>FULL TEXT</strong></p><p>The board voted.</p><p>Crews left.</p><p><strong>DETAILS</strong></p><table>
<tr><td>Subject:</td><td>Ports</td></tr><tr><td>Title:</td><td>Dock to shut</td></tr>
<tr><td>Publication title:</td><td>The Brae Courier</td></tr>
<tr><td>Publication date:</td><td>Jan 14, 2023</td></tr></table></body></html>"""


def test_the_headings_of_a_page_of_proquest_are_no_text() -> None:
    [article] = articles(PROQUEST_PAGE, "export.html")
    assert (article.title, article.byline, article.source) == ("Dock to shut", "Eva Lund", "The Brae Courier")
    assert article.body == "The board voted.\nCrews left."
    assert {"ProQuest document link", "ABSTRACT (ENGLISH): Docks."} <= set(article.removed)


def test_a_summary_is_the_text_where_the_database_has_no_other() -> None:
    with_text, without = articles(sample("proquest.txt").replace("Full text: Crews stopped.", "Abstract: Crews stop."))
    assert with_text.body.startswith("The harvest board")
    assert "Short." in with_text.removed
    assert without.body == "Crews stop."


def test_thousands_of_blank_lines_are_soon_known_to_be_no_export() -> None:
    with no_hang():
        assert not is_labelled_export("\n" * 100_000, SourceFile("a.csv"))
        assert not is_nexis_uni("\n" * 100_000, SourceFile("a.csv"))


GALE_ONEFILE = """{name}
{source}
Document Type: Article
Byline: Eva Lund
Full Text:
The ferry of Brae was late again.

Crews stopped work on Monday.

COPYRIGHT 2023 Brae Media
Source Citation   (MLA 8th Edition)
Lund, Eva. "Ferry late again." Brae Courier, 14 Jan. 2023, p. 4. Gale OneFile: News. Accessed 1 Mar. 2023.
Gale Document Number: GALE|A7333{number}

"""


@pytest.mark.parametrize("is_page", [False, True])
def test_how_gale_would_have_an_article_cited_is_no_text_of_it(is_page: bool) -> None:
    first = GALE_ONEFILE.format(
        name="Title: Ferry late again.", source="Source: Brae Courier (Brae, Scotland). (Jan. 14, 2023): p4.", number=1
    )
    second = GALE_ONEFILE.format(
        name="Title: Ferry sunk.", source="Source: Brae Courier. (Jan. 15, 2023): pA1.", number=2
    )
    text = f"Gale OneFile: News\n\n{first}{second}"
    if is_page:
        text = f"<html><body><p>{'</p><p>'.join(filter(None, text.split(chr(10))))}</p></body></html>"
    late, sunk = articles(text, "gale.html" if is_page else "gale.txt")
    assert (late.title, sunk.title) == ("Ferry late again.", "Ferry sunk.")
    assert [day(late), day(sunk)] == ["2023-01-14", "2023-01-15"]
    for article in (late, sunk):
        assert (article.source.split(" (")[0], article.byline) == ("Brae Courier", "Eva Lund")
        assert article.body == "The ferry of Brae was late again.\nCrews stopped work on Monday."


def test_a_number_of_a_series_below_the_text_is_no_part_of_it() -> None:
    text = "Title: Ferry late\nSource: Brae Courier. 14 January 2023, p4.\nFull Text: Crews stopped.\nNote: two.\n"
    [article] = articles(f"{text}ISSN: 1234-5678\nAccession Number: 2W612345\nDatabase: Newspaper Source\n")
    assert article.body == "Crews stopped. Note: two."


def test_the_headline_the_writer_and_the_issue_stand_above_the_labels_of_gale() -> None:
    foot = "Source Citation (MLA 9th Edition)\nLund, Eva. “Ferry late.” 2019.\nGale Document Number: GALE|A1\n\n"
    late = "Ferry late\nEva Lund\nBrae Courier. (May 3, 2019): News: pA4.\nCopyright: COPYRIGHT 2019 B.\nFull Text:\n"
    sunk = "Ferry sunk\nThe Holm Star. (May 4, 2019): p1.\nCopyright: COPYRIGHT 2019 H.\nFull Text:\nIt sank.\n"
    first, second = articles(f"{late}It was late.\n\nLund, Eva\n{foot}{sunk}{foot}")
    assert (first.title, first.byline, first.source, first.body) == (
        "Ferry late",
        "Eva Lund",
        "Brae Courier",
        "It was late.",
    )
    assert (second.title, second.byline, second.source) == ("Ferry sunk", "", "The Holm Star")
    assert second.body == "It sank."
    assert [day(first), day(second)] == ["2019-05-03", "2019-05-04"]


def test_a_day_behind_the_twelfth_tells_the_order_of_all_days_in_an_export() -> None:
    record = "Title: {}\nSource: Harbour Times. {}, p4.\nAccession Number: {}\nFull Text: The board voted.\n"
    foot = "Persistent link to this record (Permalink): https://base.example/AN=1\nDatabase: Newspaper Source\n\n"
    issues = [("Weir shut", "05/03/2019", 1), ("Oats fall", "05/23/2019", 2), ("Fog", "03/04/2019", 3)]
    export = articles("".join(record.format(*issue) + foot for issue in issues))
    assert [day(article) for article in export] == ["2019-05-03", "2019-05-23", "2019-03-04"]
    assert all(article.published and article.published.reliable for article in export)
    assert {article.body for article in export} == {"The board voted."}
    [alone] = articles(record.format(*issues[0]) + foot)
    assert alone.published
    assert not alone.published.reliable
