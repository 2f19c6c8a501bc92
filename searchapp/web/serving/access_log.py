"""A line of JSON for each request, without what was searched for unless that is wanted."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timezone
from logging.handlers import WatchedFileHandler
from pathlib import Path
from typing import Any

import msgspec

from searchapp.config import Settings
from searchapp.errors import SettingsError
from searchapp.web.serving.clients import Application

_STANDARD_ERROR = Path("-")
_TELLING_SECONDS = 60.0  # between two complaints that the log cannot be written


def logged(answer: Application, settings: Settings) -> Application:
    """The application with a line in the log for each answer, once it is sent. Raises SettingsError."""
    if settings.access_log is None:
        return answer
    handler = _handler(settings.access_log)
    with_queries = settings.access_log_queries

    def answer_logged(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        entry = _Entry(environ, with_queries)

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            entry.status = int(status[:3])
            return start_response(status, headers, *error)

        return _LoggedAnswer(answer(environ, start), entry, handler)

    return answer_logged


class _Entry:
    """What a line tells of a request and its answer."""

    def __init__(self, environ: dict[str, Any], with_query: bool) -> None:
        self.status = 500
        self.bytes = 0
        self._began = time.perf_counter()
        path = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
        self._request: dict[str, object] = {
            "time": datetime.now(timezone.utc).isoformat(timespec="milliseconds"),
            "client": environ.get("REMOTE_ADDR", ""),
            "method": environ.get("REQUEST_METHOD", ""),
            "path": path.encode("latin-1", "replace").decode("utf-8", "replace"),  # as WSGI has it
        }
        if with_query:
            self._request["query"] = environ.get("QUERY_STRING", "")

    def line(self) -> str:
        """The entry as JSON."""
        ms = round((time.perf_counter() - self._began) * 1000, 1)
        answer = {"status": self.status, "bytes": self.bytes, "ms": ms, "worker": os.getpid()}
        return msgspec.json.encode({**self._request, **answer}).decode()


class _LoggedAnswer:
    """The parts of an answer, which are counted, and logged when they are sent or the client is gone."""

    def __init__(self, parts: Iterable[bytes], entry: _Entry, handler: logging.Handler) -> None:
        self._parts = parts
        self._entry = entry
        self._handler = handler

    def __iter__(self) -> Iterator[bytes]:
        for part in self._parts:
            self._entry.bytes += len(part)
            yield part

    def close(self) -> None:
        """End the answer, as WSGI has it."""
        if hasattr(self._parts, "close"):
            self._parts.close()
        self._handler.handle(logging.makeLogRecord({"msg": self._entry.line()}))


class _LogFile(WatchedFileHandler):
    """A file of lines; while it cannot be written, on a full disk or because its folder is gone, answers go on."""

    _tells_again = 0.0

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line."""
        try:
            super().emit(record)
        except OSError:  # of a file that cannot be opened again, which the library does not catch
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:
        """Tell what is wrong on the standard error, once a minute."""
        now = time.monotonic()
        if now >= self._tells_again:
            self._tells_again = now + _TELLING_SECONDS
            reason = sys.exc_info()[1]
            print(f"The access log {self.baseFilename} is not written: {reason}", file=sys.stderr, flush=True)


def _handler(path: Path) -> logging.Handler:
    """Where the lines go; a file that was rotated away is opened anew."""
    if path == _STANDARD_ERROR:
        return logging.StreamHandler()
    try:
        return _LogFile(path, encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"access_log: {path} cannot be written: {error.strerror}") from error
