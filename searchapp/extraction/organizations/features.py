"""Tokens → what the model looks at: the words around each token of a capitalised run, and what is noted of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from searchapp.extraction.organizations.lexicon import Lexicon
from searchapp.extraction.organizations.name_keys import LINK_WORDS
from searchapp.extraction.tokens import Tokens, chunks

SLOTS = ("is", "-1", "+1", "-2", "+2", "last", "begin", "before", "after")
RICH = frozenset({"is"})  # slots whose word is described in full
EXTRA_SLOTS = 8  # attributes beside the words', at most, per token
SHAPE = ((re.compile(r"[A-ZÀ-ÖØ-Þ]+"), "A"), (re.compile(r"[a-zß-öø-ÿ]+"), "a"), (re.compile(r"\d+"), "0"))


@dataclass(frozen=True, slots=True)
class Run:
    """A capitalised run: tokens[begin:end], with for each token the words in its slots and its further attributes."""

    begin: int
    end: int
    slots: list[tuple[str, ...]]
    extras: list[list[str]]


@dataclass
class Notes:
    """What a document says of its words: word → notes, and the tokens that spell out an acronym."""

    words: dict[str, set[str]]
    expanding: set[int]


def describe(tokens: Tokens, lexicon: Lexicon) -> list[Run]:
    """Every capitalised run of a text, described."""
    spans = list(chunks(tokens))
    lowered = [word.lower() for word in tokens.words]
    notes = document_notes(tokens, lowered, spans, lexicon)
    return [
        Run(
            begin,
            end,
            slots_of(tokens, begin, end),
            extras_of(tokens, lowered, (begin, end), notes, lexicon),
        )
        for begin, end in spans
    ]


def slots_of(tokens: Tokens, begin: int, end: int) -> list[tuple[str, ...]]:
    """For each token of a run the words in its slots; "" beyond a sentence's edge."""
    words = tokens.words
    around = [words[begin - 2] if begin > 1 else "", words[begin - 1] if begin else ""]
    if tokens.begins_sentence(begin):
        around = ["", ""]
    around = [*around, *words[begin : end + 2], "", ""]
    before, after = around[1], around[end - begin + 2]
    last, first = words[end - 1], words[begin]
    return [
        (around[i + 2], around[i + 1], around[i + 3], around[i], around[i + 4], last, first, before, after)
        for i in range(end - begin)
    ]


def document_notes(tokens: Tokens, lowered: list[str], spans: Sequence[tuple[int, int]], lexicon: Lexicon) -> Notes:
    """What other places of the document say of a word: it follows a title, ends a person's name, begins a firm's."""
    notes: dict[str, set[str]] = defaultdict(set)
    classes = lexicon.classes
    small = {word for word in tokens.words if word.islower()}
    acronyms: dict[str, str] = {}
    for begin, end in spans:
        for word in small.intersection(lowered[begin:end]):
            notes[word].add("small")
        first, last = lowered[begin], lowered[end - 1]
        if end - begin > 1:
            for word, note in run_notes(classes.get(first, ()), classes.get(last, ()), first, last):
                notes[word].add(note)
            continue
        if len(first) > 1 and tokens.words[begin].isupper():
            acronyms[first.replace(".", "")] = first
        if begin and "title" in classes.get(lowered[begin - 1], ()):
            notes[first].add("titled")
    expanding = expansions(lowered, spans, acronyms, notes) if acronyms else set()
    return Notes(notes, expanding)


def run_notes(
    first_classes: Sequence[str], last_classes: Sequence[str], first: str, last: str
) -> Iterator[tuple[str, str]]:
    """The notes that a run of several words gives on its first and last."""
    if "given" in first_classes or "title" in first_classes:
        yield last, "surname"
    if "head" in last_classes or "legal" in last_classes:
        yield first, "firm"
    yield first, "begins"
    yield last, "ends"


def expansions(
    lowered: list[str], spans: Iterable[tuple[int, int]], acronyms: dict[str, str], notes: dict[str, set[str]]
) -> set[int]:
    """The tokens of runs that spell out an acronym of the document; the acronym is noted."""
    found: set[int] = set()
    for begin, end in spans:
        if end - begin < 2:
            continue
        telling = [index for index in range(begin, end) if lowered[index] not in LINK_WORDS]
        initials = "".join([lowered[index][0] for index in telling])
        for skip in range(max(1, len(telling) - 1)):
            short = initials[skip:]
            if short in acronyms:
                notes[acronyms[short]].add("acronym")
                found.update(range(telling[skip], end))
    return found


def extras_of(
    tokens: Tokens, lowered: list[str], span: tuple[int, int], notes: Notes, lexicon: Lexicon
) -> list[list[str]]:
    """For each token of a run the attributes that are not its words': its place, known names, the document's notes."""
    begin, end = span
    size = end - begin
    found = [[sign] for sign in place_signs(size)]
    if tokens.begins_sentence(begin):
        found[0].append("first1" if size == 1 else "first")
    mark_known_names(lowered, begin, end, lexicon, found)
    ending = ".one" if size == 1 else ".run"
    for index in range(begin, end):
        noted = notes.words.get(lowered[index])
        if noted:
            found[index - begin] += [note + ending for note in sorted(noted)]
        if index in notes.expanding:
            found[index - begin].append("expands")
    return found


@lru_cache(maxsize=64)
def place_signs(size: int) -> tuple[str, ...]:
    """For each token of a run of this size the attribute that tells its place."""
    return tuple(f"{'B' if at == 0 else 'I'}{'E' if at == size - 1 else 'M'}{min(size, 5)}" for at in range(size))


def mark_known_names(lowered: list[str], begin: int, end: int, lexicon: Lexicon, found: list[list[str]]) -> None:
    """Mark the tokens of names in the lexicon, as B and I of their kind."""
    at = begin
    while at < end:
        if lowered[at] not in lexicon.longest:
            at += 1
            continue
        size, kind = lexicon.match(lowered, at, end)
        whole = "whole" if size == end - begin else "part"
        for index in range(at, at + size):
            found[index - begin].append(f"known{'I' if index > at else 'B'}{kind}{'' if size == 1 else '+'}{whole}")
        at += max(size, 1)


def word_attributes(slot: str, word: str, lexicon: Lexicon) -> list[str]:
    """What a word in a slot says by itself; these weights are summed once a word and kept."""
    if not word or word == "\n":
        return [f"{slot}|edge"]
    lower = word.lower()
    found = [f"{slot}|w={lower}"]
    found += [f"{slot}|c={name}" for name in lexicon.classes.get(lower, ())]
    if slot in ("-2", "+2"):
        return found
    found.append(f"{slot}|s={shape(word)}")
    if slot in RICH:
        found += [
            f"p3={lower[:3]}",
            f"x3={lower[-3:]}",
            f"x2={lower[-2:]}",
            f"p4={lower[:4]}",
            f"x4={lower[-4:]}",
            "bias",
        ]
        found.append(f"len{min(len(word), 9)}")
    return found


@lru_cache(maxsize=4096)
def shape(word: str) -> str:
    """How a word is written: Aa for Paris, AaAa for BellSouth, A for IBM, A.A. for U.N."""
    if word.isalpha() and word.isascii():
        if word.islower():
            return "a"
        if word.isupper():
            return f"A{min(len(word), 5)}"
        if word.istitle():
            return "Aa"
    for pattern, sign in SHAPE:
        word = pattern.sub(sign, word)
    return word[:6]
