"""The endpoint's suggestions for a text that is being typed."""

from __future__ import annotations

import msgspec
from flask import Response, request

from searchapp.api.documented import documented
from searchapp.api.live_index import current_index
from searchapp.api.routes import blueprint
from searchapp.errors import ParameterError
from searchapp.model.request import QUERY_CHARS
from searchapp.model.suggestion import SuggestAnswer
from searchapp.search.parameters import BY_NAME

_TEXT = BY_NAME["q"]


@blueprint.get("/suggest")
@documented(SuggestAnswer, (_TEXT,))
def suggest() -> Response:
    """What may be meant by a text that is being typed: values of facets, words, phrases and headlines, with counts."""
    text = typed_text()
    answer = SuggestAnswer(text, current_index().suggestions(text))
    return Response(msgspec.json.encode(answer), mimetype="application/json")


def typed_text() -> str:
    """The text of the request at hand. Raises ParameterError."""
    for name in request.args:
        if name != _TEXT.name:
            raise ParameterError(name, f"There is no parameter “{name}” here.", "unknown")
    texts = request.args.getlist(_TEXT.name)
    if len(texts) > 1:
        raise ParameterError(_TEXT.name, f"{_TEXT.name}: it can be given only once.", "repeated")
    if texts and len(texts[0]) > QUERY_CHARS:
        raise ParameterError(_TEXT.name, f"{_TEXT.name}: {QUERY_CHARS:,} characters are allowed.", "too_long")
    return texts[0] if texts else ""
