"""The fields that a query can name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from searchapp.model.facets import FACETS, FacetField

Kind = Literal["text", "value", "date", "address"]


class QueryField(Struct, frozen=True):
    """A field of the query language: its name, what it holds, an example, and the facet whose values it takes."""

    name: str
    kind: Kind
    description: str
    example: str
    facet: str = ""


def _facet_field(facet: FacetField) -> QueryField:
    return QueryField(facet.parameter, "value", f"articles that {facet.description}", facet.query_example, facet.name)


FIELDS: Mapping[str, QueryField] = {
    field.name: field
    for field in (
        QueryField("title", "text", "words of the title", "title:ferry"),
        QueryField("body", "text", "words of the text under the title", 'body:"night ferry"'),
        *map(_facet_field, FACETS.values()),
        QueryField(
            "address", "address", "the address of its page, or the site that the page is on", "address:herald.example"
        ),
        QueryField("published", "date", "when it was published", "published:[2015 TO 2016-06]"),
        QueryField("added", "date", "when it was added to the index", "added:>=2026-11-20"),
        QueryField("mentioned", "date", "a date that the text names", "mentioned:2015-02"),
    )
}

# What other engines call them, with the comparison that the name stands for.
ALIASES: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("intitle", "allintitle", "headline", "hl", "ti"), ("title", "")),
    **dict.fromkeys(("intext", "allintext", "text", "content"), ("body", "")),
    **dict.fromkeys(("site", "url", "inurl", "link", "domain", "host"), ("address", "")),
    **dict.fromkeys(("organization", "organisation", "company"), ("org", "")),
    **dict.fromkeys(("author", "by", "writer", "au"), ("byline", "")),
    **dict.fromkeys(("outlet", "publication", "publisher", "newspaper", "pub"), ("source", "")),
    **dict.fromkeys(("category", "desk"), ("section", "")),
    **dict.fromkeys(("people", "who"), ("person", "")),
    "lang": ("language", ""),
    **dict.fromkeys(("date", "on", "year", "pubdate", "pub_date", "created", "when", "daterange"), ("published", "")),
    **dict.fromkeys(("publish_date", "published_at", "date_published", "publication_date"), ("published", "")),
    **dict.fromkeys(("after", "since", "from"), ("published", ">=")),
    "before": ("published", "<"),
    **dict.fromkeys(("until", "to"), ("published", "<=")),
}

# What stands before a date, as in published:2015 or after:2015.
DATE_NAMES = (
    *(name for name, field in FIELDS.items() if field.kind == "date"),
    *(alias for alias, (name, _) in ALIASES.items() if FIELDS[name].kind == "date"),
)

# Which of them sentences have before <, > and = with blanks around, as in "on < 5 minutes": no fields there.
SPOKEN = frozenset({"on", "when", "who"})

ALL_IN = frozenset({"allintitle", "allintext"})  # of Google: all words behind them stand there

# Which of them Nexis and ProQuest write before parentheses, as in HEADLINE(ferry).
CALLED = ("headline", "title", "ti", "byline", "author", "au", "body", "publication", "pub", "section", "company")
