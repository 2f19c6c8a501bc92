"""Extraction as a whole."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.extraction.flow import extract_all, extract_facts
from searchapp.geo.countries import all_countries
from searchapp.model.article import Article


def test_extraction_imports_no_nltk_and_no_trainer() -> None:
    code = "import sys, searchapp.extraction.flow; print(*{'nltk', 'pycrfsuite'} & {*sys.modules})"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == ""


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
    values = [*facts.countries, *facts.cited_sources]
    for mention in [*(mention for value in values for mention in value.mentions), *facts.dates]:
        assert article.text[mention.start : mention.end] == mention.text != ""
    assert {country.id for country in facts.countries} <= set(all_countries())
    assert all(country.roles for country in facts.countries)


@given(bodies=st.lists(NEWS, max_size=5))
def test_articles_have_the_same_facts_alone_and_among_others(bodies: list[str]) -> None:
    articles = [Article(id=str(number), body=body) for number, body in enumerate(bodies)]
    assert extract_all(articles) == [extract_facts(article) for article in articles]


def test_articles_that_bring_their_names_are_told_among_those_that_do_not() -> None:
    body = "Anna Larn of the Norsund Tea Board spoke about tea and rye, and about the weather of the week."
    bringing = Article(id="own", body=body, organizations=("Rye Club",), people=())
    facts = extract_all([bringing, Article(id="none", body=body), bringing])
    assert [[organization.label for organization in each.organizations] for each in facts] == [
        ["Rye Club"],
        ["Norsund Tea Board"],
        ["Rye Club"],
    ]


@pytest.mark.parametrize(
    ("given_names", "people"),
    [
        ({"organizations": ("Norsund Tea Board",), "countries": ("NO",)}, []),
        ({"organizations": ("Norsund Tea Board",), "countries": ("NO",), "people": ("Bo Aas",)}, ["Bo Aas"]),
        ({"organizations": ("Norsund Tea Board",)}, ["Anna Larn"]),
        ({"countries": ("NO",)}, ["Anna Larn"]),
    ],
)
def test_an_article_with_organizations_and_countries_has_the_persons_that_it_brings(
    given_names: dict[str, tuple[str, ...]], people: list[str]
) -> None:
    body = "Anna Larn of the Norsund Tea Board spoke about tea and rye, and about the weather of the week."
    facts = extract_facts(Article(id="own", body=body, **given_names))
    assert [person.label for person in facts.people] == people
