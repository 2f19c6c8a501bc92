"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

index_option: Decorator = click.option(
    "--index", "index_path", type=click.Path(path_type=Path), metavar="DIR", help="The folder.  [default: index]"
)
procs_option: Decorator = click.option(
    "--procs", type=click.IntRange(0), metavar="N", help="Processes that read and extract.  [default: one a core]"
)
fields_option: Decorator = click.option(
    "--field",
    "fields",
    multiple=True,
    metavar="TARGET=SOURCE",
    help="Which field of records fills which part of an article, as in body=content; may be repeated.",
)
paths_argument: Decorator = click.argument("paths", nargs=-1, metavar="[PATH]...")
