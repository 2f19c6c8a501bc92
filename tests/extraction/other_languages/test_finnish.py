"""The model of Finnish names, and their nominatives."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from searchapp.extraction.other_languages.finnish import PACKAGE, FinnishReader

if not all(map(find_spec, (PACKAGE, "spacy", "simplemma"))):
    pytest.skip("needs the extra `finnish`", allow_module_level=True)

TEXT = "Uusi tehdas\nNokian toimitusjohtaja Pekka Lundgren kertoi, että Suomen Pankki on mukana."


@pytest.fixture(scope="module")
def reader() -> FinnishReader:
    return FinnishReader()


def test_names_are_read_where_they_stand(reader: FinnishReader) -> None:
    (spans,) = reader.read([TEXT])
    assert [(TEXT[span.start : span.end], span.kind) for span in spans] == [
        ("Nokian", "organization"),
        ("Pekka Lundgren", "person"),
        ("Suomen Pankki", "organization"),
    ]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Nokian", "Nokia"),
        ("Suomen Pankin", "Suomen Pankki"),
        ("Terveyden ja hyvinvoinnin laitoksen", "Terveyden ja hyvinvoinnin laitos"),
        ("Rajavartiolaitokselta", "Rajavartiolaitos"),
        ("Veikkausliigan", "Veikkausliiga"),
        ("UPM:n", "UPM"),
        ("Kari Toivosen", "Kari Toivonen"),
    ],
)
def test_the_last_word_of_a_name_stands_in_the_nominative(reader: FinnishReader, name: str, form: str) -> None:
    assert reader.base_form(name, "organization", ()) == form


@pytest.mark.parametrize("name", ["Nokia", "HIFK", "Finavian", "Gazpromin", "Vihreiden", "Helsingin Sanomat"])
def test_what_is_a_nominative_or_in_no_list_stays(reader: FinnishReader, name: str) -> None:
    assert reader.base_form(name, "organization", ()) == name


def test_a_person_is_called_by_no_word(reader: FinnishReader) -> None:
    assert reader.base_form("Vladimir Putin", "person", ()) == "Vladimir Putin"
    assert reader.base_form("Visa Immosen", "person", ()) == "Visa Immonen"


def test_a_surname_is_that_of_a_full_name_of_the_article(reader: FinnishReader) -> None:
    assert reader.base_form("Lundgrenin", "person", {"pekka", "lundgren"}) == "Lundgren"
