"""Objects that name others by their ids: posts of a dump by Ghost their writers, articles of JSON-LD their publisher.

{"posts": […], "users": […], "posts_authors": […]}    {"@graph": [{"author": {"@id": "#ada"}}, {"@id": "#ada", …}]}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

_JOINS = (  # the table of pairs, the name of the other table's id in it, that table, what it gives to a post
    ("posts_authors", "author_id", "users", "authors"),
    ("posts_tags", "tag_id", "tags", "section"),
)

_REFERENCE = frozenset(("@id", "@type"))  # all that stands in an object for another one


def with_references_resolved(value: dict[str, Any]) -> dict[str, Any]:
    """A graph of JSON-LD with what it says of those whom its entries name by `@id`; any other object as it is."""
    entries = value.get("@graph")
    if not isinstance(entries, list):
        return value
    by_id = {str(entry["@id"]): entry for entry in _rows(value, "@graph") if "@id" in entry}

    def resolved(member: Any) -> Any:
        if isinstance(member, list):
            return [resolved(item) for item in member]
        is_reference = isinstance(member, dict) and "@id" in member and member.keys() <= _REFERENCE
        return by_id.get(str(member["@id"]), member) if is_reference else member

    graph = [
        {name: resolved(member) for name, member in entry.items()} if isinstance(entry, dict) else entry
        for entry in entries
    ]
    return {**value, "@graph": graph}


def with_tables_joined(value: dict[str, Any]) -> dict[str, Any]:
    """A dump with the names of its writers and of the first tag in each post; any other object as it is."""
    posts = value.get("posts")
    if not isinstance(posts, list) or not any(pairs in value for pairs, _, _, _ in _JOINS):
        return value
    given: dict[str, dict[str, Any]] = defaultdict(dict)
    for pairs, key, table, field in _JOINS:
        for post_id, names in _names_by_post(value, pairs, key, table).items():
            given[post_id][field] = names if field == "authors" else names[0]
    return {**value, "posts": [_with(post, given) for post in posts]}


def _names_by_post(value: Mapping[str, Any], pairs: str, key: str, table: str) -> dict[str, list[str]]:
    """The names that a table has for each post, in their order; what begins with `#` is not shown."""
    names = {str(row.get("id")): row.get("name") for row in _rows(value, table)}
    joined = sorted(_rows(value, pairs), key=lambda row: str(row.get("sort_order", "")))
    by_post: dict[str, list[str]] = defaultdict(list)
    for row in joined:
        if isinstance(name := names.get(str(row.get(key))), str) and not name.startswith("#"):
            by_post[str(row.get("post_id"))].append(name)
    return by_post


def _rows(value: Mapping[str, Any], table: str) -> list[dict[str, Any]]:
    rows = value.get(table)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _with(post: Any, given: Mapping[str, Mapping[str, Any]]) -> Any:
    return {**given.get(str(post.get("id")), {}), **post} if isinstance(post, dict) else post
