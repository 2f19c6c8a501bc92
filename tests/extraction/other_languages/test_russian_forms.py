"""Russian names in the nominative."""

from __future__ import annotations

import pytest

from searchapp.extraction.other_languages.russian_forms import RussianForms
from searchapp.extraction.other_languages.words import name_words_of

pymorphy3 = pytest.importorskip("pymorphy3", reason="needs the extra `russian`")


@pytest.fixture(scope="module")
def forms() -> RussianForms:
    return RussianForms(pymorphy3.MorphAnalyzer().parse, name_words_of("ru").plural)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Газпрому", "Газпром"),
        ("Роснефтью", "Роснефть"),
        ("Совета Федерации", "Совет Федерации"),
        ("Государственной думе", "Государственная дума"),
        ("Российских железных дорог", "Российские железные дороги"),
        ("Высшей школы экономики", "Высшая школа экономики"),
        ("Институтом имени Чумакова", "Институт имени Чумакова"),
        ("Партии любителей пива", "Партия любителей пива"),
        ("Альфа-Банка", "Альфа-Банк"),
        ("АвтоВАЗа", "АвтоВАЗ"),
        ("Росавиации", "Росавиация"),
        ("Сампдории", "Сампдория"),
        ("Вкусвилла", "Вкусвилл"),
        ("Мосбиржи", "Мосбиржа"),
        ("Т-Банка", "Т-Банк"),
        ("Минздраву", "Минздрав"),
        ("фонду «Траектория»", "фонд «Траектория»"),
    ],
)
def test_an_organization_stands_in_the_nominative(forms: RussianForms, name: str, form: str) -> None:
    assert forms.organization(name) == form


@pytest.mark.parametrize(
    "name",
    [
        "МВД",
        "Минобороны",
        "Минпросвещения",
        "Пятёрочка",
        "Бешикташ",
        "Газпром нефть",
        "Уралхим",
        "Россети",
        "Euroclear",
        "ФК «Зенит»",
        "X5 Group",
        "НАТО",
    ],
)
def test_what_is_a_nominative_or_has_no_cases_stays(forms: RussianForms, name: str) -> None:
    assert forms.organization(name) == name


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Сергея Иванова", "Сергей Иванов"),
        ("Анны Ивановой", "Анна Иванова"),
        ("Анна Иванова", "Анна Иванова"),
        ("Ильи Пономарёва", "Илья Пономарёв"),
        ("Павла Дурова", "Павел Дуров"),
        ("С. В. Лаврова", "С. В. Лавров"),
        ("Дмитрию Сергеевичу Пескову", "Дмитрий Сергеевич Песков"),
        ("Виктора Орбана", "Виктор Орбан"),
        ("Урсулы фон дер Ляйен", "Урсула фон дер Ляйен"),
        ("Любови Соболь", "Любовь Соболь"),
        ("Марии Захаровой", "Мария Захарова"),
        ("Анне Капичевой", "Анна Капичева"),
        ("Анне Шолудченко", "Анна Шолудченко"),
        ("Илье Плоцкому", "Илья Плоцкий"),
        ("Дарью Власову-Кох", "Дарья Власова-Кох"),
        ("Омара Коллея-Джаллоу", "Омар Коллей-Джаллоу"),
        ("John Smith", "John Smith"),
    ],
)
def test_all_words_of_a_persons_name_stand_in_the_nominative(forms: RussianForms, name: str, form: str) -> None:
    assert forms.person(name, ()) == form


def test_a_surname_is_that_of_a_full_name_of_the_article(forms: RussianForms) -> None:
    assert forms.person("Иванова", {"сергей", "иванов"}) == "Иванов"
    assert forms.person("Иванова", {"анна", "иванова"}) == "Иванова"
    assert forms.person("Ивановой", {"анна", "иванова"}) == "Иванова"
