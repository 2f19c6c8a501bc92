"""A page as blocks of text, whatever its markup."""

from __future__ import annotations

import pytest

from searchapp.reading.html_blocks.blocks import Block, page_blocks, page_root
from tests.hanging import no_hang


def blocks_of(markup: str) -> list[Block]:
    root = page_root(markup)
    return [] if root is None else page_blocks(root)


def texts(markup: str) -> list[str]:
    return [block.text for block in blocks_of(markup)]


def test_text_around_block_elements_is_lost_nowhere() -> None:
    assert texts("<div>One <b>two</b><p>three</p>four<ul><li>five</li></ul>six</div>") == [
        "One two",
        "three",
        "four",
        "five",
        "six",
    ]


def test_two_breaks_part_paragraphs_and_one_a_line() -> None:
    assert texts("<div>Roses are red<br>Violets are blue<br><br>Anon.</div>") == [
        "Roses are red\nViolets are blue",
        "Anon.",
    ]


def test_an_empty_span_that_is_called_a_break_is_one() -> None:
    mark = '<span class="part br"></span>'
    assert texts(f"<div>Roses{mark}Violets{mark}{mark}Anon <span class='br'>Lunt</span></div>") == [
        "Roses\nViolets",
        "Anon Lunt",
    ]


def test_scripts_comments_and_pictures_hold_no_text() -> None:
    assert texts("<p>a<script>b</script><!-- c -->d<svg><text>e</text></svg>f</p>") == ["adf"]


def test_rows_of_data_are_one_block_and_layout_is_not() -> None:
    [row] = blocks_of("<table><tr><td>Mon</td><td>10 to 8</td></tr></table>")
    assert (row.text, row.is_row) == ("Mon | 10 to 8", True)
    assert texts("<table><tr><td><h2>Left</h2></td><td>right</td></tr></table>") == ["Left", "right"]


def test_links_are_measured() -> None:
    [block] = blocks_of("<p>abcd<a href='#'>efgh</a></p>")
    assert block.link_share == 0.5


def test_a_sites_own_elements_are_inline_within_paragraphs_only() -> None:
    assert texts("<x-story><p>a <x-note>b</x-note> c</p><x-card>d</x-card></x-story>") == ["a b c", "d"]


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + "deep",
        "<b><i>" * 50_000 + "deep",
        "<table><tr><td>" * 30_000 + "deep",
        "<p>" + "word " * 2_000_000,
        "<div " + "a=b " * 200_000 + ">x</div>",
        "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><p>&b;</p>",
        "<p>\x00a\x00</p>\ufffd\udcff",
        "<html><head><title>cut",
        "<p class='" + "x-" * 100_000 + "'>text</p>",
    ],
    ids=["deep", "inline", "tables", "long", "attributes", "entities", "nul", "cut", "classes"],
)
def test_hostile_markup_is_read_or_refused_in_time(markup: str) -> None:
    with no_hang():
        assert sum(len(text) for text in texts(markup)) <= len(markup)


def test_a_huge_page_is_read_up_to_a_limit() -> None:
    with no_hang():
        assert len(texts("<p>hello</p>" * 1_000_000)) > 2_000


@pytest.mark.parametrize(
    "mark",
    [
        "<sup><a href='#note1'>1</a></sup>",
        "<sup id='cite_ref-1'><a href='https://x.example/p#cite_note-1'>[1]</a></sup>",
        "<a class='footnote-anchor' href='#footnote-1'>1</a>",
    ],
)
def test_the_number_of_a_note_is_no_part_of_the_word_before_it(mark: str) -> None:
    assert texts(f"<p>It sailed in 2019{mark} for good.</p>") == ["It sailed in 2019 for good."]


def test_other_raised_numbers_and_links_stay() -> None:
    assert texts("<p>10 m<sup>2</sup>, see part <a href='#4'>4</a></p>") == ["10 m2, see part 4"]


def test_a_row_of_paragraphs_lays_out_a_page() -> None:
    assert texts("<table><tr><td>Home</td><td><p>One.<p>Two.</td></tr></table>") == ["Home", "One.", "Two."]


def test_a_row_with_paragraphs_between_breaks_lays_out_a_page() -> None:
    assert texts("<table><tr><td>Home</td><td>One.<br><br>Two.</td></tr></table>") == ["Home", "One.", "Two."]
    assert texts("<table><tr><td>Quay 1<br>Oxmere</td><td>Two.</td></tr></table>") == ["Quay 1\nOxmere | Two."]


def test_the_readings_above_words_are_no_part_of_them() -> None:
    ruby = "<ruby>灯台<rp>(</rp><rt>とうだい</rt><rp>)</rp></ruby>の<ruby>鐘<rt>かね</ruby>"
    assert texts(f"<p>{ruby}が鳴った。</p>") == ["灯台の鐘が鳴った。"]


def test_entities_that_were_escaped_twice_are_signs() -> None:
    assert texts("<p>&amp;quot;Reed &amp;amp; Daughter&amp;quot;&amp;nbsp;&amp;ndash; closed</p>") == [
        '"Reed & Daughter" – closed'
    ]


def test_data_for_scripts_is_no_text() -> None:
    assert texts('<div>{"_id": "7", "title": "Weir"}</div><p>{sic}, he said.</p>') == ["{sic}, he said."]


def test_a_tag_with_endless_attributes_takes_no_time() -> None:
    attributes = " ".join(f"a{number}='>'" for number in range(200_000))
    with no_hang():
        assert texts(f"<p {attributes}>One <b class='x'>two</b></p><p id=y>three") == ["One two", "three"]
