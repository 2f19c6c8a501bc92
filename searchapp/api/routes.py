"""The JSON endpoint: what `ArticleIndex` answers, as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from http import HTTPStatus
from inspect import getdoc
from typing import Any

import msgspec
from flask import Blueprint, Response, current_app, request

from searchapp import __version__
from searchapp.api.documented import documented
from searchapp.api.facet_parameters import PREFIX, facet_search_of
from searchapp.api.given import expect_only
from searchapp.api.live_index import current_index
from searchapp.api.openapi import ARGUMENT, openapi_document
from searchapp.article_index import ArticleIndex
from searchapp.errors import ParameterError
from searchapp.model.record import ArticleRecord, article_record
from searchapp.model.result import FacetSearchAnswer, SearchAnswer
from searchapp.search.parameters.query_strings import parse
from searchapp.search.parameters.table import BY_NAME, OF_PAGES, PARAMETERS

# What decides which results are shown and how, and nothing of a facet's values.
_OF_RESULTS = {"sort"} | {name for name in OF_PAGES if not BY_NAME[name].facet and name != "facet-sort"}

blueprint = Blueprint("api", __name__, url_prefix="/api")


@blueprint.get("")
@documented(None)
def overview() -> Response:
    """What the endpoint has: each address with what it answers."""
    expect_only()
    rules = [rule for rule in current_app.url_map.iter_rules() if rule.endpoint.startswith(f"{blueprint.name}.")]
    addresses = {
        ARGUMENT.sub(r"{\1}", rule.rule): getdoc(current_app.view_functions[rule.endpoint])
        for rule in sorted(rules, key=lambda rule: rule.rule)
    }
    return json_answer(msgspec.json.encode({"version": __version__, "addresses": addresses}))


@blueprint.get("/search")
@documented(SearchAnswer, PARAMETERS)
def search() -> Response:
    """Articles with facets: one page of an answer."""
    search_request, index = parse(request.args.items(multi=True)), current_index()
    return fresh(index, lambda: json_answer(index.search(search_request).json_bytes()))


@blueprint.get("/facets/<name>")
@documented(
    FacetSearchAnswer,
    (PREFIX, *[parameter for parameter in PARAMETERS if parameter.name not in _OF_RESULTS]),
    name="organization",
)
def facet(name: str) -> Response:
    """The commonest values of a facet among the articles found, all of them or those that begin with a prefix."""
    for given in _OF_RESULTS & request.args.keys():
        raise ParameterError(given, f"“{given}” tells of results, and here are none.", "unknown")
    facet_search = facet_search_of(name, request.args.items(multi=True))
    index = current_index()

    def answer() -> Response:
        return json_answer(
            msgspec.json.encode(FacetSearchAnswer(name, facet_search.prefix, facet_search.values(index)))
        )

    return fresh(index, answer)


@blueprint.get("/articles/<article:article_id>")
@documented(ArticleRecord, article_id="kelp-ferry")
def article(article_id: str) -> Response:
    """One article with its facts and their evidence."""
    expect_only()
    index = current_index()
    stored = index.article(article_id)
    record = article_record(stored.article, stored.facts, stored.added)
    return fresh_json(index, record)


@blueprint.get("/openapi.json")
@documented(None)
def openapi() -> Response:
    """This description of the endpoint (OpenAPI), for programs."""
    expect_only()
    servers = [{"url": request.url_root.rstrip("/")}]
    return json_answer(msgspec.json.encode({**openapi_document(current_app, blueprint.name), "servers": servers}))


def fresh(index: ArticleIndex, answer: Callable[[], Response]) -> Response:
    """The answer with the tag of the index's state, of the day and of searchapp; none for one who has it already."""
    state = index.state()
    tag = f"{state.generation}-{state.updated}-{date.today()}-{__version__}"
    is_known = request.if_none_match.contains_weak(tag)
    response = Response(status=HTTPStatus.NOT_MODIFIED) if is_known else answer()
    response.set_etag(tag, weak=True)
    return response


def fresh_json(index: ArticleIndex, answer: object) -> Response:
    """An answer that is known already, as JSON, with the same tag."""
    return fresh(index, lambda: json_answer(msgspec.json.encode(answer)))


class Complete(Response):
    """An answer with all of its headers, sent as it is: Werkzeug looks through them for what may have to be added."""

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """The body, after its headers; none where only they were asked for."""
        start_response(self.status, self.headers.to_wsgi_list())
        return () if environ["REQUEST_METHOD"] == "HEAD" else self.iter_encoded()


def json_answer(answer: bytes) -> Response:
    """A body of JSON as an answer."""
    return Complete(answer, mimetype="application/json")
