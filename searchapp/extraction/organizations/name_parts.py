"""What the names that the model proposes consist of: several bodies, or a body and words that are no part of its name.

“Rector of Elmore College” names a college, “Orr Bank and Hart Bank” are two, and “Orr Tea Company of Leeds” is one that
is told by its town.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.name_words.headwords import headword_kind
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.name_words.name_keys import acronyms_of, is_acronym
from searchapp.extraction.name_words.place_names import is_place
from searchapp.extraction.organizations.name_ends import is_field
from searchapp.extraction.tokens import plain_apostrophes
from searchapp.model.facts import Mention

Cut = tuple[int, int]  # of a name the part from a character to another

_OF_FIELD = re.compile(r"(?:Department|Ministry|Office|Bureau|Directorate|Division) (?:of|for) ")
_LIST_COMMA = re.compile(r", (?:and )?| and ")
_MIN_FULL_WORDS = 3
_MAX_FIELDS_LISTED = 2  # “Trade and Tea Board” is one body
_WORDS_OF_PERSONS = (2, 3)  # none of them an ordinary word
_MIN_WORDS_WITH_OFFICE = 4  # of whom, the office, and a name
_MAX_WORDS_BEFORE_OFFICE = 4
_MEMO_NAMES = 1 << 14  # at some 250 bytes each
WHOLE_SCORE = 0.8  # of a name that is whole as names of bodies are


def parts(mention: Mention, lexicon: Lexicon) -> Iterator[Mention]:
    """The names in “Orr Bank and Hart Bank” and in “Tea Growers League TGL”; else the mention."""
    first, _, rest = mention.text.partition(" ")
    if not rest:
        yield mention
        return
    if first in ENGLISH["before names"]:
        yield from parts(replace(mention, start=mention.end - len(rest), text=rest), lexicon)
        return
    cuts, score = _cuts(plain_apostrophes(mention.text), lexicon)
    for begin, end in cuts:
        start, text = mention.start + begin, mention.text[begin:end]
        yield replace(mention, start=start, end=mention.start + end, text=text, score=max(mention.score, score))
    if not cuts:
        yield mention


@lru_cache(maxsize=_MEMO_NAMES)
def _cuts(name: str, lexicon: Lexicon) -> tuple[list[Cut], float]:
    """The names that a name of several words consists of, and their least score; none where it is one."""
    for cut in (_listed, _joined, _owned, _of_region, _of_others, _with_acronym):
        if cuts := cut(name, lexicon):
            return cuts, WHOLE_SCORE if cut is _of_others else 0.0
    return [], 0.0


def _listed(name: str, lexicon: Lexicon) -> list[Cut]:
    """The bodies of a list of three or more."""
    listed = _LIST_COMMA.split(name) if ", " in name else []
    if len(listed) <= _MAX_FIELDS_LISTED or not all(_is_whole_body(each, lexicon) for each in listed):
        return []
    cuts: list[Cut] = []
    for each in listed:
        begin = name.index(each, cuts[-1][1] if cuts else 0)
        cuts.append((begin, begin + len(each)))
    return cuts


def _joined(name: str, lexicon: Lexicon) -> list[Cut]:
    """Two bodies around “and”, or the one before a country or a person."""
    left, separator, right = name.partition(" and the ")
    if separator and _is_whole_body(left, lexicon) and _is_whole_body(right, lexicon):
        return [(0, len(left)), (len(name) - len(right), len(name))]
    left, separator, right = name.partition(" and ")
    if separator and is_place(right) and _is_whole_body(left, lexicon) and not _is_of_two(left, right):
        return [(0, len(left))]
    if separator and _is_person(right, lexicon) and _is_whole_body(left, lexicon):
        return [(0, len(left))]
    is_new = right.istitle() and right.isalpha() and not is_field(right.lower(), lexicon)  # “and Kosmos”
    if separator and (_are_bodies(left, right, lexicon) or (is_new and _is_body(left, lexicon))):
        return [(0, len(left)), (len(name) - len(right), len(name))]
    return []


def _owned(name: str, lexicon: Lexicon) -> list[Cut]:
    """A body and what is its own, or the firm of a country."""
    owner, genitive, owned = name.partition("'s ")
    owned = owned.removeprefix("and ")  # “India's and Nepal's”
    behind = (len(name) - len(owned), len(name))
    is_full = owned.count(" ") >= _MIN_FULL_WORDS - 1  # “Norway's Public Tea Fund”, but “Norway's Supreme Court”
    is_full = is_full or not _has_body(owned, lexicon) or _is_firm_with_name(owned, lexicon)
    if genitive and is_place(owner) and is_full:
        return [behind]
    if genitive and _is_proper(owner, lexicon) and " " in owned and lexicon.names.get(owned.lower()) == "ORG":
        return [behind]
    if genitive and _is_owner(owner, lexicon):
        is_body = _is_body(owned, lexicon) or headword_kind(owned.lower().split(" "), lexicon) == "body"
        return [(0, len(owner)), behind] if is_body else [(0, len(owner))]
    return []


def _is_firm_with_name(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is that of a firm and has a word of its own: “Orrin Group”, not “Power Company”."""
    words = name.lower().split(" ")
    return (
        len(words) > 1
        and words[-1] in ENGLISH["ends of firms"]
        and words[0] not in lexicon.ordinary
        and words[0] not in ENGLISH["bodies"]
    )


def _of_region(name: str, lexicon: Lexicon) -> list[Cut]:
    """A known party without the region before it."""
    region, _, party = name.partition(" ")
    if party.count(" ") > 1 and lexicon.names.get(party.lower()) == "ORG" and _is_region(region, lexicon):
        return [(len(name) - len(party), len(name))]
    return []


def _of_others(name: str, lexicon: Lexicon) -> list[Cut]:
    """A body without the person who is of it, a firm without its town."""
    person, of, body = name.partition(" of ")
    if of and _is_person_of_body(person, body, lexicon):
        return [(len(name) - len(body), len(name))]
    firm, of, town = name.rpartition(" of ")
    return [(0, len(firm))] if of and _is_firm_of_town(firm, town, lexicon) else []


def _with_acronym(name: str, lexicon: Lexicon) -> list[Cut]:
    """A name and its acronym."""
    full, _, last = name.rpartition(" ")
    is_open = full.rpartition(" ")[2] in ENGLISH["link words"]  # “Allen Institute for AI”
    if is_acronym(last) and last.lower() in acronyms_of(full) and not is_open:
        return [(0, len(full)), (len(name) - len(last), len(name))]
    return []


def _has_body(name: str, lexicon: Lexicon) -> bool:
    """Whether a name has a word for a body, as that of a country's court has."""
    words = name.lower().split(" ")
    return any(word in ENGLISH["bodies"] or "head" in lexicon.classes.get(word, ()) for word in words)


def _is_person(name: str, lexicon: Lexicon) -> bool:
    """Whether a name may be a person's: two words or three, none of which is an ordinary one, a place or a body's."""
    words = name.split(" ")
    if len(words) not in _WORDS_OF_PERSONS or name.lower() in lexicon.names:
        return False
    return not any(
        not (word.isalpha() and word.istitle())
        or word.lower() in lexicon.ordinary
        or not {"head", "place", "legal", "people"}.isdisjoint(lexicon.classes.get(word.lower(), ()))
        or is_place(word)
        for word in words
    )


def _is_of_two(name: str, region: str) -> bool:
    """Whether a body is that of a country of two names: “Bank of Bosnia and Herzegovina”."""
    return is_place(f"{name.rpartition(' of ')[2]} and {region}")


def _is_whole_body(name: str, lexicon: Lexicon) -> bool:
    return lexicon.names.get(name.lower()) == "ORG" or headword_kind(name.lower().split(" "), lexicon) == "body"


def _is_person_of_body(person: str, body: str, lexicon: Lexicon) -> bool:
    """Whether a name is that of a person and a body: “Sadik of Orr Tea College”, not “Friends of Orr College”."""
    word = person.lower()
    is_of_person = word.isalpha() and word not in lexicon.ordinary and not _has_body(person, lexicon)
    words = body.lower().split(" ")
    is_body = headword_kind(words, lexicon) == "body" or words[0] == "police"  # “Police Scotland”
    return is_of_person and len(words) > 1 and is_body


def _is_firm_of_town(name: str, town: str, lexicon: Lexicon) -> bool:
    """Whether a firm is told by its town: “Orr Tea Company of Leeds”, not “Bank of Norway”."""
    if " " not in name or lexicon.names.get(name.lower()) == "ORG" or not _is_firm(name, lexicon):
        return False
    return is_place(town) or gazetteer().get(town) is not None


def _are_bodies(left: str, right: str, lexicon: Lexicon) -> bool:
    """Whether both names around “and” are bodies of their own: “Orr Bank and Hart Bank”, “Cabinet and Bank of Orr”."""
    if left.lower() in ENGLISH["bodies"] and headword_kind(right.lower().split(" "), lexicon) == "body":
        return True
    if _OF_FIELD.match(left) and right.endswith(" Services"):  # “Department of Climate and Weather Services”
        return False
    if " " not in left or " " not in right or _is_field_of_country(left, lexicon):
        return False
    if _is_of_town(left, lexicon) and _has_body(right.partition(" ")[2], lexicon):
        return True  # “University of Leeds and Orr College London”
    are_firms = _is_firm(left, lexicon) and _is_firm(right, lexicon)
    return are_firms or (_is_body(left, lexicon) and _is_body(right, lexicon))


def _is_field_of_country(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is a country's and a field's: “Larno Securities” of “Larno Securities and Exchange Commission”."""
    country, _, field = name.rpartition(" ")
    is_known = name.lower() in lexicon.names or field.lower() in ENGLISH["bodies"]
    is_country = is_place(country) or "people" in lexicon.classes.get(country.lower(), ())
    return field.endswith("s") and is_country and not is_known


def _is_of_town(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is that of a body of a town or country, as “University of Leeds” is."""
    body, of, town = name.rpartition(" of ")
    return bool(of) and _has_body(body, lexicon) and (is_place(town) or gazetteer().get(town) is not None)


def _is_proper(name: str, lexicon: Lexicon) -> bool:
    """Whether no word of a name is an ordinary one, as in “Holt's Labour Party”, but not in “People's Party”."""
    return not any(word in lexicon.ordinary for word in name.lower().split(" "))


def _is_owner(name: str, lexicon: Lexicon) -> bool:
    """Whether what stands before a genitive is a body of its own: “UNESCO's Heritage Committee”, not “Una's Bank”."""
    if lexicon.names.get(name.lower()) == "ORG":
        return True
    words = name.lower().split(" ")
    return len(words) > 1 and (_is_body(name, lexicon) or ("of" in words and headword_kind(words, lexicon) == "body"))


def _is_region(word: str, lexicon: Lexicon) -> bool:
    """Whether a word before a known name may be the region where it is meant: “Elmland Bharatiya Janata Party”."""
    return word.isalpha() and not word.isupper() and word.lower() not in lexicon.classes


def _is_body(name: str, lexicon: Lexicon) -> bool:
    """Whether a name ends in a word for a body: bank, club, agency."""
    return "head" in lexicon.classes.get(name.rpartition(" ")[2].lower(), ())


def _is_firm(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is a known one, or ends in a legal form or the like."""
    last = name.lower().rpartition(" ")[2].rstrip(".")
    return (
        lexicon.names.get(name.lower()) in ("ORG", "FIRM")
        or last in ENGLISH["legal forms"]
        or last in ENGLISH["ends of firms"]
    )


def without_office(mention: Mention, lexicon: Lexicon) -> Iterator[Mention]:
    """The college of “Rector of Elmore College”; nothing of “Minister of Labour”; else the mention."""
    body = _body(mention.text, lexicon)
    if body == mention.text:
        yield mention
    elif body:
        yield replace(mention, start=mention.end - len(body), text=body)


@lru_cache(maxsize=_MEMO_NAMES)
def _body(name: str, lexicon: Lexicon) -> str:
    """The end of a name that is a body's; empty where it is that of a person or an office alone."""
    words = name.split(" ")
    if _is_person_of_country(words, lexicon) or _is_person_behind_office(words, lexicon):
        return ""
    for index, word in enumerate(words[:_MAX_WORDS_BEFORE_OFFICE]):
        lower = word.lower()
        if lower in ENGLISH["bodies"] or "head" in lexicon.classes.get(lower, ()):
            break
        is_of_people = index == 0 and lower in ENGLISH["kinds of people"]  # “Critics of Elmore College”
        if (is_of_people or lower in ENGLISH["offices"]) and words[index + 1 : index + 2] in (["of"], ["for"]):
            rest = " ".join(words[index + 2 :]).removeprefix("the ")
            return rest if " " in rest and (_is_body(rest, lexicon) or _is_firm(rest, lexicon)) else ""
    return name


def _is_person_behind_office(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words are those of “Larno Governor Ana Holt”."""
    if len(words) < _MIN_WORDS_WITH_OFFICE:
        return False
    offices = ENGLISH["offices of persons"]
    office = next((index for index in range(1, len(words) - 1) if words[index].lower() in offices), 0)
    behind = words[office + 1 :]
    is_name = len(behind) in _WORDS_OF_PERSONS and all(word[:1].isupper() for word in behind)
    is_other = any(
        "head" in lexicon.classes.get(word, ()) or word in lexicon.ordinary for word in map(str.lower, behind)
    )
    return office > 0 and is_name and not is_other and " ".join(words).lower() not in lexicon.names


def _is_person_of_country(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words are those of “Ana Holt of Norway”."""
    of = words.index("of") if "of" in words else 0
    if of not in (2, 3) or not is_place(" ".join(words[of + 1 :])):
        return False
    return "given" in lexicon.classes.get(words[0].lower(), ()) and words[of - 1].lower() not in lexicon.ordinary
