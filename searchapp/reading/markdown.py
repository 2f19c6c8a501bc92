"""Markdown, its markup taken off by markdown-it-py; what stands in its front matter is read as a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.decoding import read_text
from searchapp.reading.ids import file_id
from searchapp.reading.records.articles import InvalidRecord, article_of_record
from searchapp.reading.source_file import SourceFile
from searchapp.text.calendar.dates import date_in_path

_FRONT_MATTER = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(.{0,20000}?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_ENTRY = re.compile(r"([A-Za-z][\w -]{0,60}?)\s*[:=]\s*(.*)")
_ITEM = re.compile(r"\s+-\s+(.+)|-\s+(.+)")
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.S)
_MAX_PARSED_CHARS = 1 << 22  # markdown-it-py takes a second for one MiB; a longer text is no article


def read_markdown(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
    """The one article of a Markdown file, or why there is none."""
    text = read_text(file)
    if len(text) > _MAX_PARSED_CHARS:
        raise ArticleError(file.path, f"is longer than {_MAX_PARSED_CHARS >> 20} million characters; split it")
    record: dict[str, object] = {}
    if front_matter := _FRONT_MATTER.match(text):
        record = _entries(front_matter.group(2))
        text = text[front_matter.end() :]
    title, body = _plain(text)
    if not body:
        raise ArticleError(file.path, "has no article text")
    try:
        article = article_of_record({**record, "body": body}, file.display_path, file_id(file), file.fields)
    except InvalidRecord as error:
        raise ArticleError(file.path, str(error)) from error
    published = article.published or date_in_path(file.path)
    yield replace(article, title=article.title or title, published=published, notes=())


def _entries(text: str) -> dict[str, object]:
    """The keys of a front matter, in YAML or TOML as people write it there: values of one line, and lists."""
    entries: dict[str, object] = {}
    key = ""
    for line in text.split("\n"):
        item = _ITEM.match(line)
        if item and key and not entries[key]:
            entries[key] = []
        if item and key and isinstance(values := entries[key], list):
            values.append(_unquoted(item.group(1) or item.group(2)))
        elif (entry := _ENTRY.match(line)) and entry.group(2) != "[]":
            key, value = entry.group(1), entry.group(2).strip()
            is_list = value.startswith("[") and value.endswith("]")
            entries[key] = [_unquoted(part) for part in value[1:-1].split(",")] if is_list else _unquoted(value)
    return entries


def _unquoted(value: str) -> str:
    """A value without the quotation marks around it."""
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _plain(text: str) -> tuple[str, str]:
    """The heading that a text begins with, and the text without its markup, a blank line between its blocks."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    blocks = [
        (tokens[index - 1].tag if index else "", block)
        for index, token in enumerate(tokens)
        if (block := _block(token))
    ]
    has_title = bool(blocks) and blocks[0][0] == "h1"
    title = " ".join(blocks[0][1].split()) if has_title else ""
    return title, "\n\n".join(block for _, block in blocks[has_title:])


def _block(token: Token) -> str:
    """The text of a block; empty for a token that only begins or ends one."""
    if token.type == "inline":
        return "".join(_inline(child) for child in token.children or ()).strip()
    if token.type == "html_block":
        return _TAG.sub("", token.content).strip()
    return token.content.strip() if token.type in ("fence", "code_block") else ""


def _inline(token: Token) -> str:
    """The text of a part of a line."""
    if token.type in ("text", "code_inline"):
        return token.content
    return {"softbreak": "\n", "hardbreak": "\n"}.get(token.type, "")
