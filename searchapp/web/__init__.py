"""The web front end: `create_app` makes the WSGI app of pages and endpoint, `serve` answers with it."""

from searchapp.web.app import create_app
from searchapp.web.server import serve

__all__ = ["create_app", "serve"]
