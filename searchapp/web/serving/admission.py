"""Whom the server lets in: who knows the password or the token, and nobody too often."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest

from flask import Flask, request
from werkzeug.datastructures import Authorization, WWWAuthenticate
from werkzeug.exceptions import TooManyRequests, Unauthorized

from searchapp.config import Settings
from searchapp.errors import SettingsError
from searchapp.web.serving.clients import is_loopback, subnet_of
from searchapp.web.serving.token_buckets import TokenBuckets

REQUESTS_PER_MINUTE = 600  # of a client, where others than this machine can ask: ten a second, as one who types quickly
REALM = "searchapp"
HEALTH = "/healthz"  # asked by machines that know no password
STATIC = "/static/"  # files that come with the program
WRONG = "A password is needed here, or the one given is wrong."
TOO_MANY = "Too many requests; the header Retry-After tells in how many seconds there may be another."


def admit(app: Flask, settings: Settings) -> None:
    """Make `app` answer only whom the settings let in. Raises SettingsError for half of a password."""
    limit = settings.requests_per_minute
    if limit is None:
        limit = 0 if is_loopback(settings.host) else REQUESTS_PER_MINUTE
    if limit:
        buckets = TokenBuckets(limit)
        app.before_request(lambda: _refuse_hasty(buckets))
    if settings.user and not settings.password:
        raise SettingsError("There is a user without a password; set SEARCHAPP_PASSWORD, or no user.")
    if has_lock(settings):
        lock = _Lock.of(settings)
        app.before_request(lambda: _refuse_strangers(lock))


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


@dataclass(frozen=True, slots=True)
class _Lock:
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
            return compare_digest(_digest(given.token or ""), self.token)
        is_user = not self.user or compare_digest(_digest(given.username or ""), self.user)
        is_password = compare_digest(_digest(given.password or ""), self.password)
        return given.type == "basic" and is_user and is_password

    def asks_for(self) -> list[WWWAuthenticate]:
        """What is asked for, in the form of the header."""
        basic = WWWAuthenticate("basic", {"realm": REALM, "charset": "UTF-8"})
        return [basic] * bool(self.password) + [WWWAuthenticate("bearer", {"realm": REALM})] * bool(self.token)


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()


def _refuse_hasty(buckets: TokenBuckets) -> None:
    if request.path != HEALTH and not request.path.startswith(STATIC):
        wait = buckets.take(subnet_of(request.remote_addr or ""), time.monotonic())
        if wait:
            raise TooManyRequests(TOO_MANY, retry_after=math.ceil(wait))


def _refuse_strangers(lock: _Lock) -> None:
    if request.path != HEALTH and not lock.is_opened_by(request.authorization):
        raise Unauthorized(WRONG, www_authenticate=lock.asks_for())
