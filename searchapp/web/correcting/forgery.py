"""Forms that only our own pages can send: a stranger's page in the same browser has another origin and no token."""

from __future__ import annotations

import hmac
import secrets
from urllib.parse import urlsplit

from flask import Response, after_this_request, request
from werkzeug.exceptions import Forbidden

from searchapp.web.correcting.access import correcting, may_correct

_COOKIE = "searchapp-session"
_TOKEN = "token"
_NOT_HERE = "Corrections are taken on the machine itself, or where the server asks for a password."
_FORGED = "This form does not come from a page of this server, or the server was started since; load the page anew."


def form_token() -> str:
    """The token that the forms of the page at hand send along, bound to this browser's session."""
    session = request.cookies.get(_COOKIE, "")
    if not session:
        session = secrets.token_urlsafe(16)
    after_this_request(lambda answer: _with_session(answer, session))
    return _token(session)


def expect_own_form() -> None:
    """Raise Forbidden unless the form at hand is our own, sent from this browser by one who may correct."""
    if not may_correct():
        raise Forbidden(_NOT_HERE)
    session = request.cookies.get(_COOKIE, "")
    token = request.form.get(_TOKEN, "")
    # Without the scheme: a proxy may have taken TLS off.
    is_own_origin = urlsplit(request.headers.get("Origin", "")).netloc.lower() == request.host.lower()
    if not (is_own_origin and session and hmac.compare_digest(token.encode(), _token(session).encode())):
        raise Forbidden(_FORGED)


def _token(session: str) -> str:
    return hmac.new(correcting().secret, session.encode(), "sha256").hexdigest()


def _with_session(answer: Response, session: str) -> Response:
    """The answer with the session; browsers send that, and the origin of a form, to this site alone."""
    if request.cookies.get(_COOKIE) != session:
        answer.set_cookie(_COOKIE, session, httponly=True, samesite="Strict", secure=request.is_secure)
    answer.headers["Referrer-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
