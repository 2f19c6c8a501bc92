"""ProQuest, NewsBank, WISO and others that print a label before each field."""

from __future__ import annotations

from tests.reading.press.exports import articles, day, sample


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
    assert (article.body, article.source) == ("The harvest board closed the weir on Tuesday night.", "")
