"""Where the name of a body ends: before what runs on from it, or behind what goes on with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.name_words.headwords import headword_kind
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.name_words.place_names import is_place
from searchapp.model.facts import Mention
from searchapp.text.calendar.english_months import MONTH_NAMES

_WITH_SECOND = frozenset(("college", "hospital", "institute", "centre", "center"))
_SECOND_BODY = re.compile(r" (?:and|&) (?:Hospital|Research (?:Center|Centre|Hospital|Institute))\b")
_WING = re.compile(  # “Janata Dal (United)”, “JD(U)”
    r" \((?:United|Secular|Marxist(?:[–-]Leninist)?|Maoist|Socialist|Liberal|Nationalist|Left|UBT|SP|AP)\)"
    r"|(?<=[A-Z]{2})\((?:[A-Z]{1,2})\)"
)
_NEXT_WORD = re.compile(r" ([A-Z][a-z]+?)s?(?![\w'-])")
_REGIONS = frozenset(("america", "asia", "east", "africa", "europe"))
_SECOND_REGION = re.compile(
    r" (?:and|&) (?:the )?(?:Caribbean|Pacific|(?:North |West |Central )?(?:Africa|Asia|Europe))\b"
)
_COOPERATIVE = re.compile(r"-(?:op|operative)\b")
PART = r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3}"
_MORE_FIELDS = re.compile(rf"((?:, {PART})*,? (?:and|&) {PART})(?! [A-Z])(?: of ([A-Z]\w+))?")
_BETWEEN_FIELDS = re.compile(r",? and |,? & |, ")
_BEHIND_BODIES = frozenset(("of", "on", "for"))
_MONTHS = frozenset(map(str.lower, MONTH_NAMES))
_FIELD_ENDING = re.compile(
    r"\w{3}(?:[st]ion|logy|ics|ment|ture|ing|ies|ance|ence|ship|ness|ity|ism|als|raphy|nomy|ers|ors|ists)$"
)
_DECIMALS = re.compile(r"\.\d+\b")
_OF_FAME = " of Fame"
_SLASHED = frozenset(("a", "k", "p"))  # A/S, K/S, P/S: Danish and Norwegian companies
_LAST_WORDS = frozenset(("press", "co", "college")) | _WITH_SECOND | _SLASHED  # behind which a name may go on
_TOWN = re.compile(r" ([A-Z][a-z]+)(?![\w'])(?! [A-Z])")
_CAMPUS = re.compile(r"(, | at )([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?![\w'])")
_REGION = re.compile(r" (in|of|for) ([A-Z][\w-]+(?: [A-Z][\w-]+)?)\b")
_PURPOSE = re.compile(rf" (?:on|of|for) (?:the )?({PART})((?:,? (?:and|of) {PART})?)(?![\w'])")
_FOR_CAUSE = re.compile(r" for the [A-Z][a-z]+ of (?:the )?[A-Z][\w-]+(?: (?:to|of|and) [A-Z][\w-]+)*")
_MEMO_NAMES = 1 << 14  # at some 200 bytes each
_HEADLINE_CHARS = 120  # on either side, enough to tell a headline
_SMALL_WORD = re.compile(  # but for those that are small in headlines too
    r"(?<![\w'’-])(?!(?:the|and|for|but|nor|with|from|into|over|amid|after|than|that|upon)\b)[a-z]{3,}"
)
_PURPOSE_LINKS = (" on ", " of ", " for ")
_OTHERS = frozenset(("head", "place", "people", "common"))
_REGION_LINKS = (" in ", " of ", " for ")
_MAY_GO_ON = (".", "(", " (", *_PURPOSE_LINKS, *_REGION_LINKS)  # behind any name
OPEN_LINKS = frozenset(("of", "for", "in", "and", "the", "on", "to", "at", "de", "del", "des"))
_OF_THE_PRESS = (" Secretary", " secretary", " Office", " office", " Corps", " corps", " Conference", " conference")
_FLIGHT = re.compile(r" [Ff]light(?: [A-Z\d]{1,3})?$")  # of “Orr Airlines Flight 302”, “Flight OA 302”
_NUMBER_OF_FLIGHT = re.compile(r"[ -]?(?:[A-Z]{1,3})?\d")
_MIN_WORDS_OF_KNOWN = 2
_MOST_WORDS_OF_KNOWN = 9  # no known name is longer
_LINKS_TO_OTHERS = frozenset(("for", "in", "at", "to", "with"))
_NUMBER = re.compile(r" \d{1,3}(?![\w.,%]*\d| (?:per cent|percent|million|billion|people))\b")


def end_of(mention: Mention, plain: str, lexicon: Lexicon) -> int:
    """Where a name ends: before what runs on from it, or behind what goes on with it."""
    if _ends_for_sure(mention.text, lexicon) and not plain.startswith(_MAY_GO_ON, mention.end):
        return mention.end
    words = mention.text.lower().split(" ")
    within = _end_within(mention, words, plain, lexicon)
    return _end_behind(mention, words, plain, lexicon) if within is None else within


@lru_cache(maxsize=_MEMO_NAMES)
def _ends_for_sure(name: str, lexicon: Lexicon) -> bool:
    """Whether a name ends where it does, but for signs and links behind it."""
    words = name.lower().split(" ")
    is_open = (
        words[-1] in _LAST_WORDS | _REGIONS
        or words[-1] in ENGLISH["numbered bodies"]
        or words[:2] == ["university", "of"]
    )
    is_open = is_open or not _BEHIND_BODIES.isdisjoint(words[1:]) or "light" in name
    is_whole = not _chars_of_person_behind_firm(name.lower(), lexicon) and not _chars_of_known(name, lexicon)
    return is_whole and not is_open


def _end_within(mention: Mention, words: Sequence[str], plain: str, lexicon: Lexicon) -> int | None:
    """Where the decimals of a name end, or it before a flight, “of the press” or a person; None for none of them."""
    if plain.startswith(".", mention.end) and (decimals := _DECIMALS.match(plain, mention.end)):  # “Mix 104.9”
        return decimals.end() if mention.text[-1].isdigit() else mention.end
    if flight := _chars_before_flight(mention, plain):
        return mention.start + flight
    name = mention.text.lower()
    is_of_press = words[-1] == "press" and len(words) > 1 and name not in lexicon.names
    if is_of_press and plain.startswith(_OF_THE_PRESS, mention.end):
        return mention.end - len(" press")
    if known := _chars_of_known(mention.text, lexicon):
        return mention.start + known
    person = _chars_of_person_behind_firm(name, lexicon)
    return mention.end - person if person else None


@lru_cache(maxsize=_MEMO_NAMES)
def _chars_of_known(name: str, lexicon: Lexicon) -> int:
    """How many characters of a name are those of a known one, behind which “for Trump” or, where it has an &, anything
    follows that is no body: 14 of “Bang & Olufsen Premium”; 0 for none."""
    words = name.split(" ")
    if len(words) <= _MIN_WORDS_OF_KNOWN or name.lower() in lexicon.names:
        return 0
    for size in range(min(len(words) - 1, _MOST_WORDS_OF_KNOWN), 1, -1):
        known, rest = " ".join(words[:size]), [word.lower() for word in words[size:]]
        if lexicon.names.get(known.lower()) == "ORG" and headword_kind(rest, lexicon) != "body":
            is_linked = rest[0] in _LINKS_TO_OTHERS and len(rest) > 1
            is_other = is_linked and headword_kind([word.lower() for word in words[:size]], lexicon) != "body"
            return len(known) if is_other or "&" in known else 0
    return 0


def _end_behind(mention: Mention, words: Sequence[str], plain: str, lexicon: Lexicon) -> int:
    """Where a name ends with what stands behind it, as the number of “Channel”; where it does itself without that."""
    cooperative = _COOPERATIVE.match(plain, mention.end) if words[-1] == "co" else None
    if cooperative:
        behind = _NEXT_WORD.match(plain, cooperative.end())  # “Orr Co-operative Bank”
        return behind.end() if behind and "head" in lexicon.classes.get(behind[1].lower(), ()) else cooperative.end()
    if words[-1] in _REGIONS and (second := _SECOND_REGION.match(plain, mention.end)):
        return second.end() if "for" in words or "of" in words else mention.end
    if "(" in plain[mention.end : mention.end + 2] and (wing := _WING.match(plain, mention.end)):
        is_party = mention.text.isupper() or not ENGLISH["parties"].isdisjoint(words)
        return wing.end() if is_party else mention.end
    second = _SECOND_BODY.match(plain, mention.end) if words[-1] in _WITH_SECOND else None
    if second:
        return second.end()
    if words[-1] == "hall" and plain.startswith(_OF_FAME, mention.end):
        return mention.end + len(_OF_FAME)
    if words[-1] in _SLASHED and plain.startswith("/S", mention.end):  # “Novo Nordisk A/S”
        return mention.end + len("/S")
    if town := _end_of_town(words, mention.end, plain, lexicon):
        return town
    number = _NUMBER.match(plain, mention.end) if words[-1] in ENGLISH["numbered bodies"] else None
    if number:
        return number.end()
    if plain.startswith(_PURPOSE_LINKS, mention.end) and (end := _end_of_purpose(words, mention.end, plain, lexicon)):
        return end
    region = _REGION.match(plain, mention.end) if plain.startswith(_REGION_LINKS, mention.end) else None
    if region and _is_of_region(words, region[1], region[2], lexicon):
        return region.end()
    return _end_of_fields(words, mention.end, plain, lexicon)


def _end_of_fields(words: Sequence[str], end: int, plain: str, lexicon: Lexicon) -> int:
    """Where the further fields of work of “Ministry of Health” end; where the name does where none follow."""
    links = [index for index, word in enumerate(words) if index and word in _BEHIND_BODIES]
    more = _MORE_FIELDS.match(plain, end) if links else None
    is_of_body = any(
        "head" in lexicon.classes.get(words[index - 1], ()) or words[index - 1] in ENGLISH["bodies"] for index in links
    )
    if more is None or not is_of_body or not are_fields(more[1], lexicon):
        return end
    return more.end() if more[2] and is_place(more[2]) else more.end(1)


def _end_of_town(words: Sequence[str], end: int, plain: str, lexicon: Lexicon) -> int:
    """Where the town of a college or university ends, or the latter itself where what follows is none; else 0."""
    town = _TOWN.match(plain, end) if words[-1] == "college" else None
    if town and "place" in lexicon.classes.get(town[1].lower(), ()):  # “Trinity College Dublin”
        return town.end()
    campus = _CAMPUS.match(plain, end) if words[:2] == ["university", "of"] else None
    if campus is None:
        return 0
    is_campus = campus[2] in ENGLISH["campuses"] if campus[1] == ", " else gazetteer().get(campus[2]) is not None
    return campus.end() if is_campus else end


def _chars_before_flight(mention: Mention, plain: str) -> int:
    """How many characters of a name stand before its flight: 12 of “Orr Airlines Flight” 302; 0 for none."""
    flight = _FLIGHT.search(mention.text) if "light" in mention.text else None
    return flight.start() if flight and _NUMBER_OF_FLIGHT.match(plain, mention.end) else 0


@lru_cache(maxsize=_MEMO_NAMES)
def _chars_of_person_behind_firm(name: str, lexicon: Lexicon) -> int:
    """How many characters of a name in small letters are those of a person that runs on from a body's; 0 for none.

    8 of “Tea Company Ann Lee” and of “Bank of Larmouth Ann Lee”, with the space before them.
    """
    words = name.split(" ")
    person = _person_behind_firm(words, lexicon)
    return len(" ".join(["", *words[person:]])) if person else 0


def _person_behind_firm(words: Sequence[str], lexicon: Lexicon) -> int:
    """The index of the first word of a person's name that runs on from a body's; 0 for none."""
    index = len(words) - 2
    if index > 1 and lexicon.names.get(" ".join(words[:index])) == "ORG":  # “European Union Ann Lee”
        return index if _is_full_name(words[index], words[-1], lexicon) else 0
    if index > 2 and "of" in words[1:index] and _is_full_name(words[index], words[-1], lexicon):
        is_body = headword_kind(words[:index], lexicon) == "body" and words[index - 1] not in OPEN_LINKS
        return index if is_body and " ".join(words) not in lexicon.names else 0
    for index in range(2, len(words) - 1):
        is_given = words[index] in ENGLISH["titles"] or "given" in lexicon.classes.get(words[index], ())
        if words[index - 1] in ENGLISH["firm ends"] and is_given:
            return index
    return 0


def _is_full_name(first: str, last: str, lexicon: Lexicon) -> bool:
    """Whether two words are a given name and one that is a surname or in no list, and neither is anything else."""
    classes_of_first, classes_of_last = lexicon.classes.get(first, ()), lexicon.classes.get(last, ())
    is_person = "given" in classes_of_first and last not in lexicon.ordinary
    return is_person and not _OTHERS.intersection((*classes_of_first, *classes_of_last))


def _end_of_purpose(words: Sequence[str], start: int, plain: str, lexicon: Lexicon) -> int:
    """Where the words end that tell what a body is for: “International Council on Clean Transport”; 0 for none."""
    cause = _FOR_CAUSE.match(plain, start) if not _BEHIND_BODIES.intersection(words) else None
    if cause and not _is_in_headline(start, plain):  # “Society for the Prevention of Cruelty to Animals”
        return cause.end()
    match = _PURPOSE.match(plain, start)
    if match is None or headword_kind(words, lexicon) != "body" or not _BEHIND_BODIES.isdisjoint(words):
        return 0
    is_known = " ".join(words) in lexicon.names  # and whole: “briefed the Security Council on Climate Security”
    if is_known or _is_in_headline(start, plain):  # “Villagers Blame Tea Board for Price Manipulation”
        return 0
    purposes = ((match[1] + match[2], match.end()), (match[1], match.end(1)))
    return next((end for purpose, end in purposes if _is_purpose(purpose, lexicon)), 0)


def _is_in_headline(offset: int, plain: str) -> bool:
    """Whether the line around an offset has capitals throughout, which then tell no names."""
    begin, end = max(0, offset - _HEADLINE_CHARS), offset + _HEADLINE_CHARS
    line = plain[begin:offset].rpartition("\n")[2] + plain[offset:end].partition("\n")[0]
    return _SMALL_WORD.search(line) is None


def _is_purpose(text: str, lexicon: Lexicon) -> bool:
    """Whether capitalised words are two fields of work or more, and no day or street."""
    words = {word.lower() for word in text.split()}
    return (
        len(words) > 1
        and not words & (ENGLISH["no purposes"] | _MONTHS)
        and are_fields(text.replace(" of ", " "), lexicon)
    )


def _is_of_region(words: Sequence[str], link: str, region: str, lexicon: Lexicon) -> bool:
    """Whether what stands behind a name tells whose it is: “German University in Cairo”, “Tea Fund for West Africa”."""
    if link == "in":
        if words[-1] == "mission":  # “Assistance Mission in Somalia”
            return is_place(region)
        return words[-1] == "university" and "people" in lexicon.classes.get(words[0], ())
    is_body = headword_kind(words, lexicon) == "body" and not {"of", "for"}.intersection(words)
    return (words[-1] == "survey" or (link == "for" and is_body)) and is_place(region)


def are_fields(names: str, lexicon: Lexicon) -> bool:
    """Whether names are fields of work, all of ordinary words, none a known name or a word for a body or an office."""
    if any(" " in name and name.lower() in lexicon.names for name in _BETWEEN_FIELDS.split(names)):
        return False
    words = [
        word for word in re.findall(r"[\w'-]+", names.lower().replace("local government", "local")) if word != "and"
    ]
    is_person = words[-1] in ENGLISH["offices"] and words[-1] != "justice"
    return not is_person and all(word not in ENGLISH["bodies"] and is_field(word, lexicon) for word in words)


def is_field(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is an ordinary one, or ends as words for fields of work do: fisheries, meteorology."""
    if word in lexicon.ordinary or word.removesuffix("s") in lexicon.ordinary or word in ENGLISH["fields of work"]:
        return True
    return _FIELD_ENDING.search(word) is not None and word not in lexicon.classes
