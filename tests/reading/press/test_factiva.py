"""Factiva's text and HTML, with its codes and without."""

from __future__ import annotations

import pytest

from tests.reading.press.exports import articles, day, sample


def test_codes_fill_fields_and_words_of_the_text_are_none() -> None:
    first, second = articles(sample("factiva-codes.txt"))
    assert (first.title, first.section, first.byline) == ("Le petit bac arrêté pour l'hiver", "Actualité", "Jonas Lund")
    assert (first.source, day(first), first.countries) == ("Le Courrier de Brae", "2019-03-03", ("NO",))
    assert first.body.split("\n") == [
        "Le conseil du pont a voté.",
        "IN the middle of a text no code begins. Les ingénieurs ont dit.",
    ]
    assert "CO norail : Northern Railway Ltd" in first.removed
    assert (second.title, second.body, day(second)) == ("Second", "Un.\nDeux.", "2019-03-05")


def test_an_article_without_a_number_ends_where_the_next_headline_begins() -> None:
    lines = sample("factiva-codes.txt").split("\n")
    without_numbers = "\n".join(line for line in lines if not line.startswith("AN "))
    assert [article.title for article in articles(without_numbers)] == ["Le petit bac arrêté pour l'hiver", "Second"]


def test_the_layout_without_codes() -> None:
    weir, harbour = articles(sample("factiva-plain.txt"))
    assert (weir.title, weir.section, weir.byline) == ("Le petit bac arrêté pour l'hiver", "Actualité", "Jonas Lund")
    assert (weir.source, day(weir)) == ("Le Courrier de Brae", "2019-03-03")
    assert weir.body == "Le conseil du pont a voté.\nLes ingénieurs ont dit."
    assert (harbour.title, harbour.source, day(harbour)) == ("Hafen zu", "Larner Bote", "2020-05-12")
    assert harbour.body == "Der Hafen ist zu."


def test_the_language_that_the_export_states_is_kept() -> None:
    texts = (sample("factiva-codes.txt"), sample("factiva-plain.txt"))
    assert [[article.language for article in articles(text)] for text in texts] == [["fr", "fr"], ["fr", "de"]]


def test_a_page_of_html() -> None:
    [article] = articles(sample("factiva.html"), "export.html")
    assert (article.title, article.byline) == ("Harbour shuts & rests", "Eva Lund")
    assert (article.source, day(article)) == ("The Brae Courier", "2019-03-03")
    assert article.body == "The board voted.\nMore came."


FERRY = """{above}
212 words
5 May 2019
Agence France Presse
AFPR
English
Copyright Agence France-Presse, 2019 All reproduction and presentation rights reserved.

The ferry was late again on Saturday.

Nobody could say why at the Harbour Company.
{below}
Document AFPR000020190505ef55000p1
"""


@pytest.mark.parametrize("section", ["HOME\n", ""])
def test_two_writers_whose_line_is_as_long_as_the_headline_are_the_byline(section: str) -> None:
    [article] = articles(FERRY.format(above=f"{section}Ferry is late again\nBy Eva Lund and Jo Holm", below=""))
    assert (article.title, article.byline) == ("Ferry is late again", "Eva Lund and Jo Holm")
    assert article.section == section.strip()


@pytest.mark.parametrize(
    "byline", ["Eva Lund and Jo Holm in Oxmere", "Eva Lund in Oxmere", "Eva Lund, Jo Holm and Ola Berg in Rome"]
)
def test_writers_with_their_place_are_the_byline_below_a_short_headline(byline: str) -> None:
    [article] = articles(FERRY.format(above=f"Ferry sinks\n{byline}", below=""))
    assert (article.title, article.byline, article.section) == ("Ferry sinks", byline, "")


def test_a_writer_that_says_so_is_the_byline_below_the_shortest_headline() -> None:
    [article] = articles(FERRY.format(above="Ferry sinks\nBy Eva Lund", below=""))
    assert (article.title, article.byline, article.section) == ("Ferry sinks", "Eva Lund", "")


def test_a_name_in_a_place_below_a_section_is_a_headline() -> None:
    [article] = articles(FERRY.format(above="World News\nPrince Olaf in Oxmere", below=""))
    assert (article.title, article.section) == ("Prince Olaf in Oxmere", "World News")


def test_what_begins_with_by_below_a_section_is_a_headline() -> None:
    [article] = articles(FERRY.format(above="Travel\nBy Land And Sea To Oxmere", below=""))
    assert (article.title, article.section) == ("By Land And Sea To Oxmere", "Travel")


@pytest.mark.parametrize(
    "below", ["Brae Newspapers Limited", "Agence France-Presse", "ah/ol\n\nBrae & Lund Media Group"]
)
def test_the_publisher_and_an_agency_s_signature_below_the_text_are_no_part_of_it(below: str) -> None:
    [article] = articles(FERRY.format(above="Ferry late again", below=f"\n{below}\n"))
    assert article.body.endswith("\nNobody could say why at the Harbour Company.")
    assert set(below.split("\n\n")) <= set(article.removed)
