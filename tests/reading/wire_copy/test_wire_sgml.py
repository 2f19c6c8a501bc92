"""Wire SGML: Reuters' stories and other agencies'."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from searchapp.errors import ArticleError
from searchapp.model.article import Article, Published
from searchapp.reading import SourceFile, find_files, read_articles
from searchapp.reading.cleaning.repeated_lines import NO_REPEATED_LINES
from searchapp.reading.wire_copy.wire_sgml import read_wire
from tests.hanging import no_hang

REUTERS = Path(__file__).resolve().parents[4] / "shared" / "data" / "reuters21578"

STORY = """<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="7" NEWID="12">
<DATE> 3-MAR-1987 09:05:01.10</DATE>
<PLACES><D>norway</D><D>west-germany</D><D>atlantis</D></PLACES>
<ORGS><D>fao</D><D>cipec</D></ORGS>
<UNKNOWN>&#5;&#5;C T</UNKNOWN>
<TEXT>&#2;
<TITLE>HERRING CATCH UP &lt;NORD.OL></TITLE>
<DATELINE>    BERGEN, March 3 - </DATELINE><BODY>Norway's herring catch
rose by a tenth, Nord &amp; Sons said.
    Cod fell.
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
"""


def read(text: str) -> list[Article | ArticleError]:
    return list(read_wire(SourceFile("wire.sgm", content=text.encode()), NO_REPEATED_LINES))


def test_a_reuters_story_keeps_what_its_editors_gave() -> None:
    [article] = read(STORY)
    assert article == Article(
        id="reuters-12",
        title="HERRING CATCH UP <NORD.OL>",
        body="BERGEN, March 3 - Norway's herring catch rose by a tenth, Nord & Sons said.\nCod fell.",
        path="wire.sgm",
        source="Reuters",
        published=Published("1987-03-03", "day", "metadata", instant="1987-03-03T09:05:01"),
        organizations=("Food and Agriculture Organization", "CIPEC"),
        countries=("NO", "DE"),
        removed=("Reuter",),
    )


def test_empty_tags_mean_that_the_editors_gave_none() -> None:
    [article] = read("<REUTERS NEWID='1'><PLACES></PLACES><ORGS></ORGS><TEXT><TITLE>COD</TITLE></TEXT></REUTERS>")
    assert isinstance(article, Article)
    assert (article.organizations, article.countries, article.title, article.body) == (None, None, "COD", "")


def test_a_table_without_a_body_is_kept_as_it_came() -> None:
    [article] = read(
        '<REUTERS NEWID="3"><TEXT TYPE="UNPROC">&#2;\nHARBOUR REPORT\n Cod.....12\n Ling....3\n</TEXT></REUTERS>'
    )
    assert isinstance(article, Article)
    assert article.body == "HARBOUR REPORT\nCod.....12\nLing....3"


def test_a_file_cut_off_gives_what_is_left_and_says_so() -> None:
    whole, cut, fault = read(STORY + STORY[: STORY.index("Cod fell")])
    assert isinstance(whole, Article)
    assert isinstance(cut, Article)
    assert cut.body.endswith("Nord & Sons said.")
    assert isinstance(fault, ArticleError)
    assert "cut off" in str(fault)
    assert fault.line == 16


def test_a_story_without_text_is_one_fault() -> None:
    fault, article = read("<REUTERS NEWID='1'><TEXT></TEXT></REUTERS>" + STORY)
    assert isinstance(fault, ArticleError)
    assert isinstance(article, Article)


def test_other_agencies_stories_are_read_without_their_marks() -> None:
    [article] = read(
        "<DOC>\n<DOCNO> NW19980314.7 </DOCNO>\n<DATE_TIME> 03/14/1998 10:36:00 </DATE_TIME>\n<BODY>\n"
        "<HEADLINE>\nGulls take chips\n(second edition)\n</HEADLINE>\n<TEXT>\n"
        '\t   <b_enamex type="LOCATION">BRACK<e_enamex> (NW) _ Gulls took\nchips on the weir.\n\t   They came back.\n'
        "</TEXT>\n</BODY>\n</DOC>\n"
    )
    assert article == Article(
        id="NW19980314.7",
        title="Gulls take chips",
        body="BRACK (NW) _ Gulls took chips on the weir.\nThey came back.",
        path="wire.sgm",
        published=Published("1998-03-14", "day", "metadata", instant="1998-03-14T10:36:00"),
        removed=("(second edition)",),
    )


@pytest.mark.parametrize(
    ("head", "article_id", "day"),
    [
        ("<DOC>\n<DOCNO> AP880212-0001 </DOCNO>", "AP880212-0001", "1988-02-12"),
        ("<DOC>\n<DOCNO> 7 </DOCNO><FILEID>AP-NR-02-13-88 2344EST</FILEID>", "7", "1988-02-13"),
        ('<DOC id="APW_ENG_19941101.0001" type="story" >', "APW_ENG_19941101.0001", "1994-11-01"),
    ],
)
def test_the_number_of_a_story_tells_its_day(head: str, article_id: str, day: str) -> None:
    story = f"{head}\n<DATELINE>\nOXMERE (AP)\n</DATELINE>\n<TEXT>\n<P>\nDucks landed.\n</P>\n</TEXT>\n</DOC>\n"
    [article] = read_articles(SourceFile("news", content=story.encode(), named=True))
    assert isinstance(article, Article)
    assert (article.id, article.source, article.body) == (article_id, "Associated Press", "OXMERE (AP) Ducks landed.")
    assert article.published == Published(day, "day", "metadata")


def test_paragraphs_need_no_lines_of_their_own() -> None:
    [article] = read("<DOC><HL>Herring</HL><TEXT><P>Cod fell.</P><P>Herring rose<BR>by a tenth.</P></TEXT></DOC>")
    assert isinstance(article, Article)
    assert article.body == "Cod fell.\nHerring rose\nby a tenth."


def test_sgml_under_another_suffix_is_known_by_its_head(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    path.write_bytes(STORY.replace("Cod", "Café").encode("latin-1"))
    [article] = read_articles(SourceFile(str(path)))
    assert isinstance(article, Article)
    assert article.id == "reuters-12"
    assert "Caf" in article.body


@pytest.mark.parametrize("text", ["<REUTERS " * 20_000, "<DOC>" * 20_000, "<DOC><TEXT>" + "<" * 100_000])
def test_hostile_marks_take_no_longer_than_their_length(text: str) -> None:
    with no_hang():
        assert read(text)


@pytest.mark.skipif(not REUTERS.is_dir(), reason="Reuters-21578 is not here")
def test_reuters_is_read_whole() -> None:
    file = next(file for file in find_files([REUTERS]) if file.path.endswith("000.sgm"))
    articles = [result for result in read_articles(file) if isinstance(result, Article)]
    assert len({article.id for article in articles}) == 1000
    assert all(article.published and article.published.value.startswith("1987-") for article in articles)
    assert Counter(code for article in articles for code in article.countries or ()).most_common(1)[0][0] == "US"


@pytest.mark.parametrize("number", ["APW19941101.0001", "APW_19941101.0001", "APW_ENG_19941101.0001"])
def test_stories_of_any_edition_of_the_ldc_are_told_by_their_number(number: str) -> None:
    text = "<HEADLINE>\nWeir shut\n</HEADLINE>\n<TEXT>\n<P>\nIt is shut.\n</P>\n</TEXT>\n</DOC>"
    story = f'<DOC id="{number}" type="story">\n{text}'
    [article] = read_articles(SourceFile("clips.txt", content=story.encode()))
    assert isinstance(article, Article)
    assert (article.title, article.body, article.source) == ("Weir shut", "It is shut.", "Associated Press")
    assert article.published
    assert article.published.value == "1994-11-01"


@pytest.mark.parametrize("tag", ['<REUTERS NEWID=<2">', "<REUTRS>", '<REUTERS NEWID="2"', "REUTERS>"])
@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_story_whose_tag_is_damaged_is_read_and_told(tag: str, place: int) -> None:
    stories = [f'<REUTERS NEWID="{number}">\n<TEXT><BODY>Cod {number}.</BODY></TEXT>\n</REUTERS>' for number in (1, 3)]
    stories.insert(place - 1, f"{tag}\n<TEXT><BODY>Herring.</BODY></TEXT>\n</REUTERS>")
    parts = read('<!DOCTYPE lewis SYSTEM "lewis.dtd">\n' + "\n".join(stories))
    assert [part.body for part in parts if isinstance(part, Article)][place - 1] == "Herring."
    [error] = [str(part) for part in parts if isinstance(part, ArticleError)]
    assert error == (
        f"wire.sgm, line {3 * place - 1}: story {place} has no whole tag <REUTERS>; what is left of it was read"
    )


def test_tags_around_the_stories_are_none() -> None:
    parts = read("<IEER_DOC><DOC><TEXT>Cod.</TEXT></DOC>\n<!-- two -->\n<DOC><TEXT>Rye.</TEXT></DOC>\n</IEER_DOC>")
    assert [part.body if isinstance(part, Article) else str(part) for part in parts] == ["Cod.", "Rye."]
