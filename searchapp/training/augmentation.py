"""Marked texts with other names in the place of theirs, so that the model learns names' surroundings and build."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from searchapp.extraction.annotated_texts import AnnotatedText, Span
from searchapp.extraction.organizations.name_keys import is_acronym
from searchapp.training.word_lists import WordLists

CHANGED = 0.7  # share of names that are exchanged; swept 0.4 to 1.0 on the sets left out


@dataclass(frozen=True)
class Inventor:
    """Draws names at random, the same for the same seed."""

    lists: WordLists
    chance: random.Random

    def name(self, kind: str) -> str:
        """A name of a kind, invented or known."""
        if kind == "acronym":
            return self.acronym()
        return self.draw(kind).format_map(_Draw(self))

    def acronym(self) -> str:
        """Two to five capitals."""
        return "".join(self.chance.choices("ABCDEFGHIKLMNOPRSTUVW", k=self.chance.choice((2, 3, 3, 3, 4, 4, 5))))

    def draw(self, name: str) -> str:
        """A word from one of the lists."""
        listed: Sequence[str] = self.lists.parts.get(name) or getattr(self.lists, name)
        return self.chance.choice(listed)


class _Draw(dict[str, str]):
    """Fills the braces of a model, anew each time."""

    def __init__(self, inventor: Inventor) -> None:
        super().__init__()
        self.inventor = inventor

    def __missing__(self, name: str) -> str:
        return self.inventor.name(name)


def varied(text: AnnotatedText, inventor: Inventor) -> AnnotatedText:
    """The text with most of its names exchanged, each alike throughout."""
    chosen: dict[tuple[str, str], str] = {}
    parts: list[str] = []
    spans: list[Span] = []
    at = length = 0
    for span in sorted(text.spans, key=lambda one: one.start):
        if span.start < at:
            continue
        old = text.text[span.start : span.end]
        if (old, span.kind) not in chosen:
            chosen[old, span.kind] = exchanged(old, span.kind, chosen, inventor)
        new = chosen[old, span.kind]
        parts += [text.text[at : span.start], new]
        length += span.start - at
        spans.append(Span(length, length + len(new), span.kind))
        length += len(new)
        at = span.end
    return AnnotatedText("".join([*parts, text.text[at:]]), tuple(spans))


def exchanged(old: str, kind: str, chosen: dict[tuple[str, str], str], inventor: Inventor) -> str:
    """Another name of a kind, or the same."""
    if inventor.chance.random() > CHANGED or not any(map(str.isupper, old)):
        return old
    if kind == "ORG":
        return inventor.acronym() if is_acronym(old) else inventor.name("model")
    if kind == "PER":
        return " ".join(person_words(old.split(), chosen, inventor))
    if kind == "LOC" and not is_acronym(old) and old.lower() not in inventor.lists.peoples:
        return inventor.draw("place")
    return old


def person_words(words: Sequence[str], chosen: dict[tuple[str, str], str], inventor: Inventor) -> Iterator[str]:
    """A given name for each word of a person's name but the last, a surname for that: the same wherever it stands."""
    for word in words[:-1]:
        yield inventor.draw("given") if word.isalpha() and word.istitle() else word
    key = (words[-1], "surname")
    if key not in chosen:
        chosen[key] = inventor.draw("surname")
    yield chosen[key]
