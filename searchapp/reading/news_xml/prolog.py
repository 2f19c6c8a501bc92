"""What stands before the root of an XML file: its entities are refused where they could grow or read other files."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html.entities import html5

from searchapp.errors import ArticleError
from searchapp.reading.source_file import SourceFile

_MAX_PROLOG_CHARS = 1 << 20
_MAX_ENTITY_CHARS = 200
_ROOT = re.compile(
    r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^<>\[\"']|\"[^\"]*\"|'[^']*')*(?:\[.*?\]\s*)?>)*<(?=[A-Za-z_])",
    re.S | re.I,
)
_ENTITY = re.compile(r"<!ENTITY\s+(?P<percent>%\s+)?(?P<name>[^\s\"'<>]+)\s+(?P<value>\"[^\"]*\"|'[^']*'|[^>]*)")
_REFERENCE = re.compile(
    r"&(?!amp;|lt;|gt;|quot;|apos;|#\d{1,7};|#[xX][0-9a-fA-F]{1,6};)(?P<name>[A-Za-z_][\w.-]{0,40});?"
)
_BARE = re.compile(r"&(?!#?\w[\w.-]{0,40};)")
_NO_CHARACTER = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcefBCEF]|1[0-9a-fA-F])|x?0*[dD][89a-fA-F]..);|[\ufffe\uffff\ud800-\udfff]"
)
_CUT = re.compile(r"&[^;\s&<]{0,45}\Z")


def well_formed_chunks(file: SourceFile, chunks: Iterable[str]) -> Iterator[str]:
    """The text of an XML file from its root on, without entities of its own and signs that XML does not have.

    Raises ArticleError for entities that hold others, or that stand in other files.
    """
    head, rest = "", iter(chunks)
    root = None
    for chunk in rest:
        head += chunk
        root = _ROOT.match(head)
        if root or len(head) > _MAX_PROLOG_CHARS:
            break
    if not root:
        raise ArticleError(file.path, "is not XML: it has no element")
    clean = _cleaner(_entities(file, head[: root.end()]))
    pending = head[root.end() - 1 :]
    for chunk in rest:
        cut = _CUT.search(pending)
        end = cut.start() if cut else len(pending)
        yield clean(pending[:end])
        pending = pending[end:] + chunk
    yield clean(pending)


def well_formed_head(head: str) -> str:
    """The first characters of an XML file from its root on, as `well_formed_chunks` gives them; empty without a root.

    The entities that the file declares stand as their names.
    """
    root = _ROOT.match(head)
    return _cleaner({})(head[root.end() - 1 :]) if root else ""


def root_name(head: str) -> str:
    """The name of the root of an XML text, without its prefix; empty where the text has none."""
    match = _ROOT.match(head)
    name = re.match(r"(?:[\w.-]+:)?([\w.-]+)", head[match.end() :]) if match else None
    return name[1] if name else ""


def _entities(file: SourceFile, prolog: str) -> Mapping[str, str]:
    """The entities that a prolog declares. Raises ArticleError for those that are no short text."""
    entities: dict[str, str] = {}
    for match in _ENTITY.finditer(prolog):
        name, value = match["name"], match["value"]
        if match["percent"] or value[:1] not in ("'", '"'):
            raise ArticleError(file.path, f"declares the external entity “{name}”; take the <!ENTITY> out of its head")
        if _REFERENCE.search(value) or len(value) > _MAX_ENTITY_CHARS:
            raise ArticleError(
                file.path, f"declares the entity “{name}”, which grows when read; take the <!ENTITY> out of its head"
            )
        entities[name] = html.escape(html.unescape(value[1:-1]))
    return entities


def _cleaner(entities: Mapping[str, str]) -> Callable[[str], str]:
    """What gives a piece of XML the signs that its entities stand for, and takes out what is no sign."""

    def sign(match: re.Match[str]) -> str:
        name = match["name"]
        if name in entities:
            return entities[name]
        characters = html5.get(f"{name};")
        return (
            "".join(f"&#{ord(character)};" for character in characters) if characters else f"&amp;{match.group()[1:]}"
        )

    return lambda text: _NO_CHARACTER.sub("", _BARE.sub("&amp;", _REFERENCE.sub(sign, text)))
