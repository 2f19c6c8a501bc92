"""`extract`: what searchapp finds in articles, as JSON Lines."""

from __future__ import annotations

import sys

import click
import msgspec

from searchapp.cli.group import FAILED
from searchapp.cli.options import paths_argument, procs_option
from searchapp.config import load_settings
from searchapp.errors import ArticleError
from searchapp.ingest.extraction_pool import read_and_extract
from searchapp.model.record import extract_record
from searchapp.reading import RepeatedLines, find_files


@click.command()
@procs_option
@paths_argument
def extract(procs: int | None, paths: tuple[str, ...]) -> None:
    """Print one JSON object a line for every article found under PATH, with its facts and their evidence.

    `start` and `end` are character offsets into title + "\\n" + body. What cannot be read is told on standard error.
    PATH is corpus by default; - is standard input.
    """
    settings = load_settings(procs=procs)
    files = list(find_files(paths or (str(settings.corpus),)))
    output, failed, printed = sys.stdout.buffer, 0, 0
    for batch in read_and_extract(files, RepeatedLines.learn(files), settings.procs):
        for extracted in batch.articles():
            if isinstance(extracted.article, ArticleError):
                failed += 1
                click.echo(f"{extracted.article}", err=True)
            else:
                printed += 1
                output.write(msgspec.json.encode(extract_record(extracted.article, extracted.facts)) + b"\n")
    if failed and not printed:
        sys.exit(FAILED)
