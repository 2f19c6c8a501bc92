"""Datelines: the location, date and agency at the head of a story."""

from __future__ import annotations

import re

import pytest

from searchapp.extraction.dateline import find_dateline
from searchapp.extraction.gazetteer import gazetteer
from searchapp.model.article import Article


@pytest.mark.parametrize("head", ["The fair runs June 3-5 and again.", "On Jan. 10-11, 40 loaves burned."])
def test_the_first_of_some_days_is_no_dateline(head: str) -> None:
    assert find_dateline(Article(id="a", body=head), gazetteer()) is None


@pytest.mark.parametrize(
    ("head", "location", "day", "agency"),
    [
        ("SALVADOR, Feb 26 - Showers fell.", "SALVADOR", (0, 2, 26), ""),
        ("NEW YORK, March 2 -- Bread rose.", "NEW YORK", (0, 3, 2), ""),
        ("Caracas, feb 26 - bread rose.", "Caracas", (0, 2, 26), ""),
        ("VANCOUVER, British Columbia, March 2 - Bread rose.", "VANCOUVER, British Columbia", (0, 3, 2), ""),
        ("WASHINGTON (Reuter) - Bread rose.", "WASHINGTON", (0, 0, 0), "Reuter"),
        ("GAZA CITY (AP) — Bread rose.", "GAZA CITY", (0, 0, 0), "AP"),
        ("PARIS, March 3 (Xinhua) - Bread rose.", "PARIS", (0, 3, 3), "Xinhua"),
        ("OSLO, Norway (AP) _ Bread rose.", "OSLO, Norway", (0, 0, 0), "AP"),
        ("RENO, Nev. (July 4, 2016) – Bread rose.", "RENO, Nev.", (2016, 7, 4), ""),
        ("BUENOS AIRES, May 1, 1998 - Bread rose.", "BUENOS AIRES", (1998, 5, 1), ""),
        ("BERLIN, 2 March 2021 - Bread rose.", "BERLIN", (2021, 3, 2), ""),
        ("Kyiv, Tuesday 2nd March – Bread rose.", "Kyiv", (0, 3, 2), ""),
        ("GENEVA, 2 Mar. 2021 (UN News) — Bread rose.", "GENEVA", (2021, 3, 2), "UN News"),
        ("OXMERE, 4 mai 2019 (AFP) - Le pain est cher.", "OXMERE", (2019, 5, 4), "AFP"),
        ("Oxmere, 4. Mai 2019 (dpa) - Brot ist teuer.", "Oxmere", (2019, 5, 4), "dpa"),
        ("MADRID, 4 may 2019 (EFE).- El pan es caro.", "MADRID", (2019, 5, 4), "EFE"),
        ("ROMA, 4 mag 2019 (ANSA) - Il pane è caro.", "ROMA", (2019, 5, 4), "ANSA"),
        ("LISBOA, 4 de maio de 2019 (Lusa) - O pão é caro.", "LISBOA", (2019, 5, 4), "Lusa"),
        ("МОСКВА, 4 мая 2019 (ТАСС). Хлеб дорог.", "МОСКВА", (2019, 5, 4), "ТАСС"),
        ("МОСКВА, 4 мая. /ТАСС/. Хлеб дорог.", "МОСКВА", (0, 5, 4), "ТАСС"),
        ("(ANSA) - ROMA, 04 MAG - Il pane è caro.", "ROMA", (0, 5, 4), "ANSA"),
        ("Praha 4. května 2019 (ČTK) - Chléb je drahý.", "Praha", (2019, 5, 4), "ČTK"),
        ("Budapest, 2019. május 4., szombat (MTI) - A kenyér drága.", "Budapest", (2019, 5, 4), "MTI"),
        ("КИЇВ, 4 травня 2019 року /Укрінформ/. Хліб дорогий.", "КИЇВ", (2019, 5, 4), "Укрінформ"),
        ("МОСКВА, 4 мая 2019 - РИА Новости. Хлеб дорог.", "МОСКВА", (2019, 5, 4), ""),
        ("新华社北京2019年5月4日电 面包涨价。", "北京", (2019, 5, 4), "新华社"),
        ("新华社北京5月4日电 面包涨价。", "北京", (0, 5, 4), "新华社"),
        ("By Ann Baker\nLIMA — Bread rose.", "LIMA", (0, 0, 0), ""),
        ("CORK, Ireland--(BUSINESS WIRE)--May 4, 2021--Bread rose.", "CORK, Ireland", (2021, 5, 4), "BUSINESS WIRE"),
        ("CORK, Ireland, May 4, 2021 /PRNewswire/ -- Bread rose.", "CORK, Ireland", (2021, 5, 4), "PRNewswire"),
        ("CORK, N.J. / ACCESSWIRE / May 4, 2021 / Bread rose.", "CORK, N.J.", (2021, 5, 4), "ACCESSWIRE"),
        ("OXMERE (England), May 4, 2019 (AFP) - Bread rose.", "OXMERE (England)", (2019, 5, 4), "AFP"),
        ("OXMERE (Royaume-Uni), 4 mai 2019 (AFP) - Le pain.", "OXMERE (Royaume-Uni)", (2019, 5, 4), "AFP"),
        ("San José (Costa Rica), 4 may (EFE).- El pan es caro.", "San José (Costa Rica)", (0, 5, 4), "EFE"),
        ("OXMERE (England), 4 May 2019 - Bread rose.", "OXMERE (England)", (2019, 5, 4), ""),
        ("OXMERE (dpa), 4. Mai 2019 - Brot ist teuer.", "OXMERE", (2019, 5, 4), "dpa"),
        ("Oxmere (dpa), 4. Mai 2019 - Brot ist teuer.", "Oxmere", (2019, 5, 4), "dpa"),
        ("London (Reuters) - 4 May 2019 - Bread rose.", "London", (2019, 5, 4), "Reuters"),
        ("Larnmouth, Norway (AP) - May 4, 2019 - Bread rose.", "Larnmouth, Norway", (2019, 5, 4), "AP"),
        ("LARN, Norway (AP) - May 4, 2019 - Bread rose.", "LARN, Norway", (2019, 5, 4), "AP"),
        ("OXMERE (AFP), May 4, 2019 - Bread rose.", "OXMERE", (2019, 5, 4), "AFP"),
        ("ANKARA (AA) - 4 Mayıs 2019 - Ekmek pahalı.", "ANKARA", (2019, 5, 4), "AA"),
        ("OSLO (NTB) 4. mai 2019: Brødet er dyrt.", "OSLO", (2019, 5, 4), "NTB"),
        ("WIEN/GRAZ, 4. Mai 2019 (APA) - Brot ist teuer.", "WIEN/GRAZ", (2019, 5, 4), "APA"),
        ("New Delhi, May 4, 2019 (PTI) Bread rose.", "New Delhi", (2019, 5, 4), "PTI"),
        ("Киев. 4 мая 2019 года. УНН. Хлеб дорог.", "Киев", (2019, 5, 4), "УНН"),
        ("LONDON, 4 May 2019: Bread rose.", "LONDON", (2019, 5, 4), ""),
        ("4. Mai 2019 (dpa) - Brot ist teuer.", "", (2019, 5, 4), "dpa"),
        ("PARIS--(BUSINESS WIRE)--4 mai 2019--Le pain.", "PARIS", (2019, 5, 4), "BUSINESS WIRE"),
        ("AUSTIN, Texas A baker rose early.", "AUSTIN, Texas", (0, 0, 0), ""),
    ],
)
def test_a_dateline_gives_location_day_and_agency(
    head: str, location: str, day: tuple[int, int, int], agency: str
) -> None:
    article = Article(id="bread", title="Bread", body=head)
    dateline = find_dateline(article, gazetteer())
    assert dateline
    assert article.text[slice(*dateline.location)] == location
    assert (dateline.year, dateline.month, dateline.day) == day
    assert article.text[slice(*dateline.agency)] == agency


@pytest.mark.parametrize(
    "head", ["Bread rose on March 2 - at last.\n" * 3, "MAR8 -- 12", "US President bakes.", "A baker said.", ""]
)
def test_a_story_may_have_no_dateline(head: str) -> None:
    dateline = find_dateline(Article(id="bread", body=head), gazetteer())
    assert dateline is None or not dateline.year


@pytest.mark.parametrize(
    "head",
    [
        "The mill (built by bakers), 4 May 2019 - and again.",
        "Bakers, 4 May 2019: a day of bread.",
        "Bread rose. 4 May 2019. Bakers. Then it fell.",
        "On Saturday, May 4, 2019 (a holiday) bread rose.",
        "4 May 2019 (the day of bread) - and again.",
        "The mill (Oxmere), 4 May 2019 - and again.",
        "On Saturday, May 4, 2019 (UTC) we baked.",
        "4 May 2019 (Saturday) - bread rose.",
        "London. 4 May 2019. Rain. Nobody came.",
        "Last Updated, May 4, 2019 (GMT) Bread rose",
        "4 May 2019 (GMT) - bread rose.",
        "Eva Lund (BBC), 4 May 2019 - and again.",
        "Ottermann (SPD) 4. Mai 2019: Brot ist teuer.",
        "Eva Lund (baker), 4 loaves - and again.",
    ],
)
def test_a_day_within_a_sentence_is_no_dateline(head: str) -> None:
    assert find_dateline(Article(id="a", body=head), gazetteer()) is None


@pytest.mark.parametrize(
    "dateline",
    ["OXMERE, May 4 (Reuters) -", "LIMA —", "OXMERE, May 4 -", "OXMERE (AP) _", "OXMERE (England), May 4 (AFP) -"],
)
def test_a_dateline_may_stand_behind_a_deck(dateline: str) -> None:
    article = Article(id="bread", title="Bread", body=f"Bakers ask for flour\n* Mills are shut\n{dateline} Bread rose.")
    found = find_dateline(article, gazetteer())
    assert found is not None
    assert article.text[slice(*found.location)] == re.split(r",| —| \((?=AP)", dateline)[0]


@pytest.mark.parametrize(
    "line",
    [
        "Bakers, 4 barns (red) - rose.",
        "QUESTION — Does bread rise?",
        "NYSE-A VOLUME 9 UP 1.2",
        "LIMA A baker rose.",
        "Lima — the town — woke.",
    ],
)
def test_a_later_line_with_a_dash_is_no_dateline(line: str) -> None:
    article = Article(id="bread", title="Bread", body=f"Bakers ask for flour\n{line}")
    assert find_dateline(article, gazetteer()) is None


@pytest.mark.parametrize("day", ["4 May", "May 4", "4 mai", "4 May 2019"])
def test_the_span_of_the_day_is_the_day(day: str) -> None:
    article = Article(id="bread", title="Bread", body=f"OXMERE, {day} (AFP) - Bread rose.")
    dateline = find_dateline(article, gazetteer())
    assert dateline is not None
    assert article.text[slice(*dateline.date)] == day
