"""Days and months that texts in other languages than English write out."""

from __future__ import annotations

from datetime import date

import pytest

from searchapp.extraction.dates.local_dates import local_dates
from searchapp.extraction.dates.reference import Reference


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "Am 12. Mai 2024 schloss der Anleger, im März 2025 öffnet er.", ["2024-05-12", "2025-03"]),
        ("es", "El puente abrió el 28 de junio de 2024 y cerró en enero de 2025.", ["2024-06-28", "2025-01"]),
        ("ru", "Паром ушёл 16 мая 2024 года, а в 2025 году вернётся.", ["2024-05-16", "2025"]),
        ("pl", "Prom wróci w 2025 roku, w maju 2019 r. zatonął.", ["2025", "2019-05"]),
        ("el", "Τον Μάιο του 2019 βυθίστηκε.", ["2019-05"]),
        ("zh", "灯塔于2024年5月14日点亮，2025年3月关闭，2026年重开。", ["2024-05-14", "2025-03", "2026"]),
        ("vi", "Phà chạy lại vào tháng 5 năm 2024.", ["2024-05"]),
        ("ar", "أبحرت العبارة في 9 سبتمبر 2021.", ["2021-09-09"]),
        ("fr", "Le bac a coûté 2024 euros et fermait le 03/04/2021.", ["2021-04-03"]),
        ("de", "vom 3. bis 5. Juni 2016, vom 28. Mai bis zum 3. Juni 2017, 3.-5. Juli 2018, am 3./4. Mai 2019",
         ["2016-06-03", "2016-06-05", "2017-05-28", "2017-06-03", "2018-07-03", "2018-07-05", "2019-05-03",
         "2019-05-04"]),
        ("de", "vom 3.-5.6.2016, vom 3.6. bis 5.7.2017, am 5.11.19 und 05.11.18",
         ["2016-06-03", "2016-06-05", "2017-06-03", "2017-07-05", "2019-11-05", "2018-11-05"]),
        ("de", "am ersten Mai 2015, von März bis Juni 2016, März/April 2017, im Mai des Jahres 2018",
         ["2015-05-01", "2016-03", "2016-06", "2017-03", "2017-04", "2018-05"]),
        ("fr", "le 5/11/2019, du 3 au 5 juin 2016, les 3, 4 et 5 mai 2017, "
         "entre le 3 et le 5 juin 2018, le premier mai 2019",
         ["2019-11-05", "2016-06-03", "2016-06-05", "2017-05-03", "2017-05-04", "2017-05-05", "2018-06-03",
         "2018-06-05",
          "2019-05-01"]),
        ("es", "el 5/11/2019, del 3 al 5 de junio de 2016, entre el 3 y el 5 de mayo de 2017, "
         "el primero de enero de 2015",
         ["2019-11-05", "2016-06-03", "2016-06-05", "2017-05-03", "2017-05-05", "2015-01-01"]),
        ("it", "il 6/11/2019, dal 3 al 5 giugno 2016, dall'1 all'8 maggio 2017, da marzo a giugno 2018",
         ["2019-11-06", "2016-06-03", "2016-06-05", "2017-05-01", "2017-05-08", "2018-03", "2018-06"]),
        ("pt", "em 6/11/2019, de 3 a 5 de junho de 2016, de 28 de maio a 3 de junho de 2017",
         ["2019-11-06", "2016-06-03", "2016-06-05", "2017-05-28", "2017-06-03"]),
        ("nl", "op 6-11-2019, van 3 tot 5 juni 2016, van 3 tot en met 5 mei 2017",
         ["2019-11-06", "2016-06-03", "2016-06-05", "2017-05-03", "2017-05-05"]),
        ("ru", "с 3 по 5 июня 2016 года, 3 и 5 мая 2017 года, в марте 2015 года, с марта по июнь 2018 года",
         ["2016-06-03", "2016-06-05", "2017-05-03", "2017-05-05", "2015-03", "2018-03", "2018-06"]),
        ("pl", "od 3 do 5 czerwca 2016 r., w marcu 2015 roku", ["2016-06-03", "2016-06-05", "2015-03"]),
        ("hu", "2016. június 3–5. között, 2015 márciusában, 2014. március",
         ["2016-06-03", "2016-06-05", "2015-03", "2014-03"]),
        ("lv", "2016. gada 3. jūnijā un 2015. gada martā", ["2016-06-03", "2015-03"]),
        ("fi", "3.–5. kesäkuuta 2016 ja maaliskuussa 2015", ["2016-06-03", "2016-06-05", "2015-03"]),
        ("el", "3 έως 5 Ιουνίου 2016, τον Μάρτιο του 2015", ["2016-06-03", "2016-06-05", "2015-03"]),
        ("tr", "3-5 Haziran 2016'da, Mart 2015'te", ["2016-06-03", "2016-06-05", "2015-03"]),
        ("ar", "من 3 إلى 5 يونيو 2016", ["2016-06-03", "2016-06-05"]),
        ("zh", "2016年6月3日至5日，2017年6月3-5日，2018年6月30日至7月2日",
         ["2016-06-03", "2016-06-05", "2017-06-03", "2017-06-05", "2018-06-30", "2018-07-02"]),
        ("ja", "2016年6月3日から5日まで、平成29年6月に", ["2016-06-03", "2016-06-05", "2017-06"]),
        ("ko", "2016년 6월 3~5일, 2017년 5월", ["2016-06-03", "2016-06-05", "2017-05"]),
        ("fr", "Le bac\nle 5 novembre\n2019 et en mars\n2018", ["2019-11-05", "2018-03"]),
        ("de", "Die Regatta 2024 hatte 2000 Boote.", []),
        ("de", "Version 1.2.15, Abschnitt 3.1.2016, Tel. 04.05.2016, Punkt 3.4.15", []),
        ("de", "um 12.30.15 Uhr, um 10.12.15 Uhr", []),
        ("de", "Bis zum Jahr 2019. Mai 5 war es. Nummer 20160905. Im Artikel 3, 5. Stock, 3 bis 5 Boote 2016",
         ["2019"]),
        ("de", "am 31. und 32. Mai, Zimmer 7, 5. Juni 2016, die 8 und 5. Juni 2017", ["2016-06-05", "2017-06-05"]),
        ("it", "nel 2019, dal 3 al 5 per cento, 3 e 5 nel 2016, versione 1.2.2016", ["2019", "2016"]),
        ("fr", "en 2016, mai 3 fois, mais 2016 restera, de 3 à 5 bacs en 2017", ["2016", "2017"]),
        ("es", "en el mar y junio de 2016", ["2016-06"]),
        ("ru", "с 3 по 5 класс 2016, версия 1.2.2016", []),
        ("zh", "3日至5日", []),
    ],
)  # fmt: skip
def test_dates_with_their_year_are_found_in_their_language(language: str, text: str, values: list[str]) -> None:
    assert [value for _, _, value in local_dates(text, language)] == values


def test_a_long_word_takes_no_longer_than_its_letters() -> None:
    assert local_dates("a" * 200_000, "de") == []


def test_days_beyond_the_first_pages_are_found() -> None:
    text = (
        "Der Anleger lag still. " * 2_000 + "Am 3. Mai 2016 nicht. " + "Es regnete. " * 4_000 + "Am 5. Mai 2016 auch."
    )
    assert [(text[start:end], value) for start, end, value in local_dates(text, "de")] == [
        ("3. Mai 2016", "2016-05-03"),
        ("5. Mai 2016", "2016-05-05"),
    ]


def test_many_months_are_found_at_once() -> None:
    assert len(local_dates("März 2024, " * 20_000, "de")) == 20_000
    assert len(local_dates("am 15. März 2024, 5.6.2024, " * 2_000, "de")) == 4_000
    assert local_dates("9" * 50_000, "de") == []


def test_a_headline_that_looks_ahead_says_nothing_of_the_day_below_it() -> None:
    text = "Hafen wird ausgebaut\nDer Rat hat am Mittwoch beraten. Er wird\nam Montag beraten."
    dates = local_dates(text, "de", reference=Reference(date(2019, 5, 16), "day"))
    assert [value for _, _, value in dates] == ["2019-05-15", "2019-05-20"]
