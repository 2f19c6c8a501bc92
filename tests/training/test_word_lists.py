"""The word lists that training draws names from."""

from __future__ import annotations

from searchapp.training.word_lists import word_lists


def test_every_list_has_entries_without_comments() -> None:
    lists = word_lists()
    for entries in (lists.given, lists.surname, lists.place, lists.people, lists.company, lists.known, lists.stories):
        assert len(entries) > 100
        assert not [entry for entry in entries if not entry or entry.startswith("#")]
    assert {"head", "topic", "model"} <= lists.parts.keys()
    assert "kenyan" in lists.peoples
