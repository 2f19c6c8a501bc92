"""The endpoint's suggestions for a text that is being typed."""

from __future__ import annotations

import msgspec
from flask import Response, request

from searchapp.api.documented import documented
from searchapp.api.given import expect_only, only_text
from searchapp.api.live_index import current_index
from searchapp.api.routes import blueprint, fresh, json_answer
from searchapp.model.suggestion import SuggestAnswer
from searchapp.search.parameters.table import BY_NAME

_TEXT = BY_NAME["q"]


@blueprint.get("/suggest")
@documented(SuggestAnswer, (_TEXT,))
def suggest() -> Response:
    """What may be meant by a text that is being typed: values of facets, words, phrases and headlines, with counts."""
    text, index = typed_text(), current_index()
    return fresh(index, lambda: json_answer(msgspec.json.encode(SuggestAnswer(text, index.suggestions(text)))))


def typed_text() -> str:
    """The text of the request at hand. Raises ParameterError."""
    expect_only(_TEXT)
    return only_text(_TEXT, request.args.items(multi=True))
