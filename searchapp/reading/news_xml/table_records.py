"""Articles from the XML of a database: elements that repeat, each with a title, a date and a text within."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from searchapp.model.article import Article
from searchapp.reading.markup.fragments import html_to_text
from searchapp.reading.news_xml.element_text import block_text, line_of
from searchapp.reading.news_xml.stream import local_name
from searchapp.reading.news_xml.xml_dates import xml_date

# Field → the names of elements that hold it, in small letters and without what is between the words.
_NAMES = {
    "title": "title headline hed heading titel titre titulo titolo articletitle doctitle ti hd subject kop"
    " otsikko rubrik tytul header articleheadline maintitle",
    "body": "body text fulltext content articlebody bodytext articletext story storytext texte texto testo"
    " inhalt volltext haupttext article maintext document tx td fulltextcontent contents corps cuerpo"
    " contenu articlecontent tekst",
    "date": "date pubdate published publicationdate datepublished datum fecha data publishdate pubdat dat"
    " issuedate created releasedate timestamp publishedat numericpubdate alphapubdate datecreated pd"
    " dt day docdate publishedon",
    "source": "source publication newspaper paper publisher journal quelle fuente fonte zeitung sourcename"
    " publicationname pubtitle medium outlet sn so site publicationtitle journaltitle title-source"
    " bron",
    "byline": "byline author authors autor auteur autore by writer creator contributor au reporter verfasser"
    " journalist",
    "section": "section ressort category rubrique seccion sezione desk department sec kategorie column se topic",
    "url": "url link address uri weburl permalink",
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split()}
_SEPARATORS = re.compile(r"[-_.:\s]")
_HEAD_PARSER_OPTIONS = {
    "recover": True,
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
}


def record_name(head: str) -> str:
    """The name of the elements that hold an article each, by the first characters of a file; empty for none."""
    parser = etree.XMLPullParser(events=("end",), **_HEAD_PARSER_OPTIONS)
    parser.feed(
        re.sub(r"^\s*<\?xml.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", "", head, flags=re.S).encode("utf-8", "replace")
    )
    best = ""
    for _, element in parser.read_events():
        fields = {_field(child) for child in element} - {None}
        if "body" in fields and fields & {"title", "date", "source"} and element.getparent() is not None:
            return local_name(element)
        if not best and {"title", "date"} <= fields and element.getparent() is not None:
            best = local_name(element)
    return best


def database_article(record: etree._Element, article_id: str, path: str) -> Article:
    """The article of a record by the names of the elements in it."""
    values: dict[str, str] = {}
    for field, element in _fields_below(record):
        text = html_to_text(block_text(element)) if field == "body" else line_of(element)
        if len(text) > len(values.get(field, "")) if field == "body" else field not in values:
            values[field] = text
    return Article(
        id=article_id,
        title=" ".join(html_to_text(values.get("title", "")).split()),
        body=values.get("body", "").strip(),
        path=path,
        section=values.get("section", ""),
        byline=values.get("byline", ""),
        source=values.get("source", ""),
        url=values.get("url", "") if values.get("url", "").startswith("http") else "",
        published=xml_date(values.get("date", "")),
    )


def _fields_below(record: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The elements of a record that hold fields, the outermost of those within each other; attributes count last."""
    waiting = list(reversed(record))
    while waiting:
        element = waiting.pop()
        field = _field(element)
        if field and line_of(element) and not (field == "body" and _holds_fields(element)):
            yield field, element
        else:
            waiting.extend(reversed(element))
    for name, value in record.attrib.items():
        if (field := _FIELDS.get(_plain(str(name)))) and value:
            attribute = etree.Element("value")
            attribute.text = value
            yield field, attribute


def _holds_fields(element: etree._Element) -> bool:
    """Whether an element named like a text holds the whole record."""
    return len({_field(child) for child in element} & {"title", "body", "date"}) > 1


def _field(element: etree._Element) -> str | None:
    """The field that an element's name, or the name in its attribute, stands for."""
    name = _FIELDS.get(_plain(local_name(element)))
    return name or _FIELDS.get(_plain(str(element.get("name") or element.get("Name") or "")))


def _plain(name: str) -> str:
    return _SEPARATORS.sub("", name.rpartition("}")[2]).lower()
