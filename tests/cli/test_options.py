"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from searchapp.cli.options import fields_option, index_option, paths_argument, procs_option


def given(*arguments: str) -> dict[str, Any]:
    """What a command with all of the options gets."""
    got: dict[str, Any] = {}

    @click.command()
    @index_option
    @procs_option
    @fields_option
    @paths_argument
    def command(**values: Any) -> None:
        """A command."""
        got.update(values)

    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 0, result.output
    return got


def test_what_is_not_given_leaves_the_settings_as_they_are() -> None:
    assert given() == {"index_settings": {"index": None, "backend": None}, "procs": None, "fields": (), "paths": ()}


def test_which_index_is_meant_stands_in_one_value() -> None:
    settings = given("--index", "news", "--backend", "opensearch")["index_settings"]
    assert settings == {"index": Path("news"), "backend": "opensearch"}


def test_fields_and_paths_are_repeated() -> None:
    values = given("--field", "body=content", "a", "--field", "title=head", "-")
    assert values["fields"] == ("body=content", "title=head")
    assert values["paths"] == ("a", "-")


@pytest.mark.parametrize("arguments", [("--procs", "-1"), ("--procs", "x"), ("--backend", "lucene")])
def test_what_cannot_be_is_refused(arguments: tuple[str, str]) -> None:
    with pytest.raises(AssertionError, match="Invalid value"):
        given(*arguments)
