"""Europresse's and Eureka's text and HTML."""

from __future__ import annotations

import pytest

from tests.reading.press.exports import articles, day, sample


def test_a_document_number_ends_each_article_of_a_text() -> None:
    weir, ferries = articles(sample("europresse.txt"))
    assert (weir.title, weir.source) == ("Le petit bac arrêté pour l'hiver", "Le Courrier de Brae")
    assert (weir.byline, weir.section, day(weir)) == ("Jonas Lund", "Politique", "2019-03-03")
    assert weir.body == "Le conseil du pont a voté mardi.\nLes ingénieurs ont dit."
    assert (ferries.title, ferries.source, day(ferries)) == ("Grève des ferries", "Le Nord", "2019-03-05")
    assert ferries.body == "Les équipages ont cessé le travail."


def test_a_page_names_its_parts_by_classes() -> None:
    page = sample("europresse.html")
    one_article = page[page.index("<article") : page.index("</body")]
    first, second = articles(page.replace("</body", one_article + "</body"), "e.html")
    assert first.title == second.title == "Le petit bac arrêté"
    assert (first.source, first.byline, first.section) == ("Le Courrier de Brae", "Jonas Lund", "Politique")
    assert (first.body, day(first)) == ("Le conseil a voté.\nSuite.", "2019-03-03")


def test_a_page_that_names_its_publication_in_a_script_is_none() -> None:
    story = "<p>The harvest board of Tarnfield voted on Tuesday to close the old timber lock for the winter.</p>" * 3
    script = "<script>var page = {'publicationName': 'Brae'}</script>"
    [article] = articles(
        f"<html><head>{script}</head><body><article><h1>Weir shuts</h1>{story}</article></body></html>"
    )
    assert article.id == "export.txt"


@pytest.mark.parametrize("issue", ["no. 123", "n° 12345", "no. 123, édition de Brae", "vol. 12"])
def test_the_number_of_an_issue_is_no_part_of_the_paper_s_name(issue: str) -> None:
    page = sample("europresse.html").replace("Courrier de Brae<", f"Courrier de Brae, {issue}<")
    [article] = articles(page, "export.html")
    assert article.source == "Le Courrier de Brae"
    assert issue in article.removed
