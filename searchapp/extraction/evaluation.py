"""How good is extraction, and how fast: precision, recall and F1 against annotated sets.

Two kinds of annotated set:

- answers beside a folder of articles, one JSON object a line: `id` (the article's), and any of `organizations`
  (labels or ids), `countries` (ISO codes of those that it is about), `countries_mentioned`, `published` (ISO 8601 or
  null), `cited_sources` (labels or ids) and `dates` (ISO 8601, named in the text); what a line does not hold is not
  measured;
- annotated files in CoNLL columns (`annotated_texts`), measured on organizations' names as the text has them.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import orjson
from msgspec import Struct

from searchapp.errors import ArticleError
from searchapp.extraction.annotated_texts import read_annotated
from searchapp.extraction.name_words.name_keys import canonical_key, slug
from searchapp.extraction.organizations.authority import Authority
from searchapp.model.article import Article
from searchapp.model.facts import Facts

Extract = Callable[[Article], Facts]
Values = frozenset[str]

_EDGES = re.compile(r"^(?:the|a|an)\s+|['’]s?$|[.,;:!?\"“”()]+$", re.IGNORECASE)
_MAX_EDGES = 3  # "the I.M.F.'s" has as many


class Score(Struct, frozen=True):
    """The agreement of extracted with expected values of one kind of fact, summed over all documents."""

    what: str
    right: int
    extracted: int
    expected: int

    @property
    def precision(self) -> float:
        """The share of the extracted values that are right."""
        return self.right / self.extracted if self.extracted else 0.0

    @property
    def recall(self) -> float:
        """The share of the expected values that were extracted."""
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.extracted + self.expected) if self.extracted + self.expected else 0.0


class Miss(Struct, frozen=True):
    """The errors in one document: expected values that are missing, and surplus ones that are not expected."""

    id: str
    what: str
    missing: tuple[str, ...]
    surplus: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores over an annotated set, the time that extraction took, and all errors."""

    documents: int
    seconds: float
    scores: tuple[Score, ...]
    misses: tuple[Miss, ...] = field(repr=False, default=())

    @property
    def documents_per_second(self) -> float:
        """The documents extracted per second."""
        return self.documents / self.seconds if self.seconds else 0.0

    def score(self, what: str) -> Score:
        """The score of one kind of fact; all zero where the set does not have it."""
        return next((score for score in self.scores if score.what == what), Score(what, 0, 0, 0))


class AnnotatedArticle(Struct, frozen=True):
    """An article with the expected values by kind of fact."""

    article: Article
    expected: Mapping[str, Values]


def evaluate(
    annotated: Iterable[AnnotatedArticle], extract: Extract, values: Mapping[str, Callable[[Facts], Values]]
) -> Evaluation:
    """The scores of `extract` over annotated articles; `values` reads each kind of fact."""
    articles = list(annotated)
    start = time.perf_counter()
    facts = [extract(annotated_article.article) for annotated_article in articles]
    seconds = time.perf_counter() - start
    comparisons = [
        comparison
        for annotated_article, extracted in zip(articles, facts, strict=True)
        for comparison in _compare(annotated_article, extracted, values)
    ]
    kinds = [what for what in values if any(comparison.what == what for comparison in comparisons)]
    scores = tuple(_total(what, [row for row in comparisons if row.what == what]) for what in kinds)
    misses = tuple(row.miss() for row in comparisons if row.extracted != row.expected)
    return Evaluation(len(articles), seconds, scores, misses)


class Comparison(Struct, frozen=True):
    """The extracted and expected values of one kind of fact in one document."""

    id: str
    what: str
    extracted: Values
    expected: Values

    def miss(self) -> Miss:
        """The difference of the two."""
        missing, surplus = self.expected - self.extracted, self.extracted - self.expected
        return Miss(self.id, self.what, tuple(sorted(missing)), tuple(sorted(surplus)))


def _compare(
    annotated: AnnotatedArticle, facts: Facts, values: Mapping[str, Callable[[Facts], Values]]
) -> Iterator[Comparison]:
    """The comparison for each kind of fact that the article is annotated with."""
    for what, read in values.items():
        if what in annotated.expected:
            yield Comparison(annotated.article.id, what, read(facts), annotated.expected[what])


def _total(what: str, comparisons: Iterable[Comparison]) -> Score:
    """The sum over documents."""
    counts = [(len(row.extracted & row.expected), len(row.extracted), len(row.expected)) for row in comparisons]
    right, extracted, expected = (sum(column) for column in zip(*counts, strict=True))
    return Score(what, right, extracted, expected)


# ---- answers beside a corpus -----------------------------------------------------------------------


def _organization_ids(names: Iterable[str]) -> Values:
    """The ids of organizations given by label or id, a well-known acronym as its full name."""
    authority = Authority()
    return frozenset(authority.named(slug(canonical_key(name))).id for name in names)


FACTS: Mapping[str, Callable[[Facts], Values]] = {  # kind of fact → its values
    "organizations": lambda facts: _organization_ids(organization.id for organization in facts.organizations),
    "countries": lambda facts: frozenset(country.id for country in facts.countries if "about" in country.roles),
    "countries_mentioned": lambda facts: frozenset(country.id for country in facts.countries),
    "published": lambda facts: frozenset([facts.published.value] if facts.published else []),
    "cited_sources": lambda facts: _organization_ids(source.label for source in facts.cited_sources),
    "dates": lambda facts: frozenset(mention.value for mention in facts.dates),
}
ANSWERS: Mapping[str, Callable[[list[str]], Values]] = {
    "organizations": _organization_ids,
    "cited_sources": _organization_ids,
}


def read_answers(path: Path) -> dict[str, Mapping[str, Values]]:
    """The answers in a file, by article id. Raises ArticleError for a line that is not valid."""
    answers: dict[str, Mapping[str, Values]] = {}
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if not line.strip():
            continue
        try:
            fields = orjson.loads(line)
            answers[str(fields["id"])] = {what: _values_of(what, fields[what]) for what in FACTS if what in fields}
        except (orjson.JSONDecodeError, KeyError, TypeError) as error:
            raise ArticleError(
                str(path), f"not an answer, which is a JSON object with an id: {error}", number
            ) from error
    return answers


def _values_of(what: str, answer: list[str] | str | None) -> Values:
    """The values of an answer, comparable with extracted ones."""
    values = [answer] if isinstance(answer, str) else list(answer or ())
    return ANSWERS.get(what, frozenset)(values)


def evaluate_answers(
    articles: Iterable[Article], answers: Mapping[str, Mapping[str, Values]], extract: Extract
) -> Evaluation:
    """The scores over those articles that have answers."""
    annotated = [AnnotatedArticle(article, answers[article.id]) for article in articles if article.id in answers]
    return evaluate(annotated, extract, FACTS)


# ---- annotated files ----------------------------------------------------------------------------------


def comparable_name(text: str) -> str:
    """A name for comparison: lower case, without article, possessive and outer punctuation."""
    text = " ".join(text.split())
    for _ in range(_MAX_EDGES):
        text = _EDGES.sub("", text).strip()
    return text.casefold()


def organization_names(facts: Facts) -> Values:
    """The names of organizations as the text spells them."""
    return frozenset(
        comparable_name(mention.text) for organization in facts.organizations for mention in organization.mentions
    )


def evaluate_annotated(paths: Iterable[Path], extract: Extract) -> Evaluation:
    """The scores for organizations over files in CoNLL columns."""
    return evaluate(
        [article for path in paths for article in _annotated_articles(path)],
        extract,
        {"organizations": organization_names},
    )


def _annotated_articles(path: Path) -> Iterator[AnnotatedArticle]:
    """The texts of an annotated file as articles whose title is the first line."""
    for number, text in enumerate(read_annotated(path), start=1):
        title, _, body = text.text.partition("\n")
        expected = frozenset(map(comparable_name, text.names()))
        yield AnnotatedArticle(Article(id=f"{path.name}-{number}", title=title, body=body), {"organizations": expected})
