"""Names of persons: without titles and genitive, the words that they are compared by, and ids."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from searchapp.extraction.gazetteer import DATA, gazetteer
from searchapp.extraction.organizations.lexicon import lexicon
from searchapp.extraction.organizations.name_keys import fold
from searchapp.text.tab_separated import table_rows

TITLES = frozenset(
    """
    mr mrs ms miss mx dr sir lord lady dame baroness baron count countess prof professor hon honourable honorable rt
    president premier chancellor king queen prince princess emperor empress pope cardinal archbishop bishop father
    sister brother rev reverend pastor imam sheikh sheik ayatollah mullah rabbi maulana sri shri smt swami
    senator sen rep congressman congresswoman governor gov mayor minister secretary ambassador chief vice deputy acting
    former ex prime judge justice magistrate advocate adv attorney general gen colonel col major maj captain capt
    lieutenant lt sergeant sgt corporal cpl constable inspector superintendent supt commissioner commander admiral adm
    marshal brigadier brig detective officer pc dci dcs coach councillor cllr alderman chairman chairwoman chair
    speaker analyst engineer engr eng comrade cde alhaji hajiya dato datuk tan tun herr frau monsieur madame señor
    señora spokesman spokeswoman spokesperson actor actress singer director editor
    emir shaikh shaikha sheikha sultan excellency highness majesty eminence crown royal
    undersecretary legislator lawmaker mp mep mec cm dpm vpm chairperson envoy consul marshall commandant colonel
    lawyer barrister solicitor journalist reporter correspondent columnist commentator presenter author novelist poet
    writer historian economist scientist researcher activist campaigner businessman businesswoman billionaire tycoon
    entrepreneur chef rapper comedian filmmaker photographer designer pilot athlete boxer wrestler footballer cricketer
    golfer jockey sprinter cyclist swimmer striker midfielder goalkeeper winger batsman batter bowler skipper
    quarterback dean canon archdeacon vicar cllrs mama mzee padre fr monsignor msgr pm ceo ceos umpire warden auctioneer
    ozeki yokozuna sekiwake komusubi
    councilmember councilwoman councilman alderwoman assemblymember assemblyman assemblywoman selectman sheriff trustee
    presidents ministers senators governors judges justices professors councillors councilors councilor bishops drs
    """.split()  # noqa: SIM905
)
_SUFFIXES = frozenset("jr sr ii iii iv qc kc mp msp mla phd md obe cbe mbe".split())  # noqa: SIM905
PARTICLES = frozenset(
    "al el bin ibn bint van von der den de del della di da dos du la le ben abu ter ten mac mc st san af".split()  # noqa: SIM905
)
_SMALL_BEGINNINGS = ("al-", "el-", "van ", "de ", "bin ")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?\.?")
_SLAVIC_ENDING = re.compile(r"(?<=\w{4})(?:yy|iy)$|(?<=sk)i[ij]$")  # Zelenskyy and Zelenskiy are Zelensky
_LEADING = re.compile(r"(?:[^\W\d_]+[.'’]?|[^\W\d_]+-[^\W\d_]+)\s+")
_IN_TITLES = frozenset(
    ("of", "and", "for", "&", "amir", "labour", "defence")
)  # “Minister of State for Trade”; Amir is a name too
_MAX_ABBREVIATION_CHARS = 3  # “Pol”, “Eng”, “H E” before a title
_MAX_TITLE_WORDS = 7


def without_titles(name: str) -> int:
    """How many characters at the beginning of a name are titles: 22 of “Deputy Trade Minister Ann Lee”."""
    offset = end = 0
    for _ in range(_MAX_TITLE_WORDS):
        match = _LEADING.match(name, end)
        if match is None:
            break
        word, end = fold(match.group().strip()).rstrip(".'’"), match.end()
        rest = name[end:]
        if not offset and _is_place_of(name[: match.end()].strip(), rest):
            continue
        if word.rpartition("-")[2] in TITLES:
            if rest[:1].isupper() or rest.startswith(_SMALL_BEGINNINGS):
                offset = end
        elif not _may_belong_to_title(word):
            break
    return offset


def _is_place_of(word: str, rest: str) -> bool:
    """Whether a word is the place of the office behind it, which is no surname: “Georgia Gov. Ann Lee”."""
    title = _LEADING.match(rest)
    if title is None or rest[title.end() : title.end() + 1].islower():
        return False
    office = fold(title.group().strip()).rstrip(".")
    is_office = office in TITLES and not {"given", "surname"}.intersection(lexicon().classes.get(office, ()))
    entry = gazetteer().get(word) if is_office and " " in rest[title.end() :] else None
    return entry is not None and entry.senses[0].kind != "demonym"


def _may_belong_to_title(word: str) -> bool:
    """Whether a word may stand before a title: the field of an office, an abbreviation, a link."""
    if word in _IN_TITLES or len(word) <= _MAX_ABBREVIATION_CHARS:
        return True
    words = lexicon()
    is_name = {"given", "surname"}.intersection(words.classes.get(word, ()))
    return not is_name and (word in words.ordinary or "people" in words.classes.get(word, ()))


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """The words that spellings of a person's name share: no case, accents, full stops, hyphens or suffixes."""
    words = [fold(word).rstrip(".").replace("'", "").replace("’", "") for word in _WORD.findall(name)]
    words = ["al" if word == "el" else _SLAVIC_ENDING.sub("y", word) for word in words if word]
    words[:-1] = map(given_name, words[:-1])  # a surname is what somebody writes it
    while len(words) > 2 and words[-1] in _SUFFIXES:
        words.pop()
    if len(words) > 2:  # “Ann B. Lee” is “Ann Lee”
        words = [word for index, word in enumerate(words) if len(word) > 1 or index in (0, len(words) - 1)]
    return tuple(words)


def given_name(word: str) -> str:
    """A word of a name as it is compared where it is a given name."""
    return _same_names().get(word, word)


def surname(words: tuple[str, ...]) -> tuple[str, ...]:
    """The last word of a name with the particles before it: van der Meer, al-Hashimi, bin Said."""
    begin = len(words) - 1
    while begin > 1 and words[begin - 1] in PARTICLES:
        begin -= 1
    return words[begin:]


def person_id(name: str) -> str:
    """The id that all spellings of a person's name have; empty where a name has no letters."""
    return "-".join(name_words(name))


@lru_cache(maxsize=1)
def _same_names() -> Mapping[str, str]:
    """How a given name is compared by its other spellings."""
    rows = table_rows(DATA / "given_names.tsv")
    return {spelling: name for name, others in rows for spelling in others.split()}
