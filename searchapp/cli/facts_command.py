"""`facts`: which names the index knows, and what an edit of the corrections would change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from searchapp.backends.base import Backend
from searchapp.backends.locations import location_of
from searchapp.backends.registry import open_backend
from searchapp.cli.options import index_option
from searchapp.config import load_settings
from searchapp.errors import UserError
from searchapp.extraction.organizations.authority import Authority
from searchapp.ingest.corrections_file import CorrectionsFile
from searchapp.ingest.renewal import EvidenceCounts, evidence_counts, pending_changes

SHOWN_ARTICLES = 3  # of those that a change touches


@click.command()
@index_option
@click.option("--corrections", type=click.Path(path_type=Path), metavar="FILE", help="[default: corrections.txt]")
@click.option("--diff", is_flag=True, help="Tell what the corrections would change in the index, and change nothing.")
def facts(index_settings: dict[str, Any], corrections: Path | None, diff: bool) -> None:
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
    settings = load_settings(**index_settings, corrections=corrections)
    if corrections and not corrections.exists():
        raise UserError(f"there is no file “{corrections}”")
    corrections_file = CorrectionsFile.read(settings.corrections)
    backend = open_backend(location_of(settings))
    for line in _diff(backend, corrections_file) if diff else _names(evidence_counts(backend)):
        click.echo(line)


def _names(counts: EvidenceCounts) -> Iterator[str]:
    """A line for each organization, commonest first: its articles, id, label and other names."""
    authority = Authority.from_counts(counts)
    names: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for evidence, count in counts.items():
        named = authority.named(evidence.raw_id, evidence.label)
        labels = names[named.id, named.label]
        labels[evidence.label] = max(count, labels.get(evidence.label, 0))
    for (organization_id, label), labels in sorted(names.items(), key=lambda item: (-sum(item[1].values()), item[0])):
        others = ", ".join(f"{name} {count}" for name, count in sorted(labels.items()) if name != label)
        yield f"{sum(labels.values()):>6}  {organization_id}  {label}" + (f"  (= {others})" if others else "")


def _diff(backend: Backend, corrections: CorrectionsFile) -> Iterator[str]:
    """A line for each change, with the articles that it touches."""
    touched: dict[str, list[str]] = defaultdict(list)
    articles = 0
    for article, changes in pending_changes(backend, corrections):
        articles += 1
        for change in changes:
            touched[str(change)].append(article.id)
    for change_line, ids in sorted(touched.items(), key=lambda item: (-len(item[1]), item[0])):
        shown = ", ".join(ids[:SHOWN_ARTICLES]) + (", …" if len(ids) > SHOWN_ARTICLES else "")
        yield f"{change_line}: {len(ids):,} articles ({shown})"
    yield f"{articles:,} of {backend.state().documents:,} articles would change; `searchapp index` applies it."
