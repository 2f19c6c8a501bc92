"""Where the names that the model proposes begin and end, mended by how bodies are called.

“Ministry of Law, Justice and Labour Affairs” is one body; what such a name consists of is told by `name_parts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.name_words.headwords import headword_kind
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.name_words.place_names import is_place
from searchapp.extraction.organizations.name_parts import WHOLE_SCORE, parts, without_office
from searchapp.extraction.overlaps import overlaps_sorted
from searchapp.model.facts import Mention
from searchapp.text.calendar.english_months import MONTH_NAMES

_WITH_SECOND = frozenset(("college", "hospital", "institute", "centre", "center"))
_SECOND_BODY = re.compile(r" (?:and|&) (?:Hospital|Research (?:Center|Centre|Hospital|Institute))\b")
_WING = re.compile(  # “Janata Dal (United)”, “JD(U)”
    r" \((?:United|Secular|Marxist(?:[–-]Leninist)?|Maoist|Socialist|Liberal|Nationalist|Left|UBT|SP|AP)\)"
    r"|(?<=[A-Z]{2})\((?:[A-Z]{1,2})\)"
)
_COOPERATIVE = re.compile(r"-(?:op|operative)\b")
_PART = r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3}"
_MORE_FIELDS = re.compile(rf"((?:, {_PART})*,? (?:and|&) {_PART})(?! [A-Z])(?: of ([A-Z]\w+))?")
_BETWEEN_FIELDS = re.compile(r",? and |,? & |, ")
_FIELDS_BEFORE = re.compile(rf"(?:\b[Tt]he |'s |\n(?!The ))({_PART}(?:, {_PART})*,? (?:and|&) )$")
_IN = (". In ", "\nIn ", '" In ')  # at the beginning of a sentence
_FIELDS_BEFORE_CHARS = 90
_REFERRAL_BEFORE = re.compile(  # “Orr Teaching and Referral Hospital”
    r"(?<![\w'-])(?!(?:An?|The|In|At|To) )(?:[A-Z][\w'-]+ ){1,4}"
    r"(?:Teaching|Training|National|General|Specialist|County|District|Provincial|Regional) (?:and|&) $"
)
_BEHIND_BODIES = frozenset(("of", "on", "for"))
_MONTHS = frozenset(map(str.lower, MONTH_NAMES))
_FIELD_ENDING = re.compile(
    r"\w{3}(?:[st]ion|logy|ics|ment|ture|ing|ies|ance|ence|ship|ness|ity|als|raphy|nomy|ers|ors|ists)$"
)
_HYPHENATED_BEFORE = re.compile(r"\b[A-Z][^\W\d_]*- ?$")
_HYPHENS = ("-", "- ", "-\n", "- \n")
_DECIMALS = re.compile(r"\.\d+\b")
_ORDINAL_BEFORE = re.compile(r"\b\d{1,3}(?:st|nd|rd|th) $")
_ORDINAL_CHARS = 6
_SLASHED = frozenset(("a", "k", "p"))  # A/S, K/S, P/S: Danish and Norwegian companies
_TOWN = re.compile(r" ([A-Z][a-z]+)(?![\w'])(?! [A-Z])")
_CAMPUS = re.compile(r"(, | at )([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?![\w'])")
_REGION = re.compile(r" (in|of|for) ([A-Z][\w-]+(?: [A-Z][\w-]+)?)\b")
_PURPOSE = re.compile(rf" (?:on|of|for) (?:the )?({_PART})((?:,? (?:and|of) {_PART})?)(?![\w'])")
_FOR_CAUSE = re.compile(r" for the [A-Z][a-z]+ of (?:the )?[A-Z][\w-]+(?: (?:to|of|and) [A-Z][\w-]+)*")
_HEADLINE_CHARS = 120  # on either side, enough to tell a headline
_SMALL_WORD = re.compile(  # but for those that are small in headlines too
    r"(?<![\w'’-])(?!(?:the|and|for|but|nor|with|from|into|over|amid|after|than|that|upon)\b)[a-z]{3,}"
)
_PURPOSE_LINKS = (" on ", " of ", " for ")
_OTHERS = frozenset(("head", "place", "people", "common"))
_REGION_LINKS = (" in ", " of ", " for ")
_OPEN_LINKS = frozenset(("of", "for", "in", "and", "the", "on", "to", "at", "de", "del", "des"))
_CAPITALIZED = re.compile(r" ([A-Z][\w-]*)(?: [A-Z][\w-]*){0,2}\b")
_OF_THE_PRESS = (" Secretary", " secretary", " Office", " office", " Corps", " corps", " Conference", " conference")
_FLIGHT = re.compile(r" [Ff]light(?: [A-Z\d]{1,3})?$")  # of “Orr Airlines Flight 302”, “Flight OA 302”
_NUMBER_OF_FLIGHT = re.compile(r"[ -]?(?:[A-Z]{1,3})?\d")
_NUMBER = re.compile(r" \d{1,3}(?![\w.,%]*\d| (?:per cent|percent|million|billion|people))\b")


def with_boundaries(mentions: Iterable[Mention], plain: str, text: str, lexicon: Lexicon) -> list[Mention]:
    """The mentions with mended boundaries, without those that another one now covers."""
    names = [part for mention in _whole(mentions, plain) for part in parts(mention, lexicon)]
    names = [mended for name in names for mended in without_office(name, lexicon)]
    spans = [(_begin(name, plain, lexicon), _end(name, plain, lexicon), name) for name in names]
    wider = [(begin, end, name) for begin, end, name in spans if (begin, end) != (name.start, name.end)]
    whole = {
        name: replace(name, start=begin, end=end, text=text[begin:end], score=max(name.score, WHOLE_SCORE))
        for begin, end, name in wider
    }
    covered = {name for name in names for begin, end, other in wider if name is not other and _lie(name, begin, end)}
    return [whole.get(name, name) for name in names if name not in covered]


def _whole(mentions: Iterable[Mention], plain: str) -> Iterator[Mention]:
    """The mentions, none of which breaks off, without those that another one has taken up."""
    closed = [(whole, whole.end > mention.end) for mention in mentions for whole in _closed(mention, plain)]
    longer = sorted((name.start, name.end) for name, is_longer in closed if is_longer)
    yield from (name for name, is_longer in closed if is_longer or not overlaps_sorted(name.start, name.end, longer))


def _closed(mention: Mention, plain: str) -> Iterator[Mention]:
    """A name that breaks off behind a link with what the link leads to, or without it: “Tea Institute for” before “AI”.

    A single word that is left, as of “Government of” before “President Rao”, is none.
    """
    name, _, link = mention.text.rpartition(" ")
    if link not in _OPEN_LINKS:
        yield mention
    elif (behind := _CAPITALIZED.match(plain, mention.end)) and behind[1].lower() not in ENGLISH["titles"]:
        yield replace(mention, end=behind.end(), text=mention.text + behind.group())
    elif " " in name:
        yield replace(mention, end=mention.start + len(name), text=name)


def _lie(mention: Mention, begin: int, end: int) -> bool:
    return begin <= mention.start and mention.end <= end


def _end(mention: Mention, plain: str, lexicon: Lexicon) -> int:
    """Where a name ends, with the further fields of work of “Ministry of Health” and the number of “Channel”."""
    if plain.startswith(".", mention.end) and (decimals := _DECIMALS.match(plain, mention.end)):  # “Mix 104.9”
        return decimals.end() if mention.text[-1].isdigit() else mention.end
    if flight := _chars_before_flight(mention, plain):
        return mention.start + flight
    name = mention.text.lower()
    words = name.split(" ")
    is_of_press = words[-1] == "press" and len(words) > 1 and name not in lexicon.names
    if is_of_press and plain.startswith(_OF_THE_PRESS, mention.end):
        return mention.end - len(" press")
    if person := _chars_of_person_behind_firm(name, lexicon):
        return mention.end - person
    cooperative = _COOPERATIVE.match(plain, mention.end) if words[-1] == "co" else None
    if cooperative:
        return cooperative.end()
    if "(" in plain[mention.end : mention.end + 2] and (wing := _WING.match(plain, mention.end)):
        is_party = mention.text.isupper() or not ENGLISH["parties"].isdisjoint(words)
        return wing.end() if is_party else mention.end
    second = _SECOND_BODY.match(plain, mention.end) if words[-1] in _WITH_SECOND else None
    if second:
        return second.end()
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
    links = [index for index, word in enumerate(words) if index and word in _BEHIND_BODIES]
    more = _MORE_FIELDS.match(plain, mention.end) if links else None
    is_of_body = any(
        "head" in lexicon.classes.get(words[index - 1], ()) or words[index - 1] in ENGLISH["bodies"] for index in links
    )
    if more is None or not is_of_body or not _are_fields(more[1], lexicon):
        return mention.end
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


@lru_cache(maxsize=1 << 14)
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
    if index > 2 and "of" in words[1:index] and _is_full_name(words[index], words[-1], lexicon):
        is_body = headword_kind(words[:index], lexicon) == "body" and words[index - 1] not in _OPEN_LINKS
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
        and _are_fields(text.replace(" of ", " "), lexicon)
    )


def _is_of_region(words: Sequence[str], link: str, region: str, lexicon: Lexicon) -> bool:
    """Whether what stands behind a name tells whose it is: “German University in Cairo”, “Tea Fund for West Africa”."""
    if link == "in":
        if words[-1] == "mission":  # “Assistance Mission in Somalia”
            return is_place(region)
        return words[-1] == "university" and "people" in lexicon.classes.get(words[0], ())
    is_body = headword_kind(words, lexicon) == "body" and not {"of", "for"}.intersection(words)
    return (words[-1] == "survey" or (link == "for" and is_body)) and is_place(region)


def _begin(mention: Mention, plain: str, lexicon: Lexicon) -> int:
    """Where a name begins, with the first fields of work of “Traffic and Transport Department”."""
    if plain.endswith(_HYPHENS, 0, mention.start):
        hyphenated = _HYPHENATED_BEFORE.search(plain, max(0, mention.start - _ORDINAL_CHARS * 2), mention.start)
        if hyphenated:
            return hyphenated.start()
    if plain.endswith(_IN, 0, mention.start) and (place := _chars_of_place(mention.text, lexicon)):
        return mention.start + place
    words = mention.text.lower().split(" ")
    first, last = words[0], words[-1]
    if len(words) > 1 and (first == "formerly" or mention.text.startswith("SOURCE ")):  # at the foot of a release
        return mention.start + len(f"{first} ")
    if not ENGLISH["counted bodies"].isdisjoint(words):
        start = max(0, mention.start - _ORDINAL_CHARS)
        ordinal = _ORDINAL_BEFORE.search(plain[start : mention.start])
        return start + ordinal.start() if ordinal else mention.start
    if mention.text == "Referral Hospital":
        start = max(0, mention.start - _FIELDS_BEFORE_CHARS)
        before = _REFERRAL_BEFORE.search(plain[start : mention.start])
        return start + before.start() if before else mention.start
    if last not in ENGLISH["departments"] or not is_field(first, lexicon):
        return mention.start
    start = max(0, mention.start - _FIELDS_BEFORE_CHARS)
    before = _FIELDS_BEFORE.search(plain[start : mention.start])
    return start + before.start(1) if before and _are_fields(_without_place(before[1]), lexicon) else mention.start


def _chars_of_place(name: str, lexicon: Lexicon) -> int:
    """How many characters of a name behind “In” are a place's: 8 of “In Liberia Orvik Bank closed”; 0 for none."""
    place, _, rest = name.partition(" ")
    body = rest.lower()
    if " " not in rest or name.lower() in lexicon.names or gazetteer().get(place) is None:
        return 0
    is_own = body.partition(" ")[0] not in lexicon.ordinary  # no “Ghana Health Service”
    return len(f"{place} ") if body in lexicon.names or (is_own and not is_place(rest)) else 0


def _without_place(names: str) -> str:
    """Fields of work without the country or the town before them: “Kenya Tea Growers and”."""
    first, _, rest = names.partition(" ")
    return rest if is_place(first) and rest[:1].isupper() else names


def _are_fields(names: str, lexicon: Lexicon) -> bool:
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
