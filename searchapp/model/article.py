"""An article as a reader yields it."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct, field

from searchapp.model.field_names import Note

UNTITLED: Final = "Untitled article"  # what one is called that has neither a title nor a text
TITLE_WORDS: Final = 10  # of a text that stand for its title,
TITLE_CHARS: Final = 80  # or so many characters, where words are long or not parted by spaces

Grain = Literal["day", "month", "year"]
Basis = Literal["metadata", "url", "dateline", "text", "file"]


def _reliable() -> bool:
    return True


class Published(Struct, frozen=True, omit_defaults=True):
    """When an article came out, and how that is known."""

    value: Annotated[str, Meta(description="ISO 8601; EDTF such as XXXX-02-26 where the year is unknown")]
    grain: Grain
    basis: Basis
    reliable: bool = field(default_factory=_reliable)  # made, for a plain default is left out of the JSON
    instant: Annotated[
        str | None,
        Meta(description="ISO 8601, where the article tells the time of day: UTC, or without Z where it tells no zone"),
    ] = None


def called(title: str, text: str) -> str:
    """What to call an article: its title or, without one, the first words of its text."""
    if title.strip():
        return title
    words = text.split(maxsplit=TITLE_WORDS)
    name = " ".join(words[:TITLE_WORDS])
    is_cut = len(words) > TITLE_WORDS or len(name) > TITLE_CHARS
    return f"{name[:TITLE_CHARS].rstrip()} …" if is_cut else name or UNTITLED


class Article(Struct, frozen=True):
    """One news article as a reader found it; names or countries of `None`: it brings none of its own."""

    id: str
    body: str
    title: str = ""
    path: str = ""
    section: str = ""
    byline: str = ""
    source: str = ""
    url: str = ""
    language: str = ""  # ISO 639-1; empty: it brings none of its own
    published: Published | None = None
    organizations: tuple[str, ...] | None = None  # names
    countries: tuple[str, ...] | None = None  # ISO 3166-1 alpha-2
    people: tuple[str, ...] | None = None  # names
    credits: tuple[str, ...] = ()  # photo credits taken out of the body
    removed: tuple[str, ...] = ()  # lines taken out as boilerplate, in their order
    repairs: tuple[str, ...] = ()  # what was mended in it: `encoding`, `hyphenation`, `length`
    notes: tuple[Note, ...] = ()  # of its record's fields, for the run that reads it; they are not kept
    line: int | None = None  # where its record begins, for that run too

    @property
    def text(self) -> str:
        """The text that every mention's `start` and `end` count in."""
        return f"{self.title}\n{self.body}"

    @property
    def called(self) -> str:
        """What to call the article: its title or, without one, its first words."""
        return called(self.title, self.body)
