"""The query language in examples that can be tried: of the words and values that this index has."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Mapping
from contextlib import suppress

from msgspec import Struct

from searchapp.article_index import ArticleIndex
from searchapp.errors import BackendError
from searchapp.model.facets import FACETS, FacetField
from searchapp.model.request import SearchRequest
from searchapp.model.result import Facet, ResultPage
from searchapp.query.syntax.word_operators import WORD_OPERATORS
from searchapp.text.addresses import sites_of
from searchapp.web.links import search_href

_HITS_READ = 50  # the newest, in whose titles the words are looked for
_PREFIX_LETTERS = 4
_PAIR = re.compile(r"\b([^\W\d_]{5,14}) ([^\W\d_]{4,14})\b")

# What a query may hold, and what it finds: {first} and {second} stand side by side in a title, {written} is how it has
# the first, {stem} how that begins, {near} is one letter off.
WORD_EXAMPLES: tuple[tuple[str, str], ...] = (
    ("{first} {second}", "with both words, and behind them those with one"),
    ('"{first} {second}"', "with the words beside each other"),
    ('"{second} {first}"~5', "with the words near each other, in any order: at most five positions apart"),
    *(kind.example for kind in WORD_OPERATORS if kind.example),
    ('="{written}"', "with this letter for letter: its capitals, accents and signs"),
    ("{first} OR train", "with either word; operators are upper case, AND binds closer than OR"),
    ("{first} AND ({second} OR bus)", "with the first word and one of the others"),
    ("+{first} -zeppelin", "with the first word and without the second (also: {first} NOT zeppelin)"),
    ("{stem}*", "with a word that begins so; ? stands for one letter, gr[ae]y for grey or gray"),
    ('"{first} {second_stem}*"', "with the words beside each other, the last one begun; * alone is any word"),
    ("{near}~", "with a word nearly so: one letter off, from six letters on two ({near}~1, {near}~2: just so many)"),
    ("title:{first}", "with the word in the title (body: in the text)"),
)
DATE_EXAMPLES: tuple[tuple[str, str], ...] = (
    ("published:{month}", "published in a year, a month or on a day"),
    ("published:[{year} TO {month}]", "published in a span of time, both ends included"),
    ("published:>={year}", "published then or later (also: > < <=, before:{year}, after:{year})"),
    (
        'published:"{month_in_words}"',
        "published then (also: last week, past month, >=-30d); published:none: the undated",
    ),
    ("published:{year}-Q1", "published in a quarter (also: 2016-W09, 1980s, 2015..2016, or a day or month in words)"),
    ("added:>=-7d", "added to the index then, on days of UTC (also: added:last-week, added>=2026-11-20)"),
    ("site:{site}", "from this site; a whole address finds its article"),
    ("{capitals}", "as people write it: capitals and accents are all one, AT&T stays one word, U.S. is US"),
)
# Where the index has none of its own.
USUAL: Mapping[str, str] = {
    "first": "harbour",
    "second": "ferry",
    "second_stem": "fer",
    "written": "Harbour",
    "capitals": "HARBOUR",
    "stem": "harb",
    "near": "harbor",
    "month": "2016-09",
    "month_in_words": "September 2016",
    "year": "2016",
    "site": "herald.example",
}


class HelpLine(Struct, frozen=True):
    """A query with what it finds, and where it can be tried; `href` is empty where the index has nothing for it."""

    example: str
    meaning: str
    href: str


def help_lines(index: ArticleIndex | None) -> tuple[HelpLine, ...]:
    """The query language, line by line, with examples of the index where there is one."""
    page = None
    with suppress(BackendError):  # the page helps without an index, too
        page = index.search(_REQUEST) if index else None
    parts = {**USUAL, **(_parts_of(page) if page else {})}
    examples = [
        *((text.format(**parts), meaning.format(**parts)) for text, meaning in WORD_EXAMPLES),
        *((_facet_example(facet, page), f"that {facet.description}") for facet in FACETS.values()),
        *((text.format(**parts), meaning.format(**parts)) for text, meaning in DATE_EXAMPLES),
    ]
    return tuple(
        HelpLine(text, meaning, search_href(SearchRequest(text=text)) if page is None or _finds(index, text) else "")
        for text, meaning in examples
    )


def _finds(index: ArticleIndex | None, text: str) -> bool:
    return index is not None and index.search(SearchRequest(text, page_size=0, facets=(), lenient=True)).total > 0


_REQUEST = SearchRequest(sort="newest", page_size=_HITS_READ, facets=tuple(FACETS), facet_size=1, snippets=False)


def _facet_example(facet: FacetField, page: ResultPage | None) -> str:
    """A filter by the commonest value of the facet."""
    counts = page.facets[facet.name] if page else None
    if not isinstance(counts, Facet) or not counts.values:
        return facet.query_example
    value = counts.values[0].id
    return f"{facet.parameter}:{value}" if re.fullmatch(r"[\w-]+", value) else f'{facet.parameter}:"{value}"'


def _parts_of(page: ResultPage) -> dict[str, str]:
    """The parts of the examples that the newest articles have."""
    return dict(
        [*_words([hit.title for hit in page.hits]), *_date(page), *_site([hit.url for hit in page.hits if hit.url])]
    )


def _words(titles: list[str]) -> Iterator[tuple[str, str]]:
    """Those of the first title in which two words of letters stand side by side."""
    pair = next(filter(None, map(_PAIR.search, titles)), None)
    if pair:
        written, second = pair.groups()
        first = written.lower()
        yield from (("first", first), ("second", second.lower()), ("written", written), ("capitals", written.upper()))
        yield from (("stem", first[:_PREFIX_LETTERS]), ("near", first[:-1]))
        yield "second_stem", second.lower()[:_PREFIX_LETTERS]


def _date(page: ResultPage) -> Iterator[tuple[str, str]]:
    """The month and year of the newest article."""
    published = page.hits[0].published if page.hits else None
    if published:
        year, _, month = published.value[:7].partition("-")
        yield from (("month", published.value[:7]), ("year", year))
        yield "month_in_words", f"{month_name[int(month or 0)]} {year}".strip()


def _site(urls: list[str]) -> Iterator[tuple[str, str]]:
    if sites := next(filter(None, map(sites_of, urls)), ()):
        yield "site", sites[0]
