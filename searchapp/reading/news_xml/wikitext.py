"""The text of MediaWiki's markup, a paragraph a line."""

from __future__ import annotations

import html
import re
from functools import lru_cache

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_UNSEEN = re.compile(
    r"<(ref|gallery|timeline|math|templatestyles|score)\b[^<>]{0,500}?(?:/>|>.{0,5000}?</\1\s*>)", re.S | re.I
)
_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")
_DATE_TEMPLATE = re.compile(
    r"\{\{\s*(?:date|data|datum|dato|fecha|дата|byline\s*\|\s*date)\s*[|=]\s*([^{}|]{4,40})", re.I
)
_TABLE_LINE = re.compile(r"^[ \t]*(?:\{\||\|\}|\|-)[^\n]*", re.M)
_CELL = re.compile(r"^[ \t]*[|!]\+?(?:[^|\n\[\]]*\|(?!\|))?", re.M)  # with its style before a bar
_NEXT_CELL = re.compile(r"\|\||!!")
_NAMESPACES = (
    "File", "Image", "Category", "Datei", "Bild", "Kategorie", "Fichier", "Catégorie", "Archivo", "Categoría", "Файл",
    "Категория",
)  # fmt: skip
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]")
_WEB_LINK = re.compile(r"\[(?:https?:)?//[^\s\]]+\s*([^\]]*)\]")
_EMPHASIS = re.compile(r"'{2,5}")
_HEADING = re.compile(r"^(={1,6})(.+?)\1[ \t]*$", re.M)
_LIST_MARK = re.compile(r"^[*#:;]+\s*", re.M)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_SWITCH = re.compile(r"__[A-Z]+__")
_SHOWN_TEMPLATES = frozenset(
    ("w", "wikipedia", "wt", "lang", "nowrap", "nobr", "small", "big", "quote", "pullquote", "tq")
)
_MAX_DEPTH = 40  # of templates in each other


def plain_text(markup: str, namespaces: tuple[str, ...] = ()) -> str:
    """The text that readers of a page see, without templates, tables, pictures, categories and references.

    `namespaces` are the names that this wiki gives to those of pictures and categories, beside the usual ones.
    """
    text = _UNSEEN.sub("", _COMMENT.sub("", markup))
    for _ in range(_MAX_DEPTH):
        text, count = _TEMPLATE.subn(_shown_of_template, text)
        if not count:
            break
    text = _TABLE_LINE.sub("", _file_links(namespaces).sub("", text))
    for pattern, replacement in (
        (_LINK, r"\1"),
        (_WEB_LINK, r"\1"),
        (_EMPHASIS, ""),
        (_HEADING, r"\2"),
        (_CELL, ""),
        (_NEXT_CELL, " | "),
        (_LIST_MARK, ""),
        (_TAG, ""),
        (_SWITCH, ""),
    ):
        text = pattern.sub(replacement, text)
    lines = (" ".join(html.unescape(line).split()) for line in text.split("\n"))
    return "\n".join(filter(None, lines))


@lru_cache(maxsize=16)
def _file_links(namespaces: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for links into the namespaces of pictures and categories."""
    names = "|".join(map(re.escape, (*_NAMESPACES, *namespaces)))
    return re.compile(rf"\[\[\s*(?:{names})\s*:(?:[^\[\]]|\[\[[^\[\]]*\]\])*\]\]", re.I)


def _shown_of_template(template: re.Match[str]) -> str:
    """What a template shows of its own words: those of a link to another wiki or of a quotation."""
    name, *values = template[0][2:-2].split("|")
    texts = [value for value in values if "=" not in value]
    return texts[-1] if texts and name.strip().casefold() in _SHOWN_TEMPLATES else ""


def template_date(markup: str) -> str:
    """The day that a page of Wikinews gives itself in a template, `{{date|May 3, 2019}}`; empty where it gives none."""
    match = _DATE_TEMPLATE.search(markup)
    return match[1].strip() if match else ""
