"""The records of an XML file, of which only one is in memory."""

from __future__ import annotations

import pytest

from searchapp.errors import ArticleError
from searchapp.reading import SourceFile
from searchapp.reading.news_xml.element_text import line_of
from searchapp.reading.news_xml.stream import XmlStream, local_name, namespace


def stream(content: str) -> XmlStream:
    return XmlStream(SourceFile("a.xml", content=content.encode()), lambda name: name == "item")


def texts(content: str) -> list[str]:
    return [line_of(record) for record in stream(content).records()]


def test_records_are_the_outermost_elements_of_a_name() -> None:
    assert texts("<rss><item>one<item>inner</item></item><list><item>two</item></list></rss>") == ["oneinner", "two"]
    assert texts("<item>alone</item>") == ["alone"]


def test_a_record_is_emptied_when_the_next_is_asked_for() -> None:
    records = stream("<rss><item>one</item><item>two</item></rss>").records()
    first = next(records)
    assert line_of(first) == "one"
    assert line_of(next(records)) == "two"
    assert line_of(first) == ""


def test_short_texts_around_the_records_are_kept_the_first_of_a_name() -> None:
    xml = stream("<rss><channel><title>Larnvik\n Courier</title><title>x</title><item><b>y</b></item></channel></rss>")
    assert len(list(xml.records())) == 1
    assert xml.about == {"channel/title": "Larnvik Courier"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<rss><item>one</item>", "is not well-formed XML"),
        ("<rss><item>one</item></wrong>", "is not well-formed XML"),
        ("<rss><item>one</item>" + "<a>" * 250, "has elements nested more than 200 deep"),
    ],
)
def test_what_was_read_before_a_fault_is_kept(content: str, message: str) -> None:
    records = stream(content).records()
    assert line_of(next(records)) == "one"
    with pytest.raises(ArticleError, match=message):
        list(records)


def test_names_have_their_namespace_apart() -> None:
    [record] = stream("<r xmlns:n='urn:n'><n:item/></r>").records()
    assert (local_name(record), namespace(record)) == ("item", "urn:n")
