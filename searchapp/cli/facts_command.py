"""`facts`: which names the index knows, and what an edit of the corrections would change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from searchapp.backends.base import NO_CORRECTIONS, Backend
from searchapp.backends.locations import location_of
from searchapp.backends.registry import open_backend
from searchapp.cli.options import index_option
from searchapp.config import load_settings
from searchapp.errors import UserError
from searchapp.ingest.corrections_file import CorrectionsFile
from searchapp.ingest.organization_names import organizations_of
from searchapp.ingest.renewal import pending_changes
from searchapp.text.analyzer import fold

SHOWN_ARTICLES = 3  # of those that a change touches


@click.command()
@index_option
@click.option("--corrections", type=click.Path(path_type=Path), metavar="FILE", help="[default: corrections.txt]")
@click.option("--diff", is_flag=True, help="Tell what the corrections would change in the index, and change nothing.")
@click.argument("name", nargs=-1)
def facts(index_settings: dict[str, Any], corrections: Path | None, diff: bool, name: tuple[str, ...]) -> None:
    """List the organizations of the index with the names that are joined in each, or those of a NAME that begins so.

    Their numbers are those of the facet.

    The corrections file has one correction a line; `searchapp index` applies it.

    \b
    merge Fars, Fars News -> Fars News Agency   all are one organization, shown so
    split Ford, Ford Motor Credit               these are never one organization
    rename fars-news-agency -> Fars News        the label that is shown
    never Finance [as organization]             not an organization (or: as country, as person)
    always "Blue Door" is organization          one, wherever the text has this name
    always "Rita Mill" is person                a person, and no organization
    always "Albion" is country GB
    """
    settings = load_settings(**index_settings, corrections=corrections)
    if corrections and not corrections.exists():
        raise UserError(f"there is no file “{corrections}”")
    corrections_file = CorrectionsFile.read(settings.corrections)
    backend = open_backend(location_of(settings))
    if not diff:
        for line in _in_force(backend, settings.corrections, corrections_file):
            click.echo(line, err=True)
    begins = fold(" ".join(name)).strip()
    for line in _diff(backend, corrections_file) if diff else _names(backend, corrections_file, begins):
        click.echo(line)


def _names(backend: Backend, corrections: CorrectionsFile, begins: str) -> Iterator[str]:
    """A line for each organization, commonest first: its articles, id, label and other names."""
    for organization in organizations_of(backend, corrections.corrections.organization_of):
        if organization.has_name(begins):
            others = ", ".join(f"{name} {count}" for name, count in organization.other_names.items())
            line = f"{organization.articles:>6}  {organization.id}  {organization.label}"
            yield line + (f"  (= {others})" if others else "")


def _in_force(backend: Backend, path: Path, corrections: CorrectionsFile) -> Iterator[str]:
    """What is known of the corrections that were applied to the index."""
    applied = {value for value, _ in backend.values("corrections")} - {NO_CORRECTIONS}
    if corrections.digest in applied:
        yield f"Corrections in force, from {path}:"
        lines = map(str.strip, path.read_text("utf-8").splitlines())
        yield from (f"  {line}" for line in lines if line and not line.startswith("#"))
    elif corrections.digest:
        yield f"The corrections of {path} are not in force; `searchapp index` applies them."
    elif applied:
        yield f"Corrections are in force that are not in {path}."


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
