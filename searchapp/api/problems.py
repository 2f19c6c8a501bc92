"""What a request is told when it fails: RFC 9457 problem details, and the one map from our errors to a status."""

from __future__ import annotations

from http import HTTPStatus

from msgspec import Struct
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound, SecurityError

from searchapp.errors import (
    BackendError,
    NotFoundError,
    ParameterError,
    ParametersError,
    QueryError,
    SearchappError,
    UserError,
)

MEDIA_TYPE = "application/problem+json"
_QUERY_PARAM = "q"
_NO_ADDRESS = "There is nothing at this address. Those of the endpoint are listed at /api."
STRANGE_HOST = "This server does not answer for the host that was asked for; the setting allowed_hosts admits more."

# The first line that fits decides, so a branch stands above its root.
STATUSES: tuple[tuple[type[SearchappError], HTTPStatus], ...] = (
    (UserError, HTTPStatus.BAD_REQUEST),
    (NotFoundError, HTTPStatus.NOT_FOUND),
    (BackendError, HTTPStatus.SERVICE_UNAVAILABLE),
    (SearchappError, HTTPStatus.INTERNAL_SERVER_ERROR),
)


class Fault(Struct, frozen=True):
    """One thing that is wrong with a request; `position` counts characters of the parameter's value from 0."""

    param: str | None
    code: str
    message: str
    position: int | None = None


class Problem(Struct, frozen=True):
    """Problem details (RFC 9457): why a request failed; `errors` names each fault of what the caller gave."""

    status: int
    title: str
    detail: str
    errors: tuple[Fault, ...] = ()
    type: str = "about:blank"


def problem_of(error: Exception) -> Problem:
    """The problem that tells a caller of `error`; of an error that is not ours it tells nothing but that it was one."""
    if isinstance(error, SearchappError):
        status = next(status for kind, status in STATUSES if isinstance(error, kind))
        return Problem(status, status.phrase, str(error), faults_of(error))
    if isinstance(error, SecurityError):
        return Problem(HTTPStatus.BAD_REQUEST, error.name, STRANGE_HOST)
    if isinstance(error, HTTPException) and error.code is not None:
        return Problem(error.code, error.name, _detail_of(error))
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return Problem(status, status.phrase, "The server failed; its log says why.")


def _detail_of(error: HTTPException) -> str:
    """Why a request failed before any of ours was asked."""
    if isinstance(error, NotFound) and error.description == NotFound.description:
        return _NO_ADDRESS
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        return f"This address takes {' and '.join(sorted(error.valid_methods))} alone."
    return error.description or error.name


def faults_of(error: SearchappError) -> tuple[Fault, ...]:
    """The faults that `error` names, none where it is not the caller's."""
    if isinstance(error, QueryError):
        return (Fault(_QUERY_PARAM, error.code, str(error), error.position),)
    if isinstance(error, ParametersError):
        return tuple(fault for each in error.errors for fault in faults_of(each))
    if isinstance(error, ParameterError):
        return (Fault(error.param, error.code, str(error), error.position),)
    return ()
