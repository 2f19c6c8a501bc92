"""Factiva's text and HTML, with its codes and without."""

from __future__ import annotations

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
