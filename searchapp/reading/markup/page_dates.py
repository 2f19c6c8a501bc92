"""When a page was published: by its markup, what it shows around its headline, the day in its own address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from searchapp.model.article import Published
from searchapp.reading.markup.declared_dates import DatedBy, declared_dates
from searchapp.reading.markup.shown_dates import ShownDate, shown_dates
from searchapp.reading.markup.web_page import WebPage
from searchapp.text.calendar.dates import implausibility, numbers_day_first
from searchapp.text.calendar.path_dates import date_in_address
from searchapp.text.tab_separated import table_rows

_NEAR_LINES = 8  # between the headline and a date that is shown for it
_HOURS_FILE = Path(__file__).parent / "data" / "paper_hours.tsv"
_STRICT_RANK = 3.0  # dates of less are declared as those of a first publication, not just as dates
_OTHER_STORY_RANK = 1.5  # an article in JSON-LD that is not known by the page's address or headline
_EVENING_HOURS = 5  # in UTC, when it is the day before in all of America but for its western coast
_NEAR_DAYS = 2  # that a page's addresses and declarations lie apart for time zones and for a day's delay
_FAR_RANK = 5.0  # dates of this rank and above stand far from the headline
_TRUSTED_RANK = 8.0  # dates of this rank and above are no more than a guess


def page_published(page: WebPage, address: str = "") -> Published | None:
    """The day that a page says it was published, or one that is not reliable; None where it tells none.

    `address` is the one that it was fetched from, where that is known.
    """
    language = page.language
    short = language.partition("-")[0]
    day_first = numbers_day_first(language)
    in_address = date_in_address(address or page.address)
    all_shown = shown_dates(page.root, page.title, short, day_first)
    shown = [item for item in all_shown if not implausibility(item.dated.published)]
    declared = _possible(declared_dates(page, day_first), bool(shown))
    shown = shown if shown or declared else all_shown
    candidates = sorted(
        [*declared, *(item.dated for item in shown)], key=lambda dated: (not dated.published.reliable, dated.rank)
    )
    best = next((dated for dated in candidates if dated.role == "published" and dated.rank < _TRUSTED_RANK), None)
    if best and best.published.reliable and not _is_disputed(best, candidates):
        published = _local_day(best, declared, shown, in_address, short)
        is_reliable = (
            published.reliable
            and not _is_contradicted(published, best, declared, shown, in_address)
            and not _is_night(published, declared, shown, in_address, language)
        )
        return msgspec.structs.replace(published, reliable=is_reliable)
    if in_address and in_address.grain == "day":
        return in_address
    if best:
        return msgspec.structs.replace(best.published, reliable=False)
    guess = next((dated for dated in candidates if dated.rank < 10), None)
    if guess:
        return msgspec.structs.replace(guess.published, reliable=False)
    return in_address


def _possible(declared: list[DatedBy], is_shown: bool) -> list[DatedBy]:
    """Declared dates without those in the future and the like, unless a page has no others, declared or shown."""
    possible = [dated for dated in declared if not implausibility(dated.published)]
    return possible if possible or is_shown else declared


def _is_disputed(best: DatedBy, candidates: list[DatedBy]) -> bool:
    """Whether a date far from the headline stands beside others like it, which may be those of other stories."""
    if best.rank < _FAR_RANK:
        return False
    far = {dated.published.value for dated in candidates if _FAR_RANK <= dated.rank < _TRUSTED_RANK}
    return len(far) > 1


def _is_contradicted(
    published: Published, best: DatedBy, declared: list[DatedBy], shown: list[ShownDate], address: Published | None
) -> bool:
    """Whether the page's head or its address gives a day that is not near, and what it shows does not decide."""
    if published.grain != "day" or any(
        item.distance <= _NEAR_LINES
        and item.dated.role == "published"
        and item.dated is not best
        and item.dated.published.value == published.value
        for item in shown
    ):
        return False
    strict = [each for each in declared if each.role == "published" and each.rank < _STRICT_RANK]
    others = [each.published for each in strict if each.rank != _OTHER_STORY_RANK]
    days = {other.value for other in (*others, address) if other and other.grain == "day"}
    if any(_days_between(published.value, day) > _NEAR_DAYS for day in days):
        return True
    instants = {each.published.instant for each in strict if each.published.instant}
    return len(instants) > 1 and published.value not in days


def _is_night(
    published: Published, declared: list[DatedBy], shown: list[ShownDate], address: Published | None, language: str
) -> bool:
    """Whether a day is but that of an instant in UTC, when it was the evening before where the paper may be."""
    if published.grain != "day" or not _is_utc(published):
        return False
    behind, _ = _hours_of_papers(language.lower(), language.partition("-")[0])
    if int((published.instant or "")[11:13]) >= min(behind, _EVENING_HOURS):
        return False
    strict = (each for each in declared if each.rank < _STRICT_RANK)
    near = (item.dated for item in shown if item.distance <= _NEAR_LINES)
    others = [each.published for each in (*strict, *near) if each.role == "published"]
    named = {other.value for other in others if other.instant != published.instant}
    return published.value not in named | {address.value if address else ""}


def _days_between(first: str, second: str) -> int:
    return abs((date.fromisoformat(first) - date.fromisoformat(second)).days)


def _local_day(
    best: DatedBy, declared: list[DatedBy], shown: list[ShownDate], address: Published | None, language: str
) -> Published:
    """The best date, on the day that the page shows where the best is in UTC and its neighbour is what people read.

    Where the page itself gives another day that no time zone explains, the date is not reliable.
    """
    published = best.published
    if published.grain != "day" or best.rank >= 3.55:
        return published
    near = [item.dated for item in shown if item.distance <= _NEAR_LINES and 3.55 <= item.dated.rank < 5]
    others = [*near, *(dated for dated in declared if dated.role == "published" and dated.rank < 4)]
    days = {item.published.value for item in others if item.published.reliable and item.published.grain == "day"}
    if not days or published.value in {item.published.value for item in near}:
        return published
    local = {item.published.value for item in others if item.published.reliable and not _is_utc(item.published)}
    if address and address.grain == "day":
        local.add(address.value)
    reachable = {day for day in local if _is_utc(published) and _may_be_local(published.instant or "", day, language)}
    if published.value not in local and len(reachable) == 1:
        return msgspec.structs.replace(published, value=reachable.pop())
    if near and published.value not in {item.published.value for item in near}:
        return msgspec.structs.replace(published, reliable=False)
    return published


def _may_be_local(instant: str, day: str, language: str) -> bool:
    """Whether a day next to that of an instant in UTC is its day where newspapers are in this language."""
    try:
        distance = (date.fromisoformat(day) - date.fromisoformat(instant[:10])).days
    except ValueError:
        return False
    hour = int(instant[11:13])
    behind, ahead = _hours_of_papers(language or "-")
    return (distance == -1 and hour < behind) or (distance == 1 and hour >= 24 - ahead)


def _is_utc(published: Published) -> bool:
    return bool(published.instant and published.instant.startswith(published.value))


def _hours_of_papers(*languages: str) -> tuple[int, int]:
    """How many hours newspapers in the first of some languages that is known lie behind and ahead of UTC."""
    hours = _hours_by_language()
    return next((hours[language] for language in languages if language in hours), hours["*"])


@cache
def _hours_by_language() -> Mapping[str, tuple[int, int]]:
    return {language: (int(behind), int(ahead)) for language, behind, ahead in table_rows(_HOURS_FILE)}
