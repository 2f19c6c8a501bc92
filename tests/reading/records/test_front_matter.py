"""What stands above a text in Markdown."""

from __future__ import annotations

import pytest

from searchapp.reading.records.front_matter import front_matter

YAML = """---
title: "Ducks: a story"
date: 2019-05-04 # a Saturday
authors:
  - name: Ada Holm
    role: reporter
  - "[[Ole Lind]]"
author:
  name: Ada Holm
  url: https://larn.example
tags: [ducks, 'town hall']
summary: >
  Forty of
  them.
empty: []
---
The ducks.
"""
TOML = """+++
title = "Ducks"
date = 2019-05-04
authors = ["Ada Holm", "Ole Lind"]
[params]
title = "other"
+++
The ducks.
"""


def test_entries_lists_objects_and_blocks_of_yaml() -> None:
    entries, text = front_matter(YAML)
    assert text == "The ducks.\n"
    assert entries == {
        "title": "Ducks: a story",
        "date": "2019-05-04",
        "authors": [{"name": "Ada Holm", "role": "reporter"}, "Ole Lind"],
        "author": {"name": "Ada Holm", "url": "https://larn.example"},
        "tags": ["ducks", "town hall"],
        "summary": "Forty of them.",
    }


def test_entries_of_toml_are_those_above_its_tables() -> None:
    entries, text = front_matter(TOML)
    assert (entries["title"], entries["authors"], text) == ("Ducks", ["Ada Holm", "Ole Lind"], "The ducks.\n")


def test_an_object_of_json() -> None:
    assert front_matter('{\n "title": "Ducks"\n}\n\nThe ducks.') == ({"title": "Ducks"}, "\n\nThe ducks.")


@pytest.mark.parametrize("text", ["The ducks.", "---\nThe ducks.", "{ducks} came.", "{\n ducks came."])
def test_other_texts_have_none(text: str) -> None:
    assert front_matter(text) == ({}, text)
