"""One organization, one id across the corpus: what some articles spell out is known for all.

Every article leaves evidence: the names that it uses, and which of them it joins to a fuller one ("IMF" to
"International Monetary Fund"). Evidence is a set for each article, and its counts over all articles are all that an
authority is made of, so neither the order of articles nor how they were dealt out among indexes matters.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from searchapp.extraction.organizations.coreference import clean_label
from searchapp.extraction.organizations.lexicon import lexicon
from searchapp.extraction.organizations.name_keys import canonical_key, is_acronym, slug
from searchapp.model.article import Article
from searchapp.model.facts import CitedSource, Facts, Mention, Organization
from searchapp.model.result import Named

SURE_SHARE = 0.75  # of the articles that spell a name out must mean the same organization by it
LONE_USES = (
    3  # a short form (no acronym) that stands alone more than this many times as often as it is spelled out stays alone
)

Evident = TypeVar("Evident", Organization, CitedSource)


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """An article uses a name (`raw_id`, as `label`) for itself, or for the organization `joined_to`."""

    raw_id: str
    label: str
    joined_to: str = ""

    def term(self) -> str:
        """The evidence as one keyword term, whose document frequency in an index is its count."""
        return f"{self.raw_id}\t{self.label}\t{self.joined_to}"

    @classmethod
    def from_term(cls, term: str) -> Evidence:
        """The evidence that a term was made from."""
        raw_id, label, joined_to = term.split("\t")
        return cls(raw_id, label, joined_to)


def evidence_of(organizations: Iterable[Organization]) -> frozenset[Evidence]:
    """What the organizations of one article, as extracted, say about names."""
    found = set()
    for one in organizations:
        found.add(Evidence(one.id, one.label))
        for mention in one.mentions:
            raw_id = slug(canonical_key(mention.text))
            if raw_id and raw_id != one.id:
                found.add(Evidence(raw_id, clean_label(mention.text), one.id))
    return frozenset(found)


def evidence_in(article: Article, found: Facts) -> frozenset[Evidence]:
    """What an article tells about names; one that brings its organizations tells nothing."""
    return frozenset() if article.organizations is not None else evidence_of(found.organizations)


class Authority:
    """Raw id → the id and label that an organization goes by in the whole corpus."""

    def __init__(self) -> None:
        self._alone: Counter[str] = Counter()
        self._joined: dict[str, Counter[str]] = defaultdict(Counter)
        self._labels: dict[str, Counter[str]] = defaultdict(Counter)
        self._named: dict[str, Named] = {}

    @classmethod
    def from_counts(cls, counts: Mapping[Evidence, int]) -> Authority:
        """The authority of a corpus in which each piece of evidence stands in so many articles."""
        authority = cls()
        for evidence, count in counts.items():
            authority._count(evidence, count)
        return authority

    def learn(self, organizations: Iterable[Organization]) -> None:
        """Take in the organizations of one more article, as extracted."""
        for evidence in evidence_of(organizations):
            self._count(evidence, 1)

    def _count(self, evidence: Evidence, count: int) -> None:
        self._named.clear()
        self._labels[evidence.raw_id][evidence.label] += count
        if evidence.joined_to:
            self._joined[evidence.raw_id][evidence.joined_to] += count
        else:
            self._alone[evidence.raw_id] += count

    def named(self, raw_id: str, label: str = "") -> Named:
        """The organization that a raw id stands for; `label` is its own label, should the corpus not know it."""
        if raw_id not in self._named:
            end = self._follow(raw_id)
            self._named[raw_id] = Named(end, self._best_label(end) or (label if end == raw_id else "") or end)
        return self._named[raw_id]

    def resolve(self, facts: Facts) -> Facts:
        """The facts with every organization and cited source under its id and label in the whole corpus."""
        return replace(
            facts, organizations=self._merged(facts.organizations), cited_sources=self._merged(facts.cited_sources)
        )

    def _merged(self, values: tuple[Evident, ...]) -> tuple[Evident, ...]:
        """The values under their resolved ids; those that meet in one id become one."""
        merged: dict[str, Evident] = {}
        for one in values:
            named = self.named(one.id, one.label)
            old = merged.get(named.id)
            if old is None and (named.id, named.label) == (one.id, one.label):  # as most are
                merged[one.id] = one
                continue
            mentions = one.mentions + (old.mentions if old else ())
            merged[named.id] = replace(old or one, id=named.id, label=named.label, mentions=in_order(mentions))
        return tuple(merged.values())

    def _follow(self, raw_id: str) -> str:
        """The end of the chain of fuller names; in a circle, the first of its ids in the alphabet."""
        path = [raw_id]
        while (fuller := self._fuller(path[-1])) and fuller not in path:
            path.append(fuller)
        return min(path[path.index(fuller) :]) if fuller else path[-1]

    def _fuller(self, raw_id: str) -> str:
        """The id of the fuller name that the corpus, or else general knowledge, gives a name; "" for none."""
        joined = self._joined.get(raw_id)
        if not joined:
            return self._well_known(raw_id)
        fuller, count = max(joined.items(), key=lambda one: (one[1], one[0]))
        if count < SURE_SHARE * joined.total():
            return ""
        acronym = any(map(is_acronym, self._labels[raw_id]))
        return fuller if acronym or self._alone[raw_id] <= LONE_USES * count else ""

    def _well_known(self, raw_id: str) -> str:
        """The id of the organization whose acronym or other spelling everyone knows."""
        full = lexicon().full_names.get(raw_id.replace("-", " "), "")
        known = slug(canonical_key(full)) if full else ""
        return known if known != raw_id else ""

    def _best_label(self, end: str) -> str:
        """The commonest spelling of a full name, preferably not in capitals."""
        labels = self._labels.get(end)
        if labels:
            return max(labels, key=lambda text: (is_acronym(text) or not text.isupper(), labels[text], len(text), text))
        return lexicon().labels.get(end, "")


def in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions by their place, each once."""
    return tuple(sorted(dict.fromkeys(mentions), key=lambda mention: (mention.start, mention.end)))
