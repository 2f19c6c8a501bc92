"""What stands before the root of an XML file, and signs that XML does not have."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from searchapp.errors import ArticleError
from searchapp.reading import SourceFile
from searchapp.reading.news_xml.prolog import root_name, well_formed_chunks


def formed(chunks: Iterable[str]) -> str:
    """The well-formed text of these chunks of a file."""
    return "".join(well_formed_chunks(SourceFile("a.xml", content=b""), chunks))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('<?xml version="1.0"?>\n<!-- <rss> --><nitf version="1">', "nitf"),
        ('<!DOCTYPE nitf SYSTEM "nitf.dtd" [<!ENTITY a "b">]><n:nitf>', "nitf"),
        ("<rss/>", "rss"),
        ("Oats <rss>", ""),
        ("", ""),
    ],
)
def test_the_name_of_the_root(text: str, name: str) -> None:
    assert root_name(text) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<a>caf&eacute; &mdash; x</a>", "<a>caf&#233; &#8212; x</a>"),
        ("<a>&amp; &lt; &#65; &#x41;</a>", "<a>&amp; &lt; &#65; &#x41;</a>"),
        ("<a>AT&T & R&D; x</a>", "<a>AT&amp;T &amp; R&amp;D; x</a>"),
        ("<a>&#0;&#x1F;&#xD800;\uffff</a>", "<a></a>"),
        ('<!DOCTYPE a [<!ENTITY co "R&#228;ksm&#246;rg&#229;s &lt;">]><a>&co;</a>', "<a>Räksmörgås &lt;</a>"),
    ],
)
def test_entities_are_signs_and_stray_signs_are_mended(text: str, expected: str) -> None:
    assert formed([text]) == expected


@given(
    st.lists(st.sampled_from(("caf&eacute;", "AT&T", "&", "&#65;", " ", "oats", ";", "&nosuch;", "&#0;"))), st.data()
)
def test_where_a_file_is_cut_into_chunks_makes_no_difference(pieces: list[str], data: st.DataObject) -> None:
    text = f"<a>{''.join(pieces)}</a>"
    cut = data.draw(st.integers(0, len(text)))
    whole = formed([text])
    assert formed([text[:cut], text[cut:]]) == whole
    etree.fromstring(whole)


@pytest.mark.parametrize(
    ("prolog", "message"),
    [
        ('<!ENTITY x SYSTEM "file:///etc/passwd">', "declares the external entity “x”"),
        ('<!ENTITY % x "y">', "declares the external entity “x”"),
        ('<!ENTITY x "&y;&y;">', "declares the entity “x”, which grows"),
        (f'<!ENTITY x "{"o" * 300}">', "declares the entity “x”, which grows"),
    ],
)
def test_entities_that_grow_or_read_other_files_are_refused(prolog: str, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        formed([f"<!DOCTYPE a [{prolog}]><a>&x;</a>"])


def test_what_has_no_element_is_no_xml() -> None:
    with pytest.raises(ArticleError, match="is not XML: it has no element"):
        formed(["<?xml version='1.0'?>", " oats"])
