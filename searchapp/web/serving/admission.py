"""Whom the server lets in: who knows the password or the token, and nobody too often."""

from __future__ import annotations

import math
import time
from hashlib import sha256
from hmac import compare_digest

from flask import Flask, request
from msgspec import Struct
from werkzeug.datastructures import Authorization, WWWAuthenticate
from werkzeug.exceptions import TooManyRequests, Unauthorized

from searchapp.config import Settings
from searchapp.errors import SettingsError
from searchapp.web.serving.clients import is_loopback, subnet_of
from searchapp.web.serving.token_buckets import TokenBuckets

REQUESTS_PER_MINUTE = 600  # of a client, where others than this machine can ask: ten a second, as one who types quickly
WRONG_PER_MINUTE = 60  # passwords of a client, wherever it is: enough for one who mistypes, too few to guess
_REALM = "searchapp"
_HEALTH = "/healthz"  # asked by machines that know no password
_STATIC = "/static/"  # files that come with the program
_WRONG = "A password is needed here, or the one given is wrong."
_TOO_MANY_WRONG = "Too many wrong passwords; the header Retry-After tells in how many seconds another may be tried."
_TOO_MANY = "Too many requests; the header Retry-After tells in how many seconds there may be another."


def admit(app: Flask, settings: Settings) -> None:
    """Make `app` answer only whom the settings let in. Raises SettingsError for half of a password."""
    if limit := requests_per_minute(settings):
        buckets = TokenBuckets(limit)
        app.before_request(lambda: _refuse_hasty(buckets))
    if settings.user and not settings.password:
        raise SettingsError("There is a user without a password; set SEARCHAPP_PASSWORD, or no user.")
    if has_lock(settings):
        lock, wrong = _Lock.of(settings), TokenBuckets(WRONG_PER_MINUTE)
        app.before_request(lambda: _refuse_strangers(lock, wrong))


def requests_per_minute(settings: Settings) -> int:
    """How many requests of a client are answered in a minute; 0 for any number, as those of the machine itself."""
    if settings.requests_per_minute is not None:
        return settings.requests_per_minute
    return 0 if is_loopback(settings.host) else REQUESTS_PER_MINUTE


def has_lock(settings: Settings) -> bool:
    """Whether the settings ask for a password or a token."""
    return bool(settings.password or settings.token)


def warnings_of(settings: Settings) -> list[str]:
    """What is to be told to one who lets others in."""
    if is_loopback(settings.host):
        return []
    warnings = []
    if not has_lock(settings):
        warnings.append(
            f"Warning: whoever reaches {settings.host}, port {settings.port}, can read all of the index. "
            "SEARCHAPP_PASSWORD or SEARCHAPP_TOKEN lets in only those who know it."
        )
    if not settings.allowed_hosts:
        warnings.append(
            f"It answers only for the hosts localhost and {settings.host}; SEARCHAPP_ALLOWED_HOSTS admits the names "
            "by which it is asked."
        )
    return warnings


class _Lock(Struct, frozen=True):
    """What opens, each as its digest, so that comparing tells nothing of its length; empty where it is not set."""

    user: bytes
    password: bytes
    token: bytes

    @classmethod
    def of(cls, settings: Settings) -> _Lock:
        return cls(*[_digest(text) if text else b"" for text in (settings.user, settings.password, settings.token)])

    def is_opened_by(self, given: Authorization | None) -> bool:
        """Whether the password or the token is given; it takes as long whichever part is wrong."""
        if given is None:
            return False
        if given.type == "bearer":
            return compare_digest(sha256(_sent_token()).digest(), self.token)
        is_user = not self.user or compare_digest(_digest(given.username or ""), self.user)
        is_password = compare_digest(_digest(given.password or ""), self.password)
        return given.type == "basic" and is_user and is_password

    def asks_for(self) -> list[WWWAuthenticate]:
        """What is asked for, in the form of the header."""
        basic = WWWAuthenticate("basic", {"realm": _REALM, "charset": "UTF-8"})
        return [basic] * bool(self.password) + [WWWAuthenticate("bearer", {"realm": _REALM})] * bool(self.token)


def _sent_token() -> bytes:
    """What stands behind “Bearer” in the request, as it was sent: Werkzeug reads a token with = in it as parameters."""
    return request.headers["Authorization"].partition(" ")[2].strip().encode("latin-1")  # as WSGI has it


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()


def _refuse_hasty(buckets: TokenBuckets) -> None:
    if request.path != _HEALTH and not request.path.startswith(_STATIC):
        _expect_token(buckets.take(_client(), time.monotonic()), _TOO_MANY)


def _refuse_strangers(lock: _Lock, wrong: TokenBuckets) -> None:
    """Refuse whom the lock does not let in; who was wrong too often, whatever is given now, or the answer told it."""
    if request.path == _HEALTH:
        return
    given = request.authorization
    if given is not None:
        _expect_token(wrong.seconds_until(_client(), time.monotonic()), _TOO_MANY_WRONG)
    if not lock.is_opened_by(given):
        if given is not None:
            wrong.take(_client(), time.monotonic())
        raise Unauthorized(_WRONG, www_authenticate=lock.asks_for())


def _client() -> str:
    return subnet_of(request.remote_addr or "")


def _expect_token(wait_seconds: float, message: str) -> None:
    if wait_seconds:
        raise TooManyRequests(message, retry_after=math.ceil(wait_seconds))
