"""What is known about words before any text is read: given names, surnames, places, cue words, known organizations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

from searchapp.extraction.names import LEGAL_FORMS, acronyms_of, canonical_key

WORD_LISTS = {"given": "given_names.txt", "surname": "surnames.txt", "people": "demonyms.txt"}
PLACES, COMPANIES, ORGANIZATIONS = "place_names.txt", "companies.txt", "organizations.txt"
CUES = {  # classes of words that tell what the name beside them is
    "title": "mr mrs ms miss dr sir lord lady dame president premier chancellor king queen prince princess pope cardinal archbishop bishop rev "
    "rabbi sheik sheikh ayatollah mullah imam senator sen congressman congresswoman rep representative governor gov mayor minister secretary "
    "ambassador judge justice general gen colonel col major maj captain capt lieutenant lt sergeant sgt admiral adm marshal commander "
    "professor prof spokesman spokeswoman chairman chairwoman director chief leader coach analyst economist attorney lawyer author actor "
    "actress singer",
    "head": "agency ministry department dept corps bank university party union council committee commission institute association assn "
    "federation confederation organization organisation authority army navy force forces senate congress parliament court group airlines "
    "airways industries foundation fund society church club league front movement jihad brigade brigades bureau services service systems "
    "technologies motors holdings partners school college hospital board office administration alliance coalition center centre guard "
    "squad division ministry assembly house treasury exchange embassy museum laboratory laboratories academy network networks studios "
    "records pictures entertainment brothers bros associates securities insurance trust savings stores foods pharmaceuticals "
    "chemicals chemical steel oil petroleum gas energy electric electronics computer software telecom communications semiconductor "
    "semiconductors aerospace aircraft airline railway railroad rail shipping lines press news times post herald tribune journal gazette "
    "chronicle globe guardian telegraph observer daily weekly magazine television tv radio broadcasting police patrol command militia "
    "republicans democrats socialists communists conservatives liberals tories labour labor united city fc rovers athletic",
    "month": "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec",
    "day": "monday tuesday wednesday thursday friday saturday sunday mon tues wed thurs fri sat sun",
    "legal": " ".join(LEGAL_FORMS - {"company", "as", "se", "sas", "sl"}),
    "say": "said says say told reported announced spokesman spokeswoman statement according",
    "of": "member members leader head chairman president director spokesman spokeswoman executive officer official officials employee employees "
    "analyst economist shares stock unit subsidiary maker owner division",
}  # fmt: skip
MOST_WORDS = 7  # no known name is longer


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word → its classes; known names of several words, by kind; first word → words of the longest such name."""

    classes: dict[str, tuple[str, ...]]
    names: dict[str, str]
    longest: dict[str, int]
    full_names: dict[str, str]  # well-known acronym, as its key → full name

    def match(self, lowered: list[str], at: int, end: int) -> tuple[int, str]:
        """How many words from `at` on are a known name, the longest there is, and its kind; (0, "") for none."""
        longest = self.longest.get(lowered[at], 0)
        for size in range(min(longest, end - at), 0, -1):
            kind = self.names.get(" ".join(lowered[at : at + size]))
            if kind:
                return size, kind
        return 0, ""


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lists as they stand in their files; training draws names from them."""

    given: list[str]
    surname: list[str]
    place: list[str]
    people: list[str]
    company: list[str]
    known: list[str]  # organizations
    peoples: frozenset[str]  # `people` in lower case


def word_lists() -> WordLists:
    """The lists that come with the package."""
    folder = resources.files("searchapp.extraction") / "data"
    files = ("given_names.txt", "surnames.txt", PLACES, "demonyms.txt", COMPANIES)
    given, surname, place, people, company = (read(folder, file).strip().split("\n") for file in files)
    lines = [line for line in read(folder, ORGANIZATIONS).split("\n") if line and not line.startswith("#")]
    known = [name.strip() for line in lines for name in line.split("=")]
    return WordLists(given, surname, place, people, company, known, frozenset(name.lower() for name in people))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon that comes with the package, read once."""
    folder = resources.files("searchapp.extraction") / "data"
    classes: dict[str, list[str]] = {}
    for name, words in CUES.items():
        add_class(classes, name, words.split())
    for name, file in WORD_LISTS.items():
        add_class(classes, name, read(folder, file).lower().split("\n"))
    names: dict[str, str] = {}
    for place in read(folder, PLACES).lower().split("\n"):
        names[place] = "LOC"
    add_class(classes, "place", (place for place in names if " " not in place))
    for firm in read(folder, COMPANIES).strip().split("\n"):
        names.setdefault(" ".join(pieces(firm)), "FIRM")
    full_names: dict[str, str] = {}
    for line in read(folder, ORGANIZATIONS).split("\n"):
        add_organization(line, names, full_names)
    longest: dict[str, int] = {}
    for known in names:
        first, size = known.split(" ", 1)[0], known.count(" ") + 1
        longest[first] = max(longest.get(first, 0), min(size, MOST_WORDS))
    return Lexicon({word: tuple(of) for word, of in classes.items()}, names, longest, full_names)


def add_class(classes: dict[str, list[str]], name: str, words: object) -> None:
    """Note that these words are of a class."""
    for word in words:  # type: ignore[attr-defined]
        if word:
            classes.setdefault(word, []).append(name)


def add_organization(line: str, names: dict[str, str], full_names: dict[str, str]) -> None:
    """Note the names on a line `full name = other name = …` of the list of organizations; an acronym leads to its full name."""
    if not line or line.startswith("#"):
        return
    full, *others = (part.strip() for part in line.split("="))
    for name in (full, *others):
        names[" ".join(pieces(name))] = "ORG"
    for other in others:
        if other.isupper() or canonical_key(other) in acronyms_of(full):
            full_names.setdefault(canonical_key(other), full)


def pieces(name: str) -> list[str]:
    """A name's words as the tokenizer cuts them, in lower case."""
    return name.lower().replace("'s", " 's").split()


def read(folder: Traversable, file: str) -> str:
    """The text of a data file."""
    return (folder / file).read_text(encoding="utf-8")
