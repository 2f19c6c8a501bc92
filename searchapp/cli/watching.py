"""`index --watch` in a terminal: a line for each state of the index, until it is stopped."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator, Sequence
from threading import Event
from typing import BinaryIO

import msgspec

from searchapp.backends.locations import Location
from searchapp.cli.printing.output import remark
from searchapp.errors import SearchappError
from searchapp.ingest import IngestOptions, IngestReport, left_out_lines, report_record
from searchapp.ingest.watch.watching import watch_index

_SHOWN_FAILURES = 5


def watch_and_tell(
    index: Location,
    paths: Sequence[str],
    options: IngestOptions,
    summary: Callable[[IngestReport], list[str]],
    output: BinaryIO | None,
) -> None:
    """Keep the index in line with the paths until Ctrl-C or SIGTERM; the first run is told by its summary.

    To `output`, where there is one, goes an object of JSON for each state of the index.
    """
    stop = _Stop()
    stop.listen()
    try:
        for event in watch_index(index, paths, options, stop=stop.event):
            if isinstance(event, SearchappError) or stop.waits_for_runs:
                lines = [*event_lines(event)]
            else:
                lines = [*summary(event), f"Watching {', '.join(paths)}; Ctrl-C ends it."]
            for line in lines:
                remark(line)
            if isinstance(event, IngestReport):
                stop.waits_for_runs = True
                if output:
                    record = {"time": time.strftime("%Y-%m-%dT%H:%M:%S%z"), **report_record(event)}
                    output.write(msgspec.json.encode(record) + b"\n")
                    output.flush()
    except KeyboardInterrupt:
        remark("Stopped in the middle of a run; the next one goes on from what was read.")
        if not stop.waits_for_runs:
            raise
        return
    remark("Stopped; the index is whole.")


class _Stop:
    """What SIGINT and SIGTERM do: end the first run, which may take hours, at once, and those after it when they are
    done; a second signal waits for nothing."""

    def __init__(self) -> None:
        self.event = Event()
        self.waits_for_runs = False

    def listen(self) -> None:
        """Have the signals sent here."""
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) is not signal.SIG_IGN:  # as a shell has Ctrl-C for what runs beside a script
                signal.signal(number, lambda *_: self._stop())

    def _stop(self) -> None:
        is_second = self.event.is_set()
        self.event.set()
        if is_second or not self.waits_for_runs:
            raise KeyboardInterrupt


def event_lines(event: IngestReport | SearchappError) -> Iterator[str]:
    """What happened, each line behind the time of day."""
    now = time.strftime("%H:%M:%S")
    if isinstance(event, SearchappError):
        yield f"{now} waiting: {event}"
        return
    for error in event.failed[:_SHOWN_FAILURES]:
        yield f"{now} could not be read: {error}"
    if len(event.failed) > _SHOWN_FAILURES:
        yield f"{now} could not be read: {len(event.failed) - _SHOWN_FAILURES:,} more"
    yield from (f"{now} {line.strip()}" for line in left_out_lines(event.left_out))
    changed = f"changed {event.changed:,}, " if event.changed else ""
    renewed = f", facts of {event.renewed:,} others renewed" if event.renewed else ""
    yield f"{now} added {event.added:,}, {changed}removed {event.removed:,}{renewed}; {event.documents:,} articles"
