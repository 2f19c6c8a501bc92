"""Which countries an article has, in which parts, and where its text says so."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.extraction import dateline_of, extract_facts
from searchapp.extraction.countries.toponyms import find_toponyms
from searchapp.extraction.dates.publication_date import published
from searchapp.extraction.gazetteer import DATA, gazetteer, plain_text, table_rows
from searchapp.geo.countries import all_countries
from searchapp.model.article import Article

SHARED = Path(__file__).resolve().parents[3] / "shared"


def places(text: str) -> list[tuple[str, str]]:
    """The names of places in a text, each with its country."""
    return [(text[one.start : one.end], one.sense.country) for one in find_toponyms(gazetteer(), text)]


def roles(article: Article) -> dict[str, tuple[str, ...]]:
    """{country: the parts it plays}."""
    return {country.id: country.roles for country in extract_facts(article).countries}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iranian bakers met in Seoul.", [("Iranian", "IR"), ("Seoul", "KR")]),
        ("N.Z. kiwis for the U.K. and the UAE", [("N.Z.", "NZ"), ("U.K.", "GB"), ("UAE", "AE")]),
        ("a ferry to Côte d’Ivoire", [("Côte d’Ivoire", "CI")]),
        ("the NEW ZEALAND and IVORY COAST pavilions", [("NEW ZEALAND", "NZ"), ("IVORY COAST", "CI")]),
        ("the Saudi\nArabian stand", [("Saudi\nArabian", "SA")]),
        (
            "stamps of the USSR, Zaire, Ceylon and Burma",
            [("USSR", "RU"), ("Zaire", "CD"), ("Ceylon", "LK"), ("Burma", "MM")],
        ),
        ("East Germany beat Yugoslavia", [("East Germany", "DE"), ("Yugoslavia", "RS")]),
        ("Nigerians in Niger", [("Nigerians", "NG"), ("Niger", "NE")]),
        (
            "Guinea, Guinea-Bissau, Papua New Guinea",
            [("Guinea", "GN"), ("Guinea-Bissau", "GW"), ("Papua New Guinea", "PG")],
        ),
        ("New South Wales beat Wales", [("New South Wales", "AU"), ("Wales", "GB")]),
        ("a recipe from Chadwick, Malibu and Romania", [("Romania", "RO")]),
        ("the Indian Ocean, Latin America and the Persian Gulf", []),
        ("the Bank of England", [("Bank of England", "GB")]),
    ],
)
def test_names_demonyms_and_former_names_stand_for_countries(text: str, expected: list[tuple[str, str]]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mrs. Hamilton opened a bakery. Hamilton sells rye.", []),
        ("Paris Hilton flew to Rome.", [("Rome", "IT")]),
        ("Whitney Jordan sang for Jordan Smith.", []),
        ("The London Metal Exchange and Israel Radio", [("London", "GB"), ("Israel", "IL")]),
        ("Jordan's king sailed.", [("Jordan", "JO")]),
        ("Chad Smith drummed; the Chad team danced.", [("Chad", "TD")]),
        ("The Washington Institute baked a cake.", []),
        ("He was reading in Reading.", [("Reading", "GB")]),
        ("In March the Fleet sailed.", []),
    ],
)
def test_people_and_words_are_not_places(text: str, expected: list[tuple[str, str]]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Lebanon, Pa., held its fair.", "Lebanon", "US"),
        ("Lebanon held its fair.", "Lebanon", "LB"),
        ("Skaters of London, Ont., won. London is proud.", "London", "CA"),
        ("Skaters of London won.", "London", "GB"),
        ("Athens, Ga. loves its bands", "Athens", "US"),
        ("Athens loves its bands", "Athens", "GR"),
        ("A man from Paris, Texas, baked it.", "Paris", "US"),
        ("Birmingham, Ala., has a fair; Birmingham rejoices.", "Birmingham", "US"),
        ("Sydney, Nova Scotia, has a ferry.", "Sydney", "CA"),
        ("The San Jose, Costa Rica, summit", "San Jose", "CR"),
        ("San Jose, Calif., has orchards", "San Jose", "US"),
        ("Georgia peaches reached Florida.", "Georgia", "US"),
        ("Georgia and Russia traded wine in Tbilisi.", "Georgia", "GE"),
        ("Edmonton curlers from Alberta", "Edmonton", "CA"),
        ("Edmonton market gardens near Cairns, Queensland, Australia", "Edmonton", "AU"),
        ("Lausanne, Zurich and Geneva", "Geneva", "CH"),
        ("A Lamar County baker won; Paris rejoiced.", "Paris", "US"),
        ("The Middlesex County fair in London drew Canadian geese.", "London", "CA"),
        ("A Kentucky baker flew to London.", "London", "GB"),
        ("St Louis is a city of Missouri", "St Louis", "US"),
    ],
)
def test_namesakes_are_told_apart_by_what_stands_around_them(text: str, name: str, country: str) -> None:
    assert {found for place, found in places(text) if place == name} == {country}


def test_a_story_is_about_the_countries_of_its_dateline_and_title() -> None:
    article = Article(
        id="cheese",
        title="Swiss bread fair opens",
        body="OSLO, March 3 - Bakers came to look. A guest from Lima brought bread, another from Peru brought jam.",
    )
    assert roles(article) == {
        "CH": ("mentioned",),
        "NO": ("about", "dateline"),
        "PE": ("mentioned",),
    }


@pytest.mark.parametrize(
    ("head", "countries"),
    [
        ("LONDON, March 3 - Canadians, Canada said, like Canadian bread.", {"GB"}),
        ("LONDON, Ky. (WBRD) - Bread rose.", {"US"}),
        ("GEORGETOWN, Grand Cayman, March 25 - Bread rose.", {"KY"}),
        ("TOLUCA LAKE, Calif., March 4 - Bread rose.", {"US"}),
        ("ST LOUIS, March 4 - Bread rose.", {"US"}),
        ("BRUNSWICK, West Germany, April 1 - Bread rose.", {"DE"}),
    ],
)
def test_a_dateline_names_its_place_whole(head: str, countries: set[str]) -> None:
    found = extract_facts(Article(id="bread", body=head)).countries
    assert {country.id for country in found if "dateline" in country.roles} == countries


def test_the_most_salient_country_is_what_a_story_without_dateline_is_about() -> None:
    article = Article(id="tea", body="Kenyan tea won a prize. Kenya rejoiced, and a guest from India did too.")
    assert roles(article) == {"KE": ("about", "mentioned"), "IN": ("mentioned",)}


def test_sums_of_money_do_not_make_a_story_about_a_country() -> None:
    article = Article(
        id="price",
        body="The bakery in Norway sold for ten Canadian dollars, or eight U.S. dollars, to Norwegian friends.",
    )
    assert [code for code, played in roles(article).items() if "about" in played] == ["NO"]


def test_a_source_speaks_from_its_country() -> None:
    article = Article(
        id="kite",
        body="Kites flew over Iran, Peru and Chile. Israel's Channel 2 reported it, as Fars News Agency said.",
    )
    sources = {code for code, played in roles(article).items() if "source" in played}
    assert sources == {"IL", "IR"}


def test_countries_that_an_article_brings_are_kept_and_shown_in_its_text() -> None:
    facts = extract_facts(Article(id="own", body="A Peruvian llama walked to Chile.", countries=("pe", "XX")))
    assert [(one.id, one.roles) for one in facts.countries] == [("PE", ("about",))]
    assert [(mention.text, mention.rule) for mention in facts.countries[0].mentions] == [("Peruvian", "given")]
    assert extract_facts(Article(id="none", body="A llama walked to Chile.", countries=())).countries == ()


def test_every_row_of_the_tables_has_a_country_of_the_list() -> None:
    codes = set(all_countries())
    assert len(codes) == 250  # ISO 3166-1 has 249, and XK is what the EU uses for Kosovo
    assert {row[0].partition(".")[0] for row in table_rows(DATA / "places.tsv")} - codes == {"-"}
    assert {
        part.partition(":")[0][:2] for _, senses in table_rows(DATA / "cities.tsv") for part in senses.split()
    } <= codes


def test_the_labels_are_the_short_names_people_use() -> None:
    named = {code: country.label for code, country in all_countries().items()}
    assert [named[code] for code in ("IR", "KR", "US", "PS")] == ["Iran", "South Korea", "United States", "Palestine"]


PIECES = (
    "Paris|PARIS, March 3 (Xinhua) -|Texas|, Pa.|Georgia|Mrs.|U.S.|Iran’s|told the Post|(Reuters)|channel 2|said"
    "|in July|2015|last Monday|31 June|KY--(Marketwire - December 23, 2010)|ST. LOUIS|TOLUCA LAKE, Calif. -|é"
)
NEWS = st.lists(st.one_of(st.sampled_from(PIECES.split("|")), st.text(max_size=12)), max_size=14).map(" ".join)


@given(title=NEWS, body=NEWS)
def test_any_text_is_read_the_same_twice_and_every_mention_is_where_it_says(title: str, body: str) -> None:
    article = Article(id="any", title=title, body=body, countries=None)
    facts = extract_facts(article)
    assert extract_facts(article) == facts
    found = [*facts.countries, *facts.cited_sources]
    for mention in [*(mention for one in found for mention in one.mentions), *facts.dates]:
        assert article.text[mention.start : mention.end] == mention.text != ""
    assert {country.id for country in facts.countries} <= set(all_countries())
    assert all(country.roles for country in facts.countries)


@given(st.text())
def test_a_plain_text_keeps_its_offsets(text: str) -> None:
    assert len(plain_text(text)) == len(text) == len(gazetteer().normalize(text))


def scored(articles: list[tuple[dict[str, str], set[str]]], role: str | None) -> float:
    """F1 over the articles' sets of countries, of one role or of any."""
    hits = found = wanted = 0
    for fields, expected in articles:
        countries = extract_facts(Article(**fields, organizations=())).countries
        codes = {one.id for one in countries if role is None or role in one.roles}
        hits, found, wanted = hits + len(codes & expected), found + len(codes), wanted + len(expected)
    return 2 * hits / (found + wanted)


@pytest.fixture
def gold() -> ModuleType:
    """The readers of the marked news sets."""
    sys.path.insert(0, str(SHARED / "tools"))
    return pytest.importorskip("gold", reason="the readers of the marked sets are not here")


def codes(names: Iterable[str]) -> set[str]:
    """The ISO codes of country names, as the sets spell them."""
    countrynames = pytest.importorskip("countrynames", reason="the sets' country names are read by the train extra")
    return {code for name in names if (code := countrynames.to_code(name.replace("-", " "), fuzzy=False))}


@pytest.mark.slow
def test_the_countries_of_web_news_are_found(gold: ModuleType) -> None:
    path = SHARED / "data" / "geo_trnews" / "TR-News.dev.xml"
    assert scored([(article, codes(names)) for article, names in gold.toponyms(path)], None) >= 0.96


@pytest.mark.slow
def test_the_countries_that_wire_stories_are_about_are_the_editors(gold: ModuleType) -> None:
    stories = itertools.islice(gold.reuters(SHARED / "data" / "reuters21578"), 0, None, 5)
    marked = [(article, places_codes(gold.REUTERS_PLACE, told["places"])) for article, told in stories]
    assert scored([(article, wanted) for article, wanted in marked if wanted], "about") >= 0.935


def places_codes(renamed: Mapping[str, str], marked: set[str]) -> set[str]:
    """The ISO codes of the editors' place codes, some of which are no common names."""
    return {renamed[place] for place in marked if place in renamed} | codes(marked - set(renamed))


@pytest.mark.slow
def test_the_days_of_wire_stories_are_read_from_their_datelines(gold: ModuleType) -> None:
    stories = itertools.islice(gold.reuters(SHARED / "data" / "reuters21578"), 0, None, 5)
    pairs = [
        (published(Article(**article), dateline_of(Article(**article))), told["date"]) for article, told in stories
    ]
    dated = [(found.value[5:], date[5:]) for found, date in pairs if found and date]
    near = [found for found, date in dated if found[:2] == date[:2] and abs(int(found[3:]) - int(date[3:])) <= 1]
    assert len(dated) > 0.98 * len(pairs)
    assert len(near) >= 0.99 * len(dated)
