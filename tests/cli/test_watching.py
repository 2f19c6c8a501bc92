"""`index --watch` as people run it: a process of its own, which a server follows and a signal ends."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from searchapp.cli.watching import event_lines
from searchapp.config import Settings
from searchapp.errors import IndexLockedError
from searchapp.ingest import IngestReport
from searchapp.web import create_app

PATIENCE_SECONDS = 60
OTTERS = "Otters Return\n\nTwo otters have come back to the old mill, a ranger said on Friday. They had been away.\n"


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that watches the folder `news`."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "herons.txt").write_text(OTTERS.replace("otter", "heron").replace("Otter", "Heron"))
    command = [sys.executable, "-m", "searchapp", "index", "--watch", "--json", "--index", "index", "news"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=tmp_path, text=True, **pipes) as process:
        assert process.stderr
        for line in process.stderr:
            if line.startswith("Watching news"):
                break
        yield process
        process.kill()


@pytest.mark.slow
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_a_server_shows_what_is_saved_and_a_signal_ends_the_watch(
    watching: subprocess.Popen[str], tmp_path: Path, end: signal.Signals
) -> None:
    client = create_app(Settings(index=tmp_path / "index")).test_client()
    assert client.get("/api/search?q=otters").json["total"] == 0
    (tmp_path / "news" / "otters.txt").write_text(OTTERS)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while client.get("/api/search?q=otters").json["total"] == 0:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    watching.send_signal(end)
    output, errors = watching.communicate(timeout=PATIENCE_SECONDS)
    assert watching.returncode == 0
    assert "added 1, removed 0; 2 articles" in errors
    assert [json.loads(line)["added"] for line in output.splitlines()] == [1, 1]


@pytest.mark.slow
def test_a_kill_leaves_the_index_and_the_next_watch_catches_up(watching: subprocess.Popen[str], tmp_path: Path) -> None:
    (tmp_path / "news" / "otters.txt").write_text(OTTERS)
    watching.kill()
    watching.wait()
    command = [sys.executable, "-m", "searchapp", "index", "--index", "index", "news"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "2 articles in the index" in done.stderr


def test_a_line_tells_what_changed_and_what_hinders() -> None:
    report = IngestReport(1, 2, 0, 3, 0, (), (), 12_345, 0.1, {})
    (line,) = event_lines(report)
    assert line[8:] == " added 1, changed 2, removed 0, facts of 3 others renewed; 12,345 articles"
    (line,) = event_lines(IndexLockedError("another writer is at work on index"))
    assert line[8:] == " waiting: another writer is at work on index"
