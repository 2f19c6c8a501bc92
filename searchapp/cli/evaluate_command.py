"""`evaluate`: measure how well facts are found, by marked articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, get_args

import click
from msgspec.structs import replace

from searchapp.article_index import ArticleIndex
from searchapp.backends.locations import Location, location_of
from searchapp.cli.options import index_option, paths_argument
from searchapp.cli.printing.output import remark, tell
from searchapp.cli.printing.wrapping import line_width, wrapped
from searchapp.config import load_settings
from searchapp.extraction.evaluation import Evaluation, evaluate_annotated, evaluate_answers, read_answers
from searchapp.extraction.flow import extract_facts
from searchapp.model.article import Article
from searchapp.model.request import Match, SearchRequest
from searchapp.model.sorts import SORTS
from searchapp.reading import RepeatedLines, find_files, read_articles
from searchapp.search.relevance import DEPTH, JudgedQuery, QueryQuality, mean_quality, moves, qualities, read_queries

_ANSWERS = "answers.gold"

_SHOWN_IDS = 5  # of judged articles that the index has not


@click.command()
@click.option("--answers", type=click.Path(path_type=Path, exists=True), metavar="FILE", help="The right answers.")
@click.option("--marked", is_flag=True, help="PATHs are files in CoNLL columns, with the names marked in them.")
@click.option("--misses", is_flag=True, help="Show what was missed and what was wrong.")
@click.option(
    "--queries", type=click.Path(path_type=Path, exists=True), metavar="FILE", help="Measure ranking instead."
)
@click.option("--match", type=click.Choice(get_args(Match)), help="How the queries are asked.  [default: best]")
@click.option("--sort", type=click.Choice(list(SORTS)), help="In which order.  [default: relevance]")
@click.option(
    "--against",
    type=click.Choice([*get_args(Match), *SORTS]),
    help="Tell what changes against this way of asking, or against this order.",
)
@index_option
@paths_argument
def evaluate(
    answers: Path | None,
    marked: bool,
    misses: bool,
    queries: Path | None,
    index_settings: dict[str, Any],
    paths: tuple[str, ...],
    **asked: Any,
) -> None:
    """Measure extraction: precision, recall and F1 of each kind of fact, and documents a second.

    Without PATH it is the sample articles, by the answers in corpus/answers.gold.

    With --queries it is the ranking of the index that is measured: the file has a query a line, a tab, and the ids of
    the articles that answer it. Told are the mean average precision of the first 100 results, and nDCG of the first 10.
    """
    if queries:
        for line in _ranking(read_queries(queries), location_of(load_settings(**index_settings)), **asked):
            click.echo(wrapped(line))
        return
    corpus = load_settings().corpus
    if marked:
        evaluation = evaluate_annotated(map(Path, paths), extract_facts)
    else:
        right_answers = read_answers(answers or corpus / _ANSWERS)
        evaluation = evaluate_answers(_articles(paths or (str(corpus),)), right_answers, extract_facts)
    for line in _lines(evaluation, misses):
        tell(wrapped(line))


def _ranking(
    queries: Sequence[JudgedQuery], location: Location, match: Match | None, sort: str | None, against: str | None
) -> Iterator[str]:
    """The means and, against another way of asking, the queries whose first right article moves."""
    given = {name: value for name, value in (("match", match), ("sort", sort)) if value}
    asked = replace(SearchRequest(page_size=DEPTH, facets=(), snippets=False, lenient=True), **given)
    other = replace(asked, **{"sort" if against in SORTS else "match": against}) if against else None
    with ArticleIndex.open(location) as index:
        for line in _unknown(index, queries):
            remark(line)
        chosen = qualities(queries, partial(_ids, index, asked))
        others = qualities(queries, partial(_ids, index, other)) if other else []
    yield _means(asked.sort if against in SORTS or (sort and not match) else asked.match, chosen)
    if against:
        yield _means(against, others)
        yield from moves(others, chosen)


def _unknown(index: ArticleIndex, queries: Sequence[JudgedQuery]) -> Iterator[str]:
    """What to say of judged articles that the index has not, each of which counts as one that is not found."""
    judged = sorted(frozenset().union(*(query.relevant for query in queries)))
    known = {stored.article.id for stored in index.articles_with(judged)}
    if unknown := [each for each in judged if each not in known]:
        shown = ", ".join(unknown[:_SHOWN_IDS]) + (", …" if len(unknown) > _SHOWN_IDS else "")
        yield f"Not in the index are {len(unknown):,} of {len(judged):,} judged articles: {shown}"


def _ids(index: ArticleIndex, asked: SearchRequest, text: str) -> list[str]:
    return [hit.id for hit in index.search(replace(asked, text=text)).hits]


def _means(name: str, each: Sequence[QueryQuality]) -> str:
    means = mean_quality(each)
    return f"{name}: MAP {means.average_precision:.3f}, nDCG@10 {means.ndcg:.3f} over {len(each)} queries"


def _articles(paths: Iterable[str]) -> Iterator[Article]:
    files = list(find_files(paths))
    repeated = RepeatedLines.learn(files)
    outcomes = (article for file in files for article in read_articles(file, repeated))
    return (article for article in outcomes if isinstance(article, Article))


def _lines(evaluation: Evaluation, misses: bool) -> Iterator[str]:
    heads = f"{'':<22}{'precision':>10}{'recall':>10}{'F1':>10}{'right':>8}{'found':>8}{'wanted':>8}"
    is_table = not 0 < line_width() < len(heads)
    if is_table:
        yield heads
    for score in evaluation.scores:
        shares = (score.precision, score.recall, score.f1)
        counts = (score.right, score.extracted, score.expected)
        cells = "".join([*(f"{share:>10.3f}" for share in shares), *(f"{count:>8}" for count in counts)])
        values = zip(heads.split(), cells.split(), strict=True)
        named = ", ".join(f"{head} {value}" for head, value in values)
        yield f"{score.what:<22}{cells}" if is_table else f"{score.what}: {named}"
    yield f"{evaluation.documents:,} documents, {evaluation.documents_per_second:,.0f} a second."
    for miss in evaluation.misses if misses else ():
        yield f"{miss.id}: {miss.what}: missed {', '.join(miss.missing) or '–'}; wrong {', '.join(miss.surplus) or '–'}"
