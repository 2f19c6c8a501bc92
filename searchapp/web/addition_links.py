"""When articles were added to the index, as the page of results narrows by it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from msgspec import Struct

from searchapp.model.request import SearchRequest
from searchapp.web.formatting import date_text, instant_text
from searchapp.web.links import Link, search_href

_SPANS = (("last day", 1), ("last week", 7))  # and so many days before today, which are those of UTC


class Additions(Struct, frozen=True):
    """Links to what was added lately, and what the script needs to tell what is new since the reader's last visit."""

    links: tuple[Link, ...]
    latest: str  # when an article was last added to the index
    whole: str  # the same search whenever its articles were added


def additions_of(request: SearchRequest, latest: str, today: date | None = None) -> Additions:
    """The choices for `request` in an index whose latest article was added at the instant `latest`."""
    today = today or datetime.now(timezone.utc).date()
    whole = search_href(request, added_since=None, added_until=None)
    links = [Link("ever", whole, not (request.added_since or request.added_until))]
    for label, days in _SPANS:
        since = (today - timedelta(days)).isoformat()
        is_chosen = (request.added_since, request.added_until) == (since, None)
        links.append(Link(label, search_href(request, added_since=since, added_until=None), is_chosen))
    return Additions(tuple(links), latest, whole)


def chosen_additions(request: SearchRequest) -> str:
    """The time of addition that a request is narrowed to, in words."""
    since, until = (_moment_text(value) if value else "" for value in (request.added_since, request.added_until))
    if since and until:
        return since if since == until else f"{since} to {until}"
    return f"since {since}" if since else f"until {until}"


def _moment_text(value: str) -> str:
    return instant_text(value) if value.endswith("Z") else date_text(value)
