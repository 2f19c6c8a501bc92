"""Where the persons' names that the model proposes begin and end, and which of them name no person.

“Deputy Trade Minister Ana Reyes”, “Like Reyes” and “Reyes-led” all name Reyes; “Orr Tea Festival” names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.gazetteer import FAMOUS_CITY, gazetteer
from searchapp.extraction.name_words.headwords import headword_kind
from searchapp.extraction.name_words.lexicon import Lexicon
from searchapp.extraction.people.person_names import without_titles
from searchapp.text.calendar.english_months import MONTH_NAMES

_PARTICIPLE = r"(?:led|run|based|era|style|like|born|bound|only|owned|listed|[a-z]{3,}(?:ed|ing|ish))\b"
_HYPHENATED = re.compile(rf"(?:-(?!{_PARTICIPLE})[a-z]{{1,8}}\b)+(?!-)")  # “Moon Jae-in”
_HYPHENATED_BEFORE = re.compile(r"(?<![\w-])[A-Z][^\W\d_]+-$")  # “Anna-” before “Lena Holt”
_MAX_FIRST_PART_CHARS = 16
_TITLED_BEFORE = re.compile(r"(?<![\w-])([A-Z][a-z]+) ([A-Z][^\W\d_]+) $")  # “President Orvin ” before “Taval Holt”
_MAX_TITLED_CHARS = 32
_OF_PERSONS = frozenset(("given", "surname"))
_SECOND_GIVEN_NAME = re.compile(rf" [A-Z][a-z]+-(?!{_PARTICIPLE})[a-z]{{1,8}}\b(?!-)")  # “Mei Chan Wing-yi”
_SURNAME_OF_TWO = re.compile(r"-(?:de|da|von|van|van de[nr]?|al|el) [A-Z][^\W\d_]+")  # “Holt-de Vries”
_FOR = " for "
_OF = " of "  # “Ana Holt of Leeds”, but “William of Orr”
_DASHES = (" - ", " – ", " — ")  # “Ana Holt - Orr Times”, but “Watch - Ana Holt”
_ENDS = (_FOR, _OF, *_DASHES)
_GENITIVES = ("'s ", "’s ")  # “Ana Holt's Orr Front” names her, “Orr's Ana Holt” too
_BETWEEN_NAMES = re.compile(rf" (?:and|[Ff]eaturing) |{_FOR}|{_OF}| [-–—] |['’]s (?=\w)")
_OFFICES = (("ecretary of ", "State "), ("inister of ", "State "), ("hief of ", "Staff "))  # all but the end, the end
_PARTICIPLE_BEHIND = re.compile(rf"-{_PARTICIPLE}$")
_MORE_SURNAMES = re.compile(
    r"(?:(?<=\b[A-Z])\.)?"  # of “J. K. van der Holt”
    r"(?: (?:(?:dos|das|do|da|de|del|della|di|van|von|der|bin|ibn|bint|Al|El)(?: (?:der|den|la|los))? (?=[A-Z])|[ae]l-)"
    r"[A-Z][^\W\d_]+)+"
)
_NICKNAME = re.compile(  # “Ana "Wings" Holt”
    r" \(?(?:\"[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?\"|“[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?”"
    r"|['‘][A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?['’])\)?(?: (?:d[aeou]s? )?[A-Z](?:(?!['’]s\b)[\w'’-])+){1,3}"
)
_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))
_MIN_WORDS = 2  # a single word says too little of what it names
_SURNAMES_TOO = frozenset(("park", "day", "law", "street", "bridge"))
_ACRONYM_FIRST = re.compile(r"(?!LL|JJ|DJ|CM)[A-Z]{3,} [A-Z][a-z]{2}")
_NO_LETTERS_OF_NAMES = re.compile(r"[\d/]")
_SAINTS = frozenset(("st", "st.", "san", "santa"))  # towns are called after them
_MAX_ASIAN_NAME_CHARS = 3  # “An”, “He” and “Yet” are names too
_FIRST_WORD = re.compile(r"([^\W\d_]+)\s+(?=\w)")
_MEMO_NAMES = 1 << 14  # at some 250 bytes each


def person_spans(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The offsets of the persons' names in a span: bare and whole, and both of “Holt and Reyes”."""
    for separator in _BETWEEN_NAMES.finditer(text, start, end):
        if separator[0] in (_OF, *_DASHES) and " " not in text[start : separator.start()]:
            start = start if separator[0] == _OF else separator.end()
            continue
        yield _bare(text, start, separator.start(), lexicon)
        start = separator.end()
        if separator[0] in _ENDS or (separator[0] in _GENITIVES and " " not in text[start:end]):
            return
    yield _bare(text, _start(text, start, lexicon), _end(text, end), lexicon)


def _bare(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """The offsets of a person's name without what stands before and behind it."""
    of_office = next(
        (len(last) for before, last in _OFFICES if text.startswith(last, start) and text.endswith(before, 0, start)), 0
    )
    begin, stop = _bare_part(text[start:end], of_office, lexicon)
    return start + begin, start + stop


@lru_cache(maxsize=_MEMO_NAMES)
def _bare_part(name: str, begin: int, lexicon: Lexicon) -> tuple[int, int]:
    """The part of a name that is bare, from where no office ends in it: “Staff” of “Chief of Staff Ana Holt”."""
    participle = _PARTICIPLE_BEHIND.search(name)
    end = participle.start() if participle else len(name)
    end -= _chars_of_letters(name[:end])
    first = _FIRST_WORD.match(name, begin, end)
    while first and _is_before_names(first[1], lexicon):
        begin = first.end()
        first = _FIRST_WORD.match(name, begin, end)
    begin += _chars_to_office(name[begin:end])
    return begin + without_titles(name[begin:end]), end


def _chars_to_office(name: str) -> int:
    """How many characters before a person's name are a firm's and an office: 12 of “Orvessa CEO Ana Holt”."""
    words = name.split(" ")
    office = next((index for index, word in enumerate(words[:-1]) if word in ENGLISH["offices in capitals"]), 0)
    return len(" ".join(words[: office + 1])) + 1 if office else 0


def _chars_of_letters(name: str) -> int:
    """How many characters at the end of a full name are letters of an order or a degree: 5 of “Ana Holt KCMG”."""
    words = name.split(" ")
    kept = len(words)
    while kept > _MIN_WORDS and words[kept - 1].lower() in ENGLISH["behind persons"] - _GENERATIONS:
        kept -= 1
    return len(name) - len(" ".join(words[:kept]))


def _start(text: str, start: int, lexicon: Lexicon) -> int:
    """Where a name begins whose first part is a hyphenated name's second, or the second behind a title."""
    if not text.endswith("-", 0, start):
        titled = _TITLED_BEFORE.search(text, max(0, start - _MAX_TITLED_CHARS), start)
        return titled.start(2) if titled and _is_first_name(titled[1], titled[2], lexicon) else start
    before = _HYPHENATED_BEFORE.search(text, max(0, start - _MAX_FIRST_PART_CHARS), start)
    return before.start() if before else start


def _is_first_name(title: str, word: str, lexicon: Lexicon) -> bool:
    """Whether a word behind a title is a name: Recep of “President Recep”, but no Prime of “Deputy Prime”."""
    lower = word.lower()
    is_other = lower in ENGLISH["titles"] or lower in lexicon.ordinary or lower in lexicon.names
    return title.lower() in ENGLISH["titles"] and not is_other and set(lexicon.classes.get(lower, ())) <= _OF_PERSONS


def _end(text: str, end: int) -> int:
    """Where a name ends that may go on behind the model's end: “Jae” of “Moon Jae-in”, “Said” of “Said bin Omar”."""
    if nickname := _NICKNAME.match(text, end):
        return nickname.end()
    if surnames := _SURNAME_OF_TWO.match(text, end):
        return surnames.end()
    if hyphenated := _HYPHENATED.match(text, end) or _SECOND_GIVEN_NAME.match(text, end):
        return hyphenated.end()
    more = _MORE_SURNAMES.match(text, end)
    return more.end() if more else end


def _is_before_names(word: str, lexicon: Lexicon) -> bool:
    """Whether a capitalised word begins a sentence before a name, and is no name itself."""
    if "given" in lexicon.classes.get(word.lower(), ()) or word.lower() in MONTH_NAMES:
        return False
    return word.lower() in ENGLISH["before persons"] or (
        word in ENGLISH["no names"] and len(word) > _MAX_ASIAN_NAME_CHARS
    )


@lru_cache(maxsize=_MEMO_NAMES)
def names_no_person(name: str, lexicon: Lexicon, is_acting: bool = False) -> bool:
    """Whether a name is that of a thing, a body or a place, or of ordinary words alone; never of one word.

    One that speaks, or that is met or told, may end as firms do: “Orvessa Teller”.
    """
    words = name.lower().split()
    if _ACRONYM_FIRST.match(name):  # a ship or a body
        return True
    classes = [lexicon.classes.get(word, ()) for word in words]
    if _NO_LETTERS_OF_NAMES.search(name) or ("people" in classes[-1] and not _may_be_surname(classes)):
        return True
    if len(words) < _MIN_WORDS:
        return False
    if (
        words[0] in ENGLISH["beginnings of sites"]
        or words[-1].endswith(tuple(ENGLISH["ends of papers"]))
        or lexicon.names.get(name.lower()) == "ORG"
    ):
        return True
    if words[0] in ENGLISH["kinds of people"] and words[1] == "of":  # “Critics of Orvessa”
        return True
    if _are_of_office(words) and "surname" not in classes[-1]:  # “when he was Secretary of State”
        return True
    is_headed = headword_kind(words, lexicon) in ("thing", "body") or "head" in classes[-1]
    is_headed = is_headed or words[-1] in ENGLISH["ends of sites"]
    is_headed = is_headed or (not is_acting and _is_of_trade(words, classes, lexicon))
    if is_headed and (words[-1] in ENGLISH["no surnames"] or not _ends_in_surname(words, lexicon)):
        return True
    if all("common" in each and not {"given", "surname"}.intersection(each) for each in classes):
        return True
    return (
        name.lower() in ENGLISH["no persons"]
        or (words[-1].endswith("ians") and "given" not in classes[0])  # a people: “Black Brazilians”, but “Sam Vivians”
        or (words[0] not in _SAINTS and _is_of_place(name, "given" in classes[0]))
    )


def _may_be_surname(classes: Sequence[Collection[str]]) -> bool:
    """Whether a people's name ends a person's: “Ana French”, “Ana Catalan”, no “Christian Arab”."""
    is_behind_given = len(classes) == _MIN_WORDS and "given" in classes[0]
    return "surname" in classes[-1] or (is_behind_given and not {"people", "place"}.intersection(classes[0]))


def _are_of_office(words: list[str]) -> bool:
    """Whether all words are those of an office."""
    return all(word in ENGLISH["titles"] or word in ENGLISH["fields of offices"] for word in words)


def _is_of_trade(words: list[str], classes: Sequence[Collection[str]], lexicon: Lexicon) -> bool:
    """Whether a name of two words that is no given name's ends in an ordinary word: “Orvessa Footwear”."""
    if len(words) > _MIN_WORDS or "given" in classes[0] or words[0] in lexicon.ordinary:
        return False
    return words[1] in lexicon.ordinary and gazetteer().get(words[1].capitalize()) is None  # Trump is a leader


def _ends_in_surname(words: list[str], lexicon: Lexicon) -> bool:
    """Whether the last word of a name may be a surname there: “Una Day”, “Sun-hee Park”, not “Una Holt Day”."""
    if "surname" in lexicon.classes.get(words[-1], ()):
        return True
    if len(words) > _MIN_WORDS:
        return False
    is_given = "given" in lexicon.classes.get(words[0], ())
    return is_given or (words[-1] in _SURNAMES_TOO and words[0] not in lexicon.ordinary)


@lru_cache(maxsize=4096)
def _is_of_place(name: str, may_be_given: bool) -> bool:
    """Whether a name of several words is that of a people, a region or a town, of a famous one if the first is a given
    name."""
    entry = gazetteer().get(name)
    if entry is None or entry.ambiguity == "person":
        return False
    if entry.senses[0].kind == "demonym":
        return True
    if entry.senses[0].kind not in ("city", "region", "county"):
        return False
    return not may_be_given or entry.senses[0].population >= FAMOUS_CITY
