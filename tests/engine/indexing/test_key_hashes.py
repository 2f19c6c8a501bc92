"""Keys that were added are among the added ones, others are not."""

from __future__ import annotations

from searchapp.engine.indexing.key_hashes import KeyHashes


def test_keys_that_were_added_are_told_from_others() -> None:
    hashes = KeyHashes()
    assert hashes.among(["otters"]) == []
    hashes.add(["otters", "herons"])
    hashes.add(["owls"])
    assert hashes.among(["owls", "gulls", "otters", "owls"]) == ["owls", "otters", "owls"]
    assert hashes.among([]) == []
