"""The fields of the index, and the fingerprint of all that decides what they hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Literal

from msgspec import Struct
from whoosh.analysis import IDAnalyzer
from whoosh.fields import ID, KEYWORD, NUMERIC, STORED, FieldType, Schema
from whoosh.formats import PositionBoosts

from searchapp.backends.article_fields import TITLE_TERMS
from searchapp.backends.base import ADDED, BANDS, COPIES, NAMES, READ_BY, WORDS
from searchapp.backends.fingerprint import fingerprint_of, text_probe
from searchapp.backends.local.term_analyzer import TermAnalyzer
from searchapp.backends.stored_article import MEMBERS
from searchapp.engine.reader.day_values import DateFields
from searchapp.engine.similarity import LEAD_TERMS, LEAD_WEIGHT, PADDING, TITLE_WEIGHT
from searchapp.model.facets import FACETS

TEXT = WORDS  # the one text field, title and body in it

Kind = Literal["key", "term", "text", "keyword", "number", "stored"]

FORMAT_VERSION = 11  # raised by hand when the meaning of a field changes but neither its name nor its kind
SPELLINGS_GAP = 200  # between a text and the other spellings of its words, wider than nearness reaches
BODY_POSITION = 2200  # so far behind title and spellings that no phrase and no words near each other span both


class Field(Struct, frozen=True):
    """A field of the index: what it is called and what is kept of it."""

    name: str
    kind: Kind


FIELDS = (
    Field("id", "key"),
    Field("file", "term"),  # "path\tdigest" of the file that the article came from
    Field(TEXT, "text"),
    *(Field(facet, "keyword") for facet in FACETS),
    Field("address", "term"),  # the article's own, and the sites that it is on
    Field(NAMES, "term"),  # the beginnings of what people may call its facets' values, as `name_terms` tells
    Field(COPIES, "keyword"),  # the group of near copies that the article is in
    Field(BANDS, "term"),  # of its text's signature: its near copies have some of them, too
    Field("evidence", "keyword"),  # what the article tells about names, from which organizations are joined
    Field("corrections", "term"),  # by which it was written
    Field(READ_BY, "term"),  # of an article in another language: that it is read in, and the model of names if any
    Field("made", "term"),  # the fingerprint of this module
    Field("mentioned", "keyword"),  # dates named in the text, each with its month and year: 2015-02-03, 2015-02, 2015
    Field("published", "number"),  # first second of the publication date (or its instant), UTC, since 1970
    Field("published_until", "number"),  # its last second
    Field(ADDED, "number"),  # the second in which the article was added to the index, UTC, since 1970
    Field("summary", "stored"),  # what a result list shows
    Field("article", "stored"),  # the whole article with its facts
)

PUBLISHED_DAYS = DateFields("published", "published_until")
_TYPES: Mapping[Kind, Callable[[], FieldType]] = {
    "key": lambda: ID(unique=True),
    "term": ID,
    "text": lambda: FieldType(PositionBoosts(), TermAnalyzer(), scorable=True),
    "keyword": lambda: KEYWORD(analyzer=IDAnalyzer()),
    "number": lambda: NUMERIC(int, bits=64, sortable=True),
    "stored": STORED,
}


def whoosh_schema() -> Schema:
    """The Whoosh schema of the index: stock Whoosh reads the fields by it."""
    return Schema(**{field.name: _TYPES[field.kind]() for field in FIELDS})


@cache
def fingerprint() -> str:
    """How an index is written, in 16 letters and digits; one with another fingerprint has to be built again."""
    return fingerprint_of(
        [
            FORMAT_VERSION,
            *text_probe(),
            TITLE_WEIGHT,
            LEAD_TERMS,
            LEAD_WEIGHT,
            PADDING,
            TITLE_TERMS,
            SPELLINGS_GAP,
            BODY_POSITION,
            *MEMBERS.values(),
            *FIELDS,
        ]
    )
