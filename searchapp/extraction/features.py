"""Tokens → what the model looks at: the words around each token of a capitalised run, and what is noted of them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from searchapp.extraction.names import LINK_WORDS
from searchapp.extraction.names_lexicon import Lexicon
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


def describe(tokens: Tokens, lexicon: Lexicon) -> list[Run]:
    """Every capitalised run of a text, described."""
    spans = list(chunks(tokens))
    lowered = [word.lower() for word in tokens.words]
    notes = document_notes(tokens, lowered, spans, lexicon)
    return [
        Run(begin, end, slots_of(tokens, begin, end), extras_of(tokens, lowered, begin, end, notes, lexicon))
        for begin, end in spans
    ]


def slots_of(tokens: Tokens, begin: int, end: int) -> list[tuple[str, ...]]:
    """For each token of a run the words in its slots; "" beyond a sentence's edge."""
    words = tokens.words
    around = [*("" if index < 0 else words[index] for index in (begin - 2, begin - 1)), *words[begin : end + 2], "", ""]
    if tokens.begins_sentence(begin):
        around[0] = around[1] = ""
    before, after = around[1], around[end - begin + 2]
    last, first = words[end - 1], words[begin]
    return [
        (around[i + 2], around[i + 1], around[i + 3], around[i], around[i + 4], last, first, before, after)
        for i in range(end - begin)
    ]


def document_notes(
    tokens: Tokens, lowered: list[str], spans: list[tuple[int, int]], lexicon: Lexicon
) -> dict[str, set[str]]:
    """What other places of the document say of a word: it follows a title, ends a person's name, begins a firm's."""
    notes: dict[str, set[str]] = defaultdict(set)
    classes = lexicon.classes
    small = {word for word in tokens.words if word.islower()}
    acronyms = {}
    for begin, end in spans:
        for word in small.intersection(lowered[begin:end]):
            notes[word].add("small")
        if end - begin == 1:
            if tokens.words[begin].isupper() and len(tokens.words[begin]) > 1:
                acronyms[lowered[begin].replace(".", "")] = begin
            if begin and "title" in classes.get(lowered[begin - 1], ()):
                notes[lowered[begin]].add("titled")
            continue
        first, last = classes.get(lowered[begin], ()), classes.get(lowered[end - 1], ())
        if "given" in first or "title" in first:
            notes[lowered[end - 1]].add("surname")
        if "head" in last or "legal" in last:
            notes[lowered[begin]].add("firm")
        notes[lowered[begin]].add("begins")
        notes[lowered[end - 1]].add("ends")
    if acronyms:
        note_expansions(tokens, lowered, spans, acronyms, notes)
    return notes


def note_expansions(
    tokens: Tokens,
    lowered: list[str],
    spans: list[tuple[int, int]],
    acronyms: dict[str, int],
    notes: dict[str, set[str]],
) -> None:
    """Note the acronyms that a run of the document spells out, and the runs that do."""
    for begin, end in spans:
        if end - begin < 2:
            continue
        initials = [(index, lowered[index][0]) for index in range(begin, end) if lowered[index] not in LINK_WORDS]
        for skip in range(max(1, len(initials) - 1)):
            short = "".join(letter for _, letter in initials[skip:])
            if short in acronyms:
                notes[tokens.words[acronyms[short]].lower()].add("acronym")
                for index in range(initials[skip][0], end):
                    notes[f"@{index}"].add("expands")


def extras_of(
    tokens: Tokens, lowered: list[str], begin: int, end: int, notes: dict[str, set[str]], lexicon: Lexicon
) -> list[list[str]]:
    """For each token of a run the attributes that are not its words': its place, known names, the document's notes."""
    size = end - begin
    single = "one" if size == 1 else "run"
    found = [[f"{'B' if at == 0 else 'I'}{'E' if at == size - 1 else 'M'}{min(size, 5)}"] for at in range(size)]
    if tokens.begins_sentence(begin):
        found[0].append("first1" if size == 1 else "first")
    mark_known_names(lowered, begin, end, lexicon, found)
    for at in range(size):
        noted = notes.get(lowered[begin + at])
        if noted:
            found[at].extend(f"{note}.{single}" for note in sorted(noted))
        if f"@{begin + at}" in notes:
            found[at].append("expands")
    return found


def mark_known_names(lowered: list[str], begin: int, end: int, lexicon: Lexicon, found: list[list[str]]) -> None:
    """Mark the tokens of names in the lexicon, as B and I of their kind."""
    at = begin
    while at < end:
        size, kind = lexicon.match(lowered, at, end)
        if not size:
            at += 1
            continue
        whole = "whole" if size == end - begin else "part"
        for index in range(at, at + size):
            found[index - begin].append(f"known{'I' if index > at else 'B'}{kind}{'' if size == 1 else '+'}{whole}")
        at += size


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
