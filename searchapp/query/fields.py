"""The fields that a query can name, and which of the index's fields they look in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from searchapp.model.facets import FACETS, FacetField

Kind = Literal["text", "value", "date"]

TEXT = "text"  # the index's one text field, title and body in it


@dataclass(frozen=True, slots=True)
class QueryField:
    """A field of the query language: its name, what it holds, the index's field, and an example."""

    name: str
    kind: Kind
    index_field: str
    description: str
    example: str


def _facet_field(facet: FacetField) -> QueryField:
    return QueryField(facet.parameter, "value", facet.name, f"articles that {facet.description}", facet.query_example)


FIELDS: Mapping[str, QueryField] = {
    field.name: field
    for field in (
        QueryField("title", "text", TEXT, "words of the title", "title:ferry"),
        QueryField("body", "text", TEXT, "words of the text under the title", 'body:"night ferry"'),
        *map(_facet_field, FACETS.values()),
        QueryField("published", "date", "published", "when it was published", "published:[2015 TO 2016-06]"),
        QueryField("mentioned", "date", "mentioned", "a date that the text names", "mentioned:2015-02"),
    )
}
