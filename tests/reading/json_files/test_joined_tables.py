"""Dumps whose tables join posts, writers and tags."""

from __future__ import annotations

from searchapp.reading.json_files.joined_tables import with_tables_joined


def test_a_post_has_the_names_that_other_tables_join_to_it() -> None:
    dump = {
        "posts": [{"id": 7, "title": "Weir"}, {"id": 8, "title": "Ferry", "authors": "Eva Lund"}],
        "users": [{"id": 1, "name": "Ada Marsh"}],
        "posts_authors": [
            {"post_id": 7, "author_id": 1},
            {"post_id": 8, "author_id": 1},
            {"post_id": 7, "author_id": 2},
        ],
    }
    weir, ferry = with_tables_joined(dump)["posts"]
    assert (weir["authors"], ferry["authors"]) == (["Ada Marsh"], "Eva Lund")


def test_other_objects_stay_as_they_are() -> None:
    for value in ({"posts": [{"id": 7}]}, {"posts": "none", "posts_authors": []}, {}):
        assert with_tables_joined(value) is value


def test_ids_of_any_kind_join_and_stop_nothing() -> None:
    odd = {"id": ["7"], "title": "Weir"}
    dump = {
        "posts": [odd, {"id": 8}],
        "tags": [{"id": 1, "name": "News"}],
        "posts_tags": [{"post_id": "8", "tag_id": "1"}],
    }
    assert with_tables_joined(dump)["posts"] == [odd, {"id": 8, "section": "News"}]
