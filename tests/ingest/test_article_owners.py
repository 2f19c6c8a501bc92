"""Ids of articles and the files that they belong to."""

from __future__ import annotations

from searchapp.ingest.article_owners import ArticleOwners


def test_every_id_belongs_to_its_file() -> None:
    owners = ArticleOwners(least_recent=10)
    for number in range(1_000):
        owners.add(f"tea-{number}", number % 7)
    assert len(owners) == 1_000
    assert [owners.get(f"tea-{number}") for number in range(1_000)] == [number % 7 for number in range(1_000)]
    assert "coffee" not in owners


def test_an_id_can_be_taken_back_and_given_again() -> None:
    owners = ArticleOwners(least_recent=2)
    for name in ("tea", "oats", "rye", "hops"):
        owners.add(name, 1)
    for name in ("tea", "hops"):
        owners.remove(name)
    assert [name in owners for name in ("tea", "oats", "rye", "hops")] == [False, True, True, False]
    owners.add("tea", 2)
    assert (owners.get("tea"), len(owners)) == (2, 3)
