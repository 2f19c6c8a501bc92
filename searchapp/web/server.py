"""Serving for real: waitress, a production WSGI server in pure Python."""

from __future__ import annotations

import errno
import gc
import logging
import os
import re
import resource
import signal
import socket
from collections.abc import Callable, Mapping
from functools import partial
from threading import Timer
from typing import Any

from flask import Flask
from msgspec import Struct

from searchapp.config import Settings
from searchapp.errors import SettingsError
from searchapp.web.app import create_app
from searchapp.web.correcting.access import FORM_BYTES
from searchapp.web.serving.admission import warnings_of
from searchapp.web.serving.graceful_server import GracefulServer, threaded_server
from searchapp.web.serving.loop_server import LoopServer
from searchapp.web.serving.workers import run_workers

_HEADER_BYTES = 49_152  # twice the longest query string that is answered
_IDLE_SECONDS = 15  # a browser's idle connection gives its place to another one then
_CLEANING_SECONDS = 5  # between two looks for idle connections
_CONNECTIONS = 500  # at once, where a process may open so many files
FILES = 50  # of those that a process may open, for itself: the index, libraries, logs
_FILES_A_CONNECTION = 2  # itself, and an answer on the disk that waits for its client
_LEAST = 8  # connections, in which waitress counts two of its own
_STOP_SECONDS = 10  # that answers under way have when the server is to end; systemd kills after 90
_KILL_SECONDS = 2  # after that, whatever they are at
_WORKERS_A_CORE = 16  # at most; more than one brings nothing but to answers that wait for a cluster
_COLLECTED_AFTER = 20_000  # objects, of ten answers; by default one answer brings on several collections
_LIMITS: Mapping[str, Any] = {
    "ident": None,
    "channel_timeout": _IDLE_SECONDS,
    "cleanup_interval": _CLEANING_SECONDS,
    "max_request_header_size": _HEADER_BYTES,
    "max_request_body_size": FORM_BYTES,  # nothing but a form takes a body
    "clear_untrusted_proxy_headers": False,  # clients.py heeds those of trusted proxies only
}


_EXPORTS = re.compile(r"/api/search\.[a-z]+\Z")


def _is_export(path: str) -> bool:
    """Whether a path is that of a whole result, which may take minutes to send."""
    return _EXPORTS.match(path) is not None


def connections(open_files: int) -> int:
    """How many connections there may be at once in a process that may have so many files open.

    One more that cannot be accepted for want of them would be tried for without end.
    """
    if open_files == resource.RLIM_INFINITY:
        return _CONNECTIONS
    return min(_CONNECTIONS, max(_LEAST, (open_files - FILES) // _FILES_A_CONNECTION))


class Service(Struct, frozen=True):
    """A server that is bound to an address and not yet answering."""

    address: str
    server: GracefulServer

    def run(self) -> None:
        """Answer until stopped, interrupted or closed."""
        self.server.run()

    def stop(self) -> None:
        """Take no more connections; `run` returns when the answers under way are sent, or STOP_SECONDS later."""
        self.server.stop(_STOP_SECONDS)

    def close(self) -> None:
        """Let go of the address; `run` returns."""
        self.server.close()


def bound(settings: Settings) -> Service:
    """A service bound to the host and port of `settings` (0: a free port). SettingsError where they cannot be had."""
    listening = _socket(settings.host, settings.port)
    return Service(_address(settings, listening), _server(create_app(settings), listening, settings.threads))


def serve(settings: Settings, tell: Callable[[str], None]) -> None:
    """Answer until interrupted, after telling the address. Raises SettingsError."""
    _require_few(settings.workers)
    listening = _socket(settings.host, settings.port)
    app = create_app(settings)  # before there are several processes, so that its secrets are the same in all
    workers = settings.workers or os.cpu_count() or 1
    tell(f"searchapp answers on {_address(settings, listening)}  (Ctrl-C ends it)")
    for warning in warnings_of(settings):
        tell(warning)
    gc.set_threshold(_COLLECTED_AFTER)
    gc.freeze()  # what is loaded by now stays: collecting garbage need not go through it again and again
    if workers == 1:
        _answer(app, listening, settings.threads)
    else:
        work = partial(_answer, app, listening, settings.threads)
        run_workers(workers, work, listening.close, _STOP_SECONDS + _KILL_SECONDS)


def _require_few(workers: int) -> None:
    """A slip of the keyboard may not fill the machine with processes."""
    most = _WORKERS_A_CORE * (os.cpu_count() or 1)
    if not 0 <= workers <= most:
        raise SettingsError(f"workers takes a whole number from 0 to {most} on this machine, not {workers}")


def _server(app: Flask, listening: socket.socket, threads: int) -> GracefulServer:
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that an answer waits its turn is no news
    limits = {**_LIMITS, "connection_limit": connections(resource.getrlimit(resource.RLIMIT_NOFILE)[0])}
    if threads > 1:
        return threaded_server(app, listening, limits, threads)
    return LoopServer(app, listening, limits, _is_export)


def _answer(app: Flask, listening: socket.socket, threads: int) -> None:
    """Answer until SIGTERM, or Ctrl-C where this is no worker; there a second one ends it at once.

    A worker may be told twice, by the process that started it and by who stops all of them, as systemd does.
    """
    server = _server(app, listening, threads)

    def stop(*_: object) -> None:
        for number in heard:
            signal.signal(number, signal.SIG_IGN if is_worker else signal.default_int_handler)
        server.stop(_STOP_SECONDS)
        timer = Timer(_STOP_SECONDS + _KILL_SECONDS, os._exit, (0,))  # whatever a search is at then
        timer.daemon = True
        timer.start()

    is_worker = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    heard = [signal.SIGTERM] if is_worker else [signal.SIGTERM, signal.SIGINT]
    for number in heard:
        signal.signal(number, stop)
    server.run()
    server.close()


def _address(settings: Settings, listening: socket.socket) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{listening.getsockname()[1]}/"


def _socket(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:  # taken, not allowed, not ours, no port
        raise SettingsError(_refusal(host, port, error)) from error


def _refusal(host: str, port: int, error: Exception) -> str:
    """Why nothing can listen there, and what to do."""
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.EADDRINUSE:
        what = f"Port {port} of {host} is taken: another program, perhaps searchapp itself, listens there."
        return f"{what} End that one, or choose another port, as in --port {port + 1 if port < 65535 else 0}."
    if number == errno.EACCES:
        return f"Port {port} of {host} is for the system's own programs; choose one from 1024 on with --port."
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"Cannot listen on {host}, port {port}: {reason.rstrip('.')}. Choose another with --host or --port."
