"""The fields of the index: each once, and every one that a document has."""

from __future__ import annotations

from whoosh.fields import KEYWORD, NUMERIC, STORED

from searchapp.backends.article_fields import TITLE_TERMS, keywords_of
from searchapp.backends.base import IndexedArticle
from searchapp.backends.facet_terms import facet_terms
from searchapp.backends.local import schema
from searchapp.model.article import Article
from searchapp.model.facets import FACETS
from searchapp.model.facts import Facts
from searchapp.model.sorts import SORTS
from searchapp.query.syntax.word_operators import NEAR_REACH


def test_every_field_of_the_table_is_in_the_whoosh_schema() -> None:
    assert sorted(schema.whoosh_schema().names()) == sorted(field.name for field in schema.FIELDS)


KINDS = {field.name: field.kind for field in schema.FIELDS}


def test_no_field_stands_twice_and_each_kind_has_a_type_of_whoosh() -> None:
    assert len(KINDS) == len(schema.FIELDS)
    fields = schema.whoosh_schema()
    types = {"keyword": KEYWORD, "number": NUMERIC, "stored": STORED}
    for name, kind in KINDS.items():
        assert isinstance(fields[name], types.get(kind, object))
    assert fields["id"].unique
    assert all(fields[name].column_type for name, kind in KINDS.items() if kind == "number")


def test_every_facet_order_and_keyword_has_its_field() -> None:
    assert {KINDS[facet] for facet in FACETS} == {"keyword"}
    assert {KINDS[order.field] for order in SORTS.values() if order.field} == {"number"}
    article = Article("tea", "Tea.", url="http://tea.example", source="Herald")
    indexed = IndexedArticle(article, Facts(), "a\t1", evidence=("e",), copies="c", bands=("b",))
    assert keywords_of(indexed, facet_terms(article, Facts())).keys() <= KINDS.keys()


def test_no_words_near_each_other_span_title_and_body() -> None:
    spellings = schema.BODY_POSITION - 2 * (TITLE_TERMS + schema.SPELLINGS_GAP)
    assert spellings >= 0
    assert schema.SPELLINGS_GAP > NEAR_REACH
