"""What a query finds among a few articles, and how it says that it was understood."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from searchapp import query
from searchapp.backends.base import Backend, Plan
from searchapp.errors import ParameterError, QueryError
from searchapp.model import query_tree as tree
from searchapp.model.article import Article, Published
from searchapp.model.facts import CitedSource, Country, Facts, MentionedDate, Organization
from searchapp.model.request import SearchRequest
from searchapp.query import ResolvedQuery
from tests.backends.local.written import StockSearch, written

ARTICLES = {
    "ferry": ("Night ferry returns", "The U.S. ferry of AT&T’s rival left al-Zahar quay on a calm sea.", "Tide Times"),
    "bank": ("Bank of reeds", "Herons nest there in May, says Łódź’s warden, O’Neill, over a café au lait.", ""),
    "banks": ("Two new names", "River banks far from Fars are swept by Hamas volunteers every spring.", "Reed Post"),
    "lamp": ("Quiet lamps", "The night shift of the lamp works plans a picnic, not a strike.", "Reed Post"),
}
FACTS = {
    "ferry": Facts(
        published=Published("2016-09-05", "day", "text"),
        organizations=(Organization("fars-news-agency", "Fars News Agency"),),
        countries=(Country("NO", "Norway", ("about",)),),
    ),
    "bank": Facts(
        published=Published("2016-09", "month", "text"),
        countries=(Country("PL", "Poland", ("about",)), Country("NO", "Norway", ("mentioned",))),
        cited_sources=(CitedSource("reed-post", "Reed Post"),),
    ),
    "banks": Facts(
        organizations=(Organization("hamas", "Hamas"), Organization("unesco", "UNESCO")),
        dates=(MentionedDate("2015-02", "month", 0, 3, "Two"),),
    ),
    "lamp": Facts(published=Published("2017", "year", "text")),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the four articles."""
    return tmp_path_factory.mktemp("index")


@pytest.fixture(scope="module")
def backend(folder: Path) -> Iterator[Backend]:
    """The four articles in an index."""
    articles = [
        (Article(name, body, title, source=source), FACTS[name]) for name, (title, body, source) in ARTICLES.items()
    ]
    backend = written(folder, articles)
    yield backend
    backend.close()


@pytest.fixture(scope="module")
def stock(backend: Backend, folder: Path) -> StockSearch:
    """Stock Whoosh on the same index."""
    return StockSearch(folder)


def ids(backend: Backend, resolved: ResolvedQuery) -> list[str]:
    """The articles that match, best first."""
    (outcome,) = backend.run([Plan(resolved.tree, resolved.filters)])
    return list(outcome.ids)


def found(backend: Backend, text: str, **more: object) -> str:
    """The names of the articles that a request finds, in alphabetical order."""
    return " ".join(sorted(ids(backend, query.resolve(SearchRequest(text, **more), backend))))  # type: ignore[arg-type]


def test_a_name_may_have_quotation_marks_behind_backslashes(backend: Backend) -> None:
    text = r'source:"the \"tide\" times"'
    resolved = query.resolve(SearchRequest(text), backend)
    assert (resolved.tree, resolved.parsed) == (tree.Value("source", ('the "tide" times',)), text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "bank banks ferry lamp"),
        ("US ferry", "ferry"),
        ("at&t", "ferry"),
        ("May", "bank"),
        ("Lodz", "bank"),
        ("oneill", "bank"),
        ("Fars", "banks"),
        ("far", "banks"),
        ("hama", ""),
        ("Zahar", "ferry"),
        ("quay,calm", "ferry"),
        ("quay % NEAR/3 &", "ferry"),
        ('source:="Reed Post"', "banks lamp"),
        ('site:"herald.example" OR quay', "ferry"),
        ("quay,herons", "bank ferry"),
        ("al-Zahar", "ferry"),
        ("al Zahar", "ferry"),
        ("zahar-al", ""),
        ("pic nic strike", "lamp"),
        ("pic nics", "lamp"),
        ('"pic nic"', ""),
        ("bank", "bank banks"),
        ("BANKS", "bank banks"),
        ('"banks"', "banks"),
        ('"night ferry"', "ferry"),
        ("“night ferry”", "ferry"),
        ('"ferry night"', ""),
        ('"ferry quay"', ""),
        ('"ferry quay"~8', "ferry"),
        ("night -ferry", "lamp"),
        ("night NOT ferry", "lamp"),
        ("-night", "bank banks"),
        ("NOT NOT ferry", "ferry"),
        ("ferry OR picnic", "ferry lamp"),
        ("night ferry OR picnic", "ferry lamp"),
        ("spring OR night AND picnic", "banks lamp"),
        ("(spring OR night) AND picnic", "lamp"),
        ("picnic OR -night", "bank banks lamp"),
        ("volunt*", "banks"),
        ("vo?unteers", "banks"),
        ("vol*rs", "banks"),
        ("fery~", "ferry"),
        ("ferry?", "ferry"),
        ("picnci~1", "lamp"),
        ("picinc~1", "lamp"),
        ("pinci~1", ""),
        ("pinci~2", "lamp"),
        ("title:bank", "bank"),
        ("body:bank", "banks"),
        ('title:"night ferry"', "ferry"),
        ('body:"night ferry"', ""),
        ("title:(ferry OR names)", "banks ferry"),
        ("title:lam*", "lamp"),
        ("body:picnci~1", "lamp"),
        ("org:hamas", "banks"),
        ("org:UNESCO", "banks"),
        ('org:"Fars News Agency"', "ferry"),
        ("org:(hamas OR fars-news-agency)", "banks ferry"),
        ("cited:reed-post", "bank"),
        ("country:no", "ferry"),
        ("country:Norway", "ferry"),
        ("country:UK", ""),
        ("source:reed*", "banks lamp"),
        ('source:"Reed Post"', "banks lamp"),
        ("published:2016", "bank ferry"),
        ("published:2016-09-05", "ferry"),
        ("published:>2016", "lamp"),
        ("published:<=2016-09", "bank ferry"),
        ("published:<2016-09-30", "ferry"),
        ("published:[2016-09-05 TO 2017]", "ferry lamp"),
        ("published:[* TO *]", "bank ferry lamp"),
        ("mentioned:2015", "banks"),
        ("mentioned:2015-02-01", ""),
        ("Night Ferry: returns", "ferry lamp"),
        ("ferry & quay", "ferry"),
    ],
)
def test_queries_find(backend: Backend, stock: StockSearch, text: str, expected: str) -> None:
    """Each query finds just these, and stock Whoosh finds the same."""
    assert found(backend, text) == expected
    assert stock.ids(query.resolve(SearchRequest(text), backend).tree) == set(expected.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ferry picnic", "ferry lamp"),
        ("+ferry picnic", "ferry"),
        ("ferry picnic -night", ""),
        ("ferry picnic country:NO", "ferry"),
        ("ferry AND picnic", ""),
    ],
)
def test_any_of_the_words(backend: Backend, text: str, expected: str) -> None:
    """With match=any words beside each other stand for any of them; signs, filters and operators keep their meaning."""
    assert found(backend, text, match="any") == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"organizations": ("hamas", "fars-news-agency")}, "banks ferry"),
        ({"countries": ("NO",)}, "ferry"),
        ({"cited_sources": ("reed-post",)}, "bank"),
        ({"exclude_countries": ("NO", "PL")}, "banks lamp"),
        ({"exclude_organizations": ("hamas",), "countries": ("NO",)}, "ferry"),
        ({"since": "2016-09-05"}, "ferry lamp"),
        ({"since": "2016", "until": "2016-09"}, "bank ferry"),
        ({"since": "2015", "date": "mentioned"}, "banks"),
    ],
)
def test_parameters_narrow(backend: Backend, more: dict[str, object], expected: str) -> None:
    """Values of a facet are alternatives, facets narrow each other, dates have to lie in the span wholly."""
    assert found(backend, "", **more) == expected


def test_each_facet_has_its_own_filter_and_exclusions_have_others(backend: Backend) -> None:
    """So that a facet's counts can leave its filter out and still obey what is excluded."""
    request = SearchRequest(organizations=("hamas",), exclude_organizations=("nato",), until="2016")
    assert set(query.resolve(request, backend).filters) == {"organization", "exclude_organization", "published"}


def test_an_exact_word_ranks_above_its_inflection(backend: Backend) -> None:
    """bank finds banks too, but after bank; and the other way round, but for what stands in a title."""
    assert ids(backend, query.resolve(SearchRequest("body:bank OR title:bank"), backend)) == ["bank", "banks"]
    assert ids(backend, query.resolve(SearchRequest("banks"), backend)) == ["bank", "banks"]
    assert ids(backend, query.resolve(SearchRequest("names OR river"), backend)) == ["banks"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("*", {"ferry", "bank", "banks", "lamp"}),
        ("*:*", {"ferry", "bank", "banks", "lamp"}),
        ("org:*", {"ferry", "banks"}),
        ("-source:* night", set()),
        ("published:*", {"ferry", "bank", "lamp"}),
        ("-published:*", {"banks"}),
    ],
)
def test_a_star_alone_is_any_article_or_any_value(backend: Backend, text: str, ids: set[str]) -> None:
    resolved = query.resolve(SearchRequest(text), backend)
    (outcome,) = backend.run([Plan(resolved.tree)])
    assert set(outcome.ids) == ids


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("U.S. ferry -Tea", "(u.s. ferry) AND NOT tea"),
        ("a b OR c AND d", "a AND (b OR (c AND d))"),
        ("+a b", "b AND a"),
        ("al-Zahar ﬁsh", "al-zahar fish"),
        ("title:(Tea Reeds)", "title:tea AND title:reeds"),
        ('"night ferry"~3^2', '"night ferry"~3^2'),
        ("country:norway org:Hamas", "country:NO AND org:hamas"),
        ("published:[2016 TO *]", "published:>=2016"),
        ("lampe~ NIGH*", "lampe~1 AND nigh*"),
        ("NOT (a OR b)", "NOT (a OR b)"),
        ("night (ferry quay) country:NO", "(night ferry quay) AND country:NO"),
        ('"night ferry" U S quay', '(u.s. quay) AND "night ferry"'),
        ("WHO LEFT THE QUAY AND WHO NOT", "who left the quay and who not"),
        ("QUAY AND NOT FERRY", "quay AND NOT ferry"),
    ],
)
def test_the_query_is_echoed_as_it_was_understood(backend: Backend, text: str, parsed: str) -> None:
    """The echo is a query too, and means the same."""
    assert query.resolve(SearchRequest(text), backend).parsed == parsed
    assert query.resolve(SearchRequest(parsed), backend).parsed == parsed


def test_where_no_article_has_all_words_any_will_do(backend: Backend) -> None:
    """The relaxed query is at hand, keeps signs and filters, and says what it asks for."""
    parsed = query.resolve(SearchRequest("ferry picnic -reeds country:NO", match="all"), backend)
    assert ids(backend, parsed) == []
    relaxed = parsed.relax and parsed.relax()
    assert relaxed
    assert relaxed.parsed == "(ferry OR picnic) AND country:NO AND NOT reeds"
    assert ids(backend, relaxed) == ["ferry"]


def test_words_side_by_side_find_those_with_some_and_count_those_with_all(backend: Backend) -> None:
    parsed = query.resolve(SearchRequest("night ferry strike"), backend)
    assert ids(backend, parsed) == ["ferry", "lamp"]
    assert isinstance(parsed.all_words, tree.And)
    words = [part.parts[0] if isinstance(part, tree.Or) else part for part in parsed.all_words.parts]
    assert words == [tree.Word("night"), tree.Word("ferry"), tree.Word("strike")]
    (outcome,) = backend.run([Plan(parsed.tree, subset=query.resolve(SearchRequest("night ferry"), backend).all_words)])
    assert (outcome.total, outcome.subset_total) == (2, 1)


def test_a_phrase_that_none_has_is_loosened_to_its_words(backend: Backend) -> None:
    parsed = query.resolve(SearchRequest('"ferry picnic" quay'), backend)
    assert ids(backend, parsed) == []
    relaxed = parsed.relax and parsed.relax()
    assert relaxed
    assert relaxed.parsed == "ferry picnic quay"
    assert ids(backend, relaxed) == ["ferry", "lamp"]


@pytest.mark.parametrize(
    ("text", "parsed", "kept"),
    [
        ('"night ferry" zebra', '+"night ferry" zebra', '"night ferry"'),
        ('"night ferry" zebra -reeds', '(+"night ferry" zebra) AND NOT reeds', '"night ferry"'),
        ("+ferry zebra", "+ferry zebra", "ferry"),
        ("ferr* zebra", "+ferr* zebra", "ferr*"),
        ('"night ferry" "zebra crossing"', '"night ferry" OR "zebra crossing"', '"night ferry" or "zebra crossing"'),
        ('"zebra crossing" ferry', "zebra crossing ferry", ""),
    ],
)
def test_what_has_signs_is_asked_for_as_long_as_an_article_has_it(
    backend: Backend, text: str, parsed: str, kept: str
) -> None:
    resolved = query.resolve(SearchRequest(text), backend)
    assert ids(backend, resolved) == []
    relaxed = resolved.relax and resolved.relax()
    assert relaxed
    assert (relaxed.parsed, relaxed.kept) == (parsed, kept)
    assert "ferry" in ids(backend, relaxed)


def test_a_filter_does_not_loosen_a_quotation(backend: Backend) -> None:
    relax = query.resolve(SearchRequest('"night ferry" zebra', countries=("SE",)), backend).relax
    relaxed = relax and relax()
    assert relaxed
    assert relaxed.kept == '"night ferry"'


def test_what_a_sentence_quotes_need_not_stand_so(backend: Backend) -> None:
    sentence = "Warden told us all today that herons “nest on the café lamp” in spring"
    parsed = query.resolve(SearchRequest(sentence), backend)
    assert ids(backend, parsed)[0] == "bank"
    assert any("quotes" in warning for warning in parsed.warnings)
    assert ids(backend, query.resolve(SearchRequest(f"{sentence} -reeds"), backend)) == [], "it has a sign"
    assert ids(backend, query.resolve(SearchRequest("herons in spring “nest on the café lamp”"), backend)) == []
    assert ids(backend, query.resolve(SearchRequest(sentence, match="all"), backend)) == []


def test_in_a_question_a_compound_is_found_by_its_words(backend: Backend) -> None:
    """Of few words it is one of them."""
    assert found(backend, "herons al-quay") == "bank"
    assert found(backend, "which herons nest near al-quay today") == "bank ferry"


def test_articles_about_a_country_that_is_named_come_first(backend: Backend) -> None:
    """Norway is in the facts alone, and the name of its people in neither."""
    assert ids(backend, query.resolve(SearchRequest("night norwegian"), backend)) == ["ferry", "lamp"]
    values = tuple(tree.Value(field, ("NO",)) for field in ("country", "country_mentioned"))
    assert query.resolve(SearchRequest("norway"), backend).tree == tree.Favoured(tree.Word("norway"), values)


@pytest.mark.parametrize("text", ["ferry", '"ferry picnic"', "ferry AND picnic", "ferry OR picnic", "ferry country:NO"])
def test_nothing_is_relaxed_that_was_asked_for(backend: Backend, text: str) -> None:
    """One word, a phrase, an operator and a filter mean what they say."""
    assert query.resolve(SearchRequest(text), backend).relax is None


def test_signs_alone_are_dropped_and_named(backend: Backend) -> None:
    """What is no word is left out, and the answer can say so."""
    assert query.resolve(SearchRequest("reeds & lamps –"), backend).dropped == ("&", "–")


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("allintitle:night ferry", "title:night AND title:ferry"),
        ("allintitle: night ferry", "title:night AND title:ferry"),
    ],
)
def test_all_words_behind_allintitle_stand_in_the_title(backend: Backend, text: str, parsed: str) -> None:
    assert query.resolve(SearchRequest(text), backend).parsed == parsed


@pytest.mark.parametrize(
    "text", ["https://www.weir.example/a-b#top", "http://weir.example/a-b/", "weir.example/a-b", "www.weir.example/a-b"]
)
def test_a_text_may_name_an_address_in_another_way_than_it_is_pasted(backend: Backend, text: str) -> None:
    parsed = query.resolve(SearchRequest(text), backend).parsed
    assert parsed == 'address:"weir.example/a-b" OR "weir example a b"'


def test_the_beginning_of_an_organization_is_read_as_all_of_it_openly(backend: Backend) -> None:
    """No article has org:fars; the only one that begins so is searched, with a warning."""
    parsed = query.resolve(SearchRequest("org:Fars"), backend)
    assert ids(backend, parsed) == ["ferry"]
    assert "Fars News Agency" in parsed.warnings[0]


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("fery", "ferry"),
        ("+fery -bnak title:(pinic OR nihgt)", "+ferry -bnak title:(picnic OR night)"),
        ("volunt* tehfery fery~", None),
        ("volunt* fery", "volunt* ferry"),
        ('"nihgt ferry" country:NO', '"night ferry" country:NO'),
        ("Łodź ferrry", "Łodź ferry"),
        ("ferry", None),
        ("xylophone", None),
        ("night%20ferry", "night ferry"),
        ("%22%22", None),
        ("&amp;&amp;", None),
        ("ferry%20AND", None),
        ("caf&eacute;", "café"),
        ("", None),
        ("12345", None),
    ],
)
def test_suggestions(backend: Backend, text: str, suggestion: str | None) -> None:
    """Only the words that no article has are respelled; the rest of the query stays as it was typed."""
    spelling = query.suggest(SearchRequest(text), backend)
    assert (spelling and spelling.text) == suggestion
    assert spelling is None or spelling.total >= 1


def test_where_plain_words_are_enough_half_a_query_is_suggested_too(backend: Backend) -> None:
    spelling = query.suggest(SearchRequest("ferry%20AND", lenient=True), backend)
    assert spelling
    assert spelling.text == "ferry AND"


@pytest.mark.parametrize(
    "text",
    [
        " NEAR/5 ".join(["(night OR ferry OR quay OR lamp)"] * 25),
        " ".join(["(night|ferry|quay|lamp) w/9"] * 40) + " sea",
        "fe" + "[abcdefghijkl]" * 100,
    ],
)
def test_a_query_that_stands_for_more_than_there_is_memory_for_is_refused_at_once(backend: Backend, text: str) -> None:
    """Four words in each of 25 places make 10^15 choices."""
    with pytest.raises(QueryError, match="more than 24"):
        query.resolve(SearchRequest(text), backend)


def test_a_request_with_an_impossible_date_is_refused(backend: Backend) -> None:
    """Requests made in Python are looked at as closely as query strings."""
    with pytest.raises(ParameterError, match="not a date"):
        query.resolve(SearchRequest(since="2016-02-30"), backend)
    with pytest.raises(ParameterError, match="ends before"):
        query.resolve(SearchRequest(since="2016", until="2015"), backend)


def test_nearly_inside_quotation_marks_is_told_to_say_nothing(backend: Backend) -> None:
    resolved = query.resolve(SearchRequest('"night~ ferry"'), backend)
    assert resolved.warnings == ("Inside quotation marks ~ says nothing; night~ was looked for as it is written.",)
    assert not query.resolve(SearchRequest('"night ferry"~2'), backend).warnings
