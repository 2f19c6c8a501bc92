"""What extraction finds in one article: stored as arrays of members, without their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from searchapp.model.article import Grain, Published

PERSON = "person:"  # before the ids of persons where those of organizations stand beside them
Role = Literal["about", "mentioned", "dateline", "source"]


class Mention(Struct, frozen=True, array_like=True, gc=False):
    """Where `Article.text` names something, which rule or model saw it, and how sure that is (0 to 1)."""

    start: int
    end: int
    text: str
    rule: str
    score: float = 1.0


def _best_score(mentions: Sequence[Mention]) -> float:
    """How sure a value is (0 to 1): as its surest mention; what the article itself tells, without one, is sure."""
    return max([mention.score for mention in mentions], default=1.0)


class _Mentioned:
    """What the mentions of a value tell of it."""

    __slots__ = ()

    mentions: tuple[Mention, ...]

    @property
    def count(self) -> int:
        """How often the article names it."""
        return len(self.mentions)

    @property
    def score(self) -> float:
        """How sure the article is to name it (0 to 1)."""
        return _best_score(self.mentions)


class Organization(_Mentioned, Struct, frozen=True, array_like=True, gc=False):
    """An organization that an article names; `id` is the same across the corpus."""

    id: str
    label: str
    mentions: tuple[Mention, ...] = ()


class Person(_Mentioned, Struct, frozen=True, array_like=True, gc=False):
    """A person whom an article names; `id` is the same across the corpus."""

    id: str
    label: str
    mentions: tuple[Mention, ...] = ()


class Country(_Mentioned, Struct, frozen=True, array_like=True, gc=False):
    """A country (ISO 3166-1 alpha-2 `id`) of an article, and the parts it plays there."""

    id: str
    label: str
    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...] = ()


class CitedSource(Struct, frozen=True, array_like=True, gc=False):
    """An agency or outlet that an article quotes, in its text or in a photo credit."""

    id: str
    label: str
    mentions: tuple[Mention, ...] = ()
    credits: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        """How sure the article is to quote it (0 to 1); a credit is sure."""
        return 1.0 if self.credits else _best_score(self.mentions)


class MentionedDate(Struct, frozen=True, array_like=True, gc=False):
    """A day, month or year that an article's text names (ISO 8601), resolved against its publication date."""

    value: str
    grain: Grain
    start: int
    end: int
    text: str


class Facts(Struct, frozen=True, gc=False):
    """Everything that extraction found in one article."""

    published: Published | None = None
    organizations: tuple[Organization, ...] = ()
    countries: tuple[Country, ...] = ()
    cited_sources: tuple[CitedSource, ...] = ()
    dates: tuple[MentionedDate, ...] = ()
    people: tuple[Person, ...] = ()
    language: str = ""  # ISO 639-1; empty where the text does not tell
    read_by: str = ""  # of an article in another language: that it is read in, and the model of names if there is one

    @property
    def has_model(self) -> bool:
        """Whether a model has read the organizations and persons of an article in another language."""
        return " " in self.read_by

    def without_unsure(self, min_score: float) -> Facts:
        """The facts without the organizations, persons, countries and sources that are less sure than this."""
        if not min_score:
            return self
        return replace(
            self,
            organizations=tuple([each for each in self.organizations if each.score >= min_score]),
            people=tuple([each for each in self.people if each.score >= min_score]),
            countries=tuple([each for each in self.countries if each.score >= min_score]),
            cited_sources=tuple([each for each in self.cited_sources if each.score >= min_score]),
        )
