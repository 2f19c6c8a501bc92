"""Run everything that has to hold: linter, types, import layers, and the tests in a real browser and all.

python -m tests            # on Debian as root, Chromium is installed when it is missing
python -m tests --checks   # all but the tests
python -m tests -k query   # what follows goes to pytest
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = [["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"]]
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
    failures = [] if arguments and arguments != ["--checks"] else run_checks()
    if arguments != ["--checks"]:
        install_chromium()
        failures += ["pytest"] if failed([sys.executable, "-m", "pytest", *(arguments or WHOLE)]) else []
    for failure in failures:
        print(f"FAILED: {failure}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
