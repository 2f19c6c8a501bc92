"""What each kind of query finds, and in which order."""

from __future__ import annotations

from math import isclose
from typing import Any

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.errors import NotFoundError, QueryError


def ids(index: ArticleIndex, text: str = "", **members: Any) -> list[str]:
    """The ids of the articles that a request finds, best first."""
    page = index.search(SearchRequest(text, page_size=100, **members))
    assert page.total == len(page.hits)
    return [hit.id for hit in page.hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "band copper fog herons kettles lost otters ratio tokyo tuba"),
        ("otter", "otters tokyo"),  # with its inflections
        ("swims", "otters tokyo"),  # which swam
        ("swum", "otters tokyo"),
        ("marches", "kettles"),  # marched, march
        ("+old +mill", "kettles lost otters"),
        ('"old mill"', "lost otters"),
        ('"mill old"', ""),
        ('"otters"', "otters tokyo"),
        ('"otter"', "otters"),  # quoted: just this form
        ('"old mill"~2', "kettles lost otters"),
        ('"mill old"~2', "kettles lost otters"),  # in any order
        ("mill NEAR/2 old", "kettles lost otters"),
        ("mill w/2 old", "kettles lost otters"),
        ("mill PRE/2 old", ""),  # in this one
        ("rain NEAR/3 rain", "ratio"),  # twice, which band and kettles have not
        ('"rain again rain rain"~2', "ratio"),
        ("rain NEAR/1 rain NEAR/1 rain", ""),
        ("otters NEAR/9 rain NEAR/9 rain", ""),
        ("(pond OR town) NEAR/1 mill", "kettles otters tuba"),
        ('"town mill" NEAR/5 marched', "kettles"),
        ("title:(mill NEAR/1 pond)", "otters tuba"),
        ('title:("in the" NEAR/3 pond)', "tuba"),
        ('title:("in the" NEAR/5 divers)', ""),  # who are near it in the body
        ("http://valley-post.example/nature/otters/?utm_source=mail&id=7", "otters"),
        ("site:valley-post.example", "otters"),
        ("site:otters.example", ""),
        ('="Otters"', "otters"),
        ('="otters"', "otters tokyo"),
        ('mill ="O’Neill"', "otters"),
        ("""='two what'""", ""),
        ('kettle -="Kettle makers"', "copper ratio"),
        ("fog | tuba", "band fog tuba"),
        ("rain !kettle", "band"),
        ("'old mill'", "lost otters"),
        ("intitle:'mill pond'", "otters tuba"),
        ("k[aeo]ttle", "copper kettles ratio"),
        ("before:2014-03-20", "otters"),
        ("after:2015", "fog ratio tokyo tuba"),
        ("mentioned:none otter", "otters tokyo"),
        ('"copper kettles"', "kettles"),
        ('"pond Two"', ""),  # no phrase spans title and body
        ('"pond Two"~50', ""),
        ("kett*", "copper kettles ratio"),
        ("ket?le", "copper kettles ratio"),
        ("ke*le", "copper kettles ratio"),
        ("tubq~", "tuba"),
        ("tuba~1", "band tuba"),
        ("ottre~1", "otters"),
        ("title:kettle", "kettles ratio"),
        ("body:kettle", "copper kettles ratio"),
        ("title:mill", "otters tuba"),
        ('title:"mill pond"', "otters tuba"),
        ('body:"mill pond"', ""),
        ("title:(fog OR band)", "band fog"),
        ("+rain +kettle", "kettles ratio"),
        ("rain AND kettle", "kettles ratio"),
        ("fog OR tuba", "band fog tuba"),
        ("rain -kettle", "band"),
        ("rain NOT kettle", "band"),
        ("-mill -rain", "copper fog herons tokyo"),
        ("(fog OR rain) AND NOT band", "fog kettles ratio"),
        ("org:river-trust", "herons otters tokyo tuba"),
        ('org:"River Trust" country:NO', "herons otters"),
        ("org:(kettle-guild OR valley-brass-band)", "band copper kettles tuba"),
        ("org:river", "herons otters tokyo tuba"),  # the beginning of an id that nobody has
        ("country:sweden", "copper herons kettles"),
        ("country:GB", ""),
        ("source:evening*", "copper kettles"),
        ('source:"évening gong"', "copper kettles"),
        ("section:nature", "herons otters"),
        ("published:2014", "band copper herons kettles otters"),
        ("published:2014-05", "copper kettles"),
        ("published:2014-05-12", "copper"),
        ("published:[2014-06 TO 2015]", "band fog tuba"),
        ("published:>2014", "fog ratio tokyo tuba"),
        ("published:<2014-03-20", "otters"),
        ("published:[* TO *]", "band copper fog herons kettles otters ratio tokyo tuba"),
        ("mentioned:2013", "copper tuba"),
        ("mentioned:2013-02", "tuba"),
        ("mentioned:[2014-02 TO 2014-02]", "herons"),
        ("東京", "tokyo"),
        ("at&t", "band"),
        ("oneill", "otters"),
        ("1780", "ratio"),
        ("evening gong", ""),  # sources are no text
    ],
)
def test_queries_find(valley: ArticleIndex, text: str, expected: str) -> None:
    assert sorted(ids(valley, text)) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("fog tuba", "band fog tuba"), ("+rain kettle", "band kettles ratio"), ("fog tuba -pond", "band fog")],
)
def test_any_of_the_words_may_do(valley: ArticleIndex, text: str, expected: str) -> None:
    assert sorted(ids(valley, text, match="any")) == expected.split()


def test_where_no_article_has_all_words_those_with_any_are_shown_openly(valley: ArticleIndex) -> None:
    page = valley.search(SearchRequest("fog otters", match="all"))
    assert {hit.id for hit in page.hits} == {"fog", "otters", "tokyo"}
    assert page.query.parsed == "fog OR otters"
    assert any("any of them" in warning for warning in page.query.warnings)


def test_words_side_by_side_find_articles_with_some_and_count_those_with_all(valley: ArticleIndex) -> None:
    page = valley.search(SearchRequest("fog otters"))
    assert {hit.id for hit in page.hits} == {"fog", "otters", "tokyo"}
    assert (page.total_all_words, page.query.parsed) == (0, "fog otters")
    page = valley.search(SearchRequest("old mill"))
    assert (page.total, page.total_all_words) == (len(ids(valley, "old OR mill")), 3)
    assert {hit.id for hit in page.hits[:3]} == {"kettles", "lost", "otters"}


def test_words_of_the_same_root_find_nothing(valley: ArticleIndex) -> None:
    """The herons need quiet water, and are found by no `quietly`."""
    assert set(ids(valley, "quietly fog tuba carp zebra yodel")) == {"band", "fog", "tokyo", "tuba"}


def test_a_filter_that_leaves_nothing_relaxes_no_words(valley: ArticleIndex) -> None:
    page = valley.search(SearchRequest("old mill", countries=("JP",), match="all"))
    assert (page.total, page.query.parsed, page.query.warnings) == (0, "old AND mill", ())


def test_another_spelling_is_suggested_where_nothing_is_found(valley: ArticleIndex) -> None:
    suggestion = valley.search(SearchRequest("kettel")).suggestion
    assert suggestion
    assert suggestion.text == "kettle"
    assert valley.search(SearchRequest("kettle")).suggestion is None


def test_a_faulty_query_is_refused_with_its_position(valley: ArticleIndex) -> None:
    with pytest.raises(QueryError) as raised:
        valley.search(SearchRequest("mill (pond"))
    assert (raised.value.position, raised.value.code) == (5, "unbalanced")


# ---- the order -----------------------------------------------------------------------------------


def test_more_occurrences_titles_and_exact_words_rank_first(valley: ArticleIndex) -> None:
    assert ids(valley, "rain")[0] == "ratio"
    assert ids(valley, "tuba")[0] == "tuba"
    assert ids(valley, "otters")[0] == "otters"
    assert ids(valley, "copper^0.1 OR fog^9")[0] == "fog"


def test_scores_descend_and_a_rarer_word_weighs_more(valley: ArticleIndex) -> None:
    page = valley.search(SearchRequest("rain OR awning"))
    scores = [hit.score for hit in page.hits]
    assert scores == sorted(scores, reverse=True)
    assert page.hits[0].id == "band"


def test_by_date_the_undated_come_last(valley: ArticleIndex) -> None:
    newest = ids(valley, sort="newest")
    assert newest[:4] == ["tokyo", "ratio", "fog", "tuba"]  # a year begins on its first day
    assert newest[-1] == "lost"
    oldest = ids(valley, sort="oldest")
    assert oldest[:3] == ["otters", "herons", "kettles"]
    assert oldest[-1] == "lost"


@pytest.mark.parametrize(
    "text",
    ["otter", "mill pond", "kettle copper", '"old mill"', "fog OR rain", "title:tuba", "heron quietly fog carp tuba"],
)
def test_explanations_add_up_to_the_scores(valley: ArticleIndex, text: str) -> None:
    request = SearchRequest(text)
    for hit in valley.search(request).hits:
        explanation = valley.explain(request, hit.id)
        assert isclose(explanation.score, hit.score, rel_tol=1e-5)
        assert isclose(sum(term.score for term in explanation.terms), hit.score, rel_tol=1e-5)
        assert all(term.occurrences for term in explanation.terms)


@pytest.mark.parametrize(
    ("text", "article", "score", "occurrences"),
    [
        ('"old mill"', "otters", 2.93, {"old": 1, "mill": 2}),
        ("rain NEAR/3 rain", "ratio", 4.46, {"rain": 4}),
        ('"otters"', "otters", 2.63, {"otters": 2}),
        ("country:NO", "otters", 1.0, {"NO": 1}),
        ('"otters" country:(NO OR SE)', "otters", 3.63, {"otters": 2, "NO": 1}),
        ('"old mill" OR mitte*', "lost", 3.72, {"old": 1, "mill": 1}),
        ("otters norway", "otters", 3.8, {"otters": 3, "NO": 1}),
    ],
)
def test_a_score_is_that_of_the_formula_and_of_the_occurrences_in_the_article(
    valley: ArticleIndex, text: str, article: str, score: float, occurrences: dict[str, int]
) -> None:
    explanation = valley.explain(SearchRequest(text), article)
    assert isclose(explanation.score, score, rel_tol=0.05)
    assert {term.term: term.occurrences for term in explanation.terms} == occurrences


def test_an_explanation_names_the_forms_of_a_word_that_an_article_has(valley: ArticleIndex) -> None:
    explanation = valley.explain(SearchRequest("otter"), "otters")
    forms = {form.term: form.occurrences for term in explanation.terms for form in term.forms}
    assert set(forms) == {"otter", "otters"}
    assert sum(forms.values()) == explanation.terms[0].occurrences


def test_what_does_not_match_scores_nothing_and_what_is_not_there_is_told(valley: ArticleIndex) -> None:
    explanation = valley.explain(SearchRequest("otter"), "fog")
    assert (explanation.score, explanation.terms) == (0, ())
    with pytest.raises(NotFoundError, match="nessie"):
        valley.explain(SearchRequest("otter"), "nessie")


# ---- what is shown -------------------------------------------------------------------------------


def test_a_hit_shows_what_the_article_brought(valley: ArticleIndex) -> None:
    (hit,) = valley.search(SearchRequest("awning")).hits
    assert (hit.id, hit.title, hit.source) == ("band", "Band plays in the rain", "Valley Post")
    assert [(named.id, named.label) for named in hit.organizations] == [("valley-brass-band", "Valley Brass Band")]
    assert [named.id for named in hit.countries] == ["NO"]
    assert hit.published
    assert (hit.published.value, hit.published.grain) == ("2014-06", "month")


@pytest.mark.parametrize(
    ("text", "article_id", "marked"),
    [
        ("otter", "otters", ["otters", "otter"]),
        ('"old mill"', "otters", ["old", "mill"]),
        ("kett*", "kettles", ["kettles"]),
        ("tubq~", "tuba", ["tuba"]),
        ("at&t", "band", ["AT&T"]),
        ("oneill", "otters", ["O’Neill"]),
        ("title:mill", "otters", []),
    ],
)
def test_snippets_mark_what_was_found(valley: ArticleIndex, text: str, article_id: str, marked: list[str]) -> None:
    hits = {hit.id: hit for hit in valley.search(SearchRequest(text)).hits}
    assert [run.text for run in hits[article_id].snippet if run.match] == marked


def test_matches_are_those_of_title_and_body(valley: ArticleIndex) -> None:
    stored = valley.article("otters")
    spans = valley.matches(SearchRequest("mill pond"), stored.article)
    assert [stored.article.text[start:end] for start, end in spans] == ["mill", "pond", "mill"]


def test_an_article_is_kept_whole(valley: ArticleIndex) -> None:
    stored = valley.article("tokyo")
    assert (stored.article.title, stored.article.body) == (
        "東京 sends a carp",
        "The carp from 東京 swims with the otters now.",
    )
    assert [organization.label for organization in stored.facts.organizations] == ["River Trust"]
    with pytest.raises(NotFoundError, match="nessie"):
        valley.article("nessie")
