"""Tables in text, however their cells are parted and quoted."""

from __future__ import annotations

import io

import pytest

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.model.field_names import FieldMap, Note
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.readers import reader_of
from searchapp.reading.tables.delimited import Rows
from searchapp.reading.tables.dialect import Dialect


def read(content: str | bytes, name: str = "news.csv", **options: object) -> list[Article | ArticleError]:
    packed = content if isinstance(content, bytes) else content.encode()
    return list(read_articles(SourceFile(name, named=True, content=packed, **options)))  # type: ignore[arg-type]


def articles(content: str | bytes, name: str = "news.csv", **options: object) -> list[tuple[str, str, str, str]]:
    results = [result for result in read(content, name, **options) if isinstance(result, Article)]
    return [(art.id, art.title, art.body, art.published.value if art.published else "") for art in results]


TWO = [("1", "Weir, closed", "The board\nvoted.", "2014-06-23"), ("2", 'The "ferry"', "Crews stopped.", "2014-06-24")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_any_delimiter_in_any_encoding(delimiter: str, encoding: str, line_end: str) -> None:
    rows = [
        ["article_id", "Headline", "Publish Date", "Text"],
        ["1", '"Weir, closed"', "23 June 2014", f'"The board{line_end}voted."'],
        ["2", '"The ""ferry"""', "2014-06-24", "Crews stopped."],
        ["3", "Café", "", "Öl."],
    ]
    content = line_end.join(delimiter.join(row) for row in rows).encode(encoding)
    assert articles(content) == [*TWO, ("3", "Café", "Öl.", "")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_names_of_the_columns_may_stand_below_the_title_of_an_export(delimiter: str) -> None:
    above = 'Search results of 4 May 2019\n"Query: weir, ferry; all papers"\n\n'
    rows = (["id", "headline", "date", "text"], ["1", "Weir", "2014-06-23", "The board voted."])
    table = "\n".join(map(delimiter.join, rows))
    assert articles(above + table) == [("1", "Weir", "The board voted.", "2014-06-23")]
    named = (above + table).replace("text", "waarde")
    assert articles(named, fields=FieldMap((("body", "waarde"),))) == [("1", "Weir", "The board voted.", "2014-06-23")]
    [error] = read(named)
    assert "there are “Search results of 4 May 2019”" in str(error)


@pytest.mark.parametrize("header", ["title,text,text,date", "title,text,text.1,date", "title,text...2,text...3,date"])
def test_of_columns_with_one_name_each_row_is_read_by_the_first_that_holds_something(header: str) -> None:
    rows = "Weir,,The board voted.,2014-06-23\nFerry,Crews stopped.,,2014-06-24\n"
    found = [article[1:] for article in articles(f"{header}\n{rows}")]
    assert found == [("Weir", "The board voted.", "2014-06-23"), ("Ferry", "Crews stopped.", "2014-06-24")]


def test_cells_may_have_single_quotation_marks_around_them() -> None:
    rows = "1,'Weir, closed',2014-06-23,'The board\nvoted.'\n2,'The \"ferry\"',2014-06-24,'Crews stopped.'\n"
    assert articles(f"id,title,date,text\n{rows}") == TWO


def test_a_space_parts_cells_where_the_first_line_shows_it() -> None:
    rows = 'headline date text\n"Weir closed" 2014-06-23 "The board voted."\n'
    assert [article[1:] for article in articles(rows)] == [("Weir closed", "The board voted.", "2014-06-23")]


def test_quotation_marks_behind_backslashes() -> None:
    first = '1,"Weir, closed",2014-06-23,"The board\nvoted."\n'
    assert articles(f'id,title,date,text\n{first}2,"The \\"ferry\\"",2014-06-24,Crews stopped.\n') == TWO


@pytest.mark.parametrize(
    "header",
    [
        "titulo;fecha;texto",
        "Titel;Datum;Inhalt",
        "titre;date;contenu",
        "Tytuł;Data;Treść",
        "标题;日期;正文",
        "Título;Data;Conteúdo",
    ],
)
def test_headers_in_other_languages(header: str) -> None:
    assert [row[1:] for row in articles(f"{header}\nWeir;2014-06-23;The board voted.\n")] == [
        ("Weir", "The board voted.", "2014-06-23")
    ]


def test_excels_hint_is_no_row() -> None:
    assert [row[1] for row in articles("sep=|\ntitle|text\nWeir|The board; voted, all.\n")] == ["Weir"]


def test_lists_in_cells() -> None:
    [article] = read("text,organizations,countries\nx,Oat Board; Rye Corp,SE; no\n")
    assert isinstance(article, Article)
    assert (article.organizations, article.countries) == (("Oat Board", "Rye Corp"), ("SE", "NO"))
    [article] = read("text\torganizations\tcountries\nx\t['Oat Board']\tNA\n", "news.tsv")
    assert isinstance(article, Article)
    assert (article.organizations, article.countries) == (("Oat Board",), ("NA",))


def test_ragged_rows_are_told_and_kept() -> None:
    wide, first, second = read("title,text\nWeir,The board voted.,more\nFerry,Crews stopped.\n")
    assert str(wide) == "news.csv, line 2: row 1 has 3 cells for 2 columns; what is beyond them was joined to its text"
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.body == "The board voted.,more"


def test_cells_beyond_the_columns_are_left_out_where_the_last_is_no_text() -> None:
    wide, article = read("text,title\nThe board voted.,Weir,more\n")
    assert str(wide) == "news.csv, line 2: row 1 has 3 cells for 2 columns; what is beyond them was left out"
    assert isinstance(article, Article)
    assert article.title == "Weir"


def test_a_row_without_text_is_told_by_its_line() -> None:
    error, article = read('title,text\nWeir,\nFerry,"Crews\nstopped."\n')
    assert str(error).startswith("news.csv, line 2: row 1: has no “body”")
    assert isinstance(article, Article)


def test_a_table_without_a_known_column_is_told_with_the_remedy() -> None:
    [error] = read("kolom,waarde\na,b\n")
    problem = "has no column that is known to hold the text; say which has it with --field body=NAME"
    assert str(error) == f"news.csv: {problem}; there are “kolom”, “waarde”"


def test_the_user_says_what_columns_hold() -> None:
    fields = FieldMap((("body", "waarde"), ("title", "kolom")))
    [article] = read("kolom,waarde,rang\na,b,1\n", fields=fields)
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("a", "b")
    assert set(article.notes) == {Note("mapped", "waarde"), Note("mapped", "kolom"), Note("not used", "rang")}


def test_a_quotation_mark_that_is_not_closed_at_the_end_of_a_row_costs_none() -> None:
    articles = read('title,text\nOne,"first"\nTwo,"second, too\nThree,third\nFour,"fourth"\n')
    assert [(article.title, article.body) for article in articles if isinstance(article, Article)] == [
        ("One", "first"),
        ("Two", "second, too"),
        ("Three", "third"),
        ("Four", "fourth"),
    ]


@pytest.mark.parametrize("opened", ['"Two,second,2', '2,"""Two"", said she,second'])
def test_a_quotation_mark_that_is_not_closed_within_a_row_costs_that_row(opened: str) -> None:
    rows = f'1,One,first\n{opened}\n3,Three,third\n4,Four,"fourth, too"\n5,Five,fifth\n'
    first, error, *others = read(f"id,title,text\n{rows}")
    assert isinstance(first, Article)
    assert str(error) == "news.csv, line 3: the row that begins here cannot be read: a quotation mark is not closed"
    assert [article.title for article in others if isinstance(article, Article)] == ["Three", "Four", "Five"]


def test_a_cell_beyond_all_measure_costs_one_row() -> None:
    lines = io.StringIO(f'title,text\nOne,"{"x" * 500}"\nTwo,second\n', newline="")
    rows = Rows(SourceFile("a.csv"), lines, Dialect(","), max_chars=100)
    assert rows.next() == ["title", "text"]
    assert isinstance(rows.next(), ArticleError)
    assert rows.next() == ["Two", "second"]
    assert rows.next() is None


@pytest.mark.parametrize("name", ["news", "news.txt", "news.dat"])
def test_a_table_is_known_by_its_first_row(name: str) -> None:
    content = "title;date;text\nWeir;2014-06-23;The board voted.\nFerry;2014-06-24;Crews stopped.\n"
    assert reader_of(SourceFile(name, named=True, content=content.encode())).name == "table"
    assert len(articles(content, name)) == 2


def test_a_text_with_commas_is_no_table() -> None:
    content = b"Title, text and date of the story\nThe board, which met on Monday, voted.\n"
    assert reader_of(SourceFile("a.txt", content=content)).name == "plain text"


def test_a_quotation_mark_that_another_row_closes_costs_none_either() -> None:
    results = read('title,text\nOne,"first"\nTwo,"second\nThree,"third"\nFour,"fourth"\n')
    assert [result.title for result in results if isinstance(result, Article)] == ["One", "Two", "Three", "Four"]


def test_a_line_break_beside_a_lone_mark_of_inches_stays_in_its_cell() -> None:
    rows = 'One 5" pipe,"first, long\nsecond, short"\n'
    assert [body for _, _, body, _ in articles(f"title,text\n{rows}{rows}")] == ["first, long\nsecond, short"] * 2


def test_rows_may_begin_with_their_number_as_r_writes_them() -> None:
    weir, ferry = read('"title","text"\n"1","Weir","The board voted."\n"2","Ferry","Crews stopped."\n')
    assert isinstance(weir, Article)
    assert isinstance(ferry, Article)
    assert (weir.title, ferry.title) == ("Weir", "Ferry")


def test_what_is_said_with_its_times_is_one_article() -> None:
    [article] = read("start\tend\ttext\n0\t900\tThe weir\n900\t1800\tis shut.\n", "news.tsv")
    assert isinstance(article, Article)
    assert article.body == "The weir is shut."


@pytest.mark.parametrize(
    "names", ["Highlight,Book Title,Book Author", "Selection,Title,Author", "Markdown,og:title,Author"]
)
def test_what_readers_marked_in_an_article_is_its_text_where_there_is_no_other(names: str) -> None:
    content = f'{names}\n"The weir is shut, said the board.",Weir,Eva Lund\n'.encode()
    [article] = read_articles(SourceFile("marked.csv", content=content))
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Weir", "The weir is shut, said the board.")
    assert article.byline == "Eva Lund"


@pytest.mark.parametrize("end", ["\x1a", "\r\n\x1a", "\r\n\x1a\r\n"])
def test_the_sign_of_dos_for_the_end_of_a_file_is_no_row(end: str) -> None:
    [article] = read(f"title,text\r\nWeir,The weir is shut.{end}")
    assert isinstance(article, Article)
    assert article.body == "The weir is shut."


@pytest.mark.parametrize(
    "names",
    [
        "عنوان,متن,تاریخ,خبرگزاری",
        "शीर्षक,समाचार,तारीख,स्रोत",
        "หัวข้อ,เนื้อหา,วันที่,แหล่งที่มา",
        "শিরোনাম,সংবাদ,তারিখ,উৎস",
        "தலைப்பு,செய்தி,தேதி,source",
        "заглавие,съдържание,дата,източник",
        "заголовок,текст,дата,джерело",
        "naslov,sadržaj,datum,izvor",
        "antraštė,tekstas,data,šaltinis",
        "virsraksts,teksts,datums,avots",
        "pealkiri,sisu,kuupäev,allikas",
        "სათაური,ტექსტი,თარიღი,წყარო",
        "tajuk,kandungan,tarikh,sumber",
        "kichwa,maandishi,tarehe,chanzo",
        "tittel,tekst,dato,kilde",
        "baslik,icerik,tarih,kaynak",
        "título,cuerpo,fecha,diario",
    ],
)
def test_columns_may_be_called_in_many_languages(names: str) -> None:
    [article] = read(f"{names}\nWeir,The weir is shut.,2019-05-04,Echo\n")
    assert isinstance(article, Article)
    assert (article.title, article.body, article.source) == ("Weir", "The weir is shut.", "Echo")
    assert article.published
    assert article.published.value == "2019-05-04"
