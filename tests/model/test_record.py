"""An article with its facts as JSON."""

from __future__ import annotations

from typing import Any

import msgspec

from searchapp.model.article import Article, Published
from searchapp.model.facts import CitedSource, Country, Facts, Mention, MentionedDate, Organization, Person
from searchapp.model.field_names import Note
from searchapp.model.record import article_record, extract_record

UNESCO = Mention(0, 6, "UNESCO", "list", 0.98765)
ARTICLE = Article(
    "mill",
    "UNESCO lists the mill.",
    "Mill",
    byline="Ana Lontra",
    published=Published("2014", "year", "metadata"),
    organizations=("Mill Board",),
    removed=("Share this",),
    notes=(Note("not used", "colour"),),
)
FACTS = Facts(
    published=Published("2014-03-03", "day", "text"),
    organizations=(Organization("unesco", "UNESCO", (UNESCO, UNESCO)),),
    people=(Person("ana-lontra", "Ana Lontra"),),
    countries=(Country("PT", "Portugal", ("about", "dateline")),),
    cited_sources=(CitedSource("reuters", "Reuters", credits=("Photo: Reuters",)),),
    dates=(MentionedDate("2014-02", "month", 5, 18, "February 2014"),),
    language="en",
)


def as_json(record: Any) -> dict[str, Any]:
    members: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(record))
    return members


def test_a_value_comes_with_its_evidence() -> None:
    facts = as_json(article_record(ARTICLE, FACTS, ""))["facts"]
    (organization,) = facts["organizations"]
    assert (organization["id"], organization["label"], organization["count"]) == ("unesco", "UNESCO", 2)
    assert organization["mentions"][0] == {"start": 0, "end": 6, "text": "UNESCO", "rule": "list", "score": 0.988}
    assert facts["countries"][0]["roles"] == ["about", "dateline"]
    assert facts["cited_sources"][0]["credits"] == ["Photo: Reuters"]
    assert facts["dates"] == [{"value": "2014-02", "grain": "month", "start": 5, "end": 18, "text": "February 2014"}]


def test_what_the_article_brings_of_facts_is_told_once_as_a_fact() -> None:
    record = as_json(article_record(ARTICLE, FACTS, "2026-11-20T08:30:00Z"))
    assert record["added"] == "2026-11-20T08:30:00Z"
    assert record["removed"] == ["Share this"]
    assert not {"published", "organizations", "language", "credits", "notes"} & record.keys()
    assert record["facts"]["published"]["value"] == "2014-03-03"


def test_extract_prints_the_same_side_by_side() -> None:
    record = as_json(article_record(ARTICLE, FACTS, ""))
    facts = record.pop("facts")
    del record["added"]
    assert as_json(extract_record(ARTICLE, FACTS)) == record | facts
