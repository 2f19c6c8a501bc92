"""Which countries an article has, in which roles, with which mentions."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType

import pytest

from searchapp.extraction.flow import extract_facts
from searchapp.model.article import Article

SHARED = Path(__file__).resolve().parents[4] / "shared"


def roles(article: Article) -> dict[str, tuple[str, ...]]:
    """{country: the parts it plays}."""
    return {country.id: country.roles for country in extract_facts(article).countries}


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
    mentioned = extract_facts(Article(id="bread", body=head)).countries
    assert {country.id for country in mentioned if "dateline" in country.roles} == countries


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
    assert [(country.id, country.roles) for country in facts.countries] == [("PE", ("about",))]
    assert [(mention.text, mention.rule) for mention in facts.countries[0].mentions] == [("Peruvian", "given")]
    assert extract_facts(Article(id="none", body="A llama walked to Chile.", countries=())).countries == ()


def scored(articles: list[tuple[dict[str, str], set[str]]], role: str | None) -> float:
    """F1 over the articles' sets of countries, of one role or of any."""
    hits = extracted = marked = 0
    for fields, expected in articles:
        countries = extract_facts(Article(**fields, organizations=())).countries
        codes = {country.id for country in countries if role is None or role in country.roles}
        hits, extracted, marked = hits + len(codes & expected), extracted + len(codes), marked + len(expected)
    return 2 * hits / (extracted + marked)


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
    marked = [(article, places_codes(gold.REUTERS_PLACE, marks["places"])) for article, marks in stories]
    assert scored([(article, expected) for article, expected in marked if expected], "about") >= 0.935


def places_codes(renamed: Mapping[str, str], marked: set[str]) -> set[str]:
    """The ISO codes of the editors' place codes, some of which are no common names."""
    return {renamed[name] for name in marked if name in renamed} | codes(marked - set(renamed))
