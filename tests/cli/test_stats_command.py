"""`stats`: what an index holds, in numbers."""

from __future__ import annotations

import json
from pathlib import Path

from searchapp.model.facets import FACETS
from tests.cli.terminal import run


def test_stats_counts(index: Path) -> None:
    assert json.loads(run("stats", "--index", index, "--json").stdout)["articles"] == 2


def test_every_facet_is_counted_and_lines_tell_what_the_object_tells(index: Path) -> None:
    numbers = json.loads(run("stats", "--index", index, "--json").stdout)
    assert {facet.request_field for facet in FACETS.values()} < numbers.keys()
    assert (numbers["dated"], numbers["undated"], numbers["countries"]) == (2, 0, 2)
    lines = run("stats", "--index", index).stdout.splitlines()
    assert lines[0] == "articles: 2"
    assert [line.partition(":")[0].replace(" ", "_") for line in lines] == [*numbers]
