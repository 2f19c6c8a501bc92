"""`evaluate`: how right extraction is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from searchapp.cli.options import paths_argument
from searchapp.config import load_settings
from searchapp.extraction import extract_facts
from searchapp.extraction.evaluation import Evaluation, evaluate_annotated, evaluate_answers, read_answers
from searchapp.model.article import Article
from searchapp.reading import RepeatedLines, find_files, read_articles

ANSWERS = "answers.gold"


@click.command()
@click.option("--answers", type=click.Path(path_type=Path, exists=True), metavar="FILE", help="The right answers.")
@click.option("--marked", is_flag=True, help="PATHs are files in CoNLL columns, with the names marked in them.")
@click.option("--misses", is_flag=True, help="Show what was missed and what was wrong.")
@paths_argument
def evaluate(answers: Path | None, marked: bool, misses: bool, paths: tuple[str, ...]) -> None:
    """Measure extraction: precision, recall and F1 of each kind of fact, and documents a second.

    Without PATH it is the sample articles, by the answers in corpus/answers.gold.
    """
    corpus = load_settings().corpus
    if marked:
        evaluation = evaluate_annotated(map(Path, paths), extract_facts)
    else:
        right_answers = read_answers(answers or corpus / ANSWERS)
        evaluation = evaluate_answers(_articles(paths or (str(corpus),)), right_answers, extract_facts)
    for line in _lines(evaluation, misses):
        click.echo(line)


def _articles(paths: Iterable[str]) -> Iterator[Article]:
    files = list(find_files(paths))
    repeated = RepeatedLines.learn(files)
    outcomes = (article for file in files for article in read_articles(file, repeated))
    return (article for article in outcomes if isinstance(article, Article))


def _lines(evaluation: Evaluation, misses: bool) -> Iterator[str]:
    yield f"{'':<22}{'precision':>10}{'recall':>10}{'F1':>10}{'right':>8}{'found':>8}{'wanted':>8}"
    for score in evaluation.scores:
        shares = "".join(f"{share:>10.3f}" for share in (score.precision, score.recall, score.f1))
        yield f"{score.what:<22}{shares}{score.right:>8}{score.extracted:>8}{score.expected:>8}"
    yield f"{evaluation.documents:,} documents, {evaluation.documents_per_second:,.0f} a second."
    for miss in evaluation.misses if misses else ():
        yield f"{miss.id}: {miss.what}: missed {', '.join(miss.missing) or '–'}; wrong {', '.join(miss.surplus) or '–'}"
