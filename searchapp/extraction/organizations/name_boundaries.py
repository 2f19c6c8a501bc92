"""Where the names that the model proposes begin and end, mended by how bodies are called.

“Ministry of Law, Justice and Labour Affairs” is one body, “Rector of Elmore College” names a college, and “Orr Bank and
Hart Bank” are two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from searchapp.extraction.gazetteer import gazetteer
from searchapp.extraction.organizations.exclusions import is_place
from searchapp.extraction.organizations.headwords import headword_kind
from searchapp.extraction.organizations.lexicon import Lexicon
from searchapp.extraction.organizations.name_keys import LEGAL_FORMS, acronyms_of, is_acronym
from searchapp.extraction.tokens import plain_apostrophes
from searchapp.model.facts import Mention

BODIES = frozenset(  # a field of work, as “Social Services” is one, has none of these words
    """
    agency assembly army association authority bank board bureau cabinet center centre chamber church club college
    commission committee company congress corporation council court department directorate faculty federation
    government group hospital institute ministry navy office organization parliament party police school senate
    society state treasury union university
    """.split()  # noqa: SIM905
)
_OFFICES = frozenset(
    """
    minister ministers secretary director rector registrar superintendent governor mayor dean principal chairman
    chairwoman chairperson chair head chief leader president professor manager judge justice vice-president
    vice-chancellor chancellor inspector advisor adviser coordinator spokesman spokesperson deputy ceo founder owner
    """.split()  # noqa: SIM905
)
_BEFORE_NAMES = frozenset(  # words that begin a sentence before a name, and no name
    (
        "Outside",
        "Inside",
        "While",
        "Near",
        "Behind",
        "Beside",
        "Opposite",
        "Across",
        "Unlike",
        "Neighbour",
        "Neighbor",
        "Ex",
    )
)
_LIST_COMMA = re.compile(r", (?:and )?| and ")
_MAX_FIELDS_LISTED = 2  # “Trade and Tea Board” is one body
_FIRMS = frozenset(
    """
    company energy ferries financial foods group holdings industries media motors pharmaceuticals power software
    ventures
    """.split()  # noqa: SIM905
)
_WITH_SECOND = frozenset(("college", "hospital", "institute", "centre", "center"))
_SECOND_BODY = re.compile(r" (?:and|&) (?:Hospital|Research (?:Center|Centre|Hospital|Institute))\b")
_COOPERATIVE = re.compile(r"-(?:op|operative)\b")
_WHOLE_SCORE = 0.8  # of a name that goes on as names of bodies do
_MAX_WORDS_BEFORE_OFFICE = 4
_PART = r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3}"
_MORE_FIELDS = re.compile(rf"((?:, {_PART})*,? (?:and|&) {_PART})(?! [A-Z])(?: of ([A-Z]\w+))?")
_FIELDS_BEFORE = re.compile(rf"(?:\bthe |'s |\n)({_PART}(?:, {_PART})*,? (?:and|&) )$")
_FIELDS_BEFORE_CHARS = 90
_DEPARTMENTS = frozenset(
    ("department", "ministry", "directorate", "division", "committee", "commission", "association")
)
_FIELD_ENDING = re.compile(r"\w{3}(?:[st]ion|logy|ics|ment|ture|ing|ies|ance|ence|ship|ness|ity|als|raphy|nomy)$")
_HYPHENATED_BEFORE = re.compile(r"\b[A-Z][^\W\d_]*- ?$")
_DECIMALS = re.compile(r"\.\d+\b")
_ORDINAL_BEFORE = re.compile(r"\b\d{1,3}(?:st|nd|rd|th) $")
_ORDINAL_CHARS = 6
_COUNTED = frozenset(
    "court congress parliament assembly division brigade battalion regiment army fleet squadron corps wing".split()  # noqa: SIM905
)
_NUMBERED = frozenset(("channel", "division", "battalion", "brigade", "regiment", "radio", "unit"))
_SLASHED = frozenset(("a", "k", "p"))  # A/S, K/S, P/S: Danish and Norwegian companies
_TOWN = re.compile(r" ([A-Z][a-z]+)(?![\w'])(?! [A-Z])")
_REGION = re.compile(r" (in|of|for) ([A-Z][\w-]+(?: [A-Z][\w-]+)?)\b")
_REGION_LINKS = (" in ", " of ", " for ")
_NUMBER = re.compile(r" \d{1,3}(?![\w.,%]*\d| (?:per cent|percent|million|billion|people))\b")


def with_boundaries(mentions: Iterable[Mention], plain: str, text: str, lexicon: Lexicon) -> list[Mention]:
    """The mentions with mended boundaries, without those that another one now covers."""
    names = [part for mention in mentions for part in _parts(mention, lexicon)]
    names = [mended for name in names for mended in _without_office(name, lexicon)]
    spans = [(_begin(name, plain, lexicon), _end(name, plain, lexicon), name) for name in names]
    wider = [(begin, end, name) for begin, end, name in spans if (begin, end) != (name.start, name.end)]
    whole = {
        name: replace(name, start=begin, end=end, text=text[begin:end], score=max(name.score, _WHOLE_SCORE))
        for begin, end, name in wider
    }
    covered = {name for name in names for begin, end, other in wider if name is not other and _lie(name, begin, end)}
    return [whole.get(name, name) for name in names if name not in covered]


def _lie(mention: Mention, begin: int, end: int) -> bool:
    return begin <= mention.start and mention.end <= end


def _parts(mention: Mention, lexicon: Lexicon) -> Iterator[Mention]:
    """The names in “Orr Bank and Hart Bank” and in “Tea Growers League TGL”; else the mention."""
    first, _, rest = mention.text.partition(" ")
    if first in _BEFORE_NAMES and rest:
        yield from _parts(replace(mention, start=mention.end - len(rest), text=rest), lexicon)
        return
    listed = _LIST_COMMA.split(mention.text) if ", " in mention.text else ()
    if len(listed) > _MAX_FIELDS_LISTED and all(_is_whole_body(name, lexicon) for name in listed):
        start = mention.start
        for name in listed:
            start = mention.start + mention.text.index(name, start - mention.start)
            yield replace(mention, start=start, end=start + len(name), text=name)
        return
    left, separator, right = mention.text.partition(" and ")
    if separator and _are_bodies(left, right, lexicon):
        yield replace(mention, end=mention.start + len(left), text=left)
        yield replace(mention, start=mention.end - len(right), text=right)
        return
    owner, genitive, owned = plain_apostrophes(mention.text).partition("'s ")
    if genitive and is_place(owner) and not _has_body(owned, lexicon):
        yield replace(mention, start=mention.end - len(owned), text=mention.text[-len(owned) :])
        return
    if genitive and _is_owner(owner, lexicon):
        yield replace(mention, end=mention.start + len(owner), text=mention.text[: len(owner)])
        if _is_body(owned, lexicon) or headword_kind(owned.lower().split(" "), lexicon) == "body":
            yield replace(mention, start=mention.end - len(owned), text=mention.text[-len(owned) :])
        return
    region, _, party = mention.text.partition(" ")
    if party.count(" ") > 1 and lexicon.names.get(party.lower()) == "ORG" and _is_region(region, lexicon):
        yield replace(mention, start=mention.end - len(party), text=party)
        return
    firm, of, town = mention.text.rpartition(" of ")
    if of and _is_firm_of_town(firm, town, lexicon):
        yield replace(mention, end=mention.start + len(firm), text=firm)
        return
    name, _, last = mention.text.rpartition(" ")
    if is_acronym(last) and last.lower() in acronyms_of(name):
        yield replace(mention, end=mention.start + len(name), text=name)
        yield replace(mention, start=mention.end - len(last), text=last)
        return
    yield mention


def _has_body(name: str, lexicon: Lexicon) -> bool:
    """Whether a name has a word for a body, as that of a country's court has."""
    words = name.lower().split(" ")
    return any(word in BODIES or "head" in lexicon.classes.get(word, ()) for word in words)


def _is_whole_body(name: str, lexicon: Lexicon) -> bool:
    return lexicon.names.get(name.lower()) == "ORG" or headword_kind(name.lower().split(" "), lexicon) == "body"


def _is_firm_of_town(name: str, town: str, lexicon: Lexicon) -> bool:
    """Whether a firm is told by its town: “Orr Tea Company of Leeds”, not “Bank of Norway”."""
    if " " not in name or lexicon.names.get(name.lower()) == "ORG" or not _is_firm(name, lexicon):
        return False
    return is_place(town) or gazetteer().get(town) is not None


def _are_bodies(left: str, right: str, lexicon: Lexicon) -> bool:
    """Whether both names around “and” are bodies of their own: “Orr Bank and Hart Bank”, “Cabinet and Bank of Orr”."""
    if left.lower() in BODIES and headword_kind(right.lower().split(" "), lexicon) == "body":
        return True
    return " " in left and " " in right and _is_body(left, lexicon) and _is_body(right, lexicon)


def _is_owner(name: str, lexicon: Lexicon) -> bool:
    """Whether what stands before a genitive is a body of its own: “UNESCO's Heritage Committee”, not “Una's Bank”."""
    return lexicon.names.get(name.lower()) == "ORG" or (" " in name and _is_body(name, lexicon))


def _is_region(word: str, lexicon: Lexicon) -> bool:
    """Whether a word before a known name may be the region where it is meant: “Elmland Bharatiya Janata Party”."""
    return word.isalpha() and not word.isupper() and word.lower() not in lexicon.classes


def _is_body(name: str, lexicon: Lexicon) -> bool:
    """Whether a name ends in a word for a body: bank, club, agency."""
    return "head" in lexicon.classes.get(name.rpartition(" ")[2].lower(), ())


def _is_firm(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is a known one, or ends in a legal form or the like."""
    last = name.lower().rpartition(" ")[2].rstrip(".")
    return lexicon.names.get(name.lower()) in ("ORG", "FIRM") or last in LEGAL_FORMS or last in _FIRMS


def _without_office(mention: Mention, lexicon: Lexicon) -> Iterator[Mention]:
    """The college of “Rector of Elmore College”; nothing of “Minister of Labour”; else the mention."""
    words = mention.text.split(" ")
    if _is_person_of_country(words, lexicon):
        return
    for index, word in enumerate(words[:_MAX_WORDS_BEFORE_OFFICE]):
        lower = word.lower()
        if lower in BODIES or "head" in lexicon.classes.get(lower, ()):
            break
        if lower in _OFFICES and words[index + 1 : index + 2] in (["of"], ["for"]):
            rest = " ".join(words[index + 2 :]).removeprefix("the ")
            if " " in rest and (_is_body(rest, lexicon) or _is_firm(rest, lexicon)):
                yield replace(mention, start=mention.end - len(rest), text=rest)
            return
    yield mention


def _is_person_of_country(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words are those of “Ana Holt of Norway”."""
    of = words.index("of") if "of" in words else 0
    if of not in (2, 3) or not is_place(" ".join(words[of + 1 :])):
        return False
    return "given" in lexicon.classes.get(words[0].lower(), ()) and words[of - 1].lower() not in lexicon.ordinary


def _end(mention: Mention, plain: str, lexicon: Lexicon) -> int:
    """Where a name ends, with the further fields of work of “Ministry of Health” and the number of “Channel”."""
    if decimals := _DECIMALS.match(plain, mention.end):  # “Mix 104.9”
        return decimals.end() if mention.text[-1].isdigit() else mention.end
    words = mention.text.lower().split(" ")
    cooperative = _COOPERATIVE.match(plain, mention.end) if words[-1] == "co" else None
    if cooperative:
        return cooperative.end()
    second = _SECOND_BODY.match(plain, mention.end) if words[-1] in _WITH_SECOND else None
    if second:
        return second.end()
    if words[-1] in _SLASHED and plain.startswith("/S", mention.end):  # “Novo Nordisk A/S”
        return mention.end + len("/S")
    town = _TOWN.match(plain, mention.end) if words[-1] == "college" else None
    if town and "place" in lexicon.classes.get(town[1].lower(), ()):  # “Trinity College Dublin”
        return town.end()
    number = _NUMBER.match(plain, mention.end) if words[-1] in _NUMBERED else None
    if number:
        return number.end()
    region = _REGION.match(plain, mention.end) if plain.startswith(_REGION_LINKS, mention.end) else None
    if region and _is_of_region(words, region[1], region[2], lexicon):
        return region.end()
    links = [index for index, word in enumerate(words) if word in ("of", "for", "on") and index]
    more = _MORE_FIELDS.match(plain, mention.end) if links else None
    is_of_body = any(
        "head" in lexicon.classes.get(words[index - 1], ()) or words[index - 1] in BODIES for index in links
    )
    if more is None or not is_of_body or not _are_fields(more[1], lexicon):
        return mention.end
    return more.end() if more[2] and is_place(more[2]) else more.end(1)


def _is_of_region(words: Sequence[str], link: str, place: str, lexicon: Lexicon) -> bool:
    """Whether what stands behind a name tells whose it is: “German University in Cairo”, “Tea Fund for West Africa”."""
    if link == "in":
        return words[-1] == "university" and "people" in lexicon.classes.get(words[0], ())
    is_body = headword_kind(words, lexicon) == "body" and not {"of", "for"}.intersection(words)
    return (words[-1] == "survey" or (link == "for" and is_body)) and is_place(place)


def _begin(mention: Mention, plain: str, lexicon: Lexicon) -> int:
    """Where a name begins, with the first fields of work of “Traffic and Transport Department”."""
    if hyphenated := _HYPHENATED_BEFORE.search(plain, max(0, mention.start - _ORDINAL_CHARS * 2), mention.start):
        return hyphenated.start()
    words = mention.text.lower().split(" ")
    first, last = words[0], words[-1]
    if not _COUNTED.isdisjoint(words):
        start = max(0, mention.start - _ORDINAL_CHARS)
        ordinal = _ORDINAL_BEFORE.search(plain[start : mention.start])
        return start + ordinal.start() if ordinal else mention.start
    if last not in _DEPARTMENTS or first not in lexicon.ordinary:
        return mention.start
    start = max(0, mention.start - _FIELDS_BEFORE_CHARS)
    before = _FIELDS_BEFORE.search(plain[start : mention.start])
    return start + before.start(1) if before and _are_fields(before[1], lexicon) else mention.start


def _are_fields(names: str, lexicon: Lexicon) -> bool:
    """Whether names are fields of work, all of ordinary words and none a word for a body or an office."""
    words = [word for word in re.findall(r"[\w'-]+", names.lower()) if word != "and"]
    is_person = words[-1] in _OFFICES and words[-1] != "justice"
    return not is_person and all(word not in BODIES and is_field(word, lexicon) for word in words)


def is_field(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is an ordinary one, or ends as words for fields of work do: fisheries, meteorology."""
    if word in lexicon.ordinary or word.removesuffix("s") in lexicon.ordinary:
        return True
    return _FIELD_ENDING.search(word) is not None and word not in lexicon.classes
