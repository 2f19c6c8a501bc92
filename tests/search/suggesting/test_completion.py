"""Suggestions for a text that is being typed: values by any of their names, words, phrases and headlines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from searchapp.article_index import ArticleIndex
from searchapp.ingest import update_index
from searchapp.model.request import SearchRequest
from searchapp.model.suggestion import Suggestion
from tests.town import write_news

LIGHTHOUSE = "Northern Lighthouse Board"


def note(number: int, title: str, body: str, **members: Any) -> dict[str, Any]:
    return {"id": f"n{number}", "title": title, "body": body, "organizations": [], "countries": [], **members}


NOTES = [
    note(1, "Harbour seals visit the pier", "Seals came.", byline="Ana Lontra", organizations=[LIGHTHOUSE]),
    note(2, "Harbour seals leave again", "They left a harpoon.", countries=["GB"], organizations=[LIGHTHOUSE]),
    note(3, "A harp on the quay", "Nobody plays the harp in the harbour.", countries=["GB", "NO"]),
    note(5, "항구", "부산항은 조용했다."),
    note(4, "Lighthouses", "A quiet night in the harbour of harpists.", organizations=["Lighthouse Friends"]),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ArticleIndex]:
    folder = tmp_path_factory.mktemp("harbour")
    update_index(folder / "index", [str(write_news(folder / "news", NOTES))])
    with ArticleIndex.open(folder / "index") as index:
        yield index


def of_kind(index: ArticleIndex, kind: str, text: str) -> list[Suggestion]:
    return [each for each in index.suggestions(SearchRequest(text)) if each.kind == kind]


def test_a_word_is_completed_by_the_commonest_that_begin_so(index: ArticleIndex) -> None:
    words = [(word.text, word.count) for word in of_kind(index, "word", "harp")]
    assert words == [("harpists", 1), ("harpoon", 1)]  # not by itself
    assert of_kind(index, "word", "har")[0].text == "harbour"


def test_korean_words_are_offered_in_syllables(index: ArticleIndex) -> None:
    assert [each.text for each in of_kind(index, "word", "부산")] == ["부산항은"]


@pytest.mark.parametrize(
    ("text", "word", "phrase"),
    [("o'h", "o'hara", "o'hara's pier"), ("Müll", "müller", ""), ("दिल", "दिल्ली", "")],
)
def test_words_and_phrases_are_spelled_as_headlines_have_them(
    tmp_path: Path, text: str, word: str, phrase: str
) -> None:
    notes = [
        note(1, "O'Hara's pier", "Rain."),
        note(2, "Fog on O’Hara's pier", "Fog."),
        note(3, "Müller's दिल्ली", "Sun."),
    ]
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", notes))])
    with ArticleIndex.open(tmp_path / "index") as index:
        assert [each.text for each in of_kind(index, "word", text)] == [word] * bool(word)
        (*_, last) = ["", *(each.text for each in of_kind(index, "phrase", text))]
        assert last.replace("’", "'") == phrase


def test_the_last_word_is_completed_beside_those_before_it(index: ArticleIndex) -> None:
    assert [(word.text, word.count) for word in of_kind(index, "word", "Seals harb")] == [("Seals harbour", 2)]
    assert of_kind(index, "word", "seals ") == []


def test_what_a_sign_joins_is_completed_as_articles_have_it_in_a_row(index: ArticleIndex) -> None:
    assert [word.text for word in of_kind(index, "word", "seals of-harp")] == []
    assert [word.text for word in of_kind(index, "word", "night quiet-harp")] == []
    assert [(word.text, word.count) for word in of_kind(index, "word", "night the-harb")] == [("night the-harbour", 1)]


@pytest.mark.parametrize("text", ["-lighth", "seals !lighth", "seals NOT lighth"])
def test_what_is_to_be_excluded_is_completed_by_words_alone(index: ArticleIndex, text: str) -> None:
    assert {(each.kind, each.count) for each in index.suggestions(SearchRequest(text))} <= {("word", None)}
    assert (
        index.suggestions(SearchRequest(text.translate(str.maketrans("-!", "  ")).replace("NOT", "")))[0].kind
        == "value"
    )


@pytest.mark.parametrize("text", ["north", "The Northern L", "lighth", "NORTHERN LIGHTHOUSE BO", "board"])
def test_a_value_is_found_by_the_beginning_of_any_of_its_words(index: ArticleIndex, text: str) -> None:
    value = of_kind(index, "value", text)[0]
    assert (value.text, value.count, value.parameter) == (LIGHTHOUSE, 2, "org")
    assert value.query == ""


def test_what_stands_before_a_name_stays_the_query(index: ArticleIndex) -> None:
    value = of_kind(index, "value", "seals northern light")[0]
    assert (value.text, value.query) == (LIGHTHOUSE, "seals")


def test_a_value_behind_a_query_is_counted_beside_it(index: ArticleIndex) -> None:
    assert [(value.text, value.count) for value in of_kind(index, "value", "harpoon lighth")] == [(LIGHTHOUSE, 1)]
    assert of_kind(index, "value", "harpists northern") == []


def test_filters_narrow_what_is_suggested_and_its_numbers(index: ArticleIndex) -> None:
    def offered(text: str, **filters: Any) -> list[tuple[str, int | None]]:
        return [(each.text, each.count) for each in index.suggestions(SearchRequest(text, **filters))]

    assert ("harbour", 4) in offered("har")
    assert ("harbour", 1) in offered("har", countries=("NO",))
    assert (LIGHTHOUSE, 1) in offered("lighth", countries=("GB",))
    assert (LIGHTHOUSE, 2) in offered("lighth", organizations=("lighthouse-friends",)), "which are two of one facet"
    assert offered("seals", countries=("NO",)) == []
    assert ("United Kingdom", 2) in offered("harbour country:uni", countries=("NO",)), "which are two of one facet too"


def test_a_quotation_is_completed_with_the_articles_that_have_it(index: ArticleIndex) -> None:
    assert [(word.text, word.count) for word in of_kind(index, "word", '"harbour se')] == [('"harbour seals"', 2)]
    assert of_kind(index, "word", '"seals harb') == []
    assert index.suggestions(SearchRequest('="Harb')) == ()
    assert [(word.text, word.count) for word in of_kind(index, "word", 'fog "harbour se')] == [
        ('fog "harbour seals"', None)
    ]


def test_what_follows_in_headlines_is_offered_before_commoner_words(tmp_path: Path) -> None:
    notes = [note(1, "Harbour seals", "Sand."), note(2, "Sand", "A harbour."), note(3, "Sand", "Sand and a harbour.")]
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", notes))])
    with ArticleIndex.open(tmp_path / "index") as index:
        words = [(word.text, word.count) for word in of_kind(index, "word", "harbour s")]
        assert words == [("harbour seals", 1), ("harbour sand", 3)]


@pytest.mark.parametrize(
    ("text", "alias"), [("uk", "uk"), ("U.K", "uk"), ("great bri", "great britain"), ("united k", "")]
)
def test_a_country_is_found_by_its_other_names(index: ArticleIndex, text: str, alias: str) -> None:
    value = of_kind(index, "value", text)[0]
    assert (value.id, value.count, value.alias) == ("GB", 2, alias)


def test_an_organization_is_found_by_what_articles_call_it(tmp_path: Path) -> None:
    body = "The International Otter Fund (IOF) met in Oslo. The IOF said on Monday that the IOF would meet again."
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", [{"id": "a", "title": "Fund", "body": body}]))])
    with ArticleIndex.open(tmp_path / "index") as index:
        value = of_kind(index, "value", "io")[0]
        assert (value.text, value.alias) == ("International Otter Fund", "iof")
        assert [each.label for each in index.facet_values(SearchRequest(), "organization", "iof")] == [value.text]


def test_phrases_of_headlines_are_offered_with_their_counts(index: ArticleIndex) -> None:
    (phrase,) = of_kind(index, "phrase", "harb")
    assert (phrase.text, phrase.count, phrase.query) == ("harbour seals", 2, '"harbour seals"')


def test_headlines_are_offered_that_go_on_as_typed(index: ArticleIndex) -> None:
    assert {each.id for each in of_kind(index, "headline", "harbour se")} == {"n1", "n2"}
    assert of_kind(index, "headline", "seals harbour") == []


@pytest.mark.parametrize("text", ["", "  ", "?!", '"', "\ud800", "\0", "a" * 2000, "title:(", "\t1"])
def test_whatever_is_typed_breaks_nothing(index: ArticleIndex, text: str) -> None:
    assert isinstance(index.suggestions(SearchRequest(text)), tuple)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("quay AND harp", []),
        ("seals AND har", [("seals AND harbour", 2), ("seals AND harpoon", 1)]),
        ("zebra OR harb", [("zebra OR harbour", None)]),
        ("byline:lontra harb", [("byline:lontra harbour", None)]),
        ('quiet -"tea time" harb', [('quiet -"tea time" harbour', None)]),
        ("title:harb", [("title:harbour", None)]),
        ("seals title:harb", [("seals title:harbour", None)]),
        ("NOT harb", [("NOT harbour", None)]),
    ],
)
def test_operators_and_fields_are_no_words_that_articles_have(
    index: ArticleIndex, text: str, words: list[tuple[str, int | None]]
) -> None:
    assert [(each.text, each.count) for each in of_kind(index, "word", text)] == words


@pytest.mark.parametrize(
    ("text", "kind", "offered"),
    [
        ("נמ", "word", "הנמל"),
        ("مين", "word", "الميناء"),
        ("港", "headline", "港口新闻"),
        ("ist", "word", "istanbul'da"),
    ],
)
def test_words_of_other_scripts_are_completed_with_their_articles_and_from_one_sign_on(
    tmp_path: Path, text: str, kind: str, offered: str
) -> None:
    notes = [note(number, title, "Tea.") for number, title in enumerate(("הנמל", "الميناء", "港口新闻", "İstanbul'da"))]
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", notes))])
    with ArticleIndex.open(tmp_path / "index") as index:
        assert offered in [each.text for each in of_kind(index, kind, text)]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("seals AND ana", ["seals"]),
        ("seals OR ana", []),
        ("NOT ana", []),
        ('"seals ana', []),
        ("(ana", [""]),
        ("seals NEAR ana", []),
        ("seals w/5 ana", []),
        ("-title: ana", []),
    ],
)
def test_a_value_is_offered_where_what_stands_before_it_is_a_query(
    index: ArticleIndex, text: str, before: list[str]
) -> None:
    assert [each.query for each in of_kind(index, "value", text)] == before


def test_words_that_no_text_has_are_offered_as_texts_write_them_and_forms_of_one_word_once(tmp_path: Path) -> None:
    notes = [
        note(1, "Tea", "The price of tea. Prices of tar-rope rose."),
        note(2, "Tea", "Priced tea, and tar-rope."),
        note(3, "Tar", "Tea for a Norwegian.", countries=["NO"]),
    ]
    update_index(tmp_path / "index", [str(write_news(tmp_path / "news", notes))])
    with ArticleIndex.open(tmp_path / "index") as index:
        assert [(word.text, word.count) for word in of_kind(index, "word", "tar")] == [("tar-rope", 2)]
        assert [(word.text, word.count) for word in of_kind(index, "word", "tea pric")] == [("tea price", 2)]
        assert [word.text for word in of_kind(index, "word", "-tar")] == ["-tar-rope"]
        (norway,) = of_kind(index, "value", "norwegian")
        assert (norway.text, norway.alias) == ("Norway", "norwegian")
