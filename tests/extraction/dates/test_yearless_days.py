"""Days without their year in other languages than English."""

from __future__ import annotations

from datetime import date

import pytest

from searchapp.extraction.dates.reference import Reference
from searchapp.extraction.dates.yearless_days import yearless_days

MONDAY = Reference(date(2015, 9, 7), "day")


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "Am 5. Juni schloss der Anleger, vom 3. bis 5. Mai war er offen, am 8.-9. Juli auch.",
         ["2015-06-05", "2015-05-03", "2015-05-05", "2015-07-08", "2015-07-09"]),
        ("de", "Er soll am 3. Dezember öffnen, am 20. November war er leer.", ["2015-12-03", "2014-11-20"]),
        ("de", "Bis 3. Dezember gilt das, vom 28. November bis zum 2. Dezember galt es nicht.",
         ["2015-12-03", "2014-11-28", "2014-12-02"]),
        ("fr", "Le bac fermait du 3 au 5 juin et le 1er mai, du 28 juillet au 2 août.",
         ["2015-06-03", "2015-06-05", "2015-05-01", "2015-07-28", "2015-08-02"]),
        ("es", "Del 3 al 5 de junio y el 20 de agosto; será el 4 de diciembre.",
         ["2015-06-03", "2015-06-05", "2015-08-20", "2015-12-04"]),
        ("it", "Dal 3 al 5 giugno e l'8 agosto.", ["2015-06-03", "2015-06-05", "2015-08-08"]),
        ("ru", "С 3 по 5 июня и 14 мая.", ["2015-06-03", "2015-06-05", "2015-05-14"]),
        ("zh", "渡轮6月3日至5日停航，9月1日恢复。", ["2015-06-03", "2015-06-05", "2015-09-01"]),
        ("ko", "6월 3~5일에", ["2015-06-03", "2015-06-05"]),
        ("de", "5. Juni 1066, 3 Mann, am 31. Juni, 2.5 Mai, 7:30 Mai, Version 5-3 Mai, 5. Mai-Feier", []),
        ("hu", "Június 3–5. között, március 15-én, május 5,3 és május 12 000",
         ["2015-06-03", "2015-06-05", "2015-03-15"]),
        ("ja", "1月2日～3日、8月1日付", ["2015-01-02", "2015-01-03", "2015-08-01"]),
        ("de", "am 5. Mai 16 Uhr", ["2015-05-05"]),
        ("es", "el 2 de mayo, 11 de junio", ["2015-05-02", "2015-06-11"]),
        ("es", "la calle 5 de Mayo, la Avenida 9 de Julio", []),
        ("pl", "plac 1 maja", []),
        ("it", "in 3 set e 5 mag", []),
        ("fr", "3 mais, 5 bacs, 12 juin 16", []),
        ("zh", "2015年的6月3回", []),
        ("ja", "昨年1月2日、今年3月4日、8月1日", ["2014-01-02", "2015-03-04", "2015-08-01"]),
        ("zh", "今年1月，去年12月", ["2015-01", "2014-12"]),
        ("ko", "지난해 1월 2일", ["2014-01-02"]),
    ],
)  # fmt: skip
def test_a_day_without_its_year_is_the_last_one_or_near_ahead(language: str, text: str, values: list[str]) -> None:
    assert [value for _, _, value in yearless_days(text, language, MONDAY)] == values


def test_without_a_publication_no_year_is_known() -> None:
    for reference in (None, Reference(date(2015, 1, 1), "year")):
        assert list(yearless_days("am 5. Juni", "de", reference)) == []
