"""What the index keeps of an article: its words with their places, its facets, its dates, and itself."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.backends import stored_article
from searchapp.backends.base import IndexedArticle
from searchapp.backends.local import schema
from searchapp.backends.local.documents import to_documents
from searchapp.backends.stored_article import StoredArticle
from searchapp.engine.indexing.document import Documents, Passages
from searchapp.engine.similarity import TITLE_WEIGHT
from searchapp.errors import DocumentError
from searchapp.model.article import Article, Published
from searchapp.model.facts import CitedSource, Country, Facts, Mention, MentionedDate, Organization
from searchapp.model.result import Named
from searchapp.text.calendar.iso_dates import days_of, with_wider

FERRY = Article(
    id="ferry-1",
    title="Ferry to Rønne runs again",
    body="The ferry to Rønne sails again, the Danish Rail Board told Reuters. It had stopped on 3 February 2015.",
    source="The  Harbour Écho",
    section="Transport",
    published=Published("2015-03-07", "day", "metadata"),
    removed=("Print this page",),
)
FERRY_FACTS = Facts(
    published=FERRY.published,
    organizations=(
        Organization("danish-rail-board", "Danish Rail Board", (Mention(61, 78, "Danish Rail Board", "model"),)),
    ),
    countries=(Country("DK", "Denmark", ("about", "mentioned")), Country("SE", "Sweden", ("mentioned",))),
    cited_sources=(CitedSource("reuters", "Reuters"),),
    dates=(MentionedDate("2015-02-03", "day", 111, 126, "3 February 2015"),),
)


def documents(article: Article = FERRY, facts: Facts = FERRY_FACTS, added: str = "") -> Documents:
    return to_documents([IndexedArticle(article, facts, "harbour.jsonl\t1f2e", added=added)])


def keywords(field: str) -> list[str]:
    (values,) = documents().keywords[field]
    return list(values)


def numbers(value: str, instant: str | None = None) -> dict[str, int]:
    published = Published(value, "day", "metadata", instant=instant)
    columns = documents(facts=Facts(published=published)).numbers
    return {name: number for name, (number,) in columns.items() if number is not None}


def stored(field: str, article: Article = FERRY, facts: Facts = FERRY_FACTS, added: str = "") -> bytes:
    (content,) = documents(article, facts, added).stored[field]
    return content


def found_terms(passages: Passages) -> list[str]:
    """The terms of the passage of one document, as the writer finds them."""
    (text,), analyzer = passages.texts, passages.layout.analyzer
    if analyzer is None or not isinstance(text, bytes):
        return list(map(str, text))
    chunks = analyzer.separate(text).decode().split()
    return [term for terms in analyzer.terms_of(chunks) for term in terms]


def test_title_stands_first_and_weighs_more_than_the_body() -> None:
    title, body = documents().text["text"]
    assert (title.layout.position, title.layout.weight) == (0, TITLE_WEIGHT)
    assert (body.layout.position, body.layout.weight) == (schema.BODY_POSITION, 1.0)
    assert (found_terms(title)[:3], found_terms(body)[:3]) == (["ferry", "to", "ronne"], ["the", "ferry", "to"])


def test_a_title_longer_than_the_gap_never_reaches_into_the_body() -> None:
    cut, title, body = documents(Article(id="long", title="tide " * 5000, body="low water")).text["text"]
    assert len(found_terms(cut)) == schema.TITLE_TERMS < body.layout.position
    assert found_terms(title) == []


def test_a_body_of_a_million_words_is_kept_whole() -> None:
    _, body = documents(Article(id="atlas", body="north sea " * 500_000), Facts()).text["text"]
    assert len(found_terms(body)) == 1_000_000


def test_facets_hold_ids_and_only_countries_it_is_about() -> None:
    assert keywords("organization") == ["danish-rail-board"]
    assert keywords("country") == ["DK"]
    assert keywords("country_mentioned") == ["DK", "SE"]
    assert keywords("cited_source") == ["reuters"]
    assert keywords("source") == ["the harbour echo"]
    assert keywords("section") == ["transport"]
    assert keywords("file") == ["harbour.jsonl\t1f2e"]


def test_a_day_named_in_the_text_is_found_by_its_month_and_year_too() -> None:
    assert keywords("mentioned") == ["2015-02-03", "2015-02", "2015"]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("1970-01-01", 0, 86_399),
        ("1970-01", 0, 31 * 86_400 - 1),
        ("1970", 0, 365 * 86_400 - 1),
        ("1969-12-31", -86_400, -1),
    ],
)
def test_a_date_reaches_from_its_first_to_its_last_second(value: str, first: int, last: int) -> None:
    assert numbers(value) == {"published": first, "published_until": last}


def test_the_time_of_day_orders_articles_of_one_day() -> None:
    assert numbers("1970-01-01", "1970-01-01T06:30:00Z")["published"] == 6 * 3600 + 1800
    assert numbers("1970-01-01", "1970-01-02T03:00:00Z")["published"] == 86_399  # it came out late on its own day
    assert numbers("1970-01-02", "1970-01-01T15:30:00Z")["published"] == 86_400  # and this one early
    assert numbers("1970-01-01", "half past six")["published"] == 0


@pytest.mark.parametrize("value", ["XXXX-02-26", "2015-02-30", "2015-13", "0000", "", "soon"])
def test_what_is_no_full_date_is_undated(value: str) -> None:
    assert numbers(value) == {}


def test_the_summary_holds_what_a_result_list_shows() -> None:
    summary = stored_article.summary_of(stored("summary"))
    assert (summary.id, summary.title, summary.published) == (FERRY.id, FERRY.title, FERRY.published)
    assert {name: values for name, values in summary.facets.items() if values} == {
        "organization": (Named("danish-rail-board", "Danish Rail Board"),),
        "country": (Named("DK", "Denmark"),),
        "cited_source": (Named("reuters", "Reuters"),),
        "source": (Named("the harbour echo", "The  Harbour Écho"),),
        "section": (Named("transport", "Transport"),),
        "country_mentioned": (Named("DK", "Denmark"), Named("SE", "Sweden")),
    }


def test_a_lone_surrogate_is_refused_with_the_article_named() -> None:
    with pytest.raises(DocumentError, match="broken"):
        documents(Article(id="broken", body="\ud800"))


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
mentions = st.lists(
    st.builds(Mention, st.integers(0, 99), st.integers(0, 99), words, words, st.floats(0, 1)), max_size=2
)
facts = st.builds(
    Facts,
    published=st.none()
    | st.builds(Published, words, st.just("day"), st.just("text"), st.booleans(), st.none() | words),
    organizations=st.lists(st.builds(Organization, words, words, mentions.map(tuple)), max_size=3).map(tuple),
    countries=st.lists(st.builds(Country, words, words, st.just(("about",)), mentions.map(tuple))).map(tuple),
    cited_sources=st.lists(st.builds(CitedSource, words, words, mentions.map(tuple)), max_size=2).map(tuple),
    dates=st.lists(st.builds(MentionedDate, words, st.just("day"), st.just(0), st.just(1), words), max_size=2).map(
        tuple
    ),
)
articles = st.builds(
    Article,
    id=words,
    body=words,
    title=words,
    organizations=st.none() | st.lists(words, max_size=3).map(tuple),
    countries=st.none() | st.just(()),
    removed=st.lists(words, max_size=2).map(tuple),
)


@given(articles, facts)
def test_article_and_facts_come_back_as_they_went_in(article: Article, drawn: Facts) -> None:
    content = stored("article", article, drawn)
    assert stored_article.article_of(content) == StoredArticle(article, drawn)
    assert stored_article.body_of(content) == article.body


def test_when_an_article_was_added_stands_in_all_that_is_kept_of_it() -> None:
    added = "1970-01-02T00:00:05Z"
    content = stored("article", added=added)
    assert list(documents(added=added).numbers["added"]) == [86_405]
    assert stored_article.article_of(content).added == added
    assert stored_article.indexed_article_of(content).added == added
    assert stored_article.summary_of(stored("summary", added=added)).added == added
    assert list(documents().numbers["added"]) == [None]


def test_articles_become_documents_together_as_one_by_one() -> None:
    bare, long = Article(id="bare", body="Low water."), Article(id="long", title="tide " * 400, body="High water.")
    undated = IndexedArticle(bare, Facts(), "low.txt\t1", evidence=("tide",), copies="bare")
    articles = [
        IndexedArticle(FERRY, FERRY_FACTS, "ferry.txt\t1"),
        undated,
        IndexedArticle(long, Facts(), "high.txt\t1"),
    ]
    together, each = to_documents(articles), [to_documents([article]) for article in articles]
    assert list(together.keys) == ["ferry-1", "bare", "long"]
    for several, single, nothing in (
        (together.keywords, [one.keywords for one in each], ()),
        (together.numbers, [one.numbers for one in each], None),
        (together.stored, [one.stored for one in each], b""),
    ):
        for name, column in several.items():
            assert [value or nothing for value in column] == [
                one[name][0] or nothing if name in one else nothing for one in single
            ]
    texts = {passages.layout: passages.texts for passages in together.text["text"]}
    assert len(texts) == 3
    for number, one in enumerate(each):
        assert {passages.layout: passages.texts[0] for passages in one.text["text"] if passages.texts[0]} == {
            layout: column[number] for layout, column in texts.items() if column[number]
        }


@given(st.dates())
def test_a_day_lies_within_its_month_and_its_year(day: date) -> None:
    spans = [days_of(value) for value in with_wider(str(day))]
    assert len(spans) == 3
    (day_first, day_last), (month_first, month_last), (year_first, year_last) = (span or (0, 0) for span in spans)
    assert day_first == day_last
    assert year_first <= month_first <= day_first <= month_last <= year_last


@given(st.lists(st.tuples(st.text("ab-", min_size=1), words), max_size=3, unique_by=lambda name: name[0]))
def test_a_result_shows_the_names_of_its_article_each_in_one_line(names: list[tuple[str, str]]) -> None:
    shown = tuple(Named(key, label.replace("\n", " ")) for key, label in names)
    firms = tuple(Organization(key, label) for key, label in names)
    summary = stored("summary", facts=Facts(None, firms))
    (hit,) = stored_article.hits_of(stored_article.summary_rows([summary]), [2.5], [()])
    assert hit.organizations == shown == stored_article.summary_of(summary).facets["organization"]
    assert (hit.id, hit.title, hit.published, hit.countries, hit.score) == (
        FERRY.id,
        FERRY.title,
        FERRY.published,
        (),
        2.5,
    )
