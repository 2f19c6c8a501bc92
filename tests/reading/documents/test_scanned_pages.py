"""Pages of newspapers as text recognition writes them."""

from __future__ import annotations

import pytest

from searchapp.errors import ArticleError
from searchapp.model.article import Article, Published
from searchapp.reading import SourceFile, read_articles

NOTED = (
    '<TextLine><String CONTENT="The"/><SP/><String CONTENT="har" SUBS_TYPE="HypPart1" SUBS_CONTENT="harbour"/>'
    '<HYP CONTENT="-"/></TextLine><TextLine><String CONTENT="bour" SUBS_TYPE="HypPart2" SUBS_CONTENT="harbour"/><SP/>'
    '<String CONTENT="froze."/></TextLine>'
)
PLAIN = (
    '<TextLine><String CONTENT="The"/><String CONTENT="har"/><HYP CONTENT="&#173;"/></TextLine>'
    '<TextLine><String CONTENT="bour"/><String CONTENT="froze."/></TextLine>'
)
LINES = "<TextLine>{}The har-{}</TextLine><TextLine>{}bour froze.{}</TextLine>".format(
    *("<TextEquiv><Unicode>", "</Unicode></TextEquiv>") * 2
)
HOCR_LINES = (
    "<span class='ocr_line'><span class='ocrx_word'>The</span> har-</span> <span class='ocr_line'>bour froze.</span>"
)


def alto(block: str) -> str:
    layout = f"<Layout><Page><TextBlock>{block}</TextBlock></Page></Layout>"
    return f'<?xml version="1.0"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v3#">{layout}</alto>'


def page_xml(region: str) -> str:
    return f"<PcGts><Page imageFilename='1.tif'><TextRegion>{region}</TextRegion></Page></PcGts>"


def hocr(*paragraphs: str) -> str:
    blocks = "".join(f"<p class='ocr_par'>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><head><title></title></head><body><div class='ocr_page' id='page_1'>{blocks}</div></body></html>"


def read(content: str, path: str = "courier/1891-02-03/p1.xml") -> list[Article | ArticleError]:
    return list(read_articles(SourceFile(path, content=content.encode())))


@pytest.mark.parametrize(
    "content", [alto(NOTED), alto(PLAIN), page_xml(LINES), hocr(HOCR_LINES)], ids=["noted", "plain", "page", "hocr"]
)
def test_words_that_lines_cut_are_whole(content: str) -> None:
    [article] = read(content)
    assert isinstance(article, Article)
    assert article.body == "The harbour froze."
    assert article.published == Published("1891-02-03", "day", "file", reliable=False)


def test_each_block_is_a_paragraph_and_each_page_an_article() -> None:
    [article] = read(hocr(HOCR_LINES, "<span class='ocr_header'>Ice</span>"), "p1.hocr")
    assert isinstance(article, Article)
    assert article.body == "The harbour froze.\nIce"
    pages = read(f"<PcGts>{page_xml(LINES)[7:-8] * 2}</PcGts>")
    assert [page.id.rpartition("~")[2] for page in pages if isinstance(page, Article)] == ["1", "2"]


def test_a_page_without_text_is_told() -> None:
    [error] = read(alto(""))
    assert "has no recognized text" in str(error)


def test_the_regions_of_a_page_come_in_the_order_that_it_states() -> None:
    references = "".join(
        f'<RegionRefIndexed index="{index}" regionRef="{name}"/>' for index, name in ((10, "c"), (2, "a"), (0, "b"))
    )
    inner = f'<OrderedGroupIndexed index="4" regionRef="d">{references}</OrderedGroupIndexed>'
    outer = f'{inner}<RegionRefIndexed regionRef="z"/><RegionRefIndexed index="1" regionRef="t"/>'
    order = f"<OrderedGroup>{outer}</OrderedGroup>"
    regions = "".join(
        f'<TextRegion id="{name}"><TextLine><TextEquiv><Unicode>{text}</Unicode></TextEquiv></TextLine></TextRegion>'
        for name, text in (
            ("x", "Weather: fog."),
            ("z", "Oats: 4 pence."),
            ("c", "The mill stands still."),
            ("a", "Nobody came."),
            ("b", "The weir is shut."),
            ("t", "Oxmere Echo"),
        )
    )
    [page] = read(f"<PcGts><Page><ReadingOrder>{order}</ReadingOrder>{regions}</Page></PcGts>")
    assert isinstance(page, Article)
    assert page.body.split("\n") == [
        "Oxmere Echo",
        "The weir is shut.",
        "Nobody came.",
        "The mill stands still.",
        "Oats: 4 pence.",
        "Weather: fog.",
    ]
