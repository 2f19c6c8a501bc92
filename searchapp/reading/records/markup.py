"""The text of a field that may hold HTML: tags are read as such, entities become signs."""

from __future__ import annotations

import html
import re

from searchapp.reading.html_blocks.html_fragments import html_to_text

_TAG_NAMES = (
    "a|abbr|article|aside|b|blockquote|body|br|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|footer|form|h[1-6]|head"
    "|header|hr|html|i|iframe|img|ins|li|main|noscript|ol|p|picture|pre|q|s|script|section|small|span|strong|style|sub|sup|svg"
    "|table|tbody|td|template|tfoot|th|thead|time|tr|u|ul|video|audio|object|embed|button|input|source|link|meta|title"
)
_TAG = re.compile(rf"<!--|<!\[CDATA\[|</?(?:{_TAG_NAMES})(?:\s[^<>]*|/)?>", re.I)
_UNSEEN = "script|style|noscript|iframe|template|svg|object|video|audio|button|head"
_UNSEEN_ELEMENT = re.compile(rf"<({_UNSEEN})\b[^<>]*>(?:(?!<\1\b).)*?</\1\s*>|<!--.*?(?:-->|\Z)", re.I | re.S)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_BLOCK = re.compile(
    r"</?(?:article|aside|blockquote|body|br|center|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|ol|p|pre"
    r"|section|table|tr|ul)(?:\s[^<>]*|/)?>",
    re.I,
)
_ANY_TAG = re.compile(rf"</?(?:{_TAG_NAMES})(?:\s[^<>]*|/)?>", re.I)
_EMPHASIS = re.compile(r"<(b|i|em|strong|u|span|small)>[^<>]*</\1>", re.I)  # in a line that was escaped once more
# What WordPress puts pictures, players and columns in the place of, with the picture's caption.
_SHORTCODE = re.compile(
    r"\[(caption|gallery|embed|playlist)(?:\s+\w+=[^\[\]]*)?\](?:(?:(?!\[\1\b).)*?\[/\1\])?"
    r"|\[/?(?:audio|video|vc_\w+|et_pb_\w+|fusion_\w+)(?:\s+\w+=[^\[\]]*)?\]",
    re.S,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TWICE = re.compile(r"&amp;(?=#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,30};)")


def field_text(value: str) -> str:
    """The text of a field, each block of HTML a line of its own, without the shortcodes of WordPress."""
    if "[" in value and "]" in value:
        value = _SHORTCODE.sub("", value)
    if "<" in value and _TAG.search(value):
        value = _without_tags(value)
    elif "&" in value and "&lt;" in value and _TAG.search(escaped := unescaped(value)) and _BLOCK.search(escaped):
        value = _without_tags(escaped)  # HTML that was escaped once more on its way
    if "&" not in value:
        return value
    text = unescaped(value)
    return _without_tags(text) if "&lt;" in value and _EMPHASIS.search(text) else text


def unescaped(value: str) -> str:
    """The text with signs for entities, also for those that were escaped twice."""
    return _ENTITY.sub(_sign, _TWICE.sub("&", value))


def _sign(entity: re.Match[str]) -> str:
    """The sign of one entity; what only looks like one stays."""
    return html.unescape(entity[0])


def _without_tags(value: str) -> str:
    """The text of HTML, without what no reader sees; line breaks are of the text where no tag makes blocks."""
    value = _CDATA.sub("", value)
    if _BLOCK.search(value):
        return html_to_text(value)
    lines = (" ".join(line.split()) for line in _ANY_TAG.sub("", _UNSEEN_ELEMENT.sub("", value)).split("\n"))
    return "\n".join(lines).strip()
