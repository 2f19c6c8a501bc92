"""The endpoint's files: each with its type and name, refusing what is of pages, and an article's citation."""

from __future__ import annotations

import csv
import json
from io import StringIO
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from searchapp.exports import BY_SUFFIX
from tests.town import ARTICLES, HOSTILE


@pytest.mark.parametrize("suffix", BY_SUFFIX)
def test_every_format_is_sent_with_its_media_type(client: FlaskClient, suffix: str) -> None:
    response = client.get(f"/api/search.{suffix}?q=ferry&country=NO")
    assert response.status_code == 200
    assert response.mimetype == BY_SUFFIX[suffix].media_type
    assert response.text.count("a calm crossing to Bergen") >= 8


def test_a_file_has_the_whole_result_and_a_name_of_the_query(client: FlaskClient) -> None:
    response = client.get("/api/search.csv?q=&sort=oldest")
    assert len(list(csv.DictReader(StringIO(response.text)))) == len(ARTICLES)
    assert response.headers["Content-Disposition"] == 'attachment; filename="articles.csv"'
    named = client.get("/api/search.ris", query_string={"q": 'Ünder "the/quay\r\n'})
    assert named.status_code == 400
    named = client.get("/api/search.ris", query_string={"q": "Ferry/../goats:"})
    assert named.headers["Content-Disposition"] == 'attachment; filename="ferry-goats.ris"'
    named = client.get("/api/search.ris", query_string={"q": "Ferry, \u6771"})
    in_full = "filename=\"articles.ris\"; filename*=UTF-8''ferry-%E6%9D%B1.ris"
    assert named.headers["Content-Disposition"] == f"attachment; {in_full}"


def test_a_table_saved_in_a_browser_tells_spreadsheets_its_encoding_and_programs_get_it_plain(
    client: FlaskClient,
) -> None:
    saved = client.get("/api/search.csv?q=ferry", headers={"Sec-Fetch-Site": "same-origin"})
    assert saved.data.startswith("\ufeffid,title,".encode())
    assert saved.data[3:] == client.get("/api/search.csv?q=ferry").data
    assert saved.headers["Vary"] == "Sec-Fetch-Site"
    records = client.get("/api/search.jsonl?q=ferry", headers={"Sec-Fetch-Site": "same-origin"})
    assert records.data.startswith(b"{")


def test_a_feed_reader_that_has_the_feed_of_this_state_gets_it_no_more(client: FlaskClient) -> None:
    tag = client.get("/api/search.atom?q=ferry").headers["ETag"]
    again = client.get("/api/search.atom?q=ferry", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get("/api/search.atom?zz=1", headers={"If-None-Match": tag}).status_code == 400


def test_a_feed_may_have_the_newest_alone(client: FlaskClient) -> None:
    whole = client.get("/api/search.atom?q=ferry").text
    newest = client.get("/api/search.atom?q=ferry&page-size=3").text
    assert newest.count("<entry>") == 3 < whole.count("<entry>")
    assert newest.split("<entry>")[1] == whole.split("<entry>")[1]
    assert (
        'rel="self" type="application/atom+xml" href="http://localhost/api/search.atom?q=ferry&amp;page-size=3"'
        in newest
    )
    assert client.get("/api/search.atom?q=ferry&page-size=0").status_code == 400
    assert client.get("/api/search.atom?q=ferry&page=2").status_code == 400


def test_a_feed_is_shown_and_not_saved(client: FlaskClient) -> None:
    assert "Content-Disposition" not in client.get("/api/search.atom?q=ferry").headers


@pytest.mark.parametrize(
    "parameter", ["page=2", "page-size=5", "facet=date", "fields=id", "facet-size.country=3", "x=1"]
)
def test_parameters_of_pages_are_refused(client: FlaskClient, parameter: str) -> None:
    response = client.get(f"/api/search.csv?q=ferry&{parameter}")
    assert response.status_code == 400
    assert response.get_json(force=True)["errors"][0]["code"] == "unknown"


def test_an_unknown_format_is_told(client: FlaskClient) -> None:
    assert client.get("/api/search.docx").status_code == 404
    assert client.get("/api/articles/otters/citation.docx").status_code == 404


def test_an_article_is_cited_in_words_and_for_managers_of_references(client: FlaskClient) -> None:
    words = client.get("/api/articles/otters/citation.txt").text
    assert words.startswith("Ana Lontra, “Otters Return to the Mill”, Coast Herald, 3 March 2014, https://coast-herald")
    assert "TI  - Otters Return to the Mill\r\n" in client.get("/api/articles/otters/citation.ris").text
    assert "title = {Otters Return to the Mill}" in client.get("/api/articles/otters/citation.bib").text
    address = f"/api/articles/{quote(HOSTILE['id'], safe='')}/citation.txt"
    assert "quoted" in client.get(address).text
    assert client.get("/api/articles/nobody/citation.txt").status_code == 404


def test_articles_that_are_named_come_in_this_order_and_those_not_there_are_counted(client: FlaskClient) -> None:
    response = client.get("/api/articles.jsonl?id=otters&id=gone&id=log-03&id=otters")
    assert [json.loads(line)["id"] for line in response.text.splitlines()] == ["otters", "log-03"]
    assert response.headers["X-Missing-Articles"] == "1"
    assert response.headers["Content-Disposition"] == 'attachment; filename="articles.jsonl"'


@pytest.mark.parametrize(
    "address", ["/api/articles.csv", "/api/articles.csv?id=", "/api/articles.csv?id=otters&q=mill"]
)
def test_a_file_of_no_articles_or_of_a_search_is_refused(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 400


def test_a_file_of_articles_in_a_format_that_is_none_is_not_there(client: FlaskClient) -> None:
    assert client.get("/api/articles.xlsx?id=otters").status_code == 404
