"""Numbers and dates as a reader of English expects them."""

from __future__ import annotations

from calendar import month_abbr, month_name

from searchapp.model.article import Basis, Published

_UNKNOWN_YEAR = "XXXX"  # EDTF
BASES: dict[Basis, str] = {
    "metadata": "given by the article’s own data",
    "url": "read from its address",
    "dateline": "read from its dateline",
    "text": "read from its text",
    "file": "read from the name of its file",
}


def number_text(number: int) -> str:
    """`1,234`."""
    return f"{number:,}"


def shortened(text: str, characters: int) -> str:
    """A text that is cut, with a sign of that, where it has more characters."""
    return text if len(text) <= characters else f"{text[: characters - 1].rstrip()}…"


def is_in_capitals(title: str) -> bool:
    """Whether a headline is written in capitals throughout, as on old wires, which seem larger than others."""
    return title.isupper() and " " in title.strip()


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 article`, `1,234 articles`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def date_text(value: str, short: bool = False) -> str:
    """`2016-09-05` as `5 September 2016`, a month as `September 2016` (short: `Sep`); anything else stays as it is."""
    names = month_abbr if short else month_name
    year, _, rest = value.partition("-")
    try:
        numbers = [int(part) for part in rest.split("-")] if rest else []
        words = [str(number) for number in numbers[1:]] + [names[number] for number in numbers[:1]]
    except (ValueError, IndexError):
        return value
    return f"{' '.join(words)}, year unknown" if year == _UNKNOWN_YEAR else " ".join([*words, year])


def share_text(share: float) -> str:
    """A part of 1 as percents: `18 %`, a small one as `0.4 %` or `< 0.1 %`."""
    if share >= 0.0095 or not share:
        return f"{share:.0%}".replace("%", " %")
    return f"{share:.1%}".replace("%", " %") if share >= 0.001 else "< 0.1 %"


def shares_text(share: float, share_of_all: float) -> str:
    """How many of some articles have something, and how many of all: `18 % of these, 2 % of all`."""
    return f"{share_text(share)} of these, {share_text(share_of_all)} of all"


def published_text(published: Published | None) -> str:
    """When an article came out, or that this is not known."""
    return date_text(published.value) if published else "Undated"


def published_moment(published: Published | None) -> str:
    """When an article came out, with the time of day where it is told: `2 March 2015, 04:55 UTC`.

    Where it was another day in UTC than where the article came out, both are told.
    """
    day = published_text(published)
    if not published or not published.instant:
        return day
    moment = instant_text(published.instant, short=False)
    return moment if published.instant.startswith(published.value) else f"{day} ({moment})"


def moment_text(published: Published) -> str:
    """When an article came out; where the time of day is told, in UTC, which may be on another day."""
    return instant_text(published.instant) if published.instant else date_text(published.value, short=True)


def instant_text(instant: str, short: bool = True) -> str:
    """An instant as `20 Nov 2026, 08:30 UTC`, or with the whole name of the month; a clock without a zone as it is."""
    return f"{date_text(instant[:10], short=short)}, {instant[11:16]}{' UTC' * instant.endswith('Z')}"


def basis_text(published: Published | None) -> str:
    """How an article's date is known."""
    if published is None:
        return "Neither the article nor its file tells when it came out."
    doubt = "" if published.reliable else ", not reliable"
    return f"{BASES[published.basis]}{doubt}"
