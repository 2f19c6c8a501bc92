"""The fields of an index in a cluster."""

from __future__ import annotations

import orjson

from searchapp.backends.article_fields import keywords_of
from searchapp.backends.base import IndexedArticle
from searchapp.backends.facet_terms import facet_terms
from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch import mapping
from searchapp.backends.opensearch.documents import to_source
from searchapp.engine import similarity
from searchapp.model.article import Article, Published
from searchapp.model.facets import FACETS
from searchapp.model.facts import Facts, MentionedDate, Organization
from searchapp.model.sorts import SORTS

LOCATION = ClusterLocation(("http://127.0.0.1:9200",), shards=6, replicas=2)
FACTS = Facts(
    Published("2014-05-04", "day", "text"),
    (Organization("unesco", "UNESCO"),),
    dates=(MentionedDate("2014", "year", 0, 1, ""),),
)
INDEXED = IndexedArticle(
    Article("tea", "Tea.", "Tea", url="http://tea.example", source="Herald"),
    FACTS,
    "a\t1",
    evidence=("e",),
    copies="c",
    bands=("b",),
    added="2020-01-01T00:00:00Z",
)


def test_every_field_that_is_sent_is_in_the_mapping() -> None:
    keywords = keywords_of(INDEXED, facet_terms(INDEXED.article, FACTS))
    assert keywords.keys() - {"mentioned"} <= set(mapping.KEYWORDS)
    month = INDEXED._replace(facts=Facts(Published("2014-05", "month", "text")))
    for indexed in (INDEXED, month):
        assert orjson.loads(to_source(indexed)).keys() <= mapping.PROPERTIES.keys()


def test_every_facet_and_order_has_a_field() -> None:
    assert FACETS.keys() <= set(mapping.KEYWORDS)
    assert {order.field for order in SORTS.values() if order.field} <= mapping.PROPERTIES.keys()


def test_only_what_is_shown_is_kept_as_it_was_sent() -> None:
    assert mapping.PROPERTIES.keys() - set(mapping.SOURCE_EXCLUDES) == {"id", "summary", "article"}


def test_weights_are_whole_and_those_of_the_formula() -> None:
    weights = (mapping.TITLE_WEIGHT, mapping.LEAD_WEIGHT, mapping.SPELLING_WEIGHT)
    formula = (similarity.TITLE_WEIGHT, similarity.LEAD_WEIGHT, similarity.SPELLING_WEIGHT)
    assert [weight / mapping.BODY_WEIGHT for weight in weights] == [*formula]
    assert max(mapping.TITLE_WEIGHT, mapping.BODY_WEIGHT + mapping.LEAD_WEIGHT) <= mapping.LENGTH_WEIGHT


def test_a_new_index_has_its_shards_its_mark_and_takes_no_other_fields() -> None:
    body = mapping.index_body(LOCATION, {"generation": 7})
    assert (body["settings"]["index"]["number_of_shards"], body["settings"]["index"]["number_of_replicas"]) == (6, 2)
    assert body["mappings"]["_meta"] == {"generation": 7}
    assert body["mappings"]["dynamic"] == "strict"
    analyzers = body["settings"]["index"]["analysis"]["analyzer"]
    used = {field.get("analyzer") for field in body["mappings"]["properties"].values()} - {None}
    assert used <= analyzers.keys()
