"""The front matter of a text in Markdown, in YAML, TOML or JSON as people write it there, as a record."""

from __future__ import annotations

import json
import re

from msgspec import Struct, field

_FENCED = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(.{0,20000}?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_OF_READER = re.compile(  # what Jina's reader writes above the Markdown of a page
    r"\s*Title: (?P<title>[^\n]*)\n\s*\nURL Source: (?P<url>\S+)[ \t]*\n"
    r"(?:\s*\nPublished Time: (?P<published>[^\n]*)\n)?(?:\s*\n[A-Z][\w ]{2,30}: [^\n]*\n){0,5}?"
    r"\s*\nMarkdown Content:[ \t]*\n"
)
_ENTRY = re.compile(r"(?P<indent>\s*)(?P<item>-\s+)?(?P<key>[A-Za-z][\w -]{0,60}?)\s*[:=]\s*(?P<value>.*)")
_ITEM = re.compile(r"\s*-\s+(.+)")
_TABLE = re.compile(r"\[+[\w.]+\]+\s*")  # of TOML
_COMMENT = re.compile(r"\s+#.*")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_BLOCK_SIGNS = frozenset((">", "|", ">-", "|-", ">+", "|+"))


def front_matter(text: str) -> tuple[dict[str, object], str]:
    """The entries of a text's front matter, none where it has none, and the text behind it."""
    if match := _FENCED.match(text):
        return _Entries().read(match[2]), text[match.end() :]
    if match := _OF_READER.match(text):
        return {name: value for name, value in match.groupdict().items() if value}, text[match.end() :]
    if text.lstrip().startswith("{\n"):
        start = len(text) - len(text.lstrip())
        try:
            record, end = json.JSONDecoder().raw_decode(text, start)
        except (ValueError, RecursionError):
            return {}, text
        return record, text[end:]
    return {}, text


class _Entries(Struct):
    """The entries as far as they are read: values of one line, lists, and objects in either."""

    values: dict[str, object] = field(default_factory=dict)
    key: str = ""
    in_table: bool = False
    block: list[str] | None = None  # the lines of a value of several

    def read(self, text: str) -> dict[str, object]:
        """The entries of the lines."""
        for line in text.split("\n"):
            self._take(line)
        return self.values

    def _take(self, line: str) -> None:
        if self.block is not None and (line.startswith((" ", "\t")) or not line.strip()):
            self.block.append(line.strip())
            self.values[self.key] = " ".join(filter(None, self.block))
            return
        self.block = None
        self.in_table = self.in_table or bool(_TABLE.fullmatch(line))
        entry = _ENTRY.fullmatch(line)
        if entry and not entry["indent"] and not entry["item"]:
            self._begin(entry["key"], entry["value"].strip())
        elif entry and self.key and not _is_quoted_item(line):
            self._add_to_object(entry)
        elif (item := _ITEM.fullmatch(line)) and self.key:
            self._items().append(_unquoted(item[1]))

    def _begin(self, key: str, value: str) -> None:
        if self.in_table or value == "[]":
            self.key = ""
            return
        self.key = key
        if value in _BLOCK_SIGNS:
            self.block = []
            self.values[key] = ""
        else:
            self.values[key] = _list_of(value) if _is_list(value) else _unquoted(value)

    def _add_to_object(self, entry: re.Match[str]) -> None:
        """An entry of the object under the key, or of the last object in its list."""
        value = _unquoted(entry["value"])
        if entry["item"]:
            self._items().append({entry["key"]: value})
            return
        under = self.values[self.key]
        target = under[-1] if isinstance(under, list) and under else under
        if isinstance(target, dict):
            target[entry["key"]] = value
        elif not target:
            self.values[self.key] = {entry["key"]: value}

    def _items(self) -> list[object]:
        """The list under the key, which is begun where nothing stands there."""
        under = self.values[self.key]
        if isinstance(under, list):
            return under
        items: list[object] = [under] if under else []
        self.values[self.key] = items
        return items


def _is_quoted_item(line: str) -> bool:
    return line.lstrip().startswith(('- "', "- '"))


def _is_list(value: str) -> bool:
    return value.startswith("[") and value.endswith("]") and not value.startswith("[[")


def _list_of(value: str) -> list[object]:
    return [_unquoted(part) for part in value[1:-1].split(",")]


def _unquoted(value: str) -> str:
    """A value without the quotation marks around it, a comment behind it, and the brackets of a link in it."""
    value = value.strip()
    if value[:1] not in ('"', "'"):
        value = _COMMENT.sub("", value)
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return _WIKI_LINK.sub(r"\1", value)
