"""Copy of dpa, AFP, Reuters, UPI and TASS."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from tests.hanging import no_hang

SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> str:
    return (SAMPLES / name).read_text(encoding="utf-8")


def read(text: str, path: str = "export.txt") -> list[Article | ArticleError]:
    return list(read_articles(SourceFile(path, content=text.encode())))


def articles(text: str, path: str = "export.txt") -> list[Article]:
    results = read(text, path)
    assert all(isinstance(result, Article) for result in results), results
    return [result for result in results if isinstance(result, Article)]


def day(article: Article) -> str:
    return article.published.value if article.published else ""


@pytest.mark.parametrize(
    ("name", "title", "source", "date", "byline"),
    [
        ("dpa.txt", "Hafenrat schließt alten Weir", "dpa", "2016-02-20", ""),
        ("reuters.txt", "Canal board drains old timber lock", "Reuters", "", "Eva Lund"),
        ("afp.txt", "Le vieux quai de Tarnfield fermé", "Agence France-Presse", "2016-02-20", ""),
        ("upi.txt", "Canal board drains weir", "United Press International", "1984-02-20", "EVA LUND"),
        ("tass.txt", "Причал закрыли на зиму", "TASS", "", ""),
    ],
)
def test_headline_agency_day_and_byline(name: str, title: str, source: str, date: str, byline: str) -> None:
    [article] = articles(sample(name))
    assert (article.title, article.source, day(article), article.byline) == (title, source, date, byline)


def test_codes_slugs_and_notes_go_out_and_are_kept_beside() -> None:
    [article] = articles(sample("reuters.txt"))
    assert article.body == "TARNFIELD, Norway, Feb 20 (Reuters) - The harvest board closed the weir.\nMore text here."
    assert article.removed == (
        "(Adds quotes, background)",
        "UPDATE 2",
        "(Reporting by Eva Lund; Editing by Jo)",
        "Keywords: BRAE WEIR/CLOSURE",
    )
    [article] = articles(sample("dpa.txt"))
    assert article.body == "Oslo (dpa) - Der Hafenrat von Tarnfield hat den Weir geschlossen.\nMehr Text."
    assert article.removed[:3] == ("bdt0345 4 pl 312 dpa 0456", "Hafen/Norwegen/", "(Zusammenfassung 1430)")


@pytest.mark.parametrize("row", ["[;" * 200_000 + "x", "=" * 300_000 + "x", "a-" * 150_000, "a/ " * 100_000 + "x"])
def test_a_line_without_end_takes_no_time(row: str) -> None:
    story = sample("dpa.txt")
    for copy in (f"{story}{row}\n", story.replace("Hafenrat schließt", row), story.replace("Mehr Text.", row)):
        with no_hang():
            [article] = articles(copy)
        assert "Der Hafenrat von Tarnfield" in article.body


def test_a_line_of_codes_begins_a_story() -> None:
    first, second = articles(sample("dpa.txt") + sample("dpa.txt").replace("alten", "neuen"))
    assert (first.title, second.title) == ("Hafenrat schließt alten Weir", "Hafenrat schließt neuen Weir")


def test_a_pasted_article_with_a_dateline_is_no_raw_copy() -> None:
    [article] = articles("Weir shuts\n\nTARNFIELD (Reuters) - The harvest board closed the old weir on Tuesday.\n")
    assert (article.title, article.source) == ("Weir shuts", "Reuters")


def test_a_pasted_page_with_a_word_of_updates_in_its_menu_is_no_raw_copy() -> None:
    menu = "Home\nWorld\nExtra\nSport\nSign in\n\n"
    story = "TARNFIELD (Reuters) - The harvest board closed the old weir on Tuesday after a vote of all its members.\n"
    [article] = articles(f"{menu}Canal board drains the old weir\n\n{story}")
    assert (article.title, article.source) == ("Canal board drains the old weir", "Reuters")


TAKES = """AFP-0412
LARNMOUTH, May 4, 2019 (AFP) -

The ferry was late again on Saturday, and nobody could say why.

ah/ol

AFP 041530 GMT MAY 19


AFP-0413
OXMERE, May 5, 2019 (AFP) -

Forty ducks walked through the town hall, and nobody stopped them.

ah

AFP 051530 GMT MAY 19
"""
ITEMS = """Ferry late again
Xinhua
May 4, 2019 Saturday 3:30 PM GMT

LARNMOUTH, May 4 (Xinhua) -- The ferry was late again on Saturday. Enditem


Ducks in town hall
Xinhua
May 5, 2019 Sunday 3:30 PM GMT

OXMERE, May 5 (Xinhua) -- Forty ducks walked through the town hall. Enditem
"""


@pytest.mark.parametrize(("text", "titles"), [(TAKES, ["", ""]), (ITEMS, ["Ferry late again", "Ducks in town hall"])])
def test_what_follows_the_end_of_a_story_is_another(text: str, titles: list[str]) -> None:
    ferry, ducks = articles(text)
    assert [ferry.title, ducks.title] == titles
    assert [day(ferry), day(ducks)] == ["2019-05-04", "2019-05-05"]
    assert "Forty ducks" in ducks.body
    assert not any(sign in ferry.body + ducks.body for sign in ("Enditem", "GMT", "AFP-0413"))


def test_the_minute_in_which_reuters_sent_it_tells_the_day() -> None:
    head = "UPDATE 1-Ferry late again\n\n(Adds ducks)\n\nLARNMOUTH, May 4 (Reuters) - The ferry was late.\n\n"
    [article] = articles(f"{head}Saturday, 4 May 2019 15:30:00RTRS [nL1N2L1234] {{EN}}ENDS\n")
    assert (day(article), article.body.count("ENDS")) == ("2019-05-04", 0)


FERRY = "OXMERE, May 4, 2019 (AFP) - The ferry was late again on Saturday, and nobody could say why.\n\nah/ol/cm\n"


@pytest.mark.parametrize(
    "head",
    [
        "NO-ferry-harbour,lead WRAP\n   Ferry late again\n   ATTENTION - ADDS ducks ///\n   by Eva LUND\n",
        "Ferry-Oxmere-harbour, 2nd LEAD\n   Ferry late again\n   By Eva Lund\n",
        "FRS0123 4 I 0412 NOR /AFP-AA00\nFerry-harbour\nFerry late again\nBy Eva Lund\n",
        "Ferry-harbour\n\nFerry late again\n\nBy Eva Lund\n\n",
    ],
)
def test_the_slug_of_afp_is_no_headline(head: str) -> None:
    [article] = articles(head + FERRY)
    assert (article.title, article.source, day(article)) == ("Ferry late again", "Agence France-Presse", "2019-05-04")
    assert article.byline in ("Eva LUND", "Eva Lund")
    assert article.removed[-1] == "ah/ol/cm"


def test_french_copy_of_afp_has_its_day_and_no_slug() -> None:
    dateline = "OXMERE, 4 mai 2019 (AFP) - "
    [article] = articles(
        f"NO-transport-port PREV\nBac: retard (maire)\n\n{dateline}Le bac est encore en retard samedi.\n"
    )
    assert (article.title, article.section, day(article)) == ("Bac: retard (maire)", "", "2019-05-04")


@pytest.mark.parametrize(
    ("head", "dateline"),
    [
        (
            "GB-transport-port,LEAD\n\n   ATTENTION - ajoute maire ///\n\n   Bac: retard\n",
            "OXMERE (Royaume-Uni), 4 mai 2019 (AFP)",
        ),
        ("FRS0123 4 I 0412 GBR /AFP-AA00\nGB-transport-port\nBac: retard\n", "OXMERE (Royaume-Uni), 4 mai 2019 (AFP)"),
        ("REPEAT NO-ferry-harbour (PICTURE)\n\n   Bac: retard\n", "OXMERE (AFP), May 4, 2019"),
        ("NOR-barco-puerto,ampl\n\n   ATENCION - AÑADE alcalde ///\n\n   Bac: retard\n", "OXMERE, 4 may 2019 (AFP)"),
        ("NOR-barco,rev\n\n   ATENÇÃO - ACRESCENTA prefeito ///\n\n   Bac: retard\n", "OXMERE, 4 mai 2019 (AFP)"),
        (
            "Ferry-harbour,sum\n\n   ACHTUNG - neu: Hafen ///\n\n   Bac: retard\n",
            "OXMERE (Norwegen), 4. Mai 2019 (AFP)",
        ),
    ],
)
def test_slugs_and_notes_of_afp_in_its_languages_go_out(head: str, dateline: str) -> None:
    [article] = articles(f"{head}\n   Por Eva LUND\n\n   {dateline} - Le bac est encore en retard samedi.\n\nah/ol\n")
    assert (article.title, article.section, article.byline) == ("Bac: retard", "", "Eva LUND")
    assert (article.source, day(article)) == ("Agence France-Presse", "2019-05-04")
    assert article.body == f"{dateline} - Le bac est encore en retard samedi."


@pytest.mark.parametrize(
    "head",
    [
        "04MAY19 14:12 GMT-UPDATE 2-Ferry late again\n\n(Adds ducks)\n\nBy Eva Lund\n\n",
        "UPDATE 2-Ferry late again\n\n14:12 4May2019\n\n* Ducks on deck\n* Captain sorry\n\nBy Eva Lund\n\n",
    ],
)
def test_the_minute_above_copy_of_reuters_tells_the_day_and_points_stay(head: str) -> None:
    [article] = articles(f"{head}OXMERE, May 4 (Reuters) - The ferry was late again.\n")
    assert (article.title, article.source, day(article)) == ("Ferry late again", "Reuters", "2019-05-04")
    assert "UPDATE 2" in article.removed
    assert ("* Ducks on deck\n* Captain sorry\nOXMERE" in article.body) == ("Ducks" in head)


@pytest.mark.parametrize("update", ["RPT-UPDATE 3-", "WRAPUP 1-", "REFILE-"])
def test_what_only_reuters_writes_above_a_headline_goes_out(update: str) -> None:
    [article] = articles(f"{update}Ferry late again\n\nOXMERE, May 4 (Reuters) - The ferry was late again.\n")
    assert (article.title, article.source) == ("Ferry late again", "Reuters")


def test_stories_saved_from_a_screen_begin_with_the_minute_the_agency_and_the_headline() -> None:
    foot = "(Reporting by Eva Lund)\n((eva@example.com))\n(c) Copyright 2019. Click For Restrictions\n\n"
    ferry, ducks = articles(
        f"04-May-2019 14:12:33 RTRS - Ferry late again\n\nOXMERE, May 4 (Reuters) - The ferry was late again.\n\n{foot}"
        f"05-May-2019 09:00:01 RTRS - UPDATE 2-Ducks sail\n\nBy Eva Lund\n\nOXMERE, May 5 (Reuters) - Ducks sailed.\n"
    )
    assert (ferry.title, ferry.source, day(ferry)) == ("Ferry late again", "Reuters", "2019-05-04")
    assert ferry.body == "OXMERE, May 4 (Reuters) - The ferry was late again."
    assert (ducks.title, ducks.byline, day(ducks)) == ("Ducks sail", "Eva Lund", "2019-05-05")
