"""Mentions that name no organization after all: countries, abbreviations of common words, bare legal forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from searchapp.extraction.cued_patterns import starts_of
from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_words.abbreviations import (
    BRACKETED,
    acronyms_of_no_body,
    is_body,
    is_common_abbreviation,
    is_spelled_as_body,
)
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.name_words.name_keys import is_acronym
from searchapp.extraction.name_words.person_words import is_full_name
from searchapp.extraction.name_words.place_names import is_place
from searchapp.extraction.organizations.exclusions.list_entries import is_list_entry
from searchapp.extraction.organizations.exclusions.name_kinds import is_no_name_of_body
from searchapp.extraction.organizations.exclusions.offers import is_offered, is_page_of_offers
from searchapp.extraction.organizations.exclusions.products import is_before_model, is_firm, names_of_products
from searchapp.extraction.organizations.exclusions.surroundings import is_of_other_name
from searchapp.extraction.organizations.exclusions.things import names_of_things
from searchapp.extraction.organizations.name_ends import is_field
from searchapp.extraction.person_signs import SIGN_BEHIND
from searchapp.model.facts import Mention

_MEMO_NAMES = 1 << 14  # names, at some 200 bytes each
_SUM_BEHIND = re.compile(r"[ \u00a0]?\d| (?:francs?|million|billion)\b")
_AFTER_TOWN = re.compile(r"[A-Z][a-z]+, $")  # before "CA" in "Fresno, CA"
_CERTIFIED = re.compile(r"(?:(?:, |/| and | or | & )[A-Z][\w-]*(?:/[a-z\d][\w-]*)*)* (?:certifi|complian)")
_BEFORE_FIELD = tuple(  # of an office
    f"{office} {link} " for office in ("Minister", "minister", "Ministers", "Undersecretary") for link in ("of", "for")
)
_COUNTRY_BEHIND = re.compile(r", ([A-Z][A-Z .]{3,30}?)(?=$|\n| ?[-–—(])", re.M)


def named_organizations(mentions: Sequence[Mention], text: str, dateline: tuple[int, int]) -> Iterator[Mention]:
    """The mentions that name organizations, without a country's name behind an acronym's."""
    things = names_of_things(mentions, text) | names_of_products(mentions, text)
    of_offers = is_page_of_offers(text)
    small = acronyms_of_no_body(text).union(_acronyms_behind(mentions, text))
    for mention in mentions:
        in_dateline = dateline[0] <= mention.start < dateline[1]
        is_other = in_dateline or is_no_name_of_body(mention.text) or mention.text in things
        is_other = is_other or is_of_other_name(mention, text) or is_list_entry(mention, text)
        is_other = is_other or (of_offers and is_offered(mention))
        if not (is_other or _is_common(mention, text, small)):
            yield _without_country(mention)


def _acronyms_behind(mentions: Sequence[Mention], text: str) -> Iterator[str]:
    """The acronyms in brackets behind names that are no bodies': DA of “District Administrator (DA)”."""
    for mention in mentions if "(" in text else ():
        bracketed = BRACKETED.match(text, mention.end + 1) if text.startswith(" (", mention.end) else None
        if bracketed and is_no_name_of_body(mention.text) and not is_body(mention.text):
            yield bracketed[1]


def _is_common(mention: Mention, text: str, small: frozenset[str]) -> bool:
    """Whether a mention is a heading, a legal form, or an abbreviation of what is no organization."""
    name = mention.text
    lower = name.lower()
    if is_before_model(mention, text):
        return True
    if text.startswith((",", ";"), mention.end) and SIGN_BEHIND.match(text, mention.end) and _is_of_name_words(lower):
        return True
    if text.endswith(_BEFORE_FIELD, 0, mention.start) and lower not in lexicon().names:
        return True
    if _is_dateline(mention, text):
        return True
    if " " in name:
        return " & " in name and lower not in lexicon().names and _are_of_no_firm(lower.split(" & "))
    singular = name.removesuffix("s")
    if singular in small or is_common_abbreviation(name):
        return singular in small or not is_spelled_as_body(name, text)
    if _is_sum(name, text, mention.end):
        return True
    if name in ENGLISH["codes of states"]:
        return any(_AFTER_TOWN.search(text, max(0, start - 30), start) for start in starts_of(name, text))
    return is_acronym(name) and _CERTIFIED.match(text, mention.end) is not None


def _are_of_no_firm(parts: Sequence[str]) -> bool:
    """Whether what stands around an & is fields of work, days or full names: “Diversity & Inclusion”, “Sun & Mon”."""
    are_persons = all(is_full_name(part.split(" "), lexicon()) for part in parts)
    are_words = all(" " not in part for part in parts)
    return are_persons or (
        are_words and all(is_field(part, lexicon()) or part in ENGLISH["short days"] for part in parts)
    )


def _is_dateline(mention: Mention, text: str) -> bool:
    """Whether a line begins with a town's name in capitals and a country's: “LARNVIK, NORWAY”, no “UNICEF, NORWAY”."""
    begins_line = not mention.start or text[mention.start - 1] == "\n"
    behind = _COUNTRY_BEHIND.match(text, mention.end) if begins_line and mention.text.isupper() else None
    is_known = behind is not None and is_firm(mention.text.lower())
    return behind is not None and not is_known and is_place(behind[1].title())


def _is_sum(name: str, text: str, end: int) -> bool:
    """Whether a name is a currency's code beside a number: “CHF 3.1 million”, “30CUP”."""
    code = name.lstrip("0123456789")
    return code in ENGLISH["currencies"] and (code != name or _SUM_BEHIND.match(text, end) is not None)


@lru_cache(maxsize=_MEMO_NAMES)
def _is_of_name_words(lower: str) -> bool:
    """Whether a name of two or three words has none that is a body's, as a person's name has none, or a given name."""
    words = lower.split(" ")
    if len(words) == 2 and "given" in lexicon().classes.get(words[0], ()):  # “Ana Radio”
        return lower not in lexicon().names
    heads = any({"head", "legal"}.intersection(lexicon().classes.get(word, ())) for word in words)
    return len(words) in (2, 3) and not heads and lower not in lexicon().names


def _without_country(mention: Mention) -> Mention:
    """A mention without the country behind an acronym: U.N. of “the U.N. Israel mission”."""
    first, _, rest = mention.text.partition(" ")
    if rest and mention.rule != "nation" and is_acronym(first) and rest[0].isupper() and is_place(rest):
        return replace(mention, end=mention.start + len(first), text=first)
    return mention
