"""Standard output: as bytes, and where nobody reads it."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import BinaryIO

from searchapp.errors import UserError

UNREAD = 141  # as of any program that SIGPIPE (13) ends: 128 + 13


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
