"""Commands as a terminal runs them."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from searchapp.cli import main


def run(*arguments: str | Path, text: str | bytes | None = None) -> Result:
    """What a command prints, and its exit code."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=text, catch_exceptions=False)
