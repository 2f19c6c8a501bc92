"""The facts of articles that have not changed, when other articles or people tell more about their names.

The index keeps for every article the facts as extraction found them and, as terms, the evidence that it gives about
names. So the authority over all names can be counted from the index, and what it or the corrections change is renewed
without reading any file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from whoosh.query import And, Every, Not, Or, Query, Term

from searchapp.backends.local.schema import Extracted, made_with
from searchapp.backends.stored_article import article_of, extracted_of, file_of
from searchapp.engine import Searcher
from searchapp.engine.execution.plan import FacetPlan, Plan
from searchapp.extraction.corrections.application import Change, diff_facts
from searchapp.extraction.corrections.rules import Corrections
from searchapp.extraction.organizations.authority import Authority, Evidence, evidence_in
from searchapp.ingest.changed_files import FileState
from searchapp.model.article import Article
from searchapp.model.facts import Facts

EvidenceCounts = Counter[Evidence]
DIGEST_BYTES = 8  # 64 bits: nobody edits a file so often that two states of it meet


@dataclass(frozen=True, slots=True)
class CorrectionsFile:
    """The corrections in force and the digest of their file, empty where there are none."""

    corrections: Corrections
    digest: str = ""

    @classmethod
    def read(cls, path: Path) -> CorrectionsFile:
        """The corrections in a file, none where there is no file. Raises CorrectionError."""
        corrections = Corrections.read(path)
        digest = blake2b(path.read_bytes(), digest_size=DIGEST_BYTES).hexdigest() if corrections else ""
        return cls(corrections, digest)


@dataclass(frozen=True, slots=True)
class Naming:
    """From the facts that extraction found to those that are indexed: names joined, then corrected."""

    authority: Authority
    corrections: CorrectionsFile

    def facts(self, article: Article, found: Facts) -> Facts:
        """The facts to be indexed; the organizations that an article brings are joined to no others."""
        joined = self.authority.resolve(found)
        if article.organizations is not None:
            joined = replace(joined, organizations=found.organizations)
        return self.corrections.corrections.apply(article, joined)

    def extracted(self, article: Article, found: Facts) -> Extracted:
        """What the index keeps to renew them."""
        terms = tuple(sorted(evidence.term() for evidence in evidence_in(article, found)))
        return Extracted(found, terms, self.corrections.digest)


def evidence_counts(searcher: Searcher, without: Iterable[FileState] = ()) -> EvidenceCounts:
    """How many articles of the index give each piece of evidence, those of some files left out."""
    everything = FacetPlan("evidence", size=max(searcher.document_count, 1) * 1000)
    plan = Plan(outside(without), facets={"evidence": everything}, limit=0)
    counts = searcher.run(plan).facets["evidence"].values
    return Counter({Evidence.from_term(term): count for term, count in counts})


def outside(files: Iterable[FileState]) -> Query:
    """All articles but those of some files."""
    terms = [Term("file", state.term) for state in files]
    return And([Every(), Not(Or(terms))]) if terms else Every()


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article of the index with its facts: as indexed, and as extraction found them."""

    article: Article
    facts: Facts
    extracted: Facts
    file: str


def to_renew(
    searcher: Searcher, before: Authority, naming: Naming, without: Iterable[FileState]
) -> Iterator[KeptArticle]:
    """The articles whose facts may change with the authority or the corrections, but for those of some files."""
    names = list(_changed_names(searcher, before, naming.authority))
    sources = {before.named(name.raw_id, name.label).id for name in names}
    sources |= _changed_sources(searcher, before, naming.authority)
    changed: list[Query] = [Term("evidence", name.term()) for name in names]
    changed += [Term("cited_source", source) for source in sources]
    changed += _otherwise_corrected(searcher, naming.corrections.digest)
    plan = Plan(And([outside(without), Or(changed)]), limit=searcher.document_count)
    yield from kept_articles(searcher, plan)


def kept_articles(searcher: Searcher, plan: Plan) -> Iterator[KeptArticle]:
    """The articles that a plan finds, with all that the index keeps of them."""
    for global_id in searcher.run(plan).global_ids.tolist():
        stored = searcher.stored(global_id, "article")
        yield KeptArticle(*article_of(stored), extracted_of(stored), file_of(stored))


def _otherwise_corrected(searcher: Searcher, digest: str) -> list[Query]:
    """Queries for the articles to which other corrections were applied than those with this digest."""
    made = searcher.vocabulary("made").with_prefix("", limit=searcher.document_count)
    return [Term("made", word.text) for word in made if word.text != made_with(digest)]


def _changed_names(searcher: Searcher, before: Authority, after: Authority) -> Iterator[Evidence]:
    """The evidence in the index whose name goes by another id or label than before."""
    for word in searcher.vocabulary("evidence").with_prefix("", limit=searcher.document_count * 1000):
        raw = Evidence.from_term(word.text)
        if before.named(raw.raw_id, raw.label) != after.named(raw.raw_id, raw.label):
            yield raw


def _changed_sources(searcher: Searcher, before: Authority, after: Authority) -> set[str]:
    """The ids of cited sources in the index that go by another id or label than before."""
    words = searcher.vocabulary("cited_source").with_prefix("", limit=searcher.document_count * 1000)
    return {word.text for word in words if before.named(word.text) != after.named(word.text)}


def pending_changes(searcher: Searcher, corrections: CorrectionsFile) -> Iterator[tuple[Article, tuple[Change, ...]]]:
    """The articles whose facts would change if these corrections were in force, with what would change."""
    naming = Naming(Authority.from_counts(evidence_counts(searcher)), corrections)
    for kept in kept_articles(searcher, Plan(Every(), limit=searcher.document_count)):
        if changes := diff_facts(kept.facts, naming.facts(kept.article, kept.extracted)):
            yield kept.article, changes
