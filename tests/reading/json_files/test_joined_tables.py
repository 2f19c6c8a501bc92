"""Dumps whose tables join posts, writers and tags."""

from __future__ import annotations

from searchapp.reading.json_files.joined_tables import with_references_resolved, with_tables_joined


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


def test_entries_of_a_graph_hold_what_they_name_by_id() -> None:
    ada, paper = {"@id": "#ada", "name": "Ada Marsh"}, {"@id": "#paper", "name": "The Weir Post"}
    image = {"@id": "#x"}
    weir = {"author": [{"@id": "#ada"}], "publisher": {"@type": "Organization", "@id": "#paper"}, "image": image}
    graph = with_references_resolved({"@graph": [weir, ada, paper, "none"]})["@graph"]
    assert graph == [{"author": [ada], "publisher": paper, "image": image}, ada, paper, "none"]


def test_an_object_without_a_graph_stays_as_it_is() -> None:
    for value in ({"@id": "#ada", "author": {"@id": "#ada"}}, {"@graph": {"@id": "#ada"}}):
        assert with_references_resolved(value) is value
