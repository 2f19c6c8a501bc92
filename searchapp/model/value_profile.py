"""What an index knows of one value of a facet: the shape of its page and of the endpoint's answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta, Struct, field

from searchapp.model.article import Published
from searchapp.model.result import FacetValue, Histogram, Hit


class NameCount(Struct, frozen=True, gc=False):
    """A name by which articles call a value, and how many of those that were read do."""

    name: str
    count: int


class ProfileLinks(Struct, frozen=True):
    """Addresses about a value: this answer, a search for its articles, a feed of them."""

    this: str = field(name="self")
    search: str = ""
    feed: str = ""


class ValueProfile(Struct, frozen=True):
    """What the index knows of one value of a facet: its names, when it is in the news, and with what."""

    facet: str
    id: str
    label: str
    total: Annotated[int, Meta(description="How many articles have it")]
    share_of_all: Annotated[float, Meta(description="Of all articles of the index")]
    names: Annotated[tuple[NameCount, ...], Meta(description="In the newest articles, the commonest first")]
    known_names: Annotated[tuple[str, ...], Meta(description="Of a country: other names that are read as it")]
    first: Annotated[Published | None, Meta(description="The date of the oldest article that has it")]
    last: Annotated[Published | None, Meta(description="The date of the newest")]
    date: Histogram
    together: Annotated[
        Mapping[str, tuple[FacetValue, ...]],
        Meta(description="By facet, values that its articles have oftener than all do, the most typical first"),
    ]
    beside: Annotated[
        Mapping[str, tuple[FacetValue, ...]],
        Meta(description="By facet, the values that most of its articles have, the commonest first"),
    ]
    latest: tuple[Hit, ...]
    corrections: Annotated[tuple[str, ...], Meta(description="Lines of the corrections in force that name it")]
    links: ProfileLinks
