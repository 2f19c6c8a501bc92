"""An article with its facts as the bytes that the index stores, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter
from typing import Any, cast

import orjson

from searchapp.model.article import Article, Basis, Grain, Published
from searchapp.model.facts import CitedSource, Country, Facts, Mention, MentionedDate, Organization
from searchapp.model.named_tuples import maker
from searchapp.model.result import Hit, Named, Run

VALUE_MEMO = 1 << 14  # dates and lists of names of results, at some 300 bytes each

# The members that are stored of each kind of value, in their order; an article's body stands by itself.
MEMBERS: Mapping[type, tuple[str, ...]] = {
    kind: tuple([member.name for member in fields(kind) if member.name != "body"])
    for kind in (Article, Facts, Published, Organization, Country, CitedSource, Mention, MentionedDate)
}
_VALUES_OF = {kind: attrgetter(*names) for kind, names in MEMBERS.items()}
_article_values, _facts_values = (_VALUES_OF[kind] for kind in (Article, Facts))


@dataclass(frozen=True, slots=True)
class Summary:
    """What a result list shows of an article, without its body."""

    id: str
    title: str
    url: str
    source: str
    published: Published | None
    organizations: tuple[Named, ...]
    countries: tuple[Named, ...]  # those that the article is about
    section: str
    mentioned_countries: tuple[Named, ...]  # all the others
    cited_sources: tuple[Named, ...]


# ---- writing -------------------------------------------------------------------------------------


def article_bytes(article: Article, facts: Facts, file: str, extracted: Facts, body: bytes) -> bytes:
    """A line of JSON with all that is kept of an article but its body, then that, so that a snippet reads no JSON.

    `extracted` are the facts before anything was joined or corrected.
    """
    before = None if extracted is facts or extracted == facts else extracted
    line = (file, _article_values(article), _facts_values(facts), before)
    return orjson.dumps(line, _values, orjson.OPT_PASSTHROUGH_DATACLASS) + b"\n" + body


def _values(value: Any) -> Any:
    """The members of an article or a fact, without their names: shorter, and written in half the time."""
    return _VALUES_OF[type(value)](value)


def summary_bytes(article: Article, facts: Facts, published: Published | None) -> bytes:
    """The members of a `Summary` in their order; `Summary` itself is only built for reading.

    A date is one text, and so are names: most are those of other results too and need not be taken apart again.
    """
    countries = facts.countries
    about = [found for found in countries if "about" in found.roles]
    others = [] if len(about) == len(countries) else [found for found in countries if "about" not in found.roles]
    return orjson.dumps(
        (
            article.id,
            article.title,
            article.url,
            article.source,
            _date_line(published) if published else "",
            _name_lines(facts.organizations) if facts.organizations else "",
            _name_lines(about) if about else "",
            article.section,
            _name_lines(others) if others else "",
            _name_lines(facts.cited_sources) if facts.cited_sources else "",
        )
    )


def _date_line(date: Published) -> str:
    return " ".join((date.value, date.grain, date.basis, "reliable" if date.reliable else "", date.instant or ""))


def _name_lines(named: Sequence[Organization | Country | CitedSource]) -> str:
    """A line for each: its id (which has no tab) and its label (which has no line break from here on)."""
    return "\n".join([f"{found.id}\t{found.label}".replace("\n", " ") for found in named])


# ---- reading -------------------------------------------------------------------------------------


def summary_of(stored: bytes) -> Summary:
    """The summary that a document's `summary` field holds."""
    members = orjson.loads(stored)
    members[4] = _date_of(members[4])
    for place in (5, 6, 8, 9):
        members[place] = _names_of(members[place])
    return Summary(*members)


def hits_of(stored: Sequence[bytes], scores: Sequence[float], snippets: Sequence[tuple[Run, ...]]) -> tuple[Hit, ...]:
    """The results that show the articles whose `summary` fields these are."""
    summaries = orjson.loads(b"[%b]" % b",".join(stored))  # all at once is quicker than one by one
    hits = [
        _hit_of((key, title, url, source, _date_of(date), _names_of(firms), _names_of(countries), runs, score))
        for (key, title, url, source, date, firms, countries, _, _, _), runs, score in zip(
            summaries, snippets, scores, strict=True
        )
    ]
    return tuple(hits)


_hit_of = maker(Hit)


@lru_cache(maxsize=VALUE_MEMO)
def _date_of(line: str) -> Published | None:
    if not line:
        return None
    value, grain, basis, reliable, instant = line.split(" ", 4)
    return Published(value, cast(Grain, grain), cast(Basis, basis), bool(reliable), instant or None)


@lru_cache(maxsize=VALUE_MEMO)
def _names_of(lines: str) -> tuple[Named, ...]:
    return tuple([Named(*line.split("\t", 1)) for line in lines.split("\n")]) if lines else ()


def article_of(stored: bytes) -> tuple[Article, Facts]:
    """The article and the facts that a document's `article` field holds."""
    _, article, facts, _ = _loaded(stored)
    return _article(body_of(stored), article), _facts(facts)


def file_of(stored: bytes) -> str:
    """The `file` that the article of a document's `article` field came from."""
    file: str = _loaded(stored)[0]
    return file


def extracted_of(stored: bytes) -> Facts:
    """The facts as extraction found them, before anything was joined or corrected."""
    _, _, facts, before = _loaded(stored)
    return _facts(before or facts)


def body_of(stored: bytes) -> str:
    """Only the body of the article that a document's `article` field holds."""
    return stored[stored.index(b"\n") + 1 :].decode()


def _loaded(stored: bytes) -> tuple[Any, ...]:
    """The line of JSON that stands before the body."""
    return tuple(orjson.loads(memoryview(stored)[: stored.index(b"\n")]))


def _article(body: str, beside: Sequence[Any]) -> Article:
    members = dict(zip(MEMBERS[Article], beside, strict=True))
    for name in ("organizations", "countries", "credits", "removed"):
        if members[name] is not None:
            members[name] = tuple(members[name])
    return Article(**{**members, "body": body, "published": _published(members["published"])})


def _published(members: Sequence[Any] | None) -> Published | None:
    return Published(*members) if members else None


def _facts(members: Sequence[Any]) -> Facts:
    published, organizations, countries, cited_sources, dates = members
    return Facts(
        _published(published),
        tuple([Organization(key, label, _mentions(found)) for key, label, found in organizations]),
        tuple([Country(key, label, tuple(roles), _mentions(found)) for key, label, roles, found in countries]),
        tuple([CitedSource(key, label, _mentions(found), tuple(by)) for key, label, found, by in cited_sources]),
        tuple([MentionedDate(*found) for found in dates]),
    )


def _mentions(found: Sequence[Sequence[Any]]) -> tuple[Mention, ...]:
    return tuple([Mention(*members) for members in found])
