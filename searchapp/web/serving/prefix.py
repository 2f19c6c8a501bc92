"""Below a path of a proxy's: where pages stand at /news/, all addresses that an answer leads to begin with that.

The pages, the endpoint and the address that is redirected to are made as if they stood at the root, and changed here.
"""

from __future__ import annotations

import re

from flask import Flask, Response, request

_LINK = re.compile(rb'(?<=\s)((?:href|src|action)=")/(?!/)')  # in texts of a page, quotation marks are escaped
_LINK_OF_JSON = re.compile(rb'("(?:self|next|prev)":")/')  # and so in those of JSON
_MARKUP = {"text/html": _LINK, "application/json": _LINK_OF_JSON}


def lead_below_prefix(app: Flask) -> None:
    """Make the answers of `app` lead to where a proxy has it."""
    app.after_request(_below_prefix)


def _below_prefix(answer: Response) -> Response:
    prefix = request.script_root
    if not prefix:
        return answer
    if answer.location and answer.location.startswith("/"):
        answer.location = prefix + answer.location
    pattern = _MARKUP.get(answer.mimetype or "")
    if pattern is not None and not answer.is_streamed:
        answer.set_data(pattern.sub(rb"\1" + prefix.encode() + b"/", answer.get_data()))
    return answer
