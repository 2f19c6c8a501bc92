"""Records of databases by the names of their elements."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.errors import ArticleError
from searchapp.model.article import Article, Published
from searchapp.model.field_names import FieldMap
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.news_xml.xml_files import xml_records
from searchapp.reading.record_files.survey import survey_fields

SAMPLES = Path(__file__).parent / "samples"


def read(content: str | bytes, path: str = "a.xml") -> list[Article | ArticleError]:
    data = content if isinstance(content, bytes) else content.encode()
    return list(read_articles(SourceFile(path, content=data, named=True)))


def articles(name: str) -> list[Article]:
    results = read((SAMPLES / name).read_bytes())
    assert all(isinstance(result, Article) for result in results), results
    return [result for result in results if isinstance(result, Article)]


def test_elements_that_repeat_are_records() -> None:
    weir, ferries = articles("database.xml")
    assert (weir.title, weir.source, weir.byline) == ("Dock to shut", "The Brae Courier", "Eva Lund")
    assert weir.body == "The board closed the weir.\nIt was old."
    assert weir.published == Published("2023-01-14", "day", "metadata")
    assert (ferries.title, ferries.body) == ("Ferries stop", "Crews left.")
    assert ferries.published == Published("2022-03-03", "day", "metadata")


def test_names_in_attributes_count_too() -> None:
    fields = '<field name="title">Cod</field><field name="text">Cod rose.</field><field name="date">2020-01-02</field>'
    [article] = read(f"<?xml version='1.0'?><add><doc>{fields}</doc></add>")
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Cod", "Cod rose.")


def test_a_text_in_several_values_is_whole() -> None:
    text = "<text><value>The board voted.</value><value>Crews stopped.</value></text>"
    item = f"<item><title>Weir shut</title>{text}<date>2019-05-03</date></item>"
    [article] = read_articles(SourceFile("a.xml", content=f"<items>{item}</items>".encode()))
    assert isinstance(article, Article)
    assert article.body == "The board voted.\nCrews stopped."


def test_a_file_may_be_one_article() -> None:
    [article] = read(
        "<story><title>Cod</title><date>2020-01-02</date><body><p>Cod rose.</p><p>Rye fell.</p></body></story>"
    )
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Cod", "Cod rose.\nRye fell.")
    assert article.published == Published("2020-01-02", "day", "metadata")


def test_parts_of_one_article_may_lie_deep() -> None:
    head = "<Obj><Titles><Title>Cod</Title></Titles><NumericDate>1931-06-05</NumericDate></Obj>"
    paper = "<DFS><PubFrosting><Title>The Brae Courier</Title></PubFrosting></DFS>"
    [article] = read(f"<RECORD>{head}{paper}<TextInfo><Text>Cod rose.</Text></TextInfo></RECORD>")
    assert isinstance(article, Article)
    assert (article.title, article.source, article.body) == ("Cod", "The Brae Courier", "Cod rose.")
    assert article.published == Published("1931-06-05", "day", "metadata")


def test_attributes_tell_of_the_text_in_their_element() -> None:
    text = "The board closed the weir, for it was old.\n\nCrews stopped."
    weir, cod = read(
        f'<corpus><doc title="Weir shut" date="2020-01-02">{text}</doc>'
        f'<doc title="Cod" date="2020-01-03"><body>{text}</body></doc></corpus>'
    )
    assert isinstance(weir, Article)
    assert isinstance(cod, Article)
    assert (weir.title, weir.body) == ("Weir shut", "The board closed the weir, for it was old.\nCrews stopped.")
    assert (cod.title, cod.published) == ("Cod", Published("2020-01-03", "day", "metadata"))


def test_a_text_that_was_extracted_from_a_page_is_without_its_comments() -> None:
    main = '<main><head rend="h2">Costs</head><p>The board closed the weir.</p></main>'
    [article] = read(
        f'<doc sitename="The Brae Courier" title="Weir shut" author="Eva Lund" date="2020-01-02">{main}'
        "<comments><p>A shame.</p></comments></doc>"
    )
    assert isinstance(article, Article)
    assert (article.title, article.byline, article.source) == ("Weir shut", "Eva Lund", "The Brae Courier")
    assert article.body == "Costs\nThe board closed the weir."


def test_names_and_contents_of_settings_are_no_articles() -> None:
    [result] = read('<settings><meta name="title" content="Cod"/><meta name="date" content="2020-01-02"/></settings>')
    assert isinstance(result, ArticleError)


@pytest.mark.parametrize(
    "text",
    ["<svg><title>Cod</title><g><text>42</text></g></svg>", "<page><title>Cod</title><content>OK</content></page>"],
)
def test_titles_and_labels_of_drawings_and_forms_are_no_article(text: str) -> None:
    [result] = read(text)
    assert isinstance(result, ArticleError)


def test_a_title_and_a_text_without_a_day_are_an_article() -> None:
    [article] = read("<page><title>Cod</title><content>Cod rose by nine crowns a barrel on Monday.</content></page>")
    assert isinstance(article, Article)
    assert article.title == "Cod"


def solr(fields: str) -> str:
    return f"<add><doc><field name='title'>Ferry late</field><field name='date'>2019-05-04</field>{fields}</doc></add>"


def test_a_field_that_is_repeated_keeps_all_its_values() -> None:
    text = "<field name='text'>It was late.</field><field name='text'>Nobody knew why.</field>"
    [article] = read(solr(f"{text}<field name='author'>Eva Lund</field><field name='author'>Jo Holm</field>"))
    assert isinstance(article, Article)
    assert (article.body, article.byline) == ("It was late.\nNobody knew why.", "Eva Lund, Jo Holm")


PUBMED = """<Set><Article><Journal><Title>Larn Journal</Title><PubDate><Year>2019</Year></PubDate></Journal>
<ArticleTitle>Ferry late</ArticleTitle><Abstract><AbstractText Label="WHY">The <i>ferry</i> was late.</AbstractText>
<AbstractText Label="HOW">Nobody knew why.</AbstractText></Abstract><AuthorList><Author><LastName>Lund</LastName>
<ForeName>Eva</ForeName></Author><Author><LastName>Holm</LastName><ForeName>Jo</ForeName></Author></AuthorList>
</Article></Set>"""


def test_parts_of_an_abstract_and_of_names_are_put_together() -> None:
    [article] = read(PUBMED)
    assert isinstance(article, Article)
    assert (article.title, article.source, article.byline) == ("Ferry late", "Larn Journal", "Eva Lund, Jo Holm")
    assert article.body == "The ferry was late.\nNobody knew why."


def test_a_title_beside_a_heading_is_the_paper_s_and_a_catalogue_s_surnames_come_last() -> None:
    record = "<heading>FERRY LATE.</heading><title id='5'>The Larn Mercury</title><date>1923-01-14</date>"
    text = "<creator>Lund, Eva</creator><articleText>&lt;p&gt;The ferry was late.&lt;/p&gt;</articleText>"
    [article] = read(f"<response><article>{record}{text}</article></response>")
    assert isinstance(article, Article)
    assert (article.title, article.source, article.byline) == ("FERRY LATE.", "The Larn Mercury", "Eva Lund")


EXPORT = "<export>{}</export>".format(
    "".join(
        f"<rec><kop>Pont {n}</kop><inhoudx><p>Te laat.</p><p>Weer.</p></inhoudx><dag>{n}-5-2019</dag></rec>"
        for n in (4, 14)
    )
)


def test_what_the_user_says_of_fields_makes_records_of_unknown_xml() -> None:
    pairs = (("body", "inhoudx"), ("published", "dag"))
    file = SourceFile("a.xml", content=EXPORT.encode(), fields=FieldMap(pairs))
    first, second = read_articles(file)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, first.body, second.title) == ("Pont 4", "Te laat.\nWeer.", "Pont 14")
    assert first.published == Published("2019-05-04", "day", "metadata")


def test_the_fields_of_unknown_xml_can_be_shown() -> None:
    survey = survey_fields(SourceFile("a.xml", content=EXPORT.encode(), named=True), xml_records)
    assert (survey.records, list(survey.fields)) == (2, ["kop", "inhoudx", "dag"])
    survey = survey_fields(SourceFile("a.xml", content=b"<nitf/>", named=True), xml_records)
    assert survey.first_error == "is in a format of news, whose fields are known by themselves"


@pytest.mark.parametrize("name", ["Title", "FullText", "Clip"])
def test_a_control_character_in_the_name_of_an_element_hides_no_record(name: str) -> None:
    clips = "".join(f"<Clip><Title>{kind}</Title><FullText>Oats {kind}.</FullText></Clip>" for kind in ("A", "B"))
    content = f"<Export>{clips}</Export>".replace(f"<{name}", f"<{name[:2]}\0{name[2:]}", 1)
    assert [result.body for result in read(content) if isinstance(result, Article)] == ["Oats A.", "Oats B."]


@pytest.mark.parametrize("sign", ["Rye & Sons", "Rye &Sons", "Rye &rye; Sons", "Rye &nbsp; Sons", "Rye &#0; Sons"])
def test_a_sign_that_xml_does_not_have_hides_no_record(sign: str) -> None:
    clips = "".join(f"<Clip><Title>{kind}</Title><FullText>{kind} {sign}.</FullText></Clip>" for kind in ("A", "B"))
    results = read(f"<?xml version='1.0'?><Export>{clips}</Export>")
    assert [result.title for result in results if isinstance(result, Article)] == ["A", "B"]
