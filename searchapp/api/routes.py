"""The JSON endpoint: what `ArticleIndex` answers, as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import orjson
from flask import Blueprint, Response, current_app, request

from searchapp.api import shapes
from searchapp.api.documented import documented
from searchapp.api.facet_parameters import PREFIX, facet_search_of
from searchapp.api.live_index import current_index
from searchapp.api.openapi import openapi_document
from searchapp.errors import ParameterError
from searchapp.model.record import article_record, facts_record
from searchapp.search.parameters import PARAMETERS, parse

# What decides which results are shown and how, and nothing of a facet's values.
OF_RESULTS = frozenset({"sort", "page", "page-size", "cursor", "snippets", "fields", "facet", "interval"})

blueprint = Blueprint("api", __name__, url_prefix="/api")


@blueprint.get("/search")
@documented(shapes.Search, PARAMETERS)
def search() -> Response:
    """Articles with facets: one page of an answer."""
    return _json(current_index().search(parse(request.args.items(multi=True))).as_json())


@blueprint.get("/facets/<name>")
@documented(shapes.FacetAnswer, (PREFIX, *[parameter for parameter in PARAMETERS if parameter.name not in OF_RESULTS]))
def facet(name: str) -> Response:
    """The commonest values of a facet among the articles found, all of them or those that begin with a prefix."""
    for given in OF_RESULTS & request.args.keys():
        raise ParameterError(given, f"“{given}” tells of results, and here are none.", "unknown")
    asked = facet_search_of(name, request.args.items(multi=True))
    values = asked.values(current_index())
    return _json({"facet": name, "prefix": asked.prefix, "values": [value.as_json() for value in values]})


@blueprint.get("/articles/<article:article_id>")
@documented(shapes.Article)
def article(article_id: str) -> Response:
    """One article with its facts and their evidence."""
    _expect_no_parameters()
    stored = current_index().article(article_id)
    return _json(article_record(stored.article) | {"facts": facts_record(stored.facts)})


@blueprint.get("/openapi.json")
@documented(None)
def openapi() -> Response:
    """This description of the endpoint (OpenAPI), for programs."""
    _expect_no_parameters()
    return _json(openapi_document(current_app, blueprint.name))


class Complete(Response):
    """An answer with all of its headers, sent as it is: Werkzeug looks through them for what may have to be added."""

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """The body, after its headers; none where only they were asked for."""
        start_response(self.status, self.headers.to_wsgi_list())
        return () if environ["REQUEST_METHOD"] == "HEAD" else self.iter_encoded()


def _expect_no_parameters() -> None:
    for name in request.args:
        raise ParameterError(name, f"There is no parameter “{name}” here.", "unknown")


def _json(answer: dict[str, Any]) -> Response:
    return Complete(orjson.dumps(answer), mimetype="application/json")
