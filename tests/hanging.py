"""What hangs is told from what is slow on a busy machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time, sleep

import pytest

HANG_SECONDS = 60.0  # a hundred times what a usual machine needs for any of these; what hangs takes hours


@contextmanager
def no_hang(longest: float = HANG_SECONDS) -> Iterator[None]:
    """Fails when what is done inside takes this process longer than any sane answer does."""
    started = process_time()
    yield
    seconds = process_time() - started
    assert seconds < longest, f"it took {seconds:.0f} s"


def eventually(is_so: Callable[[], bool]) -> None:
    """Wait for something that another process brings about."""
    for _ in range(600):
        if is_so():
            return
        sleep(0.05)
    pytest.fail("it has not come about within half a minute")
