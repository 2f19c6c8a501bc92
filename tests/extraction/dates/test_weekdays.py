"""Weekdays without a day in other languages than English."""

from __future__ import annotations

from datetime import date

import pytest

from searchapp.extraction.dates.reference import Reference
from searchapp.extraction.dates.weekdays import weekdays

THURSDAY = Reference(date(2019, 5, 16), "day")


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "Am Mittwoch sank der Kahn, am Samstagabend brannte er, am Donnerstag regnete es.",
         ["2019-05-15", "2019-05-11", "2019-05-16"]),
        ("de", "Der Kahn soll am Montag fahren. Am nächsten Freitag wird getagt.", ["2019-05-20", "2019-05-17"]),
        ("de", "Jeden Montag, mittwochs, am Freitag, 3. Mai, am Freitag, dem 3. Mai; Herr Freitag schwieg.", []),
        ("fr", "Mercredi, le bac a coulé. Il avait brûlé samedi soir.", ["2019-05-15", "2019-05-11"]),
        ("fr", "Le bac rouvrira lundi.", ["2019-05-20"]),
        ("fr", "Mercredi, le maire a dit que le bac rouvrira.", ["2019-05-15"]),
        ("fr", "Le mardi il ferme, ouvert de lundi à vendredi, un mardi gras, mardi 7 mai, le journal Vendredi, "
         "chaque samedi.", []),
        ("es", "El miércoles se hundió la barca; este lunes ardió.", ["2019-05-15", "2019-05-13"]),
        ("es", "El viernes santo, El Viernes, los lunes, el martes 7 de mayo, de lunes a viernes", []),
        ("it", "Mercoledì il barcone è affondato. Riaprirà lunedì.", ["2019-05-15", "2019-05-20"]),
        ("it", "Il lunedì è chiuso, ogni martedì, martedì grasso, lunedì 6 maggio", []),
        ("pt", "Na quarta-feira (15) o barco afundou, na sexta-feira (15).", ["2019-05-15"]),
        ("pt", "Afundou na segunda, na segunda vez; na sexta-feira santa; na terça-feira (15).", ["2019-05-13"]),
        ("nl", "Woensdag zonk de boot, zaterdagavond brandde hij.", ["2019-05-15", "2019-05-11"]),
        ("nl", "Elke maandag, maandag tot vrijdag, woensdag 8 mei, het blad De Zondag", []),
        ("sv", "I onsdags sjönk båten. På lördagskvällen brann den. Den går på måndag.",
         ["2019-05-15", "2019-05-11", "2019-05-20"]),
        ("ru", "В среду паром утонул. В понедельник паром починят.", ["2019-05-15", "2019-05-20"]),
        ("ru", "Каждую среду, в среду, 8 мая", []),
        ("pl", "W środę prom zatonął.", ["2019-05-15"]),
        ("id", "Rabu (15/5) kapal tenggelam, pada hari Senin terbakar, minggu lalu.", ["2019-05-15", "2019-05-13"]),
        ("tr", "Çarşamba günü battı; pazar yeri doldu.", ["2019-05-15"]),
        ("zh", "渡轮周三沉没，每周五停航，上周三起火。", ["2019-05-15"]),
        ("ar", "غرقت العبارة يوم الأربعاء.", ["2019-05-15"]),
        ("xx", "am Mittwoch", []),
    ],
)  # fmt: skip
def test_a_weekday_is_the_last_one_unless_a_word_looks_ahead(language: str, text: str, values: list[str]) -> None:
    assert [value for _, _, value in weekdays(text, language, THURSDAY)] == values


def test_without_a_day_of_publication_no_weekday_is_known() -> None:
    for reference in (None, Reference(date(2019, 5, 1), "month")):
        assert list(weekdays("am Mittwoch", "de", reference)) == []
