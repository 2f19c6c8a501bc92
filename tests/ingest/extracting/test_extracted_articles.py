"""Articles on their way from process to process: what arrives is what was sent."""

from __future__ import annotations

import pickle

import pytest
from msgspec.structs import replace

from searchapp.errors import ArticleError, LeftOut, NoArticles
from searchapp.extraction.organizations.authority import Evidence
from searchapp.ingest.extracting.extracted_articles import (
    ArticleOutline,
    ExtractedArticle,
    ExtractedBatch,
    packed,
    packed_articles,
    unpacked,
    unpacked_articles,
)
from searchapp.model.article import Article, Published
from searchapp.model.facts import CitedSource, Country, Facts, Mention, MentionedDate, Organization, Person
from searchapp.model.field_names import Note
from tests.ingest.extracting.reading import NEWS, id_of, read


def test_articles_facts_and_errors_survive_packing() -> None:
    otters, torn, herons = read(NEWS).articles()
    assert [id_of(otters), id_of(herons)] == ["otters", "herons"]
    assert otters.facts.organizations
    assert herons.facts.published
    assert isinstance(torn.article, ArticleError)
    again = unpacked_articles(packed_articles([otters, herons, torn]))
    assert again[:2] == [otters, herons]
    assert (str(again[2].article), again[2].article.line) == (str(torn.article), 2)


MENTION = Mention(3, 6, "Oslo", "gazetteer", 0.5)
ARTICLE = Article(
    "tea",
    "Tea.",
    published=Published("2014", "year", "text", reliable=False),
    organizations=("UNESCO",),
    countries=(),
    notes=(Note("mapped", "x"),),
    line=7,
)
FACTS = Facts(
    Published("2014-05-04", "day", "url"),
    (Organization("unesco", "UNESCO", (MENTION,)),),
    (Country("NO", "Norway", ("about", "dateline"), (MENTION,)),),
    (CitedSource("reuters", "Reuters", (MENTION,), ("Photo: Reuters",)),),
    (MentionedDate("2014", "year", 0, 4, "2014"),),
    (Person("ana", "Ana Ito", (MENTION,)),),
    "en",
)
EXTRACTED = ExtractedArticle(3, ARTICLE, FACTS, b"\x00\xff")


@pytest.mark.parametrize("text", ["Tea.", "Čaj 茶 \0", "half of a character: \ud800"])
def test_every_kind_of_fact_and_text_survives_packing(text: str) -> None:
    sent = [EXTRACTED, replace(EXTRACTED, article=replace(ARTICLE, body=text)), ExtractedArticle(0, ARTICLE)]
    assert unpacked_articles(packed_articles(sent)) == sent


def test_articles_without_errors_are_not_pickled() -> None:
    assert not packed_articles([EXTRACTED]).startswith(pickle.PROTO)


def test_an_outline_survives_packing() -> None:
    outline = ArticleOutline(3, "tea", frozenset([Evidence("unesco", "UNESCO")]), (Note("mapped", "x"),), b"\x00\xff")
    assert unpacked(packed(outline)) == outline


@pytest.mark.parametrize("kind", [LeftOut, NoArticles])
def test_what_is_left_out_is_of_its_kind_still(kind: type[LeftOut]) -> None:
    again = unpacked(packed(kind("a.zip", ".png", 2, 7)))
    assert type(again) is kind
    assert (again.path, again.reason, again.line, again.count) == ("a.zip", ".png", 2, 7)


def test_a_batch_gives_its_articles() -> None:
    assert ExtractedBatch((), packed_articles([EXTRACTED])).articles() == [EXTRACTED]
