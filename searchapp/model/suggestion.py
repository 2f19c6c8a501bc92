"""What is offered while one types: frozen structs, which are also the shape of the endpoint's answer."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

SuggestionKind = Literal["word", "phrase", "headline", "value"]


class Suggestion(Struct, frozen=True, omit_defaults=True):
    """One thing to search for, or to go to, in place of what was typed."""

    kind: SuggestionKind
    text: Annotated[str, Meta(description="What to show: the text completed, a headline, or the label of a value")]
    count: Annotated[int | None, Meta(description="How many articles have it; of a word about how many")] = None
    query: Annotated[str, Meta(description="The text of the search that this leads to")] = ""
    facet: str = ""
    id: Annotated[str, Meta(description="Of a facet's value, or of the article with this headline")] = ""
    parameter: Annotated[str, Meta(description="The parameter that selects the value")] = ""
    alias: Annotated[str, Meta(description="Another name of the value, which begins as typed")] = ""


class SuggestAnswer(Struct, frozen=True):
    """What may be meant by a text that is being typed, the likeliest first within each kind."""

    q: str
    suggestions: tuple[Suggestion, ...]
