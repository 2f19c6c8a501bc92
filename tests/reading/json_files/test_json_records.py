"""JSON Lines: the contract, and one bad line that costs one article."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.errors import ArticleError
from searchapp.model.article import Article, Published
from searchapp.model.field_names import Note
from searchapp.reading import SourceFile, read_articles


def read(*lines: object) -> list[Article | ArticleError]:
    packed = (line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    return list(read_articles(SourceFile("news.jsonl", named=True, content=b"\n".join(packed))))


def test_an_article_keeps_what_it_brings() -> None:
    [article] = read(
        {
            "id": "oats/1",
            "title": "Oats\nrise",
            "body": "Oats rose.\r\nWheat fell.",
            "url": "https://example.org/oats",
            "published": "2016-09-05",
            "organizations": ["Oat Board", "Oat Board"],
            "countries": ["se", "NO"],
            "mood": "cheerful",
        }
    )
    assert article == Article(
        id="oats/1",
        title="Oats rise",
        body="Oats rose.\nWheat fell.",
        path="news.jsonl",
        url="https://example.org/oats",
        published=Published("2016-09-05", "day", "metadata"),
        organizations=("Oat Board",),
        countries=("SE", "NO"),
        notes=(Note("not used", "mood"),),
        line=1,
    )


def test_an_empty_list_means_none_and_a_missing_one_means_unknown() -> None:
    given_none, unknown = read({"body": "x", "countries": []}, {"body": "x", "countries": None})
    assert isinstance(given_none, Article)
    assert isinstance(unknown, Article)
    assert (given_none.countries, unknown.countries) == ((), None)


def test_a_bad_line_yields_its_number_and_the_rest_goes_on() -> None:
    first, second, third = read({"body": "One."}, b"{oops", {"body": "Three."})
    assert isinstance(first, Article)
    assert isinstance(second, ArticleError)
    assert isinstance(third, Article)
    assert second.line == 2
    assert third.id == "news.jsonl~3"


def test_a_line_without_one_of_its_quotation_marks_takes_no_more_memory_than_itself() -> None:
    line = b'{"title": "Oats", "body": "The harbour left"the oats on Monday."}'
    read(line)
    tracemalloc.start()
    [error] = read(line)
    assert isinstance(error, ArticleError)
    assert tracemalloc.get_traced_memory()[1] < 1 << 22
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ([], "must be an object"),
        ({}, "no “body”"),
        ({"body": " "}, "no “body”"),
        ({"body": 3}, "“body” must be a text, not a number"),
        ({"body": "x", "id": "a\nb"}, "“id”"),
        ({"body": "x", "countries": ["XX"]}, "“XX” is none"),
        ({"body": "x", "countries": "SE"}, "list of texts"),
        ({"body": "x", "organizations": [1]}, "list of texts"),
        ({"body": "x", "organizations": ["oats" * 51]}, "at most 200 characters"),
    ],
)
def test_what_breaks_the_contract_is_told(line: object, message: str) -> None:
    [fault] = read(line)
    assert isinstance(fault, ArticleError)
    assert message in str(fault)
    assert str(fault).startswith("news.jsonl, line 1: ")


@pytest.mark.parametrize("date", ["31 May", "2016-02-30", "soon", True, 7, {"day": 3}, ["?"]])
def test_a_date_that_cannot_be_read_leaves_the_article_undated_and_told(date: object) -> None:
    [article] = read({"body": "x", "published": date})
    assert isinstance(article, Article)
    assert article.published is None
    assert article.notes == (Note("unreadable date", "published"),)


@pytest.mark.parametrize(
    ("given_date", "value", "grain", "instant"),
    [
        ("2016", "2016", "year", None),
        ("2016-09", "2016-09", "month", None),
        ("2016-09-05T23:30:00-05:00", "2016-09-05", "day", "2016-09-06T04:30:00Z"),
        ("2016-09-05T10:00:00.5Z", "2016-09-05", "day", "2016-09-05T10:00:00Z"),
        ("2016-09-05 10:00", "2016-09-05", "day", "2016-09-05T10:00:00"),
        ("2016-09-05T10:00:00+0530", "2016-09-05", "day", "2016-09-05T04:30:00Z"),
    ],
)
def test_dates_keep_their_grain_and_instants_with_a_zone_become_utc(
    given_date: str, value: str, grain: str, instant: str | None
) -> None:
    [article] = read({"body": "x", "published": given_date})
    assert isinstance(article, Article)
    assert article.published
    assert (article.published.value, article.published.grain, article.published.instant) == (value, grain, instant)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding_will_do(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(
        '{"id": "1", "body": "Café Zoë öffnet."}\r\n{"id": "2", "body": "Später schließt es."}'.encode(encoding)
    )
    bodies = [result.body for result in read_articles(SourceFile(str(path))) if isinstance(result, Article)]
    assert bodies == ["Café Zoë öffnet.", "Später schließt es."]


def test_a_json_file_holds_one_article_or_a_list(tmp_path: Path) -> None:
    single, several, other = tmp_path / "one.json", tmp_path / "several.json", tmp_path / "answers.json"
    single.write_text('{\n"body": "One."\n}')
    several.write_text('[{"body": "Two."}, {"mood": "?"}, {"body": "Three."}]')
    other.write_text('{"oats": 3}')
    assert [type(result) for result in read_articles(SourceFile(str(single)))] == [Article]
    assert [type(result) for result in read_articles(SourceFile(str(several)))] == [Article, ArticleError, Article]
    assert [str(result) for result in read_articles(SourceFile(str(other)))] == [f"{other}: .json without articles"]
    assert [type(result) for result in read_articles(SourceFile(str(other), named=True))] == [ArticleError]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
KEYS = ["id", "title", "body", "published", "countries", "organizations", "url", "section"]


@given(st.dictionaries(st.sampled_from(KEYS), JSON))
def test_no_value_under_any_key_raises(item: dict[str, object]) -> None:
    results = read(item)
    assert results
    assert all(isinstance(result, (Article, ArticleError)) for result in results)


@given(st.lists(st.binary(max_size=80)))
def test_no_bytes_raise(lines: list[bytes]) -> None:
    assert all(isinstance(result, (Article, ArticleError)) for result in read(*lines))


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "-"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_json_may_have_the_line_ends_of_unicode_in_its_texts(name: str, encoding: str) -> None:
    content = json.dumps({"id": "1", "body": "One\u2028two\u2029three."}, ensure_ascii=False).encode(encoding)
    [article] = read_articles(SourceFile(name, named=True, content=content))
    assert isinstance(article, Article)
    assert (article.id, article.body.split()) == ("1", ["One", "two", "three."])


def test_json_lines_without_a_name_are_known_by_any_of_the_first_lines() -> None:
    content = b'{broken\n{"id": "a1", "body": "good"}\n'
    error, article = read_articles(SourceFile("-", named=True, content=content))
    assert isinstance(error, ArticleError)
    assert error.line == 1
    assert isinstance(article, Article)
    assert article.id == "a1"


@pytest.mark.parametrize("name", ["tea.jsonl", "tea.json"])
@pytest.mark.parametrize("between", ["", " ", ", ", "\r"])
def test_objects_may_stand_one_after_another_without_lines(name: str, between: str) -> None:
    content = between.join(json.dumps({"title": title, "body": "Tea."}) for title in ("One", "Two"))
    articles = list(read_articles(SourceFile(name, content=content.encode())))
    assert [article.title for article in articles if isinstance(article, Article)] == ["One", "Two"]
    assert len({article.id for article in articles if isinstance(article, Article)}) == 2


def test_articles_under_a_day_that_is_too_large_to_be_held_have_that_day() -> None:
    story = '{"title": "Tea", "body": "Tea was poured."}'
    content = f'{{"2024-05-01": [{story}], "2024-05-02": [{story},{" " * (1 << 25)}{story}], "2024-05-03": [{story}]}}'
    articles = list(read_articles(SourceFile("tea.json", content=content.encode())))
    days = [article.published.value for article in articles if isinstance(article, Article) and article.published]
    assert sorted(days) == ["2024-05-01", "2024-05-02", "2024-05-02", "2024-05-03"]


def test_a_source_may_be_told_by_its_domain_and_writers_by_their_byline() -> None:
    story = {
        "title": "Tea",
        "content": "Tea was poured.",
        "source": {"domain": "echo.example"},
        "authorsByline": "Ada Lunt",
    }
    [article] = read_articles(SourceFile("tea.json", content=json.dumps({"articles": [story]}).encode()))
    assert isinstance(article, Article)
    assert (article.source, article.byline) == ("echo.example", "Ada Lunt")
