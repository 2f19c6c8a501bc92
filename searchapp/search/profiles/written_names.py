"""The names by which articles call a value of a facet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from operator import itemgetter

from searchapp.backends.stored_article import article_of
from searchapp.geo.countries import all_countries
from searchapp.model.facets import FACETS
from searchapp.model.value_profile import NameCount

_NAMES_SHOWN = 20


def names_in(articles: Iterable[bytes], facet: str, value: str) -> tuple[NameCount, ...]:
    """The names that stored articles have for a value, each with the number of those that use it; commonest first.

    Names that differ in their capitals only are one, written as most articles do.
    """
    counts: Counter[str] = Counter()
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for stored in articles if FACETS[facet].fact else ():
        named = FACETS[facet].named(article_of(stored).facts)
        mentions = [mention for each in named if each.id == value for mention in each.mentions]
        written = {" ".join(mention.text.split()) for mention in mentions}
        counts.update({name.casefold() for name in written})
        for name in written:
            spellings[name.casefold()][name] += 1
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_NAMES_SHOWN]
    return tuple(NameCount(max(spellings[name].items(), key=itemgetter(1, 0))[0], count) for name, count in ranked)


def known_names(facet: str, value: str) -> tuple[str, ...]:
    """Other names that are known of a country; none of what is no country."""
    country = all_countries().get(value) if FACETS[facet].value_type == "country" else None
    return (*country.aliases, *country.former_names) if country else ()
