"""Facts and the rules of a corrections file → corrected facts, and what that changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from searchapp.extraction.organizations.name_keys import canonical_key, slug
from searchapp.geo.countries import country_label
from searchapp.model.article import Article
from searchapp.model.facts import Country, Facts, Mention, Organization

Kind = Literal["organization", "country"]
Named = TypeVar("Named", Organization, Country)


def per_kind() -> dict[Kind, dict[str, str]]:
    """An empty table for each kind."""
    return {"organization": {}, "country": {}}


@dataclass
class Rules:
    """What the lines of a corrections file say, by id."""

    merged: dict[Kind, dict[str, str]] = field(default_factory=per_kind)
    labels: dict[Kind, dict[str, str]] = field(default_factory=per_kind)  # of what things are merged into
    renamed: dict[Kind, dict[str, str]] = field(default_factory=per_kind)
    never: dict[Kind, set[str]] = field(default_factory=lambda: {"organization": set(), "country": set()})
    split: list[dict[str, str]] = field(default_factory=list)  # id → name, of names that are not one organization
    always_organization: list[str] = field(default_factory=list)
    always_country: list[tuple[str, str]] = field(default_factory=list)  # name, code

    def ends_at(self, kind: Kind, one: str) -> str:
        """What an id is merged into in the end."""
        while one in self.merged[kind]:
            one = self.merged[kind][one]
        return one

    def is_split(self, one: str, other: str) -> bool:
        """Whether a line says that two ids are not one organization."""
        return any(one in group and other in group for group in self.split)

    def label(self, kind: Kind, one: str, label: str) -> str:
        """The label that an id is shown with."""
        return self.renamed[kind].get(one) or self.labels[kind].get(one) or label


def corrected(rules: Rules, article: Article, facts: Facts) -> Facts:
    """The facts of an article after the rules: split, merge, never, rename; always, in places still free."""
    parts = [part for one in facts.organizations for part in parted(rules, one)]
    organizations = renamed(rules, "organization", parts)
    added = added_organizations(rules, article, organizations)
    return replace(
        facts,
        organizations=renamed(rules, "organization", [*organizations, *added]),
        countries=renamed(rules, "country", [*facts.countries, *added_countries(rules, article)]),
    )


def parted(rules: Rules, one: Organization) -> Iterator[Organization]:
    """An organization, cut into those that a split line says its mentions name."""
    mentions = list(one.mentions)
    for group in rules.split:
        for part, name in group.items():
            own = [mention for mention in mentions if part != one.id and slug(canonical_key(mention.text)) == part]
            if own and (
                one.id in group
                or any(slug(canonical_key(other.text)) in group for other in mentions if other not in own)
            ):
                yield Organization(part, name, tuple(own))
                mentions = [mention for mention in mentions if mention not in own]
    if mentions or not one.mentions:
        yield replace(one, mentions=tuple(mentions))


def added_organizations(rules: Rules, article: Article, found: Sequence[Organization]) -> Iterator[Organization]:
    """The organizations that always are ones, where the text names them outside all other mentions."""
    taken = [(mention.start, mention.end) for one in found for mention in one.mentions]
    for name in sorted(rules.always_organization, key=len, reverse=True):
        free = [
            one
            for one in places_of(name, article.text)
            if not any(one.start < end and start < one.end for start, end in taken)
        ]
        if free:
            taken += [(one.start, one.end) for one in free]
            yield Organization(slug(canonical_key(name)), name, tuple(free))


def added_countries(rules: Rules, article: Article) -> Iterator[Country]:
    """The countries that a name always stands for."""
    for name, code in rules.always_country:
        places = tuple(places_of(name, article.text))
        if places:
            yield Country(code, country_label(code), ("mentioned",), places)


def places_of(name: str, text: str) -> Iterator[Mention]:
    """Every place where a text has a name as whole words, written just so."""
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        yield Mention(match.start(), match.end(), match.group(), "corrections")


def renamed(rules: Rules, kind: Kind, values: Iterable[Named]) -> tuple[Named, ...]:
    """The values under their merged ids and new labels, each id once, without those that are never any."""
    merged: dict[str, Named] = {}
    for one in values:
        if one.id in rules.never[kind]:
            continue
        new_id = rules.ends_at(kind, one.id)
        label = country_label(new_id) if kind == "country" and new_id != one.id else one.label
        changed = replace(one, id=new_id, label=rules.label(kind, new_id, label))
        merged[new_id] = united(merged[new_id], changed) if new_id in merged else changed
    return tuple(one for one in merged.values() if one.id not in rules.never[kind])


def united(first: Named, second: Named) -> Named:
    """Two values of one id as one, each place mentioned once."""
    places = {(one.start, one.end): one for one in (*second.mentions, *first.mentions)}
    mentions = tuple(places[place] for place in sorted(places))
    if isinstance(first, Country) and isinstance(second, Country):
        return replace(first, mentions=mentions, roles=tuple(dict.fromkeys(first.roles + second.roles)))
    return replace(first, mentions=mentions)


@dataclass(frozen=True, slots=True)
class Change:
    """How an article's organization or country differs between two states of its facts; None: it is not there."""

    kind: Kind
    id: str
    before: Organization | Country | None
    after: Organization | Country | None

    def __str__(self) -> str:
        if self.before is None and self.after is not None:
            return f"+ {self.kind} {self.after.label} ({self.id}), {len(self.after.mentions)} mentions"
        if self.after is None and self.before is not None:
            return f"- {self.kind} {self.before.label} ({self.id}), {len(self.before.mentions)} mentions"
        assert self.before is not None
        assert self.after is not None
        label = f" → {self.after.label}" if self.after.label != self.before.label else ""
        counts = f"{len(self.before.mentions)} → {len(self.after.mentions)} mentions"
        return f"~ {self.kind} {self.before.label}{label} ({self.id}), {counts}"


def diff_facts(before: Facts, after: Facts) -> tuple[Change, ...]:
    """What changed from one state of an article's facts to another, by kind and id."""
    return (
        *differences("organization", before.organizations, after.organizations),
        *differences("country", before.countries, after.countries),
    )


def differences(
    kind: Kind, before: Iterable[Organization | Country], after: Iterable[Organization | Country]
) -> Iterator[Change]:
    """The changes of one kind."""
    old, new = {one.id: one for one in before}, {one.id: one for one in after}
    for one in sorted(old.keys() | new.keys()):
        if old.get(one) != new.get(one):
            yield Change(kind, one, old.get(one), new.get(one))
