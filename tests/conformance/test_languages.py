"""Articles in several languages: each is found by the forms that its words have in its language, and by it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from searchapp import ArticleIndex, SearchRequest
from searchapp.backends.locations import Location
from searchapp.ingest import update_index
from tests.conformance.conftest import BACKENDS
from tests.conformance.corpus import news, write_lines

HARBOUR = (
    news("de", "Häuser am Hafen", "In der Hauptstadt brannten am Montag mehrere Häuser am Hafen, und niemand schlief."),
    news("de-one", "Das Haus", "Die Familie kaufte das alte Haus am See und will es im Sommer renovieren."),
    news("fr", "Les chevaux", "Les chevaux de la capitale ont couru hier devant un public nombreux et joyeux."),
    news("es", "Las elecciones", "Las elecciones del puerto se celebrarán en mayo, anunció el gobierno el lunes."),
    news("ru", "Новые поезда", "Новые поезда снова пошли по железным дорогам страны, сообщило правительство."),
    news(
        "en",
        "Houses",
        "Two houses by the harbour were sold on Monday, and the children came to see.",
        language="en",
    ),
    news("pl", "Rząd", "Rząd ogłosił, że rozmowy będą kontynuowane w stolicy w przyszłym tygodniu."),
    news("he", "חדשות הנמל", "הספינה הגיעה אל הבית שליד הנמל ביום שני בבוקר, והילדים באו לראות אותה.", language="he"),
    news("ar", "أخبار الميناء", "وصلت السفينة إلى الميناء صباح الاثنين وجاء الأطفال إلى البيت القديم.", language="ar"),
    news("short", "3:2", "3:2 (1:1)"),
)


@pytest.fixture(scope="module")
def harbour(backend_name: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ArticleIndex]:
    """The articles, indexed in two runs, of which the second replaces one in another language."""
    folder = tmp_path_factory.mktemp("languages")
    location = BACKENDS[backend_name](folder)
    for number, articles in enumerate((HARBOUR[:4], HARBOUR[4:])):
        update_index(location, [str(write_lines(folder / f"{number}" / "news.jsonl", articles))])
    with ArticleIndex.open(location) as index:
        yield index


def ids(index: ArticleIndex, text: str = "", **others: object) -> str:
    """The ids of the articles found, in order."""
    page = index.search(SearchRequest(text, facets=(), **others))  # type: ignore[arg-type]
    return " ".join(sorted(hit.id for hit in page.hits))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Haus", "de de-one"),
        ("Häusern", "de de-one"),
        ("cheval", "fr"),
        ("elección", "es"),
        ("поездов", "ru"),
        ("новый", "ru"),
        ("house", "en"),
        ("child", "en"),
        ("harbor", "en"),
        ("בית", "he"),
        ("body:בית title:נמל", "he"),
        ("title:בית", ""),
        ("بيت", "ar"),
        ("rozmowa", ""),
        ('"Haus am Hafen"', ""),  # a phrase is to the letter
    ],
)
def test_a_word_finds_its_forms_in_the_language_of_the_article(harbour: ArticleIndex, text: str, expected: str) -> None:
    assert ids(harbour, text) == expected


def test_the_forms_are_marked_by_the_language_of_the_article(harbour: ArticleIndex) -> None:
    hits = harbour.search(SearchRequest("Haus OR поезд")).hits
    marks = {hit.id: [run.text for run in hit.snippet if run.match] for hit in hits}
    assert marks == {"de": ["Häuser"], "de-one": ["Haus"], "ru": ["поезда"]}


def test_articles_are_counted_and_narrowed_by_language(harbour: ArticleIndex) -> None:
    assert ids(harbour, languages=("de",)) == "de de-one"
    assert ids(harbour, "language:French OR language:es") == "es fr"
    assert ids(harbour, exclude_languages=("de", "en", "pl")) == "ar es fr he ru short"
    facet = harbour.search(SearchRequest(facets=("language",))).facets["language"]
    assert [(value.id, value.label, value.count) for value in facet.values][:2] == [
        ("de", "German", 2),
        ("ar", "Arabic", 1),
    ]
    assert facet.missing == 1


def test_an_english_word_in_an_article_in_another_language_is_found_by_its_inflections(
    location: Location, tmp_path: Path
) -> None:
    film = news("film", "Wild Mice", "Der Film läuft seit Montag, und die Kinder lachen.", language="de")
    barn = news("barn", "Mice in the barn", "The mice ate the film of a reporter on Monday.", language="en")
    update_index(location, [str(write_lines(tmp_path / "news" / "news.jsonl", (film, barn)))])
    with ArticleIndex.open(location) as index:
        assert ids(index, "mouse") == "barn film"
        assert ids(index, "title:mouse") == "barn film"
        assert ids(index, "body:mouse") == "barn"
        assert ids(index, "mouse -barn") == "film"
        assert ids(index, "Kind") == "film"
