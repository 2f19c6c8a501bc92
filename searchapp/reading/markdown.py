"""Markdown, its markup taken off by markdown-it-py; what stands in its front matter is read as a record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import structs
from msgspec.structs import replace

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading.bylines import byline_of
from searchapp.reading.cleaning.headlines.line_tests import address_of
from searchapp.reading.cleaning.line_kinds import is_prose
from searchapp.reading.cleaning.line_patterns import BYLINE
from searchapp.reading.cleaning.long_texts import MAX_TEXT_CHARS, cut_text, cut_to_length
from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.encodings.decoding import read_text
from searchapp.reading.ids import file_id
from searchapp.reading.records.articles import article_of_record
from searchapp.reading.records.front_matter import front_matter
from searchapp.reading.records.record_fields import InvalidRecord
from searchapp.reading.records.usual_names import LEAD, is_known, plain_name, ranks
from searchapp.reading.source_file import SourceFile
from searchapp.text.calendar.date_lines import date_of_line, is_publication_line
from searchapp.text.calendar.path_dates import date_in_address, date_in_path

if TYPE_CHECKING:
    from markdown_it.token import Token

_FOOTNOTE = re.compile(r"\[\^[\w-]{1,30}\](?::[ \t]?)?")
_NOTES_MARKUP = (  # what Obsidian, Hugo and like programs add
    (re.compile(r"%%.{0,5000}?%%", re.S), ""),  # remarks
    (re.compile(r"!\[\[[^\[\]\n]*\]\]"), ""),  # pictures and other notes
    (re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]\n]+)\]\](?!\()"), r"\1"),  # links, with another wording behind a bar
    (re.compile(r"==(?=\S)([^=\n]+?)(?<=\S)=="), r"\1"),  # words in colour
    (re.compile(r"^[ \t]*(?:\{\{[<%][^{}\n]*[>%]\}\}|\{%[^{}\n]*%\})[ \t]*$", re.M), ""),  # what Hugo and Jekyll put in
    (re.compile(r"[ \t]\^[\w-]{1,40}$", re.M), ""),  # names of paragraphs
    (re.compile(r"^(>[ \t]*)\[!\w+\][+-]?[ \t]*", re.M), r"\1"),  # kinds of boxes
)
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.S)
_PROPERTY = re.compile(r"([A-Z][\w ]{1,30}): (\S.*)")
_LEAST_KNOWN = 2  # properties
_TITLED_FRONT = re.compile(
    r"---[ \t]*\n(?:[^\n]*\n){0,30}?(?:title|headline):[^\n]*\n(?:[^\n]*\n){0,30}?---[ \t]*\n", re.I
)
_FRONT_OF_READER = re.compile(r"Title: [^\n]*\n\s*\nURL Source: https?://")  # of Jina
_HEADING = re.compile(r"\s*#{1,2}[ \t]+\S[^\n]{2,200}\n\s*\n")
_MARKUP = re.compile(r"\]\((?:https?:/)?/|\*\*[^\s*][^*\n]*\*\*|\n\n#{2,4}[ \t]+\S")


def is_markdown(head: str, file: SourceFile) -> bool:
    """Whether a file without a suffix that says so begins with front matter, or with a heading and has more markup."""
    is_marked = bool(_HEADING.match(head) and _MARKUP.search(head))
    return file.suffix in ("", ".txt", ".text") and (
        is_marked or bool(_TITLED_FRONT.match(head) or _FRONT_OF_READER.match(head))
    )


def read_markdown(file: SourceFile, repeated_lines: RepeatedLines) -> Iterator[Article | ArticleError]:
    """The one article of a Markdown file, or why there is none."""
    text = cut_to_length(whole_text := read_text(file, max_chars=MAX_TEXT_CHARS))
    if text is not whole_text:
        yield cut_text(file.path)
    record, text = front_matter(text)
    for pattern, replacement in _NOTES_MARKUP:
        text = pattern.sub(replacement, text)
    title, body = _plain(_FOOTNOTE.sub("", text))
    if not body:
        raise ArticleError(file.path, "has no article text")
    head, body = _head_and_text(body)
    try:
        article = article_of_record({**head, **record, "body": body}, file.display_path, file_id(file), file.fields)
    except InvalidRecord as error:
        raise ArticleError(file.path, str(error)) from error
    published = article.published or date_in_address(article.url) or date_in_path(file.path)
    if published and _is_draft(record):
        published = structs.replace(published, reliable=False)
    yield replace(article, title=article.title or title, published=published, notes=())


def _head_and_text(body: str) -> tuple[dict[str, str], str]:
    """What the lines above a text say of it as a record, an address, a byline and a day, and the text."""
    head, lines = _properties(body)
    for index, line in enumerate(lines):
        if url := address_of(line):
            head.setdefault("url", url)
        elif BYLINE.match(line) and not is_prose(line):
            head["byline"] = byline_of(line)
            if date_of_line(line):
                head["published"] = line
        elif is_publication_line(line) and (dated := date_of_line(line)) and (dated.cue or dated.published.reliable):
            head.setdefault("published", line)
        elif line.strip():
            return head, "\n".join(lines[index:])
    return {}, body


def _properties(body: str) -> tuple[dict[str, str], list[str]]:
    """The properties that Notion writes below a heading, `Author: …` on a line each, and the lines behind them."""
    first, _, rest = body.partition("\n\n")
    properties = [_PROPERTY.fullmatch(line) for line in first.split("\n")]
    known = [each for each in properties if each and is_known(each[1])]
    if len(known) < _LEAST_KNOWN or not all(properties) or any(map(_is_spoken, known)):
        return {}, body.split("\n")
    return {each[1]: each[2] for each in properties if each}, rest.split("\n")


def _is_spoken(line: re.Match[str]) -> bool:
    """Whether a line is what somebody says in an interview, and no property: only a summary is a sentence."""
    return is_prose(line[2]) and plain_name(line[1]) not in ranks()[LEAD]


def _is_draft(record: Mapping[str, object]) -> bool:
    """Whether the front matter says that the text has not come out."""
    return str(record.get("draft", "")).lower() == "true" or str(record.get("published", "")).lower() == "false"


def _plain(text: str) -> tuple[str, str]:
    """The heading that a text begins with, and the text without its markup, a blank line between its blocks."""
    from markdown_it import MarkdownIt  # takes a fiftieth of a run's start to import, and only Markdown needs it

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
