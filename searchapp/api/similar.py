"""The endpoint's articles like another one."""

from __future__ import annotations

from flask import Response, request

from searchapp.api.documented import documented
from searchapp.api.given import expect_only
from searchapp.api.live_index import current_index
from searchapp.api.routes import blueprint, fresh_json
from searchapp.model.result import SimilarAnswer
from searchapp.search.parameters.query_strings import parse
from searchapp.search.parameters.table import BY_NAME

_SIZE = BY_NAME["page-size"]


@blueprint.get("/articles/<article:article_id>/similar")
@documented(SimilarAnswer, (_SIZE,), article_id="kelp-ferry")
def similar(article_id: str) -> Response:
    """The near copies of an article, the first published first, and others like it, the most alike first."""
    expect_only(_SIZE)
    size = parse(request.args.items(multi=True)).page_size
    index = current_index()
    return fresh_json(index, index.similar(article_id, size))
