"""What a shell offers for the value of a search option: the choices there are, and the values of the index's facets."""

from __future__ import annotations

from collections.abc import Callable

import click
from click.shell_completion import CompletionItem

from searchapp.article_index import ArticleIndex
from searchapp.backends.locations import location_of
from searchapp.config import load_settings
from searchapp.errors import SearchappError
from searchapp.model.facets import FACETS
from searchapp.model.request import SearchRequest
from searchapp.search.parameters.table import Parameter

_OFFERED = 40  # values of a facet
_FACETS = {
    name: facet.name for facet in FACETS.values() for name in (facet.parameter, facet.exclude_parameter)
}  # by the parameters that select and exclude their values

Completion = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def completion_of(parameter: Parameter) -> Completion:
    """Offers the values of a parameter that begin with what is typed; of ids, those of names that begin so."""

    def complete(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
        if parameter.name in _FACETS:
            return _facet_values(ctx, _FACETS[parameter.name], typed)
        choices = ("true", "false") if parameter.type == "boolean" else parameter.enum
        return [CompletionItem(choice) for choice in choices if choice.startswith(typed)]

    return complete


def _facet_values(ctx: click.Context, facet: str, typed: str) -> list[CompletionItem]:
    """The commonest values; none where there is no index, for a shell has no place for an error."""
    try:
        settings = load_settings(index=ctx.params.get("index"), backend=ctx.params.get("backend"))
        with ArticleIndex.open(location_of(settings)) as index:
            values = index.facet_values(SearchRequest(), facet, typed, _OFFERED)
    except SearchappError:
        return []
    return [CompletionItem(value.id, help=value.label) for value in values]
