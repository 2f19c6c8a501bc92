"""Serving for real: waitress, a production WSGI server in pure Python."""

from __future__ import annotations

import gc
import re
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import waitress

from searchapp.config import Settings
from searchapp.errors import SettingsError
from searchapp.web.app import create_app
from searchapp.web.serving.loop_server import LoopServer

HEADER_BYTES = 49_152  # twice the longest query string that is answered
BODY_BYTES = 1_024  # nothing here takes a body
IDLE_SECONDS = 15  # a browser's idle connection gives its place to another one then
CLEANING_SECONDS = 5  # between two looks for idle connections
CONNECTIONS = 500  # at once; half of the files that a process may open on most systems
COLLECTED_AFTER = 20_000  # objects, of ten answers; by default one answer brings on several collections
LIMITS: Mapping[str, Any] = {
    "ident": None,
    "channel_timeout": IDLE_SECONDS,
    "cleanup_interval": CLEANING_SECONDS,
    "connection_limit": CONNECTIONS,
    "max_request_header_size": HEADER_BYTES,
    "max_request_body_size": BODY_BYTES,
}


EXPORTS = re.compile(r"/api/search\.[a-z]+\Z")


def is_export(path: str) -> bool:
    """Whether a path is that of a whole result, which may take minutes to send."""
    return EXPORTS.match(path) is not None


@dataclass(frozen=True, slots=True)
class Service:
    """A server that is bound to an address and not yet answering."""

    address: str
    server: Any  # waitress has no types

    def run(self) -> None:
        """Answer until interrupted or closed."""
        self.server.run()

    def close(self) -> None:
        """Let go of the address; `run` returns."""
        self.server.close()


def bound(settings: Settings) -> Service:
    """A service bound to the host and port of `settings` (0: a free port). SettingsError where they cannot be had."""
    listening = _socket(settings.host, settings.port)
    if settings.threads > 1:
        server = waitress.create_server(create_app(settings), sockets=[listening], threads=settings.threads, **LIMITS)
    else:
        server = LoopServer(create_app(settings), listening, LIMITS, is_export)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return Service(f"http://{host}:{listening.getsockname()[1]}/", server)


def serve(settings: Settings) -> None:
    """Answer until interrupted, after telling the address on the standard error."""
    service = bound(settings)
    print(f"searchapp answers on {service.address}  (Ctrl-C ends it)", file=sys.stderr, flush=True)
    gc.set_threshold(COLLECTED_AFTER)
    gc.freeze()  # what is loaded by now stays: collecting garbage need not go through it again and again
    service.run()
    service.close()


def _socket(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:  # taken, not allowed, not ours, no port
        reason = str(error).rstrip(".")
        raise SettingsError(f"Cannot listen on {host}, port {port}: {reason}. Choose another with --port.") from error
