"""Words that no article has, respelled as one that some have; the rest of the query stays as it was typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from searchapp.backends.base import Backend
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.query.suggestions import as_value, respelled, unescaped
from searchapp.query.syntax.parser import parse
from tests.backends.local.written import written

BODIES = (
    "The night ferry left the quay in fog.",
    "Ferries in fog.",
    "A picnic by the harbour.",
    "The harbor of Łódź.",
    "The lighthouse at the dry dock.",
    "부산항",
    "O'Leary flew to Da Nang, of course.",
    "Call (555) 010 3321.",
)
KEPT = {"source": "Reed & Post", "section": "Sport", "byline": "Ida Brandt"}


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    backend = written(tmp_path_factory.mktemp("index"), [(Article(body, body, **KEPT), Facts()) for body in BODIES])
    yield backend
    backend.close()


def respelling(text: str, backend: Backend) -> str | None:
    tree = parse(text)
    assert tree
    return respelled(text, tree, backend)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fery", "ferry"),
        ("Night Fery!", "Night ferry!"),
        ('"nihgt fery" -fog +picnc', '"night ferry" -fog +picnic'),
        ("title:fery", "title:ferry"),
        ("(harbr AND quay)", "(harbor AND quay)"),
        ("Lodzz", "łódź"),
        ("the Light House", "the lighthouse"),
        ("drydock fog", "dry dock fog"),
        ("붓산항", "부산항"),
        ("O Leary", "o'leary"),
        ("danang fog", "da nang fog"),
        ("ofcourse", "of course"),
        ("5550103321 fog", '"555 010 3321" fog'),
        ('"5550103321"', '"555 010 3321"'),
    ],
)
def test_a_misspelt_word_gets_the_nearest_spelling_at_its_own_position(
    backend: Backend, text: str, expected: str
) -> None:
    assert respelling(text, backend) == expected


@pytest.mark.parametrize("text", ["ferry", "ferried", "fg", "20155", "xylophone"])
def test_what_is_there_is_short_is_a_number_or_is_like_no_word_stays(backend: Backend, text: str) -> None:
    assert respelling(text, backend) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("source:reid", 'source:"Reed & Post"'),
        ('fog source:"Reed and Pots"', 'fog source:"Reed & Post"'),
        ("author:Brnadt fog", 'author:"Ida Brandt" fog'),
        ("section:sprot fery", 'section:"Sport" ferry'),
        ("source:reed", None),
        ("country:Philippinnes fog", 'country:"Philippines" fog'),
        ("language:Germn", 'language:"German"'),
        ("country:PH language:de", None),
        ("-section:sprot", None),
        ("section:xylophone", None),
    ],
)
def test_a_value_that_no_article_has_becomes_the_one_that_is_written_nearly_so(
    backend: Backend, text: str, expected: str | None
) -> None:
    assert respelling(text, backend) == expected


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("AT&amp;T", "AT&T"),
        ("caf&eacute; O&#39;Leary", "café O'Leary"),
        ("%22night%20ferry%22", '"night ferry"'),
        ("%C5%81%C3%B3d%C5%BA", "Łódź"),
        ("50% off & more", "50% off & more"),
        ("100%ff", "100"),
    ],
)
def test_escapes_of_pages_and_addresses_are_read(text: str, plain: str) -> None:
    assert unescaped(text) == plain


@pytest.mark.parametrize("text", ["-fery", "fery*", "fery~", "org:fery", '="fery"'])
def test_what_is_excluded_allows_for_spellings_or_names_a_value_stays(backend: Backend, text: str) -> None:
    assert respelling(text, backend) is None


def test_two_letters_may_differ_in_a_long_word_only(backend: Backend) -> None:
    assert respelling("piknik", backend) == "picnic"
    assert respelling("quxx", backend) is None


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Reed & Post", 'source:"Reed & Post"'),
        ('"reed & post"', 'source:"reed & post"'),
        ("sport", 'section:"sport"'),
        ("Brandt, Ida", 'byline:"Brandt, Ida"'),
        ("Brandt", None),
        ("sport ferry", None),
        ("sport OR ferry", None),
        ("", None),
    ],
)
def test_the_whole_name_of_an_outlet_or_a_writer_is_a_query_for_it(
    backend: Backend, text: str, query: str | None
) -> None:
    assert as_value(text, backend) == query
