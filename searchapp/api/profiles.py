"""What the endpoint tells of one value of a facet."""

from __future__ import annotations

from flask import Response

from searchapp.api.documented import documented
from searchapp.api.given import expect_only
from searchapp.api.live_index import current_index
from searchapp.api.routes import blueprint, fresh_json
from searchapp.article_index import ArticleIndex
from searchapp.errors import NotFoundError
from searchapp.model.facets import FACETS
from searchapp.model.value_profile import ValueProfile
from searchapp.search.parameters.values import VALUE_CHARS


@blueprint.get("/facets/<name>/<article:value>")
@documented(ValueProfile, name="organization", value="nordic-kelp-institute")
def facet_value(name: str, value: str) -> Response:
    """What the index knows of a value of a facet: its names, its articles by date, what occurs with it, corrections."""
    expect_only()
    index = current_index()
    return fresh_json(index, value_profile(index, name, value))


def value_profile(index: ArticleIndex, facet: str, value: str) -> ValueProfile:
    """The profile of a value in an index. Raises NotFoundError where there is no such facet or value."""
    if facet not in FACETS:
        raise NotFoundError(f"There is no facet “{facet[:VALUE_CHARS]}”; there are {', '.join(FACETS)}.")
    return index.value_profile(facet, value)
