"""The facts of articles that have not changed, when other articles or people tell more about their names.

The index keeps for every article the facts as they were extracted and, as values, the evidence that it gives about
names. So the authority over all names can be counted from the index, and what it or the corrections change is renewed
without reading any file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, structs

from searchapp.backends.applied_corrections import (
    FIELD,
    NOTHING_APPLIED,
    AppliedCorrections,
    Mark,
    applied_in,
    written_by,
)
from searchapp.backends.base import NO_CORRECTIONS, Backend, FacetPlan, IndexedArticle, Plan
from searchapp.backends.stored_article import indexed_article_of
from searchapp.extraction.corrections.application import Change, diff_facts
from searchapp.extraction.near_copies import band_terms, signature_of
from searchapp.extraction.organizations.authority import Authority, Evidence, evidence_in
from searchapp.ingest.changed_files import FileState
from searchapp.ingest.corrections.corrections_file import CorrectionsFile
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.model.query_tree import And, Every, Not, Or, QueryTree, Value
from searchapp.model.result import Named
from searchapp.model.sorts import NEWEST

EvidenceCounts = Counter[Evidence]
PAGE_ARTICLES = 1_000  # read from the index at once, at some 3 KB each


class Naming(Struct, frozen=True):
    """From the facts that extraction found to those that are indexed: names joined, the unsure left out, corrected."""

    authority: Authority
    corrections: CorrectionsFile
    applied: AppliedCorrections = NOTHING_APPLIED  # by which the index goes till now

    @property
    def is_in_force(self) -> bool:
        """Whether the index goes by the corrections already."""
        return self.applied.in_force == (self._term,)

    @property
    def mark(self) -> Mark | None:
        """The mark of what is written; None where all articles have the term of the corrections, or there are none."""
        return None if self.applied.terms in ((), (self._term,)) else self.applied.marked(self._term)

    @property
    def _term(self) -> str:
        return self.corrections.term or NO_CORRECTIONS

    def facts(self, article: Article, extracted: Facts) -> Facts:
        """The facts to be indexed; the names that an article brings are joined to no others."""
        joined = self.authority.resolve(extracted, article.organizations is None, article.people is None)
        return self.corrections.corrections.apply(article, joined.without_unsure(self.corrections.min_score))

    def indexed(self, article: Article, extracted: Facts, file: str) -> IndexedArticle:
        """An article of a file with all that the index keeps of it, but for what its near copies are known by."""
        evidence = _evidence_terms(article, extracted)
        corrections = written_by(self.corrections.term, self.mark)
        return IndexedArticle(article, self.facts(article, extracted), file, extracted, evidence, corrections)


def _evidence_terms(article: Article, extracted: Facts) -> Sequence[str]:
    """What an article tells about names, as the index keeps it."""
    return tuple(sorted(evidence.term() for evidence in evidence_in(article, extracted)))


def evidence_counts(backend: Backend, files: Iterable[FileState] | None = None) -> EvidenceCounts:
    """How many articles of the index, or of some of its files, give each piece of evidence."""
    query = Every() if files is None else _of_files(files)
    plan = Plan(query, facets={"evidence": FacetPlan("evidence", size=None)}, limit=0)
    (outcome,) = backend.run([plan])
    return Counter({Evidence.from_term(term): count for term, count in outcome.facets["evidence"].values})


def evidence_of_articles(backend: Backend, ids: Sequence[str]) -> EvidenceCounts:
    """How many of these articles of the index give each piece of evidence."""
    articles = map(indexed_article_of, backend.stored(ids, "article").values())
    return Counter(
        evidence
        for indexed in articles
        for evidence in evidence_in(indexed.article, indexed.extracted or indexed.facts)
    )


def _of_files(files: Iterable[FileState]) -> QueryTree:
    return Value("file", tuple([state.term for state in files]))


def to_renew(
    backend: Backend, renamed: Mapping[str, Named], naming: Naming, without: Collection[FileState]
) -> Iterator[IndexedArticle]:
    """The articles whose facts may change with the authority or the corrections, but for those of some files.

    `renamed` are the raw ids that go by another name now, with what they went by in the index.
    """
    queries = [*_named_otherwise(renamed, naming.authority)]
    if not naming.is_in_force:
        changed = _corrected_otherwise(naming.corrections)
        queries = [Every()] if changed is None else [*queries, *changed]
    return articles_without(backend, Or(tuple(queries)), without) if queries else iter(())


def articles_without(backend: Backend, query: QueryTree, files: Collection[FileState]) -> Iterator[IndexedArticle]:
    """The articles that a query finds but for those of some files, with all that the index keeps of them."""
    return indexed_articles(backend, And((query, Not(_of_files(files)))) if files else query)


def _named_otherwise(renamed: Mapping[str, Named], authority: Authority) -> Iterator[QueryTree]:
    """What finds the articles with names that stand for another one now."""
    if renamed:
        evidence = [evidence.term() for raw_id in renamed for evidence in authority.evidence(raw_id)]
        yield Value("evidence", tuple(evidence))
        yield Value("cited_source", tuple({*renamed, *(named.id for named in renamed.values())}))


def _corrected_otherwise(corrections: CorrectionsFile) -> list[QueryTree] | None:
    """What finds the articles in which corrections change anything; None where only a look at all articles does."""
    changed = None if corrections.replaced is None else corrections.corrections.changed_ids(corrections.replaced)
    return None if changed is None else [Value(kind, tuple(ids)) for kind, ids in changed.items() if ids]


def indexed_articles(backend: Backend, query: QueryTree) -> Iterator[IndexedArticle]:
    """The articles that a query finds, with all that the index keeps of them."""
    plan: Plan | None = Plan(query, sort=NEWEST, limit=PAGE_ARTICLES, stored=("article",))
    while plan:
        (outcome,) = backend.run([plan])
        yield from map(indexed_article_of, outcome.stored["article"])
        plan = structs.replace(plan, after=outcome.cursor) if outcome.cursor else None


def whole_articles(
    backend: Backend, is_wanted: Callable[[IndexedArticle], bool] = lambda indexed: True
) -> Iterator[IndexedArticle]:
    """The articles that are wanted, with the evidence, corrections and bands that the index keeps beside them."""
    applied = applied_in(backend)
    for term in applied.terms:
        corrections = written_by(term, applied.mark if applied.mark and applied.mark.term == term else None)
        for indexed in filter(is_wanted, indexed_articles(backend, Value(FIELD, (term,)))):
            evidence = _evidence_terms(indexed.article, indexed.extracted or indexed.facts)
            bands = band_terms(signature_of(indexed.article.body))
            yield indexed._replace(evidence=evidence, corrections=corrections, bands=bands)


def pending_changes(backend: Backend, corrections: CorrectionsFile) -> Iterator[tuple[Article, tuple[Change, ...]]]:
    """The articles whose facts would change if these corrections were in force, with what would change."""
    naming = Naming(Authority.from_counts(evidence_counts(backend)), corrections)
    for indexed in indexed_articles(backend, Every()):
        facts = naming.facts(indexed.article, indexed.extracted or indexed.facts)
        if changes := diff_facts(indexed.facts, facts):
            yield indexed.article, changes
