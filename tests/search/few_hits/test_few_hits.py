"""Why little is found, and what would find more."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.ingest import update_index
from searchapp.model.request import QUERY_CHARS
from searchapp.model.result import FewHits
from searchapp.query.syntax.top_level import top_level_parts
from searchapp.search.parameters.query_strings import parse
from tests.town import write_news

STORIES = [
    {
        "id": "otter",
        "body": "An otter sleeps at the mill pond.",
        "countries": ["NO"],
        "published": "2014",
        "byline": "Ada Holm",
        "source": "Coast & Herald",
    },
    {
        "id": "mill",
        "body": "The pond by the old mill froze over. 2.500 Enten, 12 000 canards.",
        "countries": ["SE"],
        "published": "2015",
    },
    {"id": "pond", "body": "A pond and a pond again.", "countries": ["SE"], "published": "2016"},
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> ArticleIndex:
    folder: Path = tmp_path_factory.mktemp("few")
    update_index(folder / "index", [str(write_news(folder / "news", STORIES))])
    return ArticleIndex.open(folder / "index")


def explained(index: ArticleIndex, request: SearchRequest) -> FewHits:
    page = index.search(request)
    assert page.few_hits_of is not None
    return page.few_hits_of()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("otter pond", ["otter", "pond"]),
        ('+otter -"mill pond" title:mill', ["+otter", '-"mill pond"', "title:mill"]),
        ("otter OR pond mill", ["otter OR pond", "mill"]),
        ("(otter pond) NEAR/3 mill NOT old", ["(otter pond) NEAR/3 mill", "NOT old"]),
        ("published:[2014 TO 2015] otter", ["published:[2014 TO 2015]", "otter"]),
        ("", []),
    ],
)
def test_the_parts_of_a_query_are_what_stands_side_by_side(text: str, parts: list[str]) -> None:
    assert [part.text for part in top_level_parts(text)] == parts


def test_each_part_is_counted_and_the_smallest_change_comes_first(index: ArticleIndex) -> None:
    few_hits = explained(index, SearchRequest('"pond mill" otter'))
    assert [(clause.text, clause.total) for clause in few_hits.clauses] == [('"pond mill"', 0), ("otter", 1)]
    assert [(way.label, way.total) for way in few_hits.relaxations] == [
        ('Search for "pond mill" with the words near each other', 1),
        ('Search for "pond mill" without the quotation marks', 3),
        ('Search without “"pond mill"”', 1),
        ("Search for any of the words", 1),
    ]


@pytest.mark.parametrize(
    ("text", "clauses", "ways"),
    [
        (
            "otter AND froze AND pond",
            [("otter", 1), ("froze", 1), ("pond", 3)],
            {"q=froze+AND+pond": 1, "q=otter+AND+pond": 1, "q=otter+OR+froze+OR+pond": 3},
        ),
        ("zebra AND country:NO", [("zebra", 0), ("country:NO", 1)], {"q=country%3ANO": 1}),
        (
            "country:NO country:SE pond",
            [("country:NO", 1), ("country:SE", 2), ("pond", 3)],
            {"q=pond+%28country%3ANO+OR+country%3ASE%29": 3, "q=country%3ASE+pond": 2, "q=country%3ANO+pond": 1},
        ),
        ("otter AND NOT pond", [("otter", 1), ("NOT pond", 0)], {"q=otter": 1}),
        (
            '"mill frozen" AND "mill otter"',
            [('"mill frozen"', 0), ('"mill otter"', 0)],
            {"q=mill+frozen+mill+otter&match=any": 2},
        ),
        (
            '"pond froze"~2',
            [('"pond froze"~2', 0)],
            {"q=%22pond+froze%22~10": 1, "q=pond+froze": 3},
        ),
        (
            'body:"pond mill"',
            [('body:"pond mill"', 0)],
            {"q=body%3A%22pond+mill%22~10": 2, "q=body%3A%28pond+mill%29": 2},
        ),
        ('"ponds"', [('"ponds"', 0)], {"q=ponds": 3}),
        ("title:pond", [("title:pond", 0)], {"q=pond": 3}),
        ("pond w/2 canards", [("pond w/2 canards", 0)], {"q=pond+AND+canards": 1}),
        ("zebra OR (walrus AND otter)", [("zebra OR (walrus AND otter)", 0)], {"q=zebra+walrus+otter&match=any": 1}),
    ],
)
def test_what_operators_join_and_quotation_marks_hold_is_loosened(
    index: ArticleIndex, text: str, clauses: list[tuple[str, int]], ways: dict[str, int]
) -> None:
    few_hits = explained(index, SearchRequest(text))
    assert [(clause.text, clause.total) for clause in few_hits.clauses] == clauses
    assert {way.parameters: way.total for way in few_hits.relaxations} == ways


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ada Holm", 'Search for "Ada Holm" among the bylines'),
        ("holm", 'Search for "holm" among the bylines'),
        ("Coast & Herald", 'Search for "Coast & Herald" among the sources'),
        ('"Ada Holm" otter', 'Search for "Ada Holm" among the bylines'),
        ("Ada OR Holm", ""),
        ("ada* holm", ""),
    ],
)
def test_who_wrote_and_where_it_stood_is_offered(index: ArticleIndex, text: str, label: str) -> None:
    ways = [way for way in explained(index, SearchRequest(text)).relaxations if "among" in way.label]
    assert [(way.label, way.total) for way in ways] == ([(label, 1)] if label else [])


@pytest.mark.parametrize(
    ("text", "label", "total"),
    [
        ("2014-05-06", "Search for “2014-05-06” as the date of publication", 0),
        ("2015", "Search for “2015” as the date of publication", 1),
        ('"2014"', "Search for “2014” as the date of publication", 1),
        ("2015 pond", "Search for “2015” as the date of publication", 1),
        ('="the OLD mill"', 'Search for "the OLD mill" with any capitals, accents and signs', 1),
        ("=Froze", "Search for Froze with any capitals, accents and signs", 1),
    ],
)
def test_a_day_may_be_that_of_publication_and_letters_may_be_others(
    index: ArticleIndex, text: str, label: str, total: int
) -> None:
    ways = {way.label: way.total for way in explained(index, SearchRequest(text, match="all")).relaxations}
    assert ways.get(label, 0) == total


@pytest.mark.parametrize(
    ("text", "label", "total"),
    [
        ("freez", "Search for words that begin with “freez”", 0),
        ("slee", "Search for words that begin with “slee”", 1),
        ("sle!", "Search for words that begin with “sle”", 1),
        ("+slee pond", "Search for words that begin with “slee”", 1),
        ("mill/otter", "Search for the words of “mill/otter” side by side", 2),
        ("2500", "Search for 2.500", 1),
        ("2,500", "Search for 2.500", 1),
        ("12.000", "Search for 12000", 1),
        ("pon", "", 0),
        ("-slee", "", 0),
        ("oldmill", 'Search for "old mill" too', 1),
    ],
)
def test_longer_words_and_the_words_of_one_with_signs_are_offered(
    index: ArticleIndex, text: str, label: str, total: int
) -> None:
    ways = {way.label: way.total for way in explained(index, SearchRequest(text, countries=("NO", "SE"))).relaxations}
    assert ways.get(label, 0) == total


def test_every_way_that_is_told_finds_what_it_says(index: ArticleIndex) -> None:
    request = SearchRequest("pond", countries=("NO",), since="2015")
    ways = explained(index, request).relaxations
    assert {way.label for way in ways} == {"Search without the country “Norway”", "Search without the dates"}
    for way in ways:
        assert index.search(parse(parse_qsl(way.parameters))).total == way.total > 0


def test_filters_are_counted_and_left_out_together_where_none_alone_is_to_blame(index: ArticleIndex) -> None:
    few_hits = explained(index, SearchRequest("otter", countries=("SE",), since="2015"))
    assert [(clause.text, clause.total) for clause in few_hits.clauses] == [
        ("otter", 1),
        ("the country “Sweden”", 2),
        ("the dates", 2),
    ]
    assert [(way.label, way.total) for way in few_hits.relaxations] == [
        ("Search without the country “Sweden” and the dates", 1)
    ]


def test_of_a_phrase_the_words_are_told_that_no_article_has(index: ArticleIndex) -> None:
    few_hits = explained(index, SearchRequest('"otter sleps by the pond"'))
    assert [(clause.text, clause.total) for clause in few_hits.clauses] == [
        ('"otter sleps by the pond"', 0),
        ("sleps", 0),
    ]


def test_dates_alone_are_no_words_to_search_for(index: ArticleIndex) -> None:
    few_hits = explained(index, SearchRequest("added:>=2090-01-30T20:35:00Z"))
    assert few_hits.relaxations == ()


@pytest.mark.parametrize("text", ["zebra + walrus", "zebra =", "++ zebra"])
def test_signs_alone_are_no_part_that_could_be_looser(index: ArticleIndex, text: str) -> None:
    assert not [way.label for way in explained(index, SearchRequest(text)).relaxations if "  " in way.label]


def test_a_value_that_is_written_nearly_so_is_offered(index: ArticleIndex) -> None:
    way, *_ = explained(index, SearchRequest("otter", sources=("coats & herald",))).relaxations
    assert (way.label, way.total) == ("Search for the source “Coast & Herald”", 1)
    assert parse(parse_qsl(way.parameters)).sources == ("coast & herald",)


def test_what_is_excluded_is_told_from_what_is_selected(index: ArticleIndex) -> None:
    request = SearchRequest(countries=("NO",), exclude_countries=("NO",))
    ways = {way.label: way.total for way in explained(index, request).relaxations}
    assert ways == {
        "Search without the country “Norway”": 2,
        "Search without excluding the country “Norway”": 1,
    }


def test_who_asked_for_what_was_added_long_ago_is_offered_the_rest(index: ArticleIndex) -> None:
    (way,) = explained(index, SearchRequest("otter", added_until="1999")).relaxations
    assert (way.label, way.total) == ("Search without the time of addition", 1)


def test_the_answer_tells_it_only_where_nothing_is_found(index: ArticleIndex) -> None:
    assert "few_hits" in index.search(SearchRequest("zebra")).as_json()["query"]
    assert "few_hits" not in index.search(SearchRequest("otter")).as_json()["query"]


@pytest.mark.parametrize("text", ["zebra otter pond", "zebra & otter pond"])
def test_which_word_no_article_has_is_told(index: ArticleIndex, text: str) -> None:
    (warning,) = index.search(SearchRequest(text)).query.warnings
    assert warning == "No article has “zebra”; shown are those with any of the other words."


@pytest.mark.parametrize(
    ("text", "label", "asked"),
    [
        ("ceasefire", 'Search for "cease fire" too', '(ceasefire OR "cease fire")'),
        ("otter cease fire", "Search for ceasefire too", "otter (cease AND fire OR ceasefire)"),
    ],
)
def test_who_writes_a_word_in_one_or_in_two_is_offered_the_other_way_too(
    tmp_path: Path, text: str, label: str, asked: str
) -> None:
    stories = [{"id": "one", "body": "An otter ceasefire."}, {"id": "two", "body": "The otter cease fire."}]
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", stories))])
    with ArticleIndex.open(tmp_path / "index") as index:
        ways = {way.label: way for way in explained(index, SearchRequest(text, match="all")).relaxations}
    assert (ways[label].total, dict(parse_qsl(ways[label].parameters))["q"]) == (2, asked)


@pytest.mark.parametrize(
    "text", ["https://mill.example/pond/9", "url:mill.example/pond/9", "www.mill.example/x", "mill.example"]
)
def test_who_pastes_an_address_that_is_none_of_an_article_is_offered_its_site(tmp_path: Path, text: str) -> None:
    story = {"id": "weir", "body": "A weir.", "url": "https://mill.example/weir"}
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", [story]))])
    with ArticleIndex.open(tmp_path / "index") as index:
        (way,) = explained(index, SearchRequest(text)).relaxations
    assert (way.label, way.total, way.parameters) == ("Search for articles of mill.example", 1, "q=site%3Amill.example")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Weir Trust", 'Search for "Weir Trust" among the organizations'),
        ('"Rita Mill" zebra', 'Search for "Rita Mill" among the people'),
        ("Germany", 'Search for "Germany" among the countries'),
        ("Atlantis", ""),
    ],
)
def test_what_an_article_is_about_need_not_stand_in_its_text(tmp_path: Path, text: str, label: str) -> None:
    story = {"id": "dam", "body": "Zebra.", "organizations": ["Weir Trust"], "people": ["Rita Mill"]}
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", [story | {"countries": ["DE"]}]))])
    with ArticleIndex.open(tmp_path / "index") as index:
        ways = [way.label for way in explained(index, SearchRequest(text)).relaxations if "among" in way.label]
    assert ways == ([label] if label else [])


def test_a_day_may_be_one_that_the_text_names(tmp_path: Path) -> None:
    story = {"id": "weir", "body": "The weir broke on 6 May 2014, the keeper said.", "published": "2015"}
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", [story]))])
    with ArticleIndex.open(tmp_path / "index") as index:
        (way,) = [way for way in explained(index, SearchRequest("2014-05-06")).relaxations if "names" in way.label]
    assert (way.label, way.total) == ("Search for “2014-05-06” as a date that the text names", 1)


def test_no_way_out_is_longer_than_a_query_may_be(index: ArticleIndex) -> None:
    words = "otter pond "
    text = f'"{words}{"z" * (QUERY_CHARS - len(words) - 2)}"'
    ways = explained(index, SearchRequest(text)).relaxations
    assert ways
    assert all(len(parse(parse_qsl(way.parameters)).text) <= QUERY_CHARS for way in ways)


def test_no_way_out_is_half_a_query(index: ArticleIndex) -> None:
    ways = explained(index, SearchRequest("allintitle: otter 2015")).relaxations
    assert ways
    assert all(index.search(parse(parse_qsl(way.parameters))).total == way.total for way in ways)
