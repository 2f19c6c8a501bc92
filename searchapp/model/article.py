"""An article as a reader yields it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Grain = Literal["day", "month", "year"]
Basis = Literal["metadata", "url", "dateline", "text", "file"]


@dataclass(frozen=True, slots=True)
class Published:
    """When an article came out (ISO 8601; EDTF `XXXX-02-26` where the year is unknown), and how that is known."""

    value: str
    grain: Grain
    basis: Basis
    reliable: bool = True
    instant: str | None = None  # ISO 8601, UTC, where the article tells the time of day

    def as_json(self) -> dict[str, Any]:
        """The date with its grain and basis; `instant` only where there is one."""
        members = {"value": self.value, "grain": self.grain, "basis": self.basis, "reliable": self.reliable}
        return members | ({"instant": self.instant} if self.instant else {})


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as a reader found it; organizations or countries of `None`: it brings none of its own."""

    id: str
    body: str
    title: str = ""
    path: str = ""
    section: str = ""
    byline: str = ""
    source: str = ""
    url: str = ""
    published: Published | None = None
    organizations: tuple[str, ...] | None = None  # names
    countries: tuple[str, ...] | None = None  # ISO 3166-1 alpha-2 codes
    credits: tuple[str, ...] = ()  # photo credits taken out of the body
    removed: tuple[str, ...] = ()  # lines taken out as boilerplate, in their order

    @property
    def text(self) -> str:
        """The text that every mention's `start` and `end` count in."""
        return f"{self.title}\n{self.body}"
