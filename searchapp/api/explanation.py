"""The endpoint's answer to why an article is a result."""

from __future__ import annotations

from flask import Response, request

from searchapp.api.documented import documented
from searchapp.api.given import expect_only
from searchapp.api.live_index import current_index
from searchapp.api.routes import blueprint, fresh_json
from searchapp.model.explanation import ExplainedArticle
from searchapp.search.parameters.query_strings import parse
from searchapp.search.parameters.table import OF_PAGES, PARAMETERS

_OF_SEARCH = tuple(parameter for parameter in PARAMETERS if parameter.name not in OF_PAGES)


@blueprint.get("/articles/<article:article_id>/explanation")
@documented(ExplainedArticle, _OF_SEARCH, article_id="kelp-ferry")
def explanation(article_id: str) -> Response:
    """Why an article is a result of a search: the parts that add up to its score, and which words stand where."""
    expect_only(*_OF_SEARCH)
    search_request = parse(request.args.items(multi=True))
    index = current_index()
    return fresh_json(index, index.explained(search_request, article_id))
