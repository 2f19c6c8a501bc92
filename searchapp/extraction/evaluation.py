"""How good extraction is, and how fast: precision, recall and F1 against marked sets.

Two kinds of marked set:

- answers beside a folder of articles, one JSON object a line: `id` (the article's), and any of `organizations`
  (labels or ids), `countries` (ISO codes of those that it is about), `countries_mentioned`, `published` (ISO 8601 or
  null), `cited_sources` (labels or ids) and `dates` (ISO 8601, named in the text); what a line does not hold is not
  measured;
- marked files in CoNLL columns (`marked_texts`), measured on organizations' names as the text has them.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import orjson

from searchapp.errors import ArticleError
from searchapp.extraction.annotated_texts import read_annotated
from searchapp.extraction.organizations.authority import Authority
from searchapp.extraction.organizations.name_keys import canonical_key, slug
from searchapp.model.article import Article
from searchapp.model.facts import Facts

Extract = Callable[[Article], Facts]
Values = frozenset[str]

EDGES = re.compile(r"^(?:the|a|an)\s+|['’]s?$|[.,;:!?\"“”()]+$", re.IGNORECASE)
MOST_EDGES = 3  # "the I.M.F.'s" has as many


@dataclass(frozen=True, slots=True)
class Score:
    """How the values found of one kind of fact meet those wanted, summed over all documents."""

    what: str
    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of the values found that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the values wanted that were found."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """What went wrong in one document: values wanted and not found, and found but not wanted."""

    id: str
    what: str
    missing: tuple[str, ...]
    surplus: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores over a marked set, the time that extraction took, and everything that went wrong."""

    documents: int
    seconds: float
    scores: tuple[Score, ...]
    misses: tuple[Miss, ...] = field(repr=False, default=())

    @property
    def documents_per_second(self) -> float:
        """How many documents extraction read in a second."""
        return self.documents / self.seconds if self.seconds else 0.0

    def score(self, what: str) -> Score:
        """The score of one kind of fact; all zero where the set does not hold it."""
        return next((one for one in self.scores if one.what == what), Score(what, 0, 0, 0))


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with the values that are right, by kind of fact."""

    article: Article
    wanted: Mapping[str, Values]


def evaluate(
    marked: Iterable[AnnotatedArticle], extract: Extract, values: Mapping[str, Callable[[Facts], Values]]
) -> Evaluation:
    """The scores of `extract` over marked articles; `values` reads each kind of fact."""
    articles = list(marked)
    start = time.perf_counter()
    facts = [extract(one.article) for one in articles]
    seconds = time.perf_counter() - start
    compared = [row for one, found in zip(articles, facts, strict=True) for row in compare(one, found, values)]
    kinds = [what for what in values if any(row.what == what for row in compared)]
    scores = tuple(total(what, [row for row in compared if row.what == what]) for what in kinds)
    return Evaluation(len(articles), seconds, scores, tuple(row.miss() for row in compared if row.found != row.wanted))


@dataclass(frozen=True, slots=True)
class Compared:
    """The values found and wanted of one kind of fact in one document."""

    id: str
    what: str
    found: Values
    wanted: Values

    def miss(self) -> Miss:
        """What went wrong."""
        return Miss(
            self.id, self.what, tuple(sorted(self.wanted - self.found)), tuple(sorted(self.found - self.wanted))
        )


def compare(one: AnnotatedArticle, facts: Facts, values: Mapping[str, Callable[[Facts], Values]]) -> Iterator[Compared]:
    """Found against wanted, for each kind of fact that the article has an answer for."""
    for what, read in values.items():
        if what in one.wanted:
            yield Compared(one.article.id, what, read(facts), one.wanted[what])


def total(what: str, rows: Iterable[Compared]) -> Score:
    """The sum over documents."""
    counts = [(len(row.found & row.wanted), len(row.found), len(row.wanted)) for row in rows]
    right, found, wanted = (sum(column) for column in zip(*counts, strict=True))
    return Score(what, right, found, wanted)


# ---- answers beside a corpus -----------------------------------------------------------------------


def ids_of(names: Iterable[str]) -> Values:
    """The ids of organizations told by label or id; a well-known acronym is its full name."""
    known = Authority()
    return frozenset(known.named(slug(canonical_key(name))).id for name in names)


FACTS: Mapping[str, Callable[[Facts], Values]] = {  # kind of fact → what extraction found of it
    "organizations": lambda facts: ids_of(one.id for one in facts.organizations),
    "countries": lambda facts: frozenset(one.id for one in facts.countries if "about" in one.roles),
    "countries_mentioned": lambda facts: frozenset(one.id for one in facts.countries),
    "published": lambda facts: frozenset([facts.published.value] if facts.published else []),
    "cited_sources": lambda facts: ids_of(one.label for one in facts.cited_sources),
    "dates": lambda facts: frozenset(one.value for one in facts.dates),
}
ANSWERS: Mapping[str, Callable[[list[str]], Values]] = {"organizations": ids_of, "cited_sources": ids_of}


def read_answers(path: Path) -> dict[str, Mapping[str, Values]]:
    """The answers in a file, by the id of their article. Raises ArticleError for a line that it cannot read."""
    answers: dict[str, Mapping[str, Values]] = {}
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if not line.strip():
            continue
        try:
            told = orjson.loads(line)
            answers[str(told["id"])] = {what: answer(what, told[what]) for what in FACTS if what in told}
        except (orjson.JSONDecodeError, KeyError, TypeError) as error:
            raise ArticleError(
                str(path), f"not an answer, which is a JSON object with an id: {error}", number
            ) from error
    return answers


def answer(what: str, told: list[str] | str | None) -> Values:
    """The values that an answer tells."""
    listed = [told] if isinstance(told, str) else list(told or ())
    return ANSWERS.get(what, frozenset)(listed)


def evaluate_answers(
    articles: Iterable[Article], answers: Mapping[str, Mapping[str, Values]], extract: Extract
) -> Evaluation:
    """The scores over those articles that have answers."""
    return evaluate([AnnotatedArticle(one, answers[one.id]) for one in articles if one.id in answers], extract, FACTS)


# ---- marked files ----------------------------------------------------------------------------------


def bare_name(text: str) -> str:
    """A name made comparable: lower case, without article, possessive and outer punctuation."""
    text = " ".join(text.split())
    for _ in range(MOST_EDGES):
        text = EDGES.sub("", text).strip()
    return text.casefold()


def named(facts: Facts) -> Values:
    """The names of organizations as the text spells them."""
    return frozenset(bare_name(mention.text) for one in facts.organizations for mention in one.mentions)


def evaluate_annotated(paths: Iterable[Path], extract: Extract) -> Evaluation:
    """The scores for organizations over files in CoNLL columns."""
    return evaluate([one for path in paths for one in annotated_articles(path)], extract, {"organizations": named})


def annotated_articles(path: Path) -> Iterator[AnnotatedArticle]:
    """The texts of a marked file as articles: the first line is the title."""
    for number, text in enumerate(read_annotated(path), start=1):
        title, _, body = text.text.partition("\n")
        wanted = frozenset(map(bare_name, text.names()))
        yield AnnotatedArticle(Article(id=f"{path.name}-{number}", title=title, body=body), {"organizations": wanted})
