"""The facts of articles that have not changed, when other articles or people tell more about their names.

The index keeps for every article the facts as they were extracted and, as values, the evidence that it gives about
names. So the authority over all names can be counted from the index, and what it or the corrections change is renewed
without reading any file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from searchapp.backends.base import NO_CORRECTIONS, Backend, FacetPlan, IndexedArticle, Plan
from searchapp.backends.stored_article import indexed_article_of
from searchapp.extraction.corrections.application import Change, diff_facts
from searchapp.extraction.organizations.authority import Authority, Evidence, evidence_in
from searchapp.ingest.changed_files import FileState
from searchapp.ingest.corrections_file import CorrectionsFile
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.query_tree import And, Every, Not, Or, QueryTree, Value
from searchapp.model.sorts import NEWEST

EvidenceCounts = Counter[Evidence]
PAGE_ARTICLES = 1_000  # read from the index at once, at some 3 KB each


@dataclass(frozen=True, slots=True)
class Naming:
    """From the facts that extraction found to those that are indexed: names joined, then corrected."""

    authority: Authority
    corrections: CorrectionsFile

    def facts(self, article: Article, extracted: Facts) -> Facts:
        """The facts to be indexed; the organizations that an article brings are joined to no others."""
        joined = self.authority.resolve(extracted)
        if article.organizations is not None:
            joined = replace(joined, organizations=extracted.organizations)
        return self.corrections.corrections.apply(article, joined)

    def indexed(self, article: Article, extracted: Facts, file: str) -> IndexedArticle:
        """An article of a file with all that the index keeps of it."""
        facts = self.facts(article, extracted)
        evidence = tuple(sorted(evidence.term() for evidence in evidence_in(article, extracted)))
        return IndexedArticle(article, facts, file, extracted, evidence, self.corrections.digest)


def evidence_counts(backend: Backend, without: Iterable[FileState] = ()) -> EvidenceCounts:
    """How many articles of the index give each piece of evidence, those of some files left out."""
    plan = Plan(_outside(without), facets={"evidence": FacetPlan("evidence", size=None)}, limit=0)
    (outcome,) = backend.run([plan])
    return Counter({Evidence.from_term(term): count for term, count in outcome.facets["evidence"].values})


def _outside(files: Iterable[FileState]) -> QueryTree:
    """All articles but those of some files."""
    values = tuple([state.term for state in files])
    return And((Every(), Not(Value("file", values)))) if values else Every()


def to_renew(
    backend: Backend, before: Authority, naming: Naming, without: Iterable[FileState]
) -> Iterator[IndexedArticle]:
    """The articles whose facts may change with the authority or the corrections, but for those of some files."""
    names = list(_renamed(backend, before, naming.authority))
    sources = {before.named(name.raw_id, name.label).id for name in names}
    sources |= _renamed_sources(backend, before, naming.authority)
    affected = {
        "evidence": tuple([name.term() for name in names]),
        "cited_source": tuple(sources),
        "corrections": tuple(_other_corrections(backend, naming.corrections.digest)),
    }
    if any(affected.values()):
        queries = tuple([Value(field, values) for field, values in affected.items() if values])
        yield from indexed_articles(backend, And((Or(queries), _outside(without))))


def indexed_articles(backend: Backend, query: QueryTree) -> Iterator[IndexedArticle]:
    """The articles that a query finds, with all that the index keeps of them."""
    plan: Plan | None = Plan(query, sort=NEWEST, limit=PAGE_ARTICLES, stored=("article",))
    while plan:
        (outcome,) = backend.run([plan])
        yield from map(indexed_article_of, outcome.stored["article"])
        plan = plan._replace(after=outcome.cursor) if outcome.cursor else None


def _other_corrections(backend: Backend, digest: str) -> list[str]:
    """The digests of other corrections that were applied to articles of the index."""
    return [value for value, _ in backend.values("corrections") if value != (digest or NO_CORRECTIONS)]


def _renamed(backend: Backend, before: Authority, after: Authority) -> Iterator[Evidence]:
    """The evidence in the index whose name goes by another id or label than before."""
    for term, _ in backend.values("evidence"):
        raw = Evidence.from_term(term)
        if before.named(raw.raw_id, raw.label) != after.named(raw.raw_id, raw.label):
            yield raw


def _renamed_sources(backend: Backend, before: Authority, after: Authority) -> set[str]:
    """The ids of cited sources in the index that go by another id or label than before."""
    sources = [source for source, _ in backend.values("cited_source")]
    return {source for source in sources if before.named(source) != after.named(source)}


def pending_changes(backend: Backend, corrections: CorrectionsFile) -> Iterator[tuple[Article, tuple[Change, ...]]]:
    """The articles whose facts would change if these corrections were in force, with what would change."""
    naming = Naming(Authority.from_counts(evidence_counts(backend)), corrections)
    for indexed in indexed_articles(backend, Every()):
        facts = naming.facts(indexed.article, indexed.extracted or indexed.facts)
        if changes := diff_facts(indexed.facts, facts):
            yield indexed.article, changes
