"""Spreadsheets that are written as HTML or as the XML of Excel 2003."""

from __future__ import annotations

import pytest

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles

HEAD = "<tr><th>Headline</th><th>Paper</th><th>Date</th><th>Text</th></tr>"
ROWS = (
    "<tr><td>Weir shut</td><td>Oxmere Echo</td><td>04/05/2019</td><td>It leaked.<br>The <b>board</b> voted.</td></tr>"
    "<tr><td>Ferry sails</td><td>Oxmere Echo</td><td>25/05/2019</td><td>It sailed at 5 &lt; 6.</td></tr>"
)
EXCEL = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
    '<Worksheet ss:Name="News"><Table>{}</Table></Worksheet></Workbook>'
)


def cell(value: str, kind: str = "String", more: str = "") -> str:
    return f'<Cell{more}><Data ss:Type="{kind}">{value}</Data></Cell>'


def read(text: str, name: str = "export.xls") -> list[Article | ArticleError]:
    return list(read_articles(SourceFile(name, content=text.encode())))


@pytest.mark.parametrize(
    "above", ["", "<html><head><style>td {}</style></head><body>", "<meta charset=utf-8><p>Export</p>"]
)
def test_each_row_of_a_table_in_html_is_an_article(above: str) -> None:
    weir, ferry = read(f"{above}<table border=1>{HEAD}{ROWS}</table>")
    assert isinstance(weir, Article)
    assert isinstance(ferry, Article)
    assert (weir.title, weir.source, weir.body) == ("Weir shut", "Oxmere Echo", "It leaked.\nThe board voted.")
    assert weir.published
    assert weir.published.value == "2019-05-04"
    assert (ferry.title, ferry.body) == ("Ferry sails", "It sailed at 5 < 6.")


def test_a_title_may_stand_above_the_names_and_a_cell_over_several_columns() -> None:
    title = '<tr><td colspan="4">Export of 2 articles</td></tr>'
    row = "<tr><td colspan=3>Weir shut</td><td>It leaked.</td></tr>"
    [weir] = read(f"<table>{title}{HEAD}{row}</table>", "export.html")
    assert isinstance(weir, Article)
    assert (weir.title, weir.source, weir.body) == ("Weir shut", "", "It leaked.")


def test_a_page_with_a_table_stays_a_page() -> None:
    story = "<p>The board of the weir met in the town hall for three hours before it voted on its repair.</p>" * 4
    [page] = read(f"<h1>Weir shut</h1>{story}<table>{HEAD}{ROWS}</table>", "page.html")
    assert isinstance(page, Article)
    assert page.title == "Weir shut"
    [layout] = read(
        f"<table><tr><td><a href=/>Text</a></td><td><h1>Weir shut</h1>{story}</td></tr></table>", "old.html"
    )
    assert isinstance(layout, Article)
    assert layout.title == "Weir shut"


def test_a_second_table_has_its_own_names() -> None:
    second = "<table><tr><th>Body</th><th>Title</th></tr><tr><td>It froze.</td><td>Harbour</td></tr></table>"
    *_, harbour = read(f"<table>{HEAD}{ROWS}</table>{second}")
    assert isinstance(harbour, Article)
    assert (harbour.title, harbour.body) == ("Harbour", "It froze.")
    *articles, error = read(f"<table>{HEAD}{ROWS}</table><table><tr><td>foot</td></tr></table>")
    assert len(articles) == 2
    assert str(error).startswith("export.xls: a table in it has no column that is known to hold the text")


def test_the_xml_of_excel_2003_is_read_by_its_types() -> None:
    head = "".join(map(cell, ("Id", "Title", "Date", "Section", "Text")))
    row = f"{cell('7', 'Number')}{cell('Weir shut')}{cell('2019-05-04T00:00:00.000', 'DateTime')}"
    text = cell("It leaked.", more=' ss:Index="5"')
    [weir] = read(EXCEL.format(f"<Row>{head}</Row><Row>{row}{text}</Row>"), "export.xml")
    assert isinstance(weir, Article)
    assert (weir.id, weir.title, weir.section, weir.body) == ("7", "Weir shut", "", "It leaked.")
    assert weir.published
    assert (weir.published.value, weir.published.instant) == ("2019-05-04", None)


def test_a_table_that_is_cut_gives_what_it_has() -> None:
    assert [article.title for article in read(f"<table>{HEAD}{ROWS}<tr><td>Th") if isinstance(article, Article)] == [
        "Weir shut", "Ferry sails",
    ]  # fmt: skip
