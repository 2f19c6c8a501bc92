"""Data augmentation: annotated texts with their names replaced, so that the model learns contexts and forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from searchapp.extraction.annotated_texts import AnnotatedText, Span
from searchapp.extraction.name_words.name_keys import is_acronym
from searchapp.training.word_lists import WordLists

_REPLACED_SHARE = 0.7  # of names; swept from 0.4 to 1.0 on the sets left out


@dataclass(frozen=True)
class NameGenerator:
    """Draws names at random, the same for the same seed."""

    lists: WordLists
    random: Random

    def name(self, kind: str) -> str:
        """A name of a kind, invented or known."""
        if kind == "acronym":
            return self.acronym()
        return self.draw(kind).format_map(_Gaps(self))

    def acronym(self) -> str:
        """A random acronym of two to five capitals."""
        return "".join(self.random.choices("ABCDEFGHIKLMNOPRSTUVW", k=self.random.choice((2, 3, 3, 3, 4, 4, 5))))

    def draw(self, name: str) -> str:
        """A random entry of one of the lists."""
        entries: Sequence[str] = self.lists.parts.get(name) or getattr(self.lists, name)
        return self.random.choice(entries)


class _Gaps(dict[str, str]):
    """Fills the gaps of a name template, each with a newly drawn name."""

    def __init__(self, generator: NameGenerator) -> None:
        super().__init__()
        self.generator = generator

    def __missing__(self, name: str) -> str:
        return self.generator.name(name)


def with_other_names(text: AnnotatedText, generator: NameGenerator) -> AnnotatedText:
    """The text with most of its names replaced, each by the same name throughout."""
    replacements: dict[tuple[str, str], str] = {}
    parts: list[str] = []
    spans: list[Span] = []
    copied = length = 0  # characters of the old text that are copied; length of the new text
    for span in sorted(text.spans, key=lambda span: span.start):
        if span.start < copied:
            continue
        old = text.text[span.start : span.end]
        if (old, span.kind) not in replacements:
            replacements[old, span.kind] = _replacement(old, span.kind, replacements, generator)
        new = replacements[old, span.kind]
        parts += [text.text[copied : span.start], new]
        length += span.start - copied
        spans.append(Span(length, length + len(new), span.kind))
        length += len(new)
        copied = span.end
    return AnnotatedText("".join([*parts, text.text[copied:]]), tuple(spans))


def _replacement(old: str, kind: str, replacements: dict[tuple[str, str], str], generator: NameGenerator) -> str:
    """Another name of the kind or, for some of the names, the same."""
    if generator.random.random() > _REPLACED_SHARE or not any(map(str.isupper, old)):
        return old
    if kind == "ORG":
        return generator.acronym() if is_acronym(old) else generator.name("model")
    if kind == "PER":
        return " ".join(_person_words(old.split(), replacements, generator))
    if kind == "LOC" and not is_acronym(old) and old.lower() not in generator.lists.peoples:
        return generator.draw("place")
    return old


def _person_words(
    words: Sequence[str], replacements: dict[tuple[str, str], str], generator: NameGenerator
) -> Iterator[str]:
    """A given name for each word of a person's name but the last, which gets the same surname wherever it occurs."""
    for word in words[:-1]:
        yield generator.draw("given") if word.isalpha() and word.istitle() else word
    key = (words[-1], "surname")
    if key not in replacements:
        replacements[key] = generator.draw("surname")
    yield replacements[key]
