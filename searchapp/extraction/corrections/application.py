"""Facts and corrections → corrected facts, and the difference between two states of facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from searchapp.extraction.name_words.name_keys import canonical_key, slug
from searchapp.extraction.people.person_names import person_id
from searchapp.geo.countries import country_label
from searchapp.model.article import Article
from searchapp.model.facts import Country, Facts, Mention, Organization, Person

Kind = Literal["organization", "country", "person"]
Entity = TypeVar("Entity", Organization, Country, Person)
AnyEntity = Organization | Country | Person


def _table_per_kind() -> dict[Kind, dict[str, str]]:
    return {"organization": {}, "country": {}, "person": {}}


@dataclass
class Rules:
    """The lines of a corrections file, by id."""

    merged: dict[Kind, dict[str, str]] = field(default_factory=_table_per_kind)
    labels: dict[Kind, dict[str, str]] = field(default_factory=_table_per_kind)  # of the targets of merges
    renamed: dict[Kind, dict[str, str]] = field(default_factory=_table_per_kind)
    never: dict[Kind, set[str]] = field(
        default_factory=lambda: {"organization": set(), "country": set(), "person": set()}
    )
    split: list[dict[str, str]] = field(default_factory=list)  # id → name, of names that are not one organization
    always_organization: list[str] = field(default_factory=list)
    always_person: list[str] = field(default_factory=list)
    always_country: list[tuple[str, str]] = field(default_factory=list)  # name, code

    def target_of(self, kind: Kind, entity_id: str) -> str:
        """The id that an id is merged into, over all merges."""
        while entity_id in self.merged[kind]:
            entity_id = self.merged[kind][entity_id]
        return entity_id

    def is_split(self, entity_id: str, other_id: str) -> bool:
        """Whether a line splits two ids."""
        return any(entity_id in group and other_id in group for group in self.split)

    def label(self, kind: Kind, entity_id: str, label: str) -> str:
        """The label of an id, which is `label` where no line gives it another."""
        return self.renamed[kind].get(entity_id) or self.labels[kind].get(entity_id) or label


def changed_ids(before: Rules, after: Rules) -> dict[Kind, set[str]] | None:
    """The ids that an article shows, by the rules before, if other rules change anything in it; by kind.

    None where articles change that show nothing of it: of rules that are gone, that look into the text, or that tell
    names apart, and of those of countries.
    """
    tables = ("split", "always_organization", "always_person", "always_country")
    if any(getattr(before, name) != getattr(after, name) for name in tables):
        return None
    if any(getattr(before, name)["country"] != getattr(after, name)["country"] for name in _TABLES_BY_KIND):
        return None
    changed: dict[Kind, set[str]] = {}
    for kind in _NAMED_KINDS:
        if before.never[kind] - after.never[kind] or before.merged[kind].items() - after.merged[kind].items():
            return None
        ids = (after.never[kind] - before.never[kind]) | (after.merged[kind].keys() - before.merged[kind].keys())
        labels = (before.labels[kind].items() ^ after.labels[kind].items()) | (
            before.renamed[kind].items() ^ after.renamed[kind].items()
        )
        changed[kind] = ids | {before.target_of(kind, entity_id) for entity_id in ids} | {key for key, _ in labels}
    return changed


_NAMED_KINDS: Sequence[Kind] = ("organization", "person")
_TABLES_BY_KIND = ("merged", "labels", "renamed", "never")


def corrected_facts(rules: Rules, article: Article, facts: Facts) -> Facts:
    """The facts of an article after the rules: split, merge, never and rename; then always, outside other mentions."""
    if rules == _NO_RULES and _are_unique(facts.organizations) and _are_unique([*facts.countries, *facts.people]):
        return facts
    parts = [part for organization in facts.organizations for part in _split(rules, organization)]
    organizations = _relabelled(rules, "organization", parts)
    added = _added_organizations(rules, article, organizations)
    return replace(
        facts,
        organizations=_relabelled(rules, "organization", [*organizations, *added]),
        countries=_relabelled(rules, "country", [*facts.countries, *_added_countries(rules, article)]),
        people=_relabelled(rules, "person", [*facts.people, *_added_people(rules, article, facts.people)]),
    )


_NO_RULES = Rules()


def _are_unique(entities: Sequence[AnyEntity]) -> bool:
    """Whether no two entities have one id."""
    return len({entity.id for entity in entities}) == len(entities)


def _id_of(name: str) -> str:
    return slug(canonical_key(name))


def _split(rules: Rules, organization: Organization) -> Iterator[Organization]:
    """An organization, divided into those that split rules make of its mentions."""
    mentions = list(organization.mentions)
    for group in rules.split:
        for part_id, name in group.items():
            own = [mention for mention in mentions if part_id != organization.id and _id_of(mention.text) == part_id]
            others = [mention for mention in mentions if mention not in own]
            if own and (organization.id in group or any(_id_of(mention.text) in group for mention in others)):
                yield Organization(part_id, name, tuple(own))
                mentions = others
    if mentions or not organization.mentions:
        yield replace(organization, mentions=tuple(mentions))


def _added_organizations(
    rules: Rules, article: Article, organizations: Sequence[Organization]
) -> Iterator[Organization]:
    """The organizations of `always` rules, where the text names them outside all other mentions."""
    spans = [(mention.start, mention.end) for organization in organizations for mention in organization.mentions]
    for name in sorted(rules.always_organization, key=len, reverse=True):
        mentions = [
            mention
            for mention in _mentions_of(name, article.text)
            if not any(mention.start < end and start < mention.end for start, end in spans)
        ]
        if mentions:
            spans += [(mention.start, mention.end) for mention in mentions]
            yield Organization(_id_of(name), name, tuple(mentions))


def _added_people(rules: Rules, article: Article, people: Sequence[Person]) -> Iterator[Person]:
    """The persons of `always` rules, where the text names them outside the mentions of other persons."""
    spans = {(mention.start, mention.end) for person in people for mention in person.mentions}
    for name in rules.always_person:
        mentions = tuple(m for m in _mentions_of(name, article.text) if (m.start, m.end) not in spans)
        if mentions:
            yield Person(person_id(name), name, mentions)


def _added_countries(rules: Rules, article: Article) -> Iterator[Country]:
    """The countries of `always` rules whose names the text has."""
    for name, code in rules.always_country:
        mentions = tuple(_mentions_of(name, article.text))
        if mentions:
            yield Country(code, country_label(code), ("mentioned",), mentions)


def _mentions_of(name: str, text: str) -> Iterator[Mention]:
    """The mentions of a name in a text as whole words, in exactly this spelling."""
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        yield Mention(match.start(), match.end(), match.group(), "corrections")


def _relabelled(rules: Rules, kind: Kind, entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities under their merged ids and new labels, each id once, without those of `never` rules."""
    merged: dict[str, Entity] = {}
    for entity in entities:
        if entity.id in rules.never[kind]:
            continue
        new_id = rules.target_of(kind, entity.id)
        label = country_label(new_id) if kind == "country" and new_id != entity.id else entity.label
        changed = replace(entity, id=new_id, label=rules.label(kind, new_id, label))
        merged[new_id] = _union(merged[new_id], changed) if new_id in merged else changed
    return tuple(entity for entity in merged.values() if entity.id not in rules.never[kind])


def _union(first: Entity, second: Entity) -> Entity:
    """Two entities of one id as one, with one mention per span."""
    by_span = {(mention.start, mention.end): mention for mention in (*second.mentions, *first.mentions)}
    mentions = tuple(by_span[span] for span in sorted(by_span))
    if isinstance(first, Country) and isinstance(second, Country):
        return replace(first, mentions=mentions, roles=tuple(dict.fromkeys(first.roles + second.roles)))
    return replace(first, mentions=mentions)


class Change(Struct, frozen=True):
    """How an organization, country or person differs between two states of an article's facts; None where absent."""

    kind: Kind
    id: str
    before: AnyEntity | None
    after: AnyEntity | None

    def __str__(self) -> str:
        if self.before is None and self.after is not None:
            return f"+ {self.kind} {self.after.label} ({self.id})"
        if self.after is None and self.before is not None:
            return f"- {self.kind} {self.before.label} ({self.id})"
        assert self.before is not None
        assert self.after is not None
        label = f" → {self.after.label}" if self.after.label != self.before.label else ""
        return f"~ {self.kind} {self.before.label}{label} ({self.id})"

    @property
    def mentions(self) -> tuple[int, int]:
        """How many mentions the article has of it before and after."""
        return len(self.before.mentions) if self.before else 0, len(self.after.mentions) if self.after else 0


def diff_facts(before: Facts, after: Facts) -> tuple[Change, ...]:
    """The changes from one state of an article's facts to another, by kind and id."""
    return (
        *_changes("organization", before.organizations, after.organizations),
        *_changes("country", before.countries, after.countries),
        *_changes("person", before.people, after.people),
    )


def _changes(kind: Kind, before: Iterable[AnyEntity], after: Iterable[AnyEntity]) -> Iterator[Change]:
    old, new = {entity.id: entity for entity in before}, {entity.id: entity for entity in after}
    for entity_id in sorted(old.keys() | new.keys()):
        if old.get(entity_id) != new.get(entity_id):
            yield Change(kind, entity_id, old.get(entity_id), new.get(entity_id))
