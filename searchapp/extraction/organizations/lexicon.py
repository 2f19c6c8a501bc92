"""What is known about words before any text is read: given names, surnames, places, cue words, known organizations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from searchapp.extraction.organizations.name_keys import LEGAL_FORMS, canonical_key, is_acronym, slug

DATA = Path(__file__).parent / "data"
WORD_LISTS = {"given": "given_names.txt", "surname": "surnames.txt", "people": "demonyms.txt"}
PLACES, COMPANIES, ORGANIZATIONS = "place_names.txt", "companies.txt", "organizations.txt"
CUES = "cue_words.txt"
UNSURE_FORMS = frozenset(["company", "as", "se", "sas", "sl"])  # legal forms that are words of their own
MOST_WORDS = 7  # no known name is longer


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word → its classes; known names of several words, by kind; first word → words of the longest such name."""

    classes: dict[str, tuple[str, ...]]
    names: dict[str, str]
    longest: dict[str, int]
    full_names: dict[str, str]  # key of a well-known acronym or other spelling → full name
    labels: dict[str, str]  # id → full name

    def match(self, lowered: list[str], at: int, end: int) -> tuple[int, str]:
        """How many words from `at` on are a known name, the longest there is, and its kind; (0, "") for none."""
        longest = self.longest.get(lowered[at], 0)
        for size in range(min(longest, end - at), 0, -1):
            kind = self.names.get(" ".join(lowered[at : at + size]))
            if kind:
                return size, kind
        return 0, ""


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon that comes with the package, read once."""
    classes: dict[str, list[str]] = {}
    for name, words in sections(read(CUES)):
        add_class(classes, name, words.split())
    add_class(classes, "legal", LEGAL_FORMS - UNSURE_FORMS)
    for name, file in WORD_LISTS.items():
        add_class(classes, name, read(file).lower().split("\n"))
    names: dict[str, str] = {}
    for place in read(PLACES).lower().split("\n"):
        names[place] = "LOC"
    add_class(classes, "place", (place for place in names if " " not in place))
    for firm in read(COMPANIES).strip().split("\n"):
        names.setdefault(" ".join(pieces(firm)), "FIRM")
    full_names: dict[str, str] = {}
    for line in read(ORGANIZATIONS).split("\n"):
        add_organization(line, names, full_names)
    longest: dict[str, int] = {}
    for known in names:
        first, size = known.split(" ", 1)[0], known.count(" ") + 1
        longest[first] = max(longest.get(first, 0), min(size, MOST_WORDS))
    labels = {slug(canonical_key(full)): full for full in full_names.values()}
    return Lexicon({word: tuple(of) for word, of in classes.items()}, names, longest, full_names, labels)


def add_class(classes: dict[str, list[str]], name: str, words: Iterable[str]) -> None:
    """Note that these words are of a class."""
    for word in words:
        if word:
            classes.setdefault(word, []).append(name)


def add_organization(line: str, names: dict[str, str], full_names: dict[str, str]) -> None:
    """Note the names on a line `full name = other name == spelling`; acronyms and spellings lead to the full name."""
    if not line or line.startswith("#"):
        return
    full, *others = (part.strip() for part in line.split("="))
    for name in filter(None, (full, *others)):
        names[" ".join(pieces(name))] = "ORG"
    for before, other in zip([full, *others], others, strict=False):
        if other and (not before or is_acronym(other)):
            full_names.setdefault(canonical_key(other), full)


def pieces(name: str) -> list[str]:
    """A name's words as the tokenizer cuts them, in lower case."""
    return name.lower().replace("'s", " 's").split()


def sections(content: str) -> Iterator[tuple[str, str]]:
    """The name and value of each line `name: value` of a data file."""
    for line in content.strip().split("\n"):
        if not line.startswith("#"):
            name, _, value = line.partition(": ")
            yield name, value


def read(file: str) -> str:
    """The text of a data file."""
    return (DATA / file).read_text(encoding="utf-8")
