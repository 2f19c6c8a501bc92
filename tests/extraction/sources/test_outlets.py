"""The table of outlets, by all their names."""

from __future__ import annotations

from searchapp.extraction.cued_patterns import distinct_words
from searchapp.extraction.sources.outlets import Outlet, outlets


def test_an_outlet_is_found_by_each_of_its_names() -> None:
    reuters = Outlet("Reuters", "GB", is_printed=False)
    assert outlets().get("Reuters") == outlets().get("the Reuters") == outlets().get("Reuter") == reuters
    assert outlets().get("Marina Gazette") is None


def test_only_whole_words_are_names_of_outlets() -> None:
    text = "Reuters and Reutersville, said AFP"
    assert [(text[start:end], outlet.name) for start, end, outlet in outlets().find(text, distinct_words(text))] == [
        ("Reuters", "Reuters"),
        ("AFP", "Agence France-Presse"),
    ]
