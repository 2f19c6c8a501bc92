"""What a shell offers behind an option of `search`, as bash asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from searchapp.cli import main


def offered(line: str) -> list[str]:
    """What bash is told for the last word of a line."""
    words = line.split(" ")
    environment = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_SEARCHAPP_COMPLETE": "bash_complete"}
    result = CliRunner().invoke(main, env=environment, prog_name="searchapp")
    return [row.partition(",")[2] for row in result.output.split()]


def test_the_choices_of_an_option_are_offered() -> None:
    assert offered("searchapp search --sort ") == ["relevance", "recent", "meaning", "newest", "oldest", "added"]
    assert offered("searchapp search --match an") == ["any"]
    assert offered("searchapp search --lenient ") == ["true", "false"]
    assert offered("searchapp search --page-size ") == []


@pytest.mark.parametrize("option", ["--country", "--exclude-country"])
def test_the_values_of_a_facet_are_offered_by_their_names_too(index: Path, option: str) -> None:
    assert offered(f"searchapp search --index {index} {option} ") == ["EE", "LV"]
    assert offered(f"searchapp search --index {index} {option} lat") == ["LV"]
    assert offered(f"searchapp search --index {index} {option} x") == []


def test_where_there_is_no_index_nothing_is_offered(tmp_path: Path) -> None:
    assert offered(f"searchapp search --index {tmp_path / 'none'} --country ") == []
