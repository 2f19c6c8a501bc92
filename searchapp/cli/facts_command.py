"""`facts`: list organizations with the names that are joined in each."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from searchapp.backends.applied_corrections import applied_in
from searchapp.backends.base import Backend
from searchapp.backends.locations import folder_of, location_of
from searchapp.backends.registry import open_backend
from searchapp.cli.group import FAILED
from searchapp.cli.options import index_option
from searchapp.cli.printing.output import remark, tell
from searchapp.cli.printing.wrapping import wrapped
from searchapp.config import Settings, load_settings
from searchapp.errors import UserError
from searchapp.extraction.corrections.application import Change
from searchapp.ingest.corrections.corrections_file import CorrectionsFile
from searchapp.ingest.corrections.kept_corrections import (
    Standing,
    corrections_without_file,
    standing_of,
)
from searchapp.ingest.organization_names import organizations_of
from searchapp.ingest.renewal import pending_changes
from searchapp.text.analyzer import fold

_SHOWN_ARTICLES = 3  # of those that a change touches


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
    location = location_of(settings)
    backend = open_backend(location)
    click.get_current_context().call_on_close(backend.close)
    applied = applied_in(backend)
    corrections_file = _corrections(settings, backend, folder_of(location), applied.min_score)
    standing = standing_of(settings.corrections, folder_of(location), applied.digests)
    if not diff:
        for line in (*_in_force(standing, settings.corrections), *_left_out(settings.min_score, applied.min_score)):
            remark(line)
    begins = fold(" ".join(name)).strip()
    is_any_shown = False
    changes = _diff(backend, corrections_file, standing.to_apply)
    for line in changes if diff else _names(backend, corrections_file, begins):
        tell(wrapped(line, margin=" " * 8))
        is_any_shown = True
    if begins and not is_any_shown:
        remark(f"No organization of the index has a name that begins with “{' '.join(name)}”.")
        sys.exit(FAILED)  # as a search that finds nothing


def _corrections(settings: Settings, backend: Backend, folder: Path, min_score: float) -> CorrectionsFile:
    """The corrections of their file or, where there is none, those that are in force."""
    path = settings.corrections
    given = CorrectionsFile.read(path) if path.exists() else corrections_without_file(path, folder, backend)
    return replace(given, min_score=_chosen_score(settings.min_score, min_score))


def _names(backend: Backend, corrections: CorrectionsFile, begins: str) -> Iterator[str]:
    """A line for each organization, commonest first: its articles, id, label and other names."""
    for organization in organizations_of(backend, corrections.corrections.organization_of):
        if organization.has_name(begins):
            others = ", ".join(f"{name} {count}" for name, count in organization.other_names.items())
            line = f"{organization.articles:>6}  {organization.id}  {organization.label}"
            yield line + (f"  (= {others})" if others else "")


def _in_force(standing: Standing, path: Path) -> Iterator[str]:
    """Which corrections the index goes by, and which it does not go by yet."""
    parts = {
        f"Corrections in force, from {standing.origin}:": standing.in_force,
        f"Corrections of {path} that are not in force yet; `searchapp index` applies them:": standing.to_apply,
        f"Corrections that are not in {path} any more; `searchapp index` takes them back:": standing.to_take_back,
    }
    for heading, lines in parts.items():
        if lines:
            yield heading
            yield from (f"  {line}" for line in lines)
    if standing.is_kept:
        yield f"There is no {path} here: they stay in force; an empty file takes them back."
    if standing.is_unknown:
        yield f"Corrections are in force that are not in {path}, nor kept with the index."


def _chosen_score(set_score: float | None, in_force: float) -> float:
    return in_force if set_score is None else set_score


def _left_out(set_score: float | None, in_force: float) -> Iterator[str]:
    """How sure a value has to be for the index to have it, and whether another score is set."""
    if in_force:
        yield f"Values less sure than {in_force:g} are left out."
    if _chosen_score(set_score, in_force) != in_force:
        yield f"A min_score of {set_score:g} is set and not in force yet; `searchapp index` applies it."


def _diff(backend: Backend, corrections: CorrectionsFile, to_apply: Sequence[str]) -> Iterator[str]:
    """A line for each change, with the articles that it touches."""
    touched: dict[str, list[tuple[str, Change]]] = defaultdict(list)
    articles = 0
    for article, changes in pending_changes(backend, corrections):
        articles += 1
        for change in changes:
            touched[str(change)].append((article.id, change))
    for change_line, changed in sorted(touched.items(), key=lambda item: (-len(item[1]), item[0])):
        shown = ", ".join([each for each, _ in changed[:_SHOWN_ARTICLES]])
        more = ", …" if len(changed) > _SHOWN_ARTICLES else ""
        counts = f"{_counted(len(changed), 'article')}, {_mentions_text([change for _, change in changed])}"
        yield f"{change_line}: {counts} ({shown}{more})"
    yield f"{articles:,} of {backend.state().documents:,} articles would change; `searchapp index` applies it."
    if to_apply and not articles:
        yield "No article has what these lines name, so that they change nothing; see `searchapp facts` for the names:"
        yield from (f"  {line}" for line in to_apply)


def _mentions_text(changes: Sequence[Change]) -> str:
    """How many mentions there are in all articles, before and after where that differs."""
    before, after = (sum(counts) for counts in zip(*(change.mentions for change in changes), strict=True))
    counted = _counted(after or before, "mention")
    return f"{before:,} → {counted}" if before and after and before != after else counted


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else noun + 's'}"
