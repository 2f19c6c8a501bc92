"""The word lists of the package and of training, from which the names in invented texts are drawn."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from searchapp.extraction.name_words import lexicon

_DATA = Path(__file__).parent / "data"


class WordLists(Struct, frozen=True):
    """The lists as they stand in their files, by the name that a gap in a story calls them."""

    given: list[str]
    surname: list[str]
    place: list[str]
    people: list[str]
    company: list[str]
    known: list[str]  # organizations
    peoples: frozenset[str]  # `people` in lower case
    parts: dict[str, list[str]]  # what names are invented from
    stories: list[str]  # with gaps for names


def word_lists() -> WordLists:
    """The word lists, read from their files."""
    files = ("given_names.txt", "surnames.txt", lexicon.PLACES, "peoples.txt", lexicon.COMPANIES)
    given, surname, place, people, company = (lexicon.read(file).strip().split("\n") for file in files)
    entries = [line for line in lexicon.read(lexicon.ORGANIZATIONS).split("\n") if line and not line.startswith("#")]
    known = [name.strip() for entry in entries for name in entry.split("=") if name.strip()]
    invented = (_DATA / "invented_names.txt").read_text(encoding="utf-8")
    parts = {name: items.split("|") for name, items in lexicon.sections(invented)}
    story_lines = (_DATA / "stories.txt").read_text(encoding="utf-8").strip().split("\n")
    stories = [line for line in story_lines if not line.startswith("#")]
    peoples = frozenset(name.lower() for name in people)
    return WordLists(given, surname, place, people, company, known, peoples, parts, stories)
