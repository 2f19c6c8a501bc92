"""Invented stories with gaps → annotated texts, by filling the gaps with invented names.

The free annotated sets hold little of what is common on a wire: company reports, datelines, match reports, later
mentions by surname or short form. The stories hold the phrases; every filling draws other names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from searchapp.extraction.annotated_texts import AnnotatedText, Span
from searchapp.extraction.english_words import ENGLISH
from searchapp.extraction.name_words.name_keys import WORD, has_legal_form
from searchapp.training.augmentation import NameGenerator

_GAP = re.compile(r"\{([A-Za-z]+)(\d?)(?:\.(\w+))?\}|\[([^\]]+)\]")
KINDS = {  # any other kind of gap holds an organization
    **dict.fromkeys(("person", "given"), "PER"),
    **dict.fromkeys(("place", "PLACE", "hotel", "water", "street", "building"), "LOC"),
    **dict.fromkeys(("people", "law", "prize", "event", "work", "product"), "MISC"),
}


def filled_stories(generator: NameGenerator, fillings: int) -> Iterator[AnnotatedText]:
    """Every story, filled so many times with different names."""
    for _ in range(fillings):
        for story in generator.lists.stories:
            yield fill_story(story, generator)


def fill_story(story: str, generator: NameGenerator) -> AnnotatedText:
    """A story with a name in every gap; a numbered gap has the same name throughout."""
    names: dict[str, str] = {}
    text = ""
    spans: list[Span] = []
    copied = 0  # characters of the story
    for gap in _GAP.finditer(story):
        kind, number, form, name = gap.groups()
        if not name:
            full = names.get(kind + number) if number else None
            full = full or _draw_name(kind, generator)
            names[kind + number] = full
            name = _short_form(full, form, generator)
        text += story[copied : gap.start()]
        spans.append(Span(len(text), len(text) + len(name), KINDS.get(kind, "ORG")))
        text += name
        copied = gap.end()
    return AnnotatedText(text + story[copied:], tuple(spans))


def _draw_name(kind: str, generator: NameGenerator) -> str:
    """A name of a kind; PLACE asks for a place in capitals."""
    return generator.name("place").upper() if kind == "PLACE" else generator.name(kind)


def _short_form(name: str, form: str | None, generator: NameGenerator) -> str:
    """The short form of a name that a gap asks for: `last` name, `acronym` or `short`."""
    words = name.split()
    if form == "last":
        return words[-1]
    if form == "acronym" and len(words) > 1:
        return "".join(word[0] for word in WORD.findall(name) if word.lower() not in ENGLISH["link words"]).upper()
    if form == "short" and len(words) > 1:
        bare = words[:-1] if has_legal_form(name) else words
        return " ".join(bare if "&" in bare or generator.random.random() < 0.5 else bare[:1]).rstrip(",")
    return name
