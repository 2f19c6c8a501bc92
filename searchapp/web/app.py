"""`create_app`: pages, endpoint, errors and protection put together."""

from __future__ import annotations

import msgspec
from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import PathConverter

from searchapp import api
from searchapp.backends.locations import location_of
from searchapp.config import Settings
from searchapp.errors import BackendError, SearchappError
from searchapp.web import routes
from searchapp.web.correcting import access
from searchapp.web.correcting.routes import blueprint as corrections
from searchapp.web.serving.protection import protect
from searchapp.web.serving.static_files import serve_static_files

_FOR_PROGRAMS = (f"{api.blueprint.url_prefix}/", "/healthz/")  # beginnings of addresses
_PASSED_HEADERS = frozenset(("Allow", "Retry-After", "WWW-Authenticate"))  # by which a client knows what to do instead


class _ArticleId(PathConverter):
    """The id of an article in an address: whatever it is, with slashes at its beginning too."""

    regex = ".+?"
    part_isolating = False


def create_app(settings: Settings) -> Flask:
    """The app that serves the index of `settings`; it starts without one and answers 503 until there is one."""
    app = Flask(__package__)
    app.extensions[api.EXTENSION] = api.LiveIndex(location_of(settings))
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.url_map.merge_slashes = False  # an article's id may hold two slashes
    app.url_map.converters["article"] = _ArticleId
    serve_static_files(app)
    protect(app, settings)
    access.prepare(app, settings)
    app.register_blueprint(api.blueprint)
    app.register_blueprint(routes.blueprint)
    app.register_blueprint(corrections)
    app.register_error_handler(SearchappError, _failed)
    app.register_error_handler(HTTPException, _failed)  # Flask makes one of any other exception, and logs it
    return app


def _for_strangers(error: Exception) -> Exception:
    """An error as who asks may be told it: to strangers, no path of this machine, which the log has instead."""
    if not isinstance(error, BackendError) or access.may_see_paths():
        return error
    current_app.logger.warning(str(error.__cause__ if isinstance(error.__cause__, BackendError) else error))
    return BackendError("The index cannot be searched now; the log of the server tells why.")


def _failed(error: Exception) -> Response:
    """The answer to a request that failed: problem details where programs ask, else a page."""
    problem = api.problem_of(_for_strangers(error))
    if f"{request.path}/".startswith(_FOR_PROGRAMS):
        answer = Response(msgspec.json.encode(problem), mimetype=api.MEDIA_TYPE)
    else:
        answer = Response(routes.error_page(problem), mimetype="text/html")
    answer.status_code = problem.status
    if isinstance(error, HTTPException):
        answer.headers.extend((name, value) for name, value in error.get_headers() if name in _PASSED_HEADERS)
    return answer
