"""Months without their year in other languages than English."""

from __future__ import annotations

from datetime import date

import pytest

from searchapp.extraction.dates.reference import Reference
from searchapp.extraction.dates.yearless_months import yearless_months

IN_MAY = Reference(date(2019, 5, 16), "day")


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "Im März sank der Kahn, seit Juni lag er fest, Ende Mai ist Tagung. Im Juli öffnet die Werft.",
         ["2019-03", "2018-06", "2019-05", "2019-07"]),
        ("de", "Frau Mai, der August Holm, im März 2015, im Mai '15, im Augustiner, Mai-Feier", []),
        ("fr", "En mars le bac a coulé, depuis octobre il gisait, mi-avril aussi. En juillet, il rouvrira.",
         ["2019-03", "2018-10", "2019-04", "2019-07"]),
        ("de", "Im März vergangenen Jahres, im Juli dieses Jahres.", ["2018-03", "2019-07"]),
        ("es", "En marzo del año pasado.", ["2018-03"]),
        ("fr", "Mars est rouge, en mars 2015, mai disait, en avoir", []),
        ("es", "En marzo se hundió; a finales de octubre ardió. En julio abrirá.", ["2019-03", "2018-10", "2019-07"]),
        ("it", "A marzo è affondato; a fine ottobre bruciava. A luglio riaprirà.", ["2019-03", "2018-10", "2019-07"]),
        ("pt", "Em março afundou; em outubro ardeu. Em julho reabre.", ["2019-03", "2018-10", "2019-07"]),
        ("nl", "In maart zonk hij, eind oktober ook. In juli gaat hij open.", ["2019-03", "2018-10", "2019-07"]),
        ("sv", "I mars sjönk båten. I juli öppnar kajen. Mars är röd.", ["2019-03", "2019-07"]),
        ("ru", "В марте паром утонул. В июле причал откроют.", ["2019-03", "2019-07"]),
        ("pl", "W marcu prom zatonął, od maja stoi. Maja Holm śpi.", ["2019-03", "2019-05"]),
        ("tr", "Ocak yandı, mart geldi.", []),
        ("ar", "غرقت العبارة في مارس.", ["2019-03"]),
    ],
)  # fmt: skip
def test_a_month_is_the_last_one_unless_its_clause_looks_ahead(language: str, text: str, values: list[str]) -> None:
    assert [value for _, _, value in yearless_months(text, language, IN_MAY)] == values


def test_without_a_publication_no_year_is_known() -> None:
    for reference in (None, Reference(date(2019, 1, 1), "year")):
        assert list(yearless_months("im Mai", "de", reference)) == []
