"""The query language in examples that can be tried."""

from __future__ import annotations

from dataclasses import dataclass

from searchapp.model.facets import FACETS
from searchapp.model.request import SearchRequest
from searchapp.web.links import search_href

# What a query may hold, and what it finds.
EXAMPLES: tuple[tuple[str, str], ...] = (
    ("harbour ferry", "with both words"),
    ('"harbour ferry"', "with the words beside each other"),
    ('"ferry timetable"~5', "with the words near each other, in any order: at most five positions apart"),
    ("(ferry OR boat) NEAR/8 strike", "the same for words of which one will do (also: w/8; PRE/8 is in this order)"),
    ('="Pole"', "with this letter for letter: its capitals, accents and signs"),
    ("ferry OR train", "with either word; operators are upper case, AND binds closer than OR"),
    ("ferry AND (train OR bus)", "with the first word and one of the others"),
    ("+ferry -strike", "with the first word and without the second (also: ferry NOT strike)"),
    ("harb*", "with a word that begins so; ? stands for one letter, gr[ae]y for grey or gray"),
    ("harbor~", "with a word nearly so: one letter off, from six letters on two (harbor~1, harbor~2: just so many)"),
    ("title:ferry", "with the word in the title (body: in the text)"),
    *((facet.query_example, f"that {facet.description}") for facet in FACETS.values()),
    ("published:2016-09", "published in a year, a month or on a day"),
    ("published:[2015 TO 2016-06]", "published in a span of time, both ends included"),
    ("published:>=2016", "published then or later (also: > < <=, before:2016, after:2016)"),
    ('published:"last week"', "published then (also: today, past month, >=-30d); published:none finds the undated"),
    ("added:>=-7d", "added to the index then, on days of UTC (also: added:last-week, added>=2026-11-20)"),
    ("site:herald.example", "from this site; a whole address finds its article"),
    ("AT&T U.S. café", "as people write them: AT&T stays one word, U.S. is US, café is cafe"),
)


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A query with what it finds, and where it can be tried."""

    example: str
    meaning: str
    href: str


def help_lines() -> tuple[HelpLine, ...]:
    """The query language, line by line."""
    return tuple(HelpLine(text, meaning, search_href(SearchRequest(text=text))) for text, meaning in EXAMPLES)
