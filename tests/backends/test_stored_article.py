"""An article with its facts as the bytes that the index stores, and back."""

from __future__ import annotations

import pytest
from msgspec.structs import fields

from searchapp.backends.base import IndexedArticle
from searchapp.backends.facet_terms import facet_terms
from searchapp.backends.stored_article import (
    MEMBERS,
    StoredArticle,
    added_of,
    article_bytes,
    article_of,
    body_of,
    copies_of,
    file_of,
    hits_of,
    indexed_article_of,
    language_of,
    summary_bytes,
    summary_of,
    summary_rows,
)
from searchapp.model.article import Article, Published
from searchapp.model.facts import CitedSource, Country, Facts, Mention, MentionedDate, Organization, Person
from searchapp.model.field_names import Note
from searchapp.model.result import Named, Run

MENTION = Mention(3, 6, "Oslo\n", "gazetteer", 0.5)
PUBLISHED = Published("2014-05-04", "day", "url", reliable=False, instant="2014-05-04T10:00:00Z")
ARTICLE = Article(
    "tea",
    "Tea.\nOats.\0 “Ō”",
    title="Tea\tTime",
    path="a.txt",
    section="Food",
    byline="Ana Ito; Bo Li",
    source="The Herald",
    url="https://tea.example",
    published=PUBLISHED,
    organizations=("UNESCO",),
    countries=(),
    credits=("Photo",),
    removed=("Print", ""),
    repairs=("encoding",),
)
FACTS = Facts(
    PUBLISHED,
    (Organization("unesco", "UNESCO", (MENTION,)),),
    (Country("NO", "Norway", ("about", "dateline"), (MENTION,)), Country("SE", "Sweden", ("mentioned",))),
    (CitedSource("reuters", "Reuters", (MENTION,), ("Photo: Reuters",)),),
    (MentionedDate("2014", "year", 0, 4, "2014"),),
    (Person("ana", "Ana Ito", (MENTION,)),),
    "en",
)
INDEXED = IndexedArticle(ARTICLE, FACTS, "../a.txt\t1f", copies="g1", added="2020-01-01T00:00:00Z")


def stored(indexed: IndexedArticle = INDEXED) -> bytes:
    return article_bytes(indexed, indexed.article.body.encode())


def summary(indexed: IndexedArticle = INDEXED) -> bytes:
    return summary_bytes(indexed, facet_terms(indexed.article, indexed.facts), indexed.facts.published)


def test_every_member_of_every_kind_is_stored_but_for_bodies_and_notes() -> None:
    assert set(MEMBERS[Article]) == {field.name for field in fields(Article)} - {"body", "notes", "line"}
    for kind in (Facts, Organization, Country, CitedSource, Person, Mention, MentionedDate):
        assert set(MEMBERS[kind]) == {field.name for field in fields(kind)}


def test_all_comes_back_as_it_went_in() -> None:
    assert article_of(stored()) == StoredArticle(ARTICLE, FACTS, "2020-01-01T00:00:00Z")
    assert indexed_article_of(stored()) == INDEXED
    assert (file_of(stored()), body_of(stored())) == (INDEXED.file, ARTICLE.body)


def test_facts_before_corrections_are_kept_only_where_they_differ() -> None:
    same = INDEXED._replace(extracted=FACTS)
    assert stored(same) == stored()
    other = INDEXED._replace(extracted=Facts(language="de"))
    assert indexed_article_of(stored(other)).extracted == Facts(language="de")


def test_notes_are_of_one_run_and_not_kept() -> None:
    noted = Article("tea", "Tea.", notes=(Note("mapped", "body"),))
    assert article_of(stored(IndexedArticle(noted, Facts(), "a\t1"))).article == Article("tea", "Tea.")


def test_what_an_article_does_not_bring_is_told_from_what_it_brings_none_of() -> None:
    again = article_of(stored()).article
    assert (again.organizations, again.countries, again.people) == (("UNESCO",), (), None)


def test_a_summary_has_what_a_result_list_shows() -> None:
    again = summary_of(summary())
    assert (again.id, again.title, again.url) == ("tea", "Tea\tTime", "https://tea.example")
    assert (again.published, again.added) == (PUBLISHED, "2020-01-01T00:00:00Z")
    assert again.facets["country_mentioned"] == (Named("NO", "Norway"), Named("SE", "Sweden"))
    assert again.facets["source"] == (Named("the herald", "The Herald"),)


def test_an_article_that_tells_nothing_has_a_summary_too() -> None:
    again = summary_of(summary(IndexedArticle(Article("tea", ""), Facts(), "a\t1")))
    assert (again.title, again.published, {*again.facets.values()}) == ("", None, {()})


def test_rows_of_several_summaries_are_read_at_once() -> None:
    bare = IndexedArticle(Article("oats", ""), Facts(), "a\t1")
    rows = summary_rows([summary(), summary(bare)])
    assert [language_of(row) for row in rows] == ["en", ""]
    assert [added_of(row) for row in rows] == ["2020-01-01T00:00:00Z", ""]
    assert [copies_of(row) for row in rows] == ["g1", ""]
    assert summary_rows([]) == []


def test_hits_show_the_articles_of_the_rows() -> None:
    (hit,) = hits_of(summary_rows([summary()]), [2.5], [(Run("tea", match=True),)])
    assert (hit.id, hit.source, hit.section, hit.byline, hit.language) == (
        "tea",
        "The Herald",
        "Food",
        "Ana Ito; Bo Li",
        "en",
    )
    assert hit.organizations == (Named("unesco", "UNESCO"),)
    assert hit.countries == (Named("NO", "Norway"),)
    assert (hit.published, hit.score, hit.snippet) == (PUBLISHED, 2.5, (Run("tea", match=True),))
    with pytest.raises(ValueError, match="zip"):
        hits_of(summary_rows([summary()]), [], [()])
