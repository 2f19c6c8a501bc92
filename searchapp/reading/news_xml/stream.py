"""The records of an XML file one after the other, of which only one is in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

from lxml import etree
from msgspec import Struct, field

from searchapp.errors import ArticleError
from searchapp.reading.news_xml.prolog import well_formed_chunks
from searchapp.reading.record_lines import MAX_ARTICLE_CHARS, text_chunks
from searchapp.reading.source_file import SourceFile

_MAX_DEPTH = 200
_PIECE = 1 << 14
_MAX_ABOUT_CHARS = 500
LOGIN = "author_login"
NAMESPACE = "namespace"


class XmlStream(Struct):
    """The records of a file: the outermost elements that `is_record` names; `about` holds texts from around them.

    Names of a blog's authors stand in `about` by their logins, behind `LOGIN` and a slash; those of a wiki's namespaces
    by their numbers, behind `NAMESPACE` and a slash.
    """

    file: SourceFile
    is_record: Callable[[str], bool]
    about: dict[str, str] = field(default_factory=dict)  # `channel/title` → its text
    _login: str = ""  # of the last author whom a blog's archive lists
    _size: int = 0  # characters since the last record
    _depth: int = 0
    _record_depth: int = 0
    _count: int = 0  # of records

    def records(self) -> Iterator[etree._Element]:
        """Each record, emptied when the next is asked for; raises ArticleError where the file cannot be read on."""
        parser = etree.XMLPullParser(
            events=("start", "end"), recover=True, resolve_entities=False, no_network=True, load_dtd=False,
            huge_tree=False, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        for chunk in well_formed_chunks(self.file, text_chunks(self.file)):
            for start in range(0, len(chunk), _PIECE):
                piece = chunk[start : start + _PIECE]
                self._size += len(piece)
                if self._size > MAX_ARTICLE_CHARS:
                    raise ArticleError(self.file.path, f"has no article within {MAX_ARTICLE_CHARS >> 20} Mi characters")
                parser.feed(piece.encode("utf-8", "replace"))
                yield from self._ended(parser)
        fault = self._fault(parser)
        if not self._count:  # an article that is a file of its own is read as far as it goes
            with suppress(etree.XMLSyntaxError):
                parser.close()  # which ends the elements that are open
            yield from self._ended(parser)
        if fault:
            raise fault

    def _ended(self, parser: etree.XMLPullParser) -> Iterator[etree._Element]:
        """The records that ended since the last call."""
        for event, element in parser.read_events():
            if event == "start":
                self._depth += 1
                if self._depth > _MAX_DEPTH:
                    raise ArticleError(self.file.path, f"has elements nested more than {_MAX_DEPTH} deep")
                if not self._record_depth and self.is_record(local_name(element)):
                    self._record_depth = self._depth
                continue
            if self._depth == self._record_depth:
                self._count += 1
                yield element
                self._record_depth = self._size = 0
            if not self._record_depth:
                self._note(element)
                _forget(element)
            self._depth -= 1

    def _note(self, element: etree._Element) -> None:
        """Keep a short text around the records by its element's and its parent's name."""
        parent = element.getparent()
        text = " ".join((element.text or "").split())
        if local_name(element) == "namespace" and len(self.about) < _MAX_ABOUT_CHARS:
            self.about.setdefault(f"{NAMESPACE}/{element.get('key', '')}", text)
        if local_name(element) == "author_login":
            self._login = text
        elif local_name(element) == "author_display_name" and text and len(self.about) < _MAX_ABOUT_CHARS:
            self.about.setdefault(f"{LOGIN}/{self._login}", text)
        if parent is not None and text and len(text) < _MAX_ABOUT_CHARS and len(self.about) < _MAX_ABOUT_CHARS:
            self.about.setdefault(f"{local_name(parent)}/{local_name(element)}", text)

    def _fault(self, parser: etree.XMLPullParser) -> ArticleError | None:
        """What is wrong with a file that is cut off or has a fault that nothing could be read behind."""
        fatal = [entry for entry in parser.feed_error_log if entry.level_name == "FATAL"]
        if not self._depth and not fatal:
            return None
        fault = fatal[-1].message if fatal else "it is cut off"
        return ArticleError(
            self.file.path,
            f"is not well-formed XML: {fault}; what could be read of it was",
            fatal[-1].line if fatal else None,
        )


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace, nor a usual prefix that nothing declares; empty for no element."""
    tag = element.tag
    return tag.rpartition("}")[2].removeprefix("dc:").removeprefix("wp:") if isinstance(tag, str) else ""


def namespace(element: etree._Element) -> str:
    """The namespace of an element; empty where it has none."""
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def _forget(element: etree._Element) -> None:
    """Empty an element that has been read, and take those before it out of their parent."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
