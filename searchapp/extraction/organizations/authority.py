"""Name authority: one id and label per organization or person across the corpus (cross-document coreference).

Every article yields evidence: the names that it uses, and which of them it resolves to a fuller one ("IMF" to
"International Monetary Fund"). Evidence is a set per article, and an authority consists of its counts over all
articles, so the order of articles and their division among indexes do not matter. The ids of persons in it begin with
`person:`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import is_
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from searchapp.extraction.name_words.lexicon import lexicon, other_forms
from searchapp.extraction.name_words.name_keys import canonical_key, is_acronym, slug
from searchapp.extraction.organizations.coreference import clean_label, fullest
from searchapp.extraction.organizations.state_bodies import is_state_body, without_country
from searchapp.extraction.people.person_names import person_id
from searchapp.model.article import Article
from searchapp.model.facts import PERSON, CitedSource, Facts, Mention, Organization, Person
from searchapp.model.result import Named

_MIN_SHARE = 0.75  # of the articles that spell a name out must mean the same organization by it
_MAX_LONE_USES = 3  # a short form that is no acronym stays itself if it stands alone this many times as often

Entity = TypeVar("Entity", Organization, CitedSource, Person)


class Evidence(Struct, frozen=True, order=True):
    """An article uses a name (`raw_id`, spelled `label`) by itself, or as a short form of `joined_to`."""

    raw_id: str
    label: str
    joined_to: str = ""

    def term(self) -> str:
        """The evidence as a keyword term, whose document frequency in an index is its count."""
        return f"{self.raw_id}\t{self.label}\t{self.joined_to}"

    @classmethod
    def from_term(cls, term: str) -> Evidence:
        """The evidence that `term` has encoded."""
        raw_id, label, joined_to = term.split("\t")
        return cls(raw_id, label, joined_to)


def evidence_of(organizations: Iterable[Organization]) -> frozenset[Evidence]:
    """The evidence of the organizations of one article, as extracted."""
    evidence = set()
    for organization in organizations:
        evidence.add(Evidence(organization.id, organization.label))
        of_many_countries = slug(canonical_key(without_country(organization.label)))
        for mention in organization.mentions:
            raw_id = slug(canonical_key(mention.text))
            is_own = raw_id not in ("", organization.id, of_many_countries) and not is_state_body(mention.text)
            if is_own:
                evidence.add(Evidence(raw_id, clean_label(mention.text), organization.id))
    return frozenset(evidence)


def _evidence_of_people(people: Iterable[Person]) -> frozenset[Evidence]:
    """The evidence of the persons of one article, as extracted: their full names, and short forms of these."""
    evidence = set()
    for person in people:
        evidence.add(Evidence(PERSON + person.id, person.label))
        for mention in person.mentions:
            raw_id = person_id(mention.text)
            if raw_id and raw_id != person.id:
                label = " ".join(mention.text.split())
                evidence.add(Evidence(PERSON + raw_id, label, PERSON + person.id))
    return frozenset(evidence)


def evidence_in(article: Article, facts: Facts) -> frozenset[Evidence]:
    """The evidence of an article and its facts; none of the names that the article brings."""
    organizations = () if article.organizations is not None else facts.organizations
    people = () if article.people is not None else facts.people
    return evidence_of(organizations) | _evidence_of_people(people)


class Authority:
    """Resolves the ids that extraction gives to the id and label of the organization in the whole corpus."""

    def __init__(self) -> None:
        self._alone: Counter[str] = Counter()
        self._joined: dict[str, Counter[str]] = defaultdict(Counter)
        self._labels: dict[str, Counter[str]] = defaultdict(Counter)
        self._short_forms: dict[str, set[str]] = defaultdict(set)  # raw ids by what any article has joined them to
        self._named: dict[str, Named] = {}

    @classmethod
    def from_counts(cls, counts: Mapping[Evidence, int]) -> Authority:
        """The authority of a corpus, from the number of articles that yield each evidence."""
        authority = cls()
        authority.add(counts)
        return authority

    def add(self, counts: Mapping[Evidence, int]) -> None:
        """Add to the counts, or take from them what is below 0."""
        self._named.clear()
        for evidence, count in counts.items():
            self._count(evidence, count)

    def change(self, counts: Mapping[Evidence, int]) -> dict[str, Named]:
        """The raw ids that go by another name once this is added to the counts, with what each went by before."""
        changed = {evidence.raw_id for evidence, count in counts.items() if count}
        before = {raw_id: self._known(raw_id) for raw_id in self._led_through(changed)}
        for evidence, count in counts.items():
            self._count(evidence, count)
        for raw_id in before:  # no other name leads through what has changed
            del self._named[raw_id]
        return {raw_id: named for raw_id, named in before.items() if named != self._known(raw_id)}

    def _led_through(self, raw_ids: Iterable[str]) -> set[str]:
        """These raw ids, and those that may stand for another name by way of them."""
        reached = set(raw_ids)
        waiting = list(reached)
        while waiting:
            raw_id = waiting.pop()
            new = (self._short_forms.get(raw_id, set()) | other_forms().get(raw_id, set())) - reached
            reached |= new
            waiting.extend(new)
        return reached

    def _count(self, evidence: Evidence, count: int) -> None:
        raw_id, label, joined_to = evidence.raw_id, evidence.label, evidence.joined_to
        _add(self._labels, raw_id, label, count)
        if joined_to:
            _add(self._joined, raw_id, joined_to, count)
            self._short_forms[joined_to].add(raw_id)
        else:
            self._alone[raw_id] += count

    def evidence(self, raw_id: str) -> Iterator[Evidence]:
        """All evidence that there may be of a raw id, for each spelling with each name that any article joins it to."""
        for joined_to in ("", *self._joined.get(raw_id, ())):
            for label in self._labels.get(raw_id, ()):
                yield Evidence(raw_id, label, joined_to)

    def named(self, raw_id: str, label: str = "") -> Named:
        """The organization that a raw id stands for; `label` is used where the corpus has no label for it."""
        known = self._known(raw_id)
        if known.label:
            return known
        return Named(known.id, (label if known.id == raw_id else "") or known.id)

    def _known(self, raw_id: str) -> Named:
        """The organization that a raw id stands for, with an empty label where neither corpus nor lexicon has one."""
        known = self._named.get(raw_id)
        if known is None:
            full_id = fullest(raw_id, self._fuller)
            known = self._named[raw_id] = Named(full_id, self._best_label(full_id))
        return known

    def resolve(self, facts: Facts, with_organizations: bool = True, with_people: bool = True) -> Facts:
        """The facts with every organization, cited source and person under the resolved id and label.

        Facts in which nothing goes by another name are returned as they are.
        """
        cited_sources = self._merged(facts.cited_sources)
        organizations = self._merged(facts.organizations) if with_organizations else facts.organizations
        people = self._merged(facts.people, PERSON) if with_people else facts.people
        resolved = (organizations, cited_sources, people)
        if all(map(is_, resolved, (facts.organizations, facts.cited_sources, facts.people))):
            return facts
        return replace(facts, organizations=organizations, cited_sources=cited_sources, people=people)

    def _merged(self, entities: tuple[Entity, ...], kind: str = "") -> tuple[Entity, ...]:
        """The entities under their resolved ids; those that share one are merged. As they are where none changes."""
        merged: dict[str, Entity] = {}
        is_changed = False
        for entity in entities:
            named = self.named(kind + entity.id, entity.label)
            if kind:
                named = Named(named.id.removeprefix(kind), named.label.removeprefix(kind))
            old = merged.get(named.id)
            if old is None and (named.id, named.label) == (entity.id, entity.label):  # as most are
                merged[entity.id] = entity
                continue
            is_changed = True
            mentions = entity.mentions + (old.mentions if old else ())
            merged[named.id] = replace(old or entity, id=named.id, label=named.label, mentions=_in_order(mentions))
        return tuple(merged.values()) if is_changed else entities

    def _fuller(self, raw_id: str) -> str:
        """The id of the fuller name that the corpus, or else the lexicon, gives a name; "" for none."""
        joined = self._joined.get(raw_id)
        if not joined:
            return self._lexicon_id(raw_id)
        fuller, count = max(joined.items(), key=lambda pair: (pair[1], pair[0]))
        if count < _MIN_SHARE * joined.total():
            return ""
        acronym = any(map(is_acronym, self._labels[raw_id]))
        return fuller if acronym or self._alone[raw_id] <= _MAX_LONE_USES * count else ""

    def _lexicon_id(self, raw_id: str) -> str:
        """The id of the organization that the lexicon gives for an acronym or other spelling; "" for none."""
        full = lexicon().full_names.get(raw_id.replace("-", " "), "")
        full_id = slug(canonical_key(full)) if full else ""
        return full_id if full_id != raw_id else ""

    def _best_label(self, full_id: str) -> str:
        """The commonest spelling of a full name, preferably not in capitals; "" for none."""
        labels = self._labels.get(full_id)
        if labels:
            return max(labels, key=lambda text: (is_acronym(text) or not text.isupper(), labels[text], len(text), text))
        return lexicon().labels.get(full_id, "")


def _add(counters: dict[str, Counter[str]], key: str, value: str, count: int) -> None:
    """Add to one of several counters, which keep nothing that is at 0."""
    counter = counters[key]
    counter[value] += count
    if not counter[value]:
        del counter[value]
        if not counter:
            del counters[key]


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions in text order, each once."""
    return tuple(sorted(dict.fromkeys(mentions), key=lambda mention: (mention.start, mention.end)))
