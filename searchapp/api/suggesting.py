"""The endpoint's suggestions for a text that is being typed."""

from __future__ import annotations

import msgspec
from flask import Response, request

from searchapp.api.documented import documented
from searchapp.api.live_index import current_index
from searchapp.api.routes import blueprint, fresh, json_answer
from searchapp.model.request import SearchRequest
from searchapp.model.suggestion import SuggestAnswer
from searchapp.search.parameters.query_strings import parse
from searchapp.search.parameters.table import PARAMETERS


@blueprint.get("/suggest")
@documented(SuggestAnswer, PARAMETERS)
def suggest() -> Response:
    """What may be meant by a text that is being typed: values of facets, words, phrases and headlines, with counts.

    All obey the filters of the request; what is about pages and their order changes nothing.
    """
    typed, index = typed_request(), current_index()
    return fresh(index, lambda: json_answer(msgspec.json.encode(SuggestAnswer(typed.text, index.suggestions(typed)))))


def typed_request() -> SearchRequest:
    """The search that is being typed. Raises ParameterError."""
    return parse(request.args.items(multi=True))
