"""Articles from the XML of a database: elements that repeat, each with a title, a date and a text within."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from searchapp.errors import ArticleError
from searchapp.model.field_names import NO_FIELDS, FieldMap
from searchapp.reading.bylines import given_names_first
from searchapp.reading.news_xml.element_text import block_text, has_blocks, line_of
from searchapp.reading.news_xml.prolog import well_formed_head
from searchapp.reading.news_xml.stream import XmlStream, local_name
from searchapp.reading.news_xml.tei import with_headings
from searchapp.reading.record_files.reading import Record
from searchapp.reading.records.usual_names import LEAD, is_known, plain_name, ranks
from searchapp.reading.source_file import SourceFile

_TARGETS = ("title", "body", "published", "source")
_ITEMS = frozenset(("value", "str", "string", "element", "li"))
_PARAGRAPHS = frozenset(("p", "para", "paragraph", "head", "h1", "h2", "h3"))
_TEXT_ELEMENT = "main"  # as HTML calls the text of a page
_LEAST_TEXT = 40  # characters; less is a value
_NAMES = ("name", "personname", "fullname", "displayname")
_SURNAMES = ("lastname", "surname", "familyname", "last", "family")
_GIVEN = ("forename", "firstname", "givenname", "givennames", "first", "given", "initials")
_COLUMNS = frozenset(("field", "column", "col", "arr", "str", "date", "attribute", "property", "value"))


def record_name(head: str, field_map: FieldMap = NO_FIELDS) -> str:
    """The name of the elements that hold an article each, by the first characters of a file; empty for none.

    It is that of the root where all of the file is one article. What the user gives for the body is one of them.
    """
    bodies = frozenset(map(plain_name, field_map.sources("body")))
    parser = etree.XMLPullParser(
        events=("start", "end"), recover=True, resolve_entities=False, no_network=True, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    parser.feed(well_formed_head(head).encode("utf-8", "replace"))
    root, titled = None, list[str]()
    for event, element in parser.read_events():
        root = element if root is None else root
        if event == "start" or element is root:
            continue
        if any(plain_name(_name(child)) in bodies for child in element):
            return local_name(element)
        targets = {target for child in element for target in _targets(child)} | _targets_of_attributes(element)
        if len(targets) < len(_TARGETS) // 2:
            continue
        if "body" in targets or ({"title", "published"} <= targets and "body" in _targets_within(element)):
            return local_name(element)
        titled += [local_name(element)] * ({"title", "published"} <= targets)
    if root is not None and len(titled) < 2 and _is_article(root):
        return local_name(root)
    return titled[0] if titled else ""


def repeated_name(head: str) -> str:
    """The name of the first elements with others in them of which several stand side by side; empty for none."""
    parser = etree.XMLPullParser(
        events=("end",), recover=True, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    parser.feed(well_formed_head(head).encode("utf-8", "replace"))
    for _, element in parser.read_events():
        before = element.getprevious()
        if len(element) > 1 and before is not None and before.tag == element.tag:
            return local_name(element)
    return ""


def database_records(file: SourceFile, name: str) -> Iterator[Record | ArticleError]:
    """The elements of a name as records; a fault of the file comes last."""
    try:
        for number, element in enumerate(XmlStream(file, frozenset({name}).__contains__).records(), start=1):
            yield Record(_record_values(element), number, kind="record")
    except ArticleError as error:
        yield error


def _record_values(record: etree._Element) -> dict[str, Any]:
    """The texts of the elements in a record, and its attributes, by their names."""
    values: dict[str, Any] = {str(name).rpartition("}")[2]: value for name, value in record.attrib.items()}
    if _is_text_itself(record):
        values["body"] = block_text(with_headings(record))
    else:
        _collect(record, values, "")
    return values


def _is_article(root: etree._Element) -> bool:
    """Whether all of a file is one article: it has a title and a text, which has a day or is more than a label."""
    of_attributes = _targets_of_attributes(root)
    targets = _targets_within(root) | of_attributes
    if not {"title", "body"} <= targets:
        return False
    texts = [element for element in root.iter(etree.Element) if "body" in _targets(element)]
    texts += [root] if "body" in of_attributes else []
    return "published" in targets or any(len("".join(text.itertext())) >= _LEAST_TEXT for text in texts)


def _targets_of_attributes(element: etree._Element) -> set[str]:
    """What the attributes of an element tell of the text in it: `<doc title="…" date="…">…</doc>`."""
    if not len(element) and len(element.text or "") < _LEAST_TEXT:
        return set()
    named = {plain_name(str(name).rpartition("}")[2]) for name in element.attrib} - {"name", "id"}
    targets = {target for target in _TARGETS if target != "body" and not named.isdisjoint(ranks()[target])}
    return targets | ({"body"} if targets and _is_text_itself(element) else set())


def _is_text_itself(element: etree._Element) -> bool:
    """Whether an element holds a text, or paragraphs of one, and no named parts of an article."""
    if any(_targets(child) for child in element):
        return False
    return _is_running_text(element) or (
        len(element) > 0 and all(local_name(child) in _PARAGRAPHS for child in element)
    )


def _targets_within(element: etree._Element) -> set[str]:
    """What the elements below one may tell, however deep."""
    return {target for inner in element.iterdescendants(etree.Element) for target in _targets(inner)}


def _collect(element: etree._Element, values: dict[str, Any], wrapper: str) -> None:
    """Add the texts of the elements below one by their names; a name that is there already by its parent's too.

    Elements of one name side by side are a list.
    """
    groups: dict[str, list[etree._Element]] = {}
    for child in element:
        groups.setdefault(_name(child), []).append(child)
    for name, children in groups.items():
        parts: list[Any] = []
        for child in children:
            if (person := _person(child)) or not _holds_fields(child):
                parts.append(person or _text(child))
            else:
                _collect(child, values, name)
        if name == "title" and "heading" in groups:  # which is the headline, as in Trove
            parts = [{"value": part} for part in parts]
        parts = list(filter(None, parts))
        if parts:
            key = wrapper if wrapper and (name in values or _is_of_other(wrapper)) else name
            values.setdefault(key, parts[0] if len(parts) == 1 else parts)


def _holds_fields(element: etree._Element) -> bool:
    """Whether an element is no text or list of texts but holds others with a meaning of their own."""
    return len(element) > 0 and not (_is_list(element) or has_blocks(element) or _is_running_text(element))


def _text(element: etree._Element) -> str:
    """The paragraphs of an element; a catalogue's `Holm, Ada` has the given name first."""
    if _is_list(element):
        return ("\n" if _is_text_field(element) else ", ").join(filter(None, map(block_text, element)))
    text = block_text(with_headings(element))
    return given_names_first(text) if _is_writer(element) else text


def _person(element: etree._Element) -> str:
    """The name of a writer that parts of it or a name of its own tell; empty for what has none."""
    if not _is_writer(element):
        return ""
    parts = {plain_name(local_name(child)): line_of(child) for child in element if not len(child)}
    whole, surname, given = (next(filter(None, map(parts.get, names)), "") for names in (_NAMES, _SURNAMES, _GIVEN))
    return whole or (f"{given} {surname}".strip() if surname else "")


def _is_writer(element: etree._Element) -> bool:
    return plain_name(_name(element)) in ranks()["byline"]


def _is_list(element: etree._Element) -> bool:
    """Whether an element is a list of texts, `<text><value>…</value>…</text>` as Scrapy and Solr write them.

    So are the parts of a text or an abstract that are called by a name of their own, as PubMed's are.
    """
    names = {local_name(child) for child in element}
    if len(names) != 1 or any(child.get("name") for child in element) or _is_running_text(element):
        return False
    is_flat = not any(len(child) and not _is_running_text(child) for child in element)
    is_of_text = _is_text_field(element) and not any(map(is_known, names))
    return is_flat and (names <= _ITEMS or is_of_text)


def _is_text_field(element: etree._Element) -> bool:
    name = plain_name(_name(element))
    return name in ranks()["body"] or name in ranks()[LEAD]


def _is_of_other(wrapper: str) -> bool:
    """Whether an element holds what tells of the article's source, whose title is not the article's."""
    return plain_name(wrapper) in ranks()["source"]


def _is_running_text(element: etree._Element) -> bool:
    """Whether words stand between the elements in an element, as those of emphasis."""
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)


def _targets(element: etree._Element) -> list[str]:
    """What an element's name may tell."""
    name = plain_name(_name(element))
    return [target for target in _TARGETS if name in ranks()[target]]


def _name(element: etree._Element) -> str:
    """The name of an element, or of the column that it is."""
    name = local_name(element)
    column = str(element.get("name") or element.get("Name") or "") if name.lower() in _COLUMNS else ""
    return column or ("body" if name == _TEXT_ELEMENT and has_blocks(element) else name)
