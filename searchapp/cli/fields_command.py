"""`fields`: show which fields of the records in files are read as what."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from searchapp.cli.group import FAILED
from searchapp.cli.options import fields_option
from searchapp.cli.printing.output import remark, tell
from searchapp.cli.printing.wrapping import wrapped
from searchapp.errors import ArticleError
from searchapp.model.field_names import Note
from searchapp.reading import find_files
from searchapp.reading.readers import reader_of
from searchapp.reading.record_files.survey import FieldSurvey, FieldUse, survey_fields
from searchapp.reading.records.usual_names import field_map, require_fields


@click.command()
@fields_option
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def fields(fields: tuple[str, ...], files: tuple[str, ...]) -> None:
    """Show which field of the records in each FILE (JSON, tables, XML) fills which part of an article, with an example.

    Nothing is indexed. Fields that nothing is made of come last; --field maps them, here as in `index`.
    """
    chosen, seen = field_map(fields), dict[Note, int]()
    shown = 0
    for file in find_files(files, chosen):
        try:
            reader = reader_of(file)
        except ArticleError as error:
            remark(f"{error}")
            continue
        if reader.records is None:
            remark(f"{file.display_path}: {reader.name}, which has no fields")
            continue
        shown += 1
        survey = survey_fields(file, reader.records)
        seen.update((Note("mapped", name), use.count) for name, use in survey.fields.items())
        for line in _survey_lines(survey, reader.name):
            tell(wrapped(line, margin=" " * 6))
    if shown:
        require_fields(chosen, seen)
    if not shown:
        sys.exit(FAILED)


def _survey_lines(survey: FieldSurvey, format_name: str) -> Iterator[str]:
    """A line for the file, one for each field that an article is made of, and one for each of the others."""
    yield f"{survey.path}: {format_name}, {survey.records:,} records, {survey.articles:,} articles"
    if survey.first_error:
        yield f"  first error: {survey.first_error}"
    uses = sorted(survey.fields.values(), key=lambda use: not use.target)
    width = min(30, max((len(use.name) for use in uses), default=0))
    for use in uses:
        yield f"  {use.name:<{width}}  {_target(use):<15} {use.count:>9,}×  {use.example}"


def _target(use: FieldUse) -> str:
    return f"→ {use.target}" if use.target else "not used"
