"""Who may correct on the page: whoever knows the password, or sits at the machine itself."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask, current_app, request

from searchapp.backends.locations import Location, folder_of, location_of
from searchapp.config import Settings
from searchapp.web.serving.admission import has_lock
from searchapp.web.serving.clients import FORWARDED, is_loopback

FORM_BYTES = 8_192  # three names of the greatest length, in Chinese, at nine bytes a letter
EXTENSION = "searchapp.correcting"


@dataclass(frozen=True, slots=True)
class Correcting:
    """Where corrections go, and for whom."""

    index: Location
    path: Path
    is_for_all: bool  # who get in at all, for they know the password
    is_for_this_machine: bool
    has_lock: bool  # whether nobody gets in without the password
    secret: bytes = field(repr=False)  # of the tokens of forms

    @property
    def folder(self) -> Path:
        """The folder in which the index keeps what is in force."""
        return folder_of(self.index)


def prepare(app: Flask, settings: Settings) -> None:
    """Tell `app` where corrections go; its forms are good as long as it lives, in all of its workers."""
    is_own = is_loopback(settings.host) and not (settings.allowed_hosts or settings.trusted_proxies)
    app.extensions[EXTENSION] = Correcting(
        location_of(settings),
        settings.corrections,
        is_for_all=settings.correct_on_page and has_lock(settings),
        is_for_this_machine=settings.correct_on_page and is_own,
        has_lock=has_lock(settings),
        secret=secrets.token_bytes(32),
    )


def correcting() -> Correcting:
    """Where the corrections of the app at work go."""
    prepared: Correcting = current_app.extensions[EXTENSION]
    return prepared


def may_correct() -> bool:
    """Whether who asks may correct."""
    where = correcting()
    return where.is_for_all or (where.is_for_this_machine and _is_near())


def may_see_paths() -> bool:
    """Whether who asks may be told what lies where on this machine: who sits at it, or knows the password."""
    return correcting().has_lock or _is_near()


def _is_near() -> bool:
    """Whether this machine asks; of a proxy on it nobody knows for whom it does."""
    return is_loopback(request.remote_addr or "") and not any(name in request.environ for name in FORWARDED)
