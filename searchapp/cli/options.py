"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from searchapp.backends.locations import BACKENDS

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


folder_option: Decorator = click.option(
    "--index", type=click.Path(path_type=Path), metavar="DIR", help="The folder.  [default: index]"
)


def index_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which index is meant; the command gets them as `index_settings`, for `load_settings`."""

    @folder_option
    @click.option("--backend", type=click.Choice(BACKENDS), help="Where the index is.  [default: local]")
    @wraps(command)
    def with_settings(*args: Any, index: Path | None, backend: str | None, **others: Any) -> Any:
        return command(*args, index_settings={"index": index, "backend": backend}, **others)

    return with_settings


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
