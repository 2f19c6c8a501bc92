"""`facts` and `evaluate`: which names the index knows, what an edit would change, and how right extraction is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from searchapp.backends.local.opening import open_searcher
from searchapp.cli.options import index_option, paths_argument
from searchapp.config import load_settings
from searchapp.engine import Searcher
from searchapp.errors import UserError
from searchapp.extraction import extract_facts
from searchapp.extraction.evaluation import Evaluation, evaluate_annotated, evaluate_answers, read_answers
from searchapp.extraction.organizations.authority import Authority
from searchapp.ingest.renewal import CorrectionsFile, EvidenceCounts, evidence_counts, pending_changes
from searchapp.model.article import Article
from searchapp.reading import RepeatedLines, find_files, read_articles

ANSWERS = "answers.gold"
SHOWN_ARTICLES = 3  # of those that a change touches


@click.command()
@index_option
@click.option("--corrections", type=click.Path(path_type=Path), metavar="FILE", help="[default: corrections.txt]")
@click.option("--diff", is_flag=True, help="Tell what the corrections would change in the index, and change nothing.")
def facts(index_path: Path | None, corrections: Path | None, diff: bool) -> None:
    """List the organizations of the index with the names that are joined in each.

    The corrections file has one correction a line; `searchapp index` applies it.

    \b
    merge Fars, Fars News -> Fars News Agency   all are one organization, shown so
    split Ford, Ford Motor Credit               these are never one organization
    rename fars-news-agency -> Fars News        the label that is shown
    never Finance [as organization]             not an organization (or: as country)
    always "Blue Door" is organization          one, wherever the text has this name
    always "Albion" is country GB
    """
    settings = load_settings(index=index_path, corrections=corrections)
    if corrections and not corrections.exists():
        raise UserError(f"there is no file “{corrections}”")
    corrections_file = CorrectionsFile.read(settings.corrections)
    searcher = open_searcher(settings.index)
    for line in _diff(searcher, corrections_file) if diff else _names(evidence_counts(searcher)):
        click.echo(line)


def _names(counts: EvidenceCounts) -> Iterator[str]:
    """A line for each organization, commonest first: its articles, id, label and other names."""
    authority = Authority.from_counts(counts)
    names: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for evidence, count in counts.items():
        named = authority.named(evidence.raw_id, evidence.label)
        labels = names[named.id, named.label]
        labels[evidence.label] = max(count, labels.get(evidence.label, 0))
    for (one, label), labels in sorted(names.items(), key=lambda item: (-sum(item[1].values()), item[0])):
        others = ", ".join(f"{name} {count}" for name, count in sorted(labels.items()) if name != label)
        yield f"{sum(labels.values()):>6}  {one}  {label}" + (f"  (= {others})" if others else "")


def _diff(searcher: Searcher, corrections: CorrectionsFile) -> Iterator[str]:
    """A line for each change, with the articles that it touches."""
    touched: dict[str, list[str]] = defaultdict(list)
    articles = 0
    for article, changes in pending_changes(searcher, corrections):
        articles += 1
        for change in changes:
            touched[str(change)].append(article.id)
    for change_line, ids in sorted(touched.items(), key=lambda item: (-len(item[1]), item[0])):
        shown = ", ".join(ids[:SHOWN_ARTICLES]) + (", …" if len(ids) > SHOWN_ARTICLES else "")
        yield f"{change_line}: {len(ids):,} articles ({shown})"
    yield f"{articles:,} of {searcher.document_count:,} articles would change; `searchapp index` applies it."


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
        wanted = read_answers(answers or corpus / ANSWERS)
        evaluation = evaluate_answers(_articles(paths or (str(corpus),)), wanted, extract_facts)
    for line in _told(evaluation, misses):
        click.echo(line)


def _articles(paths: Iterable[str]) -> Iterator[Article]:
    files = list(find_files(paths))
    repeated = RepeatedLines.learn(files)
    found = (article for file in files for article in read_articles(file, repeated))
    return (article for article in found if isinstance(article, Article))


def _told(evaluation: Evaluation, misses: bool) -> Iterator[str]:
    yield f"{'':<22}{'precision':>10}{'recall':>10}{'F1':>10}{'right':>8}{'found':>8}{'wanted':>8}"
    for score in evaluation.scores:
        shares = "".join(f"{share:>10.3f}" for share in (score.precision, score.recall, score.f1))
        yield f"{score.what:<22}{shares}{score.right:>8}{score.found:>8}{score.wanted:>8}"
    yield f"{evaluation.documents:,} documents, {evaluation.documents_per_second:,.0f} a second."
    for miss in evaluation.misses if misses else ():
        yield f"{miss.id}: {miss.what}: missed {', '.join(miss.missing) or '–'}; wrong {', '.join(miss.surplus) or '–'}"
