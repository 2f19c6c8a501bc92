"""Posts of social networks, as their interfaces and archives hand them out, with their whole text and their writer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def with_writers(value: dict[str, Any]) -> dict[str, Any]:
    """An answer of X's second interface with the writer of each post in it; any other object as it is."""
    posts, included = value.get("data"), value.get("includes")
    if not isinstance(included, dict) or not isinstance(posts, (list, dict)):
        return value
    writers = {user.get("id"): user for user in _objects(included.get("users"))}
    whole = {post.get("id"): post for post in _objects(included.get("tweets"))}
    joined = [_joined(post, writers, whole) for post in _objects(posts if isinstance(posts, list) else [posts])]
    return {"data": joined}


def _joined(post: dict[str, Any], writers: Mapping[Any, Any], whole: Mapping[Any, Any]) -> dict[str, Any]:
    """A post with its writer, and the whole text of what it only passes on."""
    writer = writers.get(post.get("author_id"))
    passed_on = [
        whole.get(other.get("id")) for other in _objects(post.get("referenced_tweets")) if _is_passed_on(other)
    ]
    original = next(filter(None, passed_on), None)
    return _with_original({**post, "author": writer} if writer else post, original)


def _is_passed_on(reference: Mapping[str, Any]) -> bool:
    return reference.get("type") == "retweeted"


def whole_post(value: dict[str, Any]) -> dict[str, Any]:
    """A post of X's first interface, of Facebook's archive with its text in its place; any other object as it is."""
    if str(value.get("source", "")).startswith("<a ") and "created_at" in value:  # the program that it was written in
        value = {name: inner for name, inner in value.items() if name != "source"}
    extended = value.get("extended_tweet") or value.get("note_tweet")
    if isinstance(extended, dict):
        value = {**value, "text": _text_of_post(extended) or value.get("text")}
    parts = [text for part in _objects(value.get("data")) if isinstance(text := part.get("post"), str)]
    if parts and "timestamp" in value:
        return {"timestamp": value["timestamp"], "body": parts, "attachments": value.get("attachments")}
    return _with_original(value, value.get("retweeted_status"))


def _with_original(post: dict[str, Any], original: Any) -> dict[str, Any]:
    """A post that only passes another on, which ends in the middle of it, with the other's whole text."""
    start, mark, _ = _text_of_post(post).partition(": ")
    if not isinstance(original, dict) or not mark or not start.startswith("RT @"):
        return post
    return {**post, "full_text": f"{start}: {_text_of_post(whole_post(original))}"}


def _text_of_post(post: Mapping[str, Any]) -> str:
    """The longest that a post of X gives of its text."""
    return next((text for name in ("full_text", "text") if isinstance(text := post.get(name), str)), "")


def _objects(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
