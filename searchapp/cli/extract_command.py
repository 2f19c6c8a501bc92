"""`extract`: print what is known of each article as a line of JSON."""

from __future__ import annotations

import sys
from collections import Counter

import click
import msgspec

from searchapp.cli.group import FAILED
from searchapp.cli.index_command import note_lines
from searchapp.cli.options import fields_option, paths_argument, procs_option
from searchapp.cli.printing.output import byte_output, remark
from searchapp.config import load_settings, own_files
from searchapp.errors import ArticleError, LeftOut
from searchapp.ingest import LeftOutCount, left_out_lines
from searchapp.ingest.changed_files import article_files
from searchapp.ingest.extracting.extraction_pool import read_and_extract
from searchapp.model.field_names import Note
from searchapp.model.record import extract_record
from searchapp.reading import RepeatedLines, survey_files
from searchapp.reading.records.usual_names import field_map, require_fields


@click.command()
@procs_option
@fields_option
@paths_argument
def extract(procs: int | None, fields: tuple[str, ...], paths: tuple[str, ...]) -> None:
    """Print what is known of each article under PATH as a line of JSON: its facts, and where the text bears them out.

    `start` and `end` are character offsets into title + "\\n" + body. What cannot be read, or is left out, is told on
    standard error.
    PATH is corpus by default; - is standard input.
    """
    settings = load_settings(procs=procs)
    left_out = LeftOutCount()
    own = (settings.corrections, *own_files(settings))
    chosen = field_map(fields)
    survey = survey_files(paths or (str(settings.corpus),), chosen)
    files = article_files(survey, settings.index, own, left_out)
    output, failed, printed = byte_output(), 0, 0
    notes: Counter[Note] = Counter()
    for batch in read_and_extract(files, RepeatedLines.learn(files), settings.procs):
        for extracted in batch.articles():
            if isinstance(extracted.article, LeftOut):
                left_out.add(extracted.article)
            elif isinstance(extracted.article, ArticleError):
                failed += 1
                remark(f"{extracted.article}")
            else:
                printed += 1
                notes.update(extracted.article.notes)
                output.write(msgspec.json.encode(extract_record(extracted.article, extracted.facts)) + b"\n")
    output.flush()
    require_fields(chosen, notes)
    for line in (*left_out_lines(left_out.kinds()), *note_lines(notes)):
        remark(line)
    if (failed or left_out.kinds()) and not printed:
        sys.exit(FAILED)
