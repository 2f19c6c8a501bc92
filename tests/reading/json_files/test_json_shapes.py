"""The shapes in which news comes as JSON, each with what its articles are."""

from __future__ import annotations

import json
from typing import Any

import pytest

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.json_files.json_shapes import records_in

WEIR = "The board voted to close the old weir."
FERRY = "Crews of the valley train stopped work."
HEARD = ("the old", "weir is shut")


def read(value: object, name: str = "news.json") -> list[Article | ArticleError]:
    return list(read_articles(SourceFile(name, named=True, content=json.dumps(value).encode())))


def only(value: object) -> Article:
    [article] = read(value)
    assert isinstance(article, Article), article
    return article


def facts(article: Article) -> tuple[str, str, str | None, str, str]:
    date = article.published.value if article.published else None
    return article.title, article.body, date, article.byline, article.source


ARTICLES: list[tuple[str, Any]] = [
    (
        "NewsAPI",
        {
            "status": "ok",
            "totalResults": 1,
            "articles": [
                {
                    "source": {"id": "brae", "name": "Brae Courier"},
                    "author": "Eva Lund",
                    "title": "Weir closes",
                    "description": "The board voted to close…",
                    "url": "https://brae.example/weir",
                    "urlToImage": None,
                    "publishedAt": "2016-09-05T10:14:00Z",
                    "content": WEIR,
                }
            ],
        },
    ),
    (
        "The Guardian",
        {
            "response": {
                "status": "ok",
                "results": [
                    {
                        "id": "brae/2016/sep/05/weir",
                        "type": "article",
                        "sectionName": "Harbour",
                        "webPublicationDate": "2016-09-05T10:14:00Z",
                        "webTitle": "Weir closes | Brae",
                        "webUrl": "https://brae.example/weir",
                        "fields": {
                            "headline": "Weir closes",
                            "byline": "Eva Lund",
                            "bodyText": WEIR,
                            "publication": "Brae Courier",
                        },
                    }
                ],
            }
        },
    ),
    (
        "The New York Times",
        {
            "status": "OK",
            "response": {
                "docs": [
                    {
                        "_id": "nyt://article/1",
                        "web_url": "https://brae.example/weir",
                        "lead_paragraph": WEIR,
                        "abstract": WEIR,
                        "headline": {"main": "Weir closes", "kicker": None},
                        "byline": {"original": "By Eva Lund", "person": []},
                        "pub_date": "2016-09-05T10:14:00+0000",
                        "source": "Brae Courier",
                        "section_name": "Harbour",
                    }
                ],
                "meta": {"hits": 1},
            },
        },
    ),
    (
        "Elasticsearch",
        {
            "took": 3,
            "hits": {
                "total": {"value": 1},
                "hits": [
                    {
                        "_index": "news",
                        "_id": "AV1",
                        "_score": 1.0,
                        "_source": {
                            "headline": "Weir closes",
                            "text": WEIR,
                            "timestamp": 1473070440000,
                            "author": ["Eva Lund"],
                            "publisher": "Brae Courier",
                        },
                    }
                ],
            },
        },
    ),
    (
        "schema.org in a graph",
        {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "WebSite", "name": "Brae Courier", "url": "https://brae.example"},
                {
                    "@type": "NewsArticle",
                    "headline": "Weir closes",
                    "articleBody": WEIR,
                    "datePublished": "2016-09-05T10:14:00+02:00",
                    "author": [{"@type": "Person", "name": "Eva Lund"}],
                    "publisher": {"@type": "Organization", "name": "Brae Courier"},
                    "mainEntityOfPage": {"@type": "WebPage", "@id": "https://brae.example/weir"},
                },
                {"@type": "Person", "name": "Eva Lund"},
            ],
        },
    ),
    (
        "JSON Feed",
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Brae Courier",
            "items": [
                {
                    "id": "1",
                    "title": "Weir closes",
                    "content_html": f"<p>{WEIR}</p>",
                    "date_published": "2016-09-05T10:14:00Z",
                    "authors": [{"name": "Eva Lund"}],
                    "source": "Brae Courier",
                }
            ],
        },
    ),
    (
        "ninjs",
        {
            "uri": "tag:brae.example,2016:1",
            "type": "text",
            "versioncreated": "2016-09-05T10:14:00Z",
            "byline": "Eva Lund",
            "headline": "Weir closes",
            "body_xhtml": f"<div><p>{WEIR}</p></div>",
            "provider": "Brae Courier",
        },
    ),
    (
        "ninjs of TT",
        {
            "uri": "tag:brae.example,2016:1",
            "firstcreated": "2016-09-05T10:14:00Z",
            "versioncreated": "2016-09-07T10:14:00Z",
            "byline": "Eva Lund",
            "headline": "Weir closes",
            "body_html5": f"<p>{WEIR}</p>",
            "infosources": [{"name": "Brae Courier", "rel": "author"}],
        },
    ),
    (
        "news-please",
        {
            "authors": ["Eva Lund"],
            "date_download": "2020-01-01 00:00:00",
            "date_publish": "2016-09-05 10:14:00",
            "maintext": WEIR,
            "title": "Weir closes",
            "source_domain": "Brae Courier",
            "filename": "x.json",
        },
    ),
    (
        "WordPress",
        [
            {
                "id": 7,
                "date": "2016-09-05T10:14:00",
                "link": "https://brae.example/weir",
                "title": {"rendered": "Weir closes"},
                "content": {"rendered": f"<p>{WEIR}</p>\n", "protected": False},
                "author_name": "Eva Lund",
                "site_name": "Brae Courier",
            }
        ],
    ),
    (
        "a table of pandas by columns",
        {
            "title": {"0": "Weir closes"},
            "text": {"0": WEIR},
            "date": {"0": 1473070440},
            "author": {"0": "Eva Lund"},
            "publication": {"0": "Brae Courier"},
        },
    ),
    (
        "a table of pandas, split",
        {
            "columns": ["title", "text", "date", "author", "publication"],
            "index": [0],
            "data": [["Weir closes", WEIR, "September 5, 2016", "Eva Lund", "Brae Courier"]],
        },
    ),
    (
        "articles by their names",
        {
            "weir": {
                "Headline": "Weir closes",
                "Story Text": WEIR,
                "Pub-Date": "5 September 2016",
                "Written by": "Eva Lund",
                "News Outlet": "Brae Courier",
            }
        },
    ),
    (
        "blocks of content",
        {
            "data": {
                "articles": [
                    {
                        "title": "Weir closes",
                        "contents": [
                            {"type": "title", "content": "Weir closes"},
                            {"type": "sanitized_html", "content": f"<p>{WEIR}</p>"},
                        ],
                        "published_date": {"$date": "2016-09-05T10:14:00Z"},
                        "author": {"first_name": "Eva", "last_name": "Lund"},
                        "source": "Brae Courier",
                    }
                ]
            }
        },
    ),
    (
        "pages for language models",
        [
            {
                "page_content": WEIR,
                "metadata": {
                    "og:title": "Weir closes",
                    "article:published_time": "2016-09-05T10:14:00Z",
                    "author": "Eva Lund",
                    "og:site_name": "Brae Courier",
                },
            }
        ],
    ),
    (
        "NITF in the answer of an agency",
        {
            "data": {
                "items": [
                    {
                        "meta": {},
                        "item": {
                            "headline": "Weir closes",
                            "versioncreated": "2016-09-05T10:14:00Z",
                            "bylines": [{"by": "By Eva Lund"}],
                            "provider": "Brae Courier",
                            "body_nitf": f"<nitf><body><body.content><p>{WEIR}</p></body.content></body></nitf>",
                        },
                    }
                ]
            }
        },
    ),
]


@pytest.mark.parametrize("value", [value for _, value in ARTICLES], ids=[name for name, _ in ARTICLES])
def test_an_article_is_the_same_in_every_shape(value: object) -> None:
    assert facts(only(value)) == ("Weir closes", WEIR, "2016-09-05", "Eva Lund", "Brae Courier")


@pytest.mark.parametrize("value", [value for _, value in ARTICLES], ids=[name for name, _ in ARTICLES])
def test_it_is_so_in_lines_too(value: object) -> None:
    results = read_articles(SourceFile("news.jsonl", content=json.dumps(value).encode() + b"\n" + b'{"body": "x"}'))
    weir, other = (result for result in results if isinstance(result, Article))
    assert facts(weir) == ("Weir closes", WEIR, "2016-09-05", "Eva Lund", "Brae Courier")
    assert other.body == "x"


def test_objects_may_stand_one_after_another_on_lines_of_their_own() -> None:
    content = b"".join(json.dumps({"id": name, "text": name}, indent=2).encode() + b"\n" for name in ("one", "two"))
    ids = [
        article.id for article in read_articles(SourceFile("a.json", content=content)) if isinstance(article, Article)
    ]
    assert ids == ["one", "two"]


def test_a_wrapper_may_have_any_name() -> None:
    assert only({"stand": 3, "nieuws": [{"kop": "Weir", "tekst": WEIR}]}).title == "Weir"


def test_a_list_without_texts_is_told_with_the_remedy() -> None:
    [error] = read({"articles": [{"url": "https://brae.example", "title": "Weir", "seendate": "20160905T101400Z"}]})
    assert "--field body=NAME" in str(error)


TWO = [{"title": "Weir", "body": WEIR}, {"title": "Ferry", "body": FERRY}]


@pytest.mark.parametrize(
    "value",
    [
        [[TWO[0]], [TWO[1]]],
        [[[TWO[0], TWO[1]]]],
        json.dumps(TWO),
        {"status": "ok", "payload": json.dumps({"articles": TWO})},
        [{"_id": "a", "_source": json.dumps(TWO[0])}, {"_id": "b", "_source": json.dumps(TWO[1])}],
        [["title", "body"], ["Weir", WEIR], ["Ferry", FERRY]],
        {"fields": [{"name": "title"}, {"name": "body"}], "rows": [["Weir", WEIR], ["Ferry", FERRY]]},
        {"data": {"articles": {"edges": [{"node": TWO[0]}, {"node": TWO[1]}]}}},
        {"features": [{"name": "title"}], "rows": [{"row_idx": 0, "row": TWO[0]}, {"row_idx": 1, "row": TWO[1]}]},
        {
            "about": "Your data",
            "chats": {"list": [{"name": "a", "messages": [TWO[0]]}, {"name": "b", "messages": [TWO[1]]}]},
        },
    ],
)
def test_two_articles_in_lists_texts_rows_and_edges(value: object) -> None:
    articles = read(value)
    assert [(a.title, a.body) for a in articles if isinstance(a, Article)] == [("Weir", WEIR), ("Ferry", FERRY)]


def test_the_blocks_of_an_editor_are_one_article() -> None:
    blocks = [{"type": "paragraph", "children": [{"text": text[:9]}, {"text": text[9:]}]} for text in (WEIR, FERRY)]
    article = only({"title": "Weir", "body": blocks})
    assert (article.title, article.body) == ("Weir", f"{WEIR}\n{FERRY}")


def test_a_post_in_pieces_of_bold_and_links_is_one_text() -> None:
    pieces = [
        "The old ",
        {"type": "bold", "text": "weir"},
        " is shut.\n",
        {"type": "link", "text": "https://w.example"},
    ]
    post = {"id": 2, "type": "message", "date": "2019-05-03T12:00:00", "text": pieces}
    assert only({"name": "Valley News", "messages": [post]}).body == "The old weir is shut.\nhttps://w.example"


def test_a_dump_of_a_blog_holds_its_posts_and_not_its_writers() -> None:
    post = {"id": "7", "title": "Weir shut", "html": f"<p>{WEIR}</p>", "published_at": "2019-05-03T10:00:00.000Z"}
    writer = {"id": "1", "name": "Ada Marsh", "bio": "Writes on rivers."}
    dump = {"db": [{"meta": {"version": "4"}, "data": {"posts": [post], "users": [writer]}}]}
    assert facts(only(dump)) == ("Weir shut", WEIR, "2019-05-03", "", "")


def test_a_post_in_a_dump_has_the_writers_and_the_tag_that_tables_beside_it_join_to_it() -> None:
    post = {"id": "7", "title": "Weir shut", "html": f"<p>{WEIR}</p>"}
    tables = {
        "users": [{"id": "1", "name": "Ada Marsh"}, {"id": "2", "name": "Eva Lund"}],
        "posts_authors": [
            {"post_id": "7", "author_id": "2", "sort_order": 1},
            {"post_id": "7", "author_id": "1", "sort_order": 0},
        ],
        "tags": [{"id": "t", "name": "Rivers"}, {"id": "h", "name": "#hidden"}],
        "posts_tags": [{"post_id": "7", "tag_id": "h"}, {"post_id": "7", "tag_id": "t", "sort_order": 1}],
    }
    article = only({"db": [{"data": {"posts": [post], **tables}}]})
    assert (article.byline, article.section) == ("Ada Marsh, Eva Lund", "Rivers")


def test_a_story_in_blocks_of_many_kinds_is_one_article() -> None:
    blocks = [
        {"type": "text", "content": f"<b>{WEIR}</b>"},
        {"type": "image", "caption": "The weir in 1990", "url": "https://brae.example/weir.jpg"},
        {"type": "interstitial_link", "content": "Read on: the other weir"},
        {"type": "list", "items": [{"type": "text", "content": "Bus 4"}, {"type": "text", "content": "Bus 7"}]},
        {"type": "text", "content": FERRY},
    ]
    story = {
        "type": "story",
        "headlines": {"basic": "Weir closes"},
        "display_date": "2016-09-05T10:14:00Z",
        "publish_date": "2019-01-01T00:00:00Z",
        "first_publish_date": "2016-09-05T10:14:00Z",
        "credits": {"by": [{"type": "author", "name": "Eva Lund"}]},
        "taxonomy": {"primary_section": {"_id": "/rivers", "name": "Rivers"}, "tags": [{"text": "weirs"}]},
        "source": {"name": "Brae Courier"},
    }
    article = only({**story, "content_elements": blocks})
    assert facts(article) == ("Weir closes", f"{WEIR}\nBus 4\nBus 7\n{FERRY}", "2016-09-05", "Eva Lund", "Brae Courier")
    assert article.section == "Rivers"
    assert len(read({"content_elements": [{**story, "content_elements": blocks[:1]}] * 2})) == 2


def test_what_stands_around_the_fields_of_an_article_is_its_own() -> None:
    fields = {"title": [{"type": "heading1", "text": "Weir closes"}], "body": [{"type": "paragraph", "text": WEIR}]}
    entry = {"id": "p1", "first_publication_date": "2016-09-05T10:14:00+0000", "lang": "en-gb", "data": fields}
    assert facts(only({"page": 1, "results": [entry]}))[:3] == ("Weir closes", WEIR, "2016-09-05")


def test_own_posts_of_an_archive_of_mastodon_are_articles_and_shared_ones_are_not() -> None:
    note = {"type": "Note", "published": "2021-03-02T08:15:00Z", "content": f"<p>{WEIR}</p>"}
    activities = [
        {"type": "Create", "actor": "https://m.example/u", "published": "2021-03-02T08:15:00Z", "object": note},
        {"type": "Announce", "published": "2021-03-03T08:15:00Z", "object": "https://other.example/9"},
    ]
    article = only({"type": "OrderedCollection", "totalItems": 2, "orderedItems": activities})
    assert facts(article)[1:3] == (WEIR, "2021-03-02")


def test_the_pages_of_an_article_are_one_text() -> None:
    article = only({"title": "Weir shut", "pages": [{"page": 1, "text": WEIR}, {"page": 2, "text": FERRY}]})
    assert facts(article)[:2] == ("Weir shut", f"{WEIR}\n{FERRY}")
    assert len(read({"title": "Valley feed", "articles": [{"text": WEIR}, {"text": FERRY}]})) == 2


@pytest.mark.parametrize("around", ["show(%s);", "var news = %s;\n", ")]}',\n%s", "window.news.part0 = %s"])
def test_what_scripts_write_around_json_is_no_fault(around: str) -> None:
    content = (around % json.dumps([{"title": "Weir shut", "body": WEIR}])).encode()
    [article] = read_articles(SourceFile("news.json", named=True, content=content))
    assert isinstance(article, Article)
    assert article.body == WEIR


@pytest.mark.parametrize(
    "value",
    [
        {"items": [{"sys": {"id": "7"}, "fields": {"title": {"en-US": "Weir shut"}, "body": {"en-US": WEIR},
                                                  "date": {"en-US": "2019-05-03"}, "author": {"en-US": "Ada Marsh"}}}]},
        {"Item": {"id": {"S": "7"}, "title": {"S": "Weir shut"}, "body": {"S": WEIR}, "published": {"S": "2019-05-03"},
                  "author": {"S": "Ada Marsh"}}},
        [{"title": [{"value": "Weir shut"}], "body": [{"value": WEIR}], "created": [{"value": "2019-05-03"}],
          "field_author": [{"value": "Ada Marsh"}]}],
        {"response": {"docs": [{"title_t": ["Weir shut"], "content_txt": [WEIR], "published_dt": "2019-05-03",
                                "author_s": "Ada Marsh"}]}},
        {"data": {"allNews": {"edges": [{"node": {"headline": "Weir shut", "bodyHtml": f"<p>{WEIR}</p>",
                                                 "date": "2019-05-03", "byline": "Ada Marsh"}}]}}},
        {"data": [{"id": 7, "attributes": {"title": "Weir shut", "content": WEIR, "publishedAt": "2019-05-03",
                                           "author": {"data": {"attributes": {"name": "Ada Marsh"}}}}}]},
        [{"title": "Weir shut", "abstract": WEIR, "author": [{"family": "Marsh", "given": "Ada"}],
          "issued": {"date-parts": [["2019", "5", "3"]]}}],
    ],
    ids=["Contentful", "DynamoDB", "Drupal", "Solr", "GraphQL", "Strapi", "CSL"],
)  # fmt: skip
def test_content_systems_and_databases_say_the_same_in_their_ways(value: object) -> None:
    assert facts(only(value)) == ("Weir shut", WEIR, "2019-05-03", "Ada Marsh", "")


def test_the_lines_between_objects_for_bulk_indexing_give_their_ids() -> None:
    lines = [{"index": {"_index": "news", "_id": "w1"}}, {"title": "Weir shut", "body": WEIR}]
    content = "\n".join(map(json.dumps, lines)).encode()
    [article] = read_articles(SourceFile("news.ndjson", content=content))
    assert isinstance(article, Article)
    assert (article.id, article.body) == ("w1", WEIR)


def test_what_is_said_in_a_film_is_one_text() -> None:
    cues = [{"text": text, "start": second, "duration": 2.0} for second, text in enumerate(["the old", "weir is shut"])]
    assert only(cues).body == "the old weir is shut"


@pytest.mark.parametrize(
    "answer",
    [
        {"transcription": [{"offsets": {"from": 0, "to": 9}, "text": text} for text in HEARD]},
        {"results": {"channels": [{"alternatives": [{"transcript": " ".join(HEARD), "words": [{"word": "the"}]}]}]}},
        {"results": [{"alternatives": [{"transcript": text}, {"transcript": "the cold weir"}]} for text in HEARD]},
    ],
    ids=["whisper.cpp", "Deepgram", "Google"],
)  # fmt: skip
def test_what_programs_heard_is_one_text(answer: object) -> None:
    assert only(answer).body == "the old weir is shut"


def test_numbers_of_writers_and_sections_in_a_system_are_no_names() -> None:
    article = only([{"title": {"rendered": "Weir"}, "content": {"rendered": WEIR}, "author": 3, "categories": [4]}])
    assert (article.byline, article.section) == ("", "")


def test_entries_of_a_feed_or_a_channel_are_from_it() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour Times",
        "items": [{"content_text": "Oats."}],
    }
    channel = {
        "name": "Harbour Times",
        "type": "public_channel",
        "messages": [{"id": 1, "type": "service", "text": ""}, {"id": 2, "text": "Oats."}],
    }
    assert [record.value["source"] for value in (feed, channel) for record in records_in(value)] == [
        "Harbour Times"
    ] * 2


def test_answers_by_the_zones_of_a_stock_wrap_the_articles_of_each() -> None:
    article = {"id": "7", "heading": "Weir shut", "title": {"value": "The Brae Courier"}, "articleText": "It was old."}
    zones = [{"name": "newspaper", "records": {"total": 1, "article": [article]}}]
    assert [record.value for record in records_in({"response": {"query": "weir", "zone": zones}})] == [article]


def test_the_message_of_an_answer_is_no_text_however_it_is_written() -> None:
    article = {"Title": "Weir shut", "Body": WEIR}
    for name in ("message", "Message"):
        assert only({name: "Success", "Data": [article]}).title == "Weir shut"


GUARDIAN_ITEM = {
    "webTitle": "Weir shut",
    "webPublicationDate": "2016-09-05T10:14:00Z",
    "webUrl": "https://brae.example/weir",
}


@pytest.mark.parametrize(
    "text", [{"fields": {"bodyText": WEIR}}, {"blocks": {"body": [{"id": "b1", "bodyHtml": f"<p>{WEIR}</p>"}]}}]
)
def test_an_answer_may_hold_one_article_and_its_text_blocks(text: dict[str, Any]) -> None:
    article = only({"response": {"status": "ok", "content": {**GUARDIAN_ITEM, **text}}})
    assert facts(article)[:3] == ("Weir shut", WEIR, "2016-09-05")
    other = {**GUARDIAN_ITEM, "webTitle": "Ferry", **text}
    results = read({"response": {"status": "ok", "results": [{**GUARDIAN_ITEM, **text}, other]}})
    assert [result.title for result in results if isinstance(result, Article)] == ["Weir shut", "Ferry"]


@pytest.mark.parametrize("name", ["pages", "passages", "segments"])
def test_parts_with_ids_of_their_own_are_articles(name: str) -> None:
    parts = [{"id": "a-1", "text": "The weir is shut."}, {"id": "a-2", "text": "Ducks stopped a train."}]
    assert [shaped.value for shaped in records_in({"title": "Oxmere Echo", name: parts})] == parts
    titled = [{"id": 1, "title": "Weir", "text": "It is shut."}, {"id": 2, "title": "Ducks", "text": "They came."}]
    assert [shaped.value for shaped in records_in({"title": "Oxmere Echo", name: titled})] == titled
    dated = [{"day": 20190504, "text": "The weir is shut."}, {"day": 20190505, "text": "Ducks came."}]
    assert [shaped.value for shaped in records_in({"title": "Oxmere Echo", name: dated})] == dated


def test_sentences_with_names_are_no_articles() -> None:
    sentences = [{"id": "s-1", "text": "The weir is shut."}, {"id": "s-2", "text": "It broke."}]
    [shaped] = records_in({"headline": "Weir", "sentences": sentences})
    assert shaped.value["body"] == sentences


@pytest.mark.parametrize("name", ["sentences", "utterances", "pages", "passages", "chapters"])
def test_the_sentences_of_an_article_may_have_numbers(name: str) -> None:
    parts = [{"id": 1, "text": "The weir is shut."}, {"id": 2, "text": "It broke."}]
    [shaped] = records_in([{"headline": "Weir", name: parts}])
    assert shaped.value == {"headline": "Weir", "body": parts}
    assert len(list(records_in({"headline": "News of the day", "clips": parts}))) == 2
