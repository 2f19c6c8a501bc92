"""Stock Whoosh reads the engine's index as it reads its own with the same documents."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import whoosh.index
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import fields, formats, query, sorting
from whoosh.analysis import IDAnalyzer, KeywordAnalyzer
from whoosh.codec import whoosh3
from whoosh.searching import Searcher

from searchapp.engine.format.layout import MISSING
from searchapp.engine.indexing.writer import Writer
from tests.engine.documents import Document, Passage, documents_of

WORDS = ("ferry", "ferries", "fog", "goose", "gosling", "harvest", "île", "lantern", "x")
TAGS = ("CA", "IS", "NO")


def passages(most: int, weight: float, position: int) -> st.SearchStrategy[Passage]:
    """Passages of so many words at most, the first few of which may weigh more."""
    words, lead = st.lists(st.sampled_from(WORDS), max_size=most), st.integers(0, 4)
    return st.builds(Passage, words, st.just(weight), st.just(position), lead, st.just(0.5))


@pytest.fixture(autouse=True, scope="module")
def exact_lengths() -> Iterator[None]:
    """Stock Whoosh rounds the lengths of documents; here it keeps them, so that scores can be compared."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whoosh3, "length_to_byte", lambda length: min(length or 0, 255))
        patch.setattr(whoosh3, "byte_to_length", lambda length: length)
        yield


class WeightedText(fields.FieldType):  # type: ignore[misc]  # Whoosh's classes are untyped to mypy
    """A text field that takes passages, each with its weight and its position, as the engine does."""

    def __init__(self) -> None:
        super().__init__(formats.Positions(), IDAnalyzer(), scorable=True)

    def index(self, value: list[Passage], **options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """The terms with how often they occur, their summed weight, and their encoded positions."""
        positions_of: dict[str, list[int]] = {}
        weights: dict[str, float] = {}
        for passage in value:
            for number, term in enumerate(passage.terms):
                positions_of.setdefault(term, []).append(passage.position + number)
                lead = passage.lead_weight if number < passage.lead_terms else 0.0
                weights[term] = weights.get(term, 0.0) + passage.weight + lead
        for term, positions in positions_of.items():
            yield term.encode(), len(positions), weights[term], self.format.encode(positions)


def engine_schema(**number: Any) -> fields.Schema:
    """A schema of the fields that the engine's writer knows."""
    return fields.Schema(
        id=fields.ID(unique=True),
        text=WeightedText(),
        country=fields.KEYWORD(analyzer=KeywordAnalyzer()),
        published=fields.NUMERIC(int, bits=64, sortable=True, **number),
        body=fields.STORED(),
    )


documents = st.builds(
    Document,
    key=st.sampled_from([f"story {number}" for number in range(12)]),
    text=st.fixed_dictionaries(
        {
            "text": st.tuples(
                passages(3, weight=2.5, position=0),
                passages(12, weight=1.0, position=1000),
            )
        }
    ),
    keywords=st.fixed_dictionaries({"country": st.lists(st.sampled_from(TAGS), unique=True)}),
    numbers=st.one_of(st.just({}), st.fixed_dictionaries({"published": st.integers(-(10**6), 10**6)})),
    stored=st.fixed_dictionaries({"body": st.binary(max_size=20)}),
)

QUERIES = (
    *(query.Term("text", word) for word in WORDS),
    *(query.Term("country", tag) for tag in TAGS),
    query.Phrase("text", ["ferry", "fog"]),
    query.Phrase("text", ["fog", "goose"], slop=3),
    query.Prefix("text", "f"),
    query.Wildcard("text", "go*e"),
    query.FuzzyTerm("text", "feries", maxdist=2),
    query.TermRange("text", "g", "h"),
    query.NumericRange("published", -500, 250_000),
    query.NumericRange("published", None, 0),
    query.Every(),
    query.Every("published"),
    query.And([query.Term("text", "fog"), query.Term("country", "IS")]),
    query.Or([query.Term("text", "fog"), query.Prefix("text", "la"), query.Term("text", "x", boost=2.0)]),
    query.AndNot(query.Every(), query.Term("text", "île")),
)


@dataclass(frozen=True)
class Answer:
    """The answer to a query: scores by document, documents by country."""

    scores: dict[str, float]
    countries: dict[str, list[str]]


def answer(searcher: Searcher, asked: query.Query) -> Answer:
    """What stock Whoosh finds; documents are named by what they store, since their numbers may differ."""
    hits = searcher.search(asked, limit=None)
    countries = sorting.FieldFacet("country", allow_overlap=True)
    grouped = searcher.search(asked, limit=None, groupedby={"country": countries})
    name = {docnum: str(searcher.stored_fields(docnum)["body"]) for docnum in hits.docs()}
    return Answer(
        {name[hit.docnum]: round(hit.score, 4) for hit in hits},
        {str(key): sorted(map(name.__getitem__, ids)) for key, ids in grouped.groups("country").items()},
    )


def dates_of(searcher: Searcher) -> dict[str, int | None]:
    """The dates in the column of an index, by what the documents store."""
    dates = {}
    for leaf, _ in searcher.leaf_searchers() if searcher.doc_count_all() else ():
        column = leaf.reader().column_reader("published")
        for docnum in leaf.reader().all_doc_ids():
            number = column[docnum]
            dates[str(leaf.stored_fields(docnum)["body"])] = None if number == MISSING else number
    return dates


@contextmanager
def folder() -> Iterator[Path]:
    """A new folder for an example."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def stock_fields(document: Document) -> dict[str, Any]:
    """A document as Whoosh's own writer takes it."""
    given = {
        "id": document.key,
        "text": list(document.text["text"]),
        "country": list(document.keywords["country"]),
        "body": document.key.encode() + document.stored["body"],
        **document.numbers,
    }
    return {name: value for name, value in given.items() if value != []}


def engine_document(document: Document) -> Document:
    """The same for the engine's writer."""
    return Document(
        document.key,
        document.text,
        document.keywords,
        document.numbers,
        {"body": document.key.encode() + document.stored["body"]},
    )


steps = st.lists(st.tuples(st.lists(documents, max_size=8), st.sampled_from([None, *TAGS]), st.booleans()), max_size=4)


@settings(max_examples=20, deadline=None)
@given(steps=steps, shift_step=st.sampled_from([0, 4]))
def test_the_engine_writes_what_stock_whoosh_would_have_written(steps: Any, shift_step: int) -> None:
    schema = engine_schema(shift_step=shift_step)
    with folder() as ours, folder() as theirs:
        Writer(ours, schema).cancel()
        stock = whoosh.index.create_in(str(theirs), schema)
        live: dict[str, Document] = {}
        for batch, dropped, optimize in steps:
            with Writer(ours, schema) as writer:
                if dropped:
                    writer.delete("country", dropped)
                for document in batch:
                    writer.add_all(documents_of(engine_document(document)))
                writer.commit(optimize=optimize)
            own = stock.writer()
            if dropped:
                own.delete_by_term("country", dropped)
            for document in {document.key: document for document in batch}.values():
                own.update_document(**stock_fields(document))
            own.commit(optimize=optimize)
            live = {key: document for key, document in live.items() if dropped not in document.keywords["country"]}
            live.update((document.key, document) for document in batch)
        with whoosh.index.open_dir(str(ours)).searcher() as left, stock.searcher() as right:
            assert_same(left, right)
            expected = {
                str(stock_fields(article)["body"]): article.numbers.get("published") for article in live.values()
            }
            assert dates_of(left) == expected


def assert_same(left: Searcher, right: Searcher) -> None:
    """Both answer all queries alike.

    The scores are compared where both are one segment without deleted documents: Whoosh scores a prefix by the terms
    that a segment has for it, and counts deleted documents until they are merged away.
    """
    assert left.doc_count() == right.doc_count()
    if left.doc_count():
        exact = all(
            searcher.reader().is_atomic() and not searcher.reader().has_deletions() for searcher in (left, right)
        )
        for asked in QUERIES:
            actual, expected = answer(left, asked), answer(right, asked)
            assert actual.scores.keys() == expected.scores.keys(), asked
            assert actual.countries == expected.countries, asked
            if exact:
                assert actual.scores == pytest.approx(expected.scores, rel=1e-4), asked
