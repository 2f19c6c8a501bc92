"""Names of countries and of parts of the world, which never stand for a person or an organization."""

from __future__ import annotations

import re
from functools import lru_cache

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.name_words.name_keys import canonical_key
from searchapp.geo.countries import all_countries

_STATE_OF = re.compile(r"^(?:state|republic|kingdom|islamic republic|federal republic|commonwealth|sultanate) of (.+)$")
_PART_OF = re.compile(r"^(?:south|north|east|west|central|southern|northern|eastern|western) (.+)$")
_SPACED_INITIALS = re.compile(r"(?<=\b[A-Z]\.) (?=[A-Z]\b)")  # as in “U. S.”
_MEMO_NAMES = 1 << 14  # at some 200 bytes each


@lru_cache(maxsize=_MEMO_NAMES)
def is_place(name: str) -> bool:
    """Whether a name is that of a country or a part of the world, and so never that of an organization."""
    bare = name.removesuffix("'s")
    key = canonical_key(_SPACED_INITIALS.sub("", bare) if ". " in bare else bare)
    if key in _place_keys():
        return len(key) > 2 or name.replace(".", "").isupper()  # "us" by another spelling is no country
    if " " not in key:
        return False
    of_country = _STATE_OF.match(key) or _PART_OF.match(key)
    return of_country is not None and of_country[1] in _place_keys()


@lru_cache(maxsize=1)
def _place_keys() -> frozenset[str]:
    """The keys of the names of all countries, of those that are gone, and of parts of the world."""
    keys = {canonical_key(name) for name in ENGLISH["states and areas"]}
    for country in all_countries().values():
        for name in (country.label, *country.aliases, *country.former_names):
            keys.add(canonical_key(name))
    keys.update(canonical_key(name) for name in gazetteer().regions() if " " in name)
    return frozenset(keys - lexicon().full_names.keys())
