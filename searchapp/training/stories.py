"""Stories with gaps → marked texts: the invented news that training fills with invented names.

The free marked sets hold little of what fills a wire: company reports, datelines, match reports, surnames and short
forms that come back. The stories hold the turns of phrase; every filling draws other names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from searchapp.extraction.annotated_texts import AnnotatedText, Span
from searchapp.extraction.organizations.name_keys import LINK_WORDS, WORD, has_legal_form
from searchapp.training.augmentation import Inventor

GAP = re.compile(r"\{([A-Za-z]+)(\d?)(?:\.(\w+))?\}|\[([^\]]+)\]")
KINDS = {  # any other kind of gap holds an organization
    **dict.fromkeys(("person", "given"), "PER"),
    **dict.fromkeys(("place", "PLACE", "hotel", "water", "street", "building"), "LOC"),
    **dict.fromkeys(("people", "law", "prize", "event", "work", "product"), "MISC"),
}


def filled_stories(inventor: Inventor, fillings: int) -> Iterator[AnnotatedText]:
    """Every story, filled so many times."""
    for _ in range(fillings):
        for line in inventor.lists.stories:
            yield filled(line, inventor)


def filled(story: str, inventor: Inventor) -> AnnotatedText:
    """A story with a name in every gap; a numbered gap has the same name throughout."""
    chosen: dict[str, str] = {}
    text = ""
    spans: list[Span] = []
    at = 0
    for gap in GAP.finditer(story):
        kind, number, form, name = gap.groups()
        if not name:
            full = chosen.get(kind + number) if number else None
            full = full or drawn(kind, inventor)
            chosen[kind + number] = full
            name = shortened(full, form, inventor)
        text += story[at : gap.start()]
        spans.append(Span(len(text), len(text) + len(name), KINDS.get(kind, "ORG")))
        text += name
        at = gap.end()
    return AnnotatedText(text + story[at:], tuple(spans))


def drawn(kind: str, inventor: Inventor) -> str:
    """A name of a kind; in capitals where the kind is written so for a place."""
    return inventor.name("place").upper() if kind == "PLACE" else inventor.name(kind)


def shortened(name: str, form: str | None, inventor: Inventor) -> str:
    """The short form of a name that a gap asks for: `last` name, `acronym` or `short`."""
    words = name.split()
    if form == "last":
        return words[-1]
    if form == "acronym" and len(words) > 1:
        return "".join(word[0] for word in WORD.findall(name) if word.lower() not in LINK_WORDS).upper()
    if form == "short" and len(words) > 1:
        bare = words[:-1] if has_legal_form(name) else words
        return " ".join(bare if "&" in bare or inventor.chance.random() < 0.5 else bare[:1]).rstrip(",")
    return name
