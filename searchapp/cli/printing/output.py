"""Standard output: lines for people, as bytes, and where nobody reads it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import BinaryIO

import click

from searchapp.cli.printing.wrapping import MARGIN, line_width, wrapped
from searchapp.errors import UserError

# What an article's text may have that moves a terminal's cursor or turns its letters around.
_STEERING = dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
UNREAD = 141  # as of any program that SIGPIPE (13) ends: 128 + 13


def tell(line: str) -> None:
    """Print a line, perhaps in colours, that has texts of articles in it; nothing in these steers the terminal."""
    click.echo(line.translate(_STEERING))


def remark(text: str) -> None:
    """Print on standard error what to know beside the output, in lines of the terminal's width."""
    width = line_width(of_errors=True)
    for line in text.split("\n"):
        margin = " " * (len(line) - len(line.lstrip(" "))) + MARGIN
        click.echo(wrapped(line, margin, width=width), err=True)


def byte_output() -> BinaryIO:
    """Standard output as a stream of bytes. Raises UserError where it is closed."""
    if sys.stdout is None:  # as a shell closes it with `>&-`
        raise UserError("standard output is closed")
    return sys.stdout.buffer


def discard_output() -> None:
    """Have what is still to be written go nowhere, so that Python does not tell of a broken pipe when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, AttributeError):  # a stream that is closed, or that a test has put there
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
