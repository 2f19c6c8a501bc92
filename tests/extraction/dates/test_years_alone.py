"""Years without a month in other languages than English."""

from __future__ import annotations

import pytest

from searchapp.extraction.dates.years_alone import years_alone


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "Seit 2011 fährt der Prom, Ende 2014 sank er, im Jahr 2017 wurde er gehoben, seit 2018/19 rostet er.",
         ["2011", "2014", "2017"]),
        ("de", "Die Werft hat den Kahn 2016 verkauft, von 2005 bis 2009 lag er still, zwischen 1998 und 2001 auch.",
         ["2016", "2005", "2009", "1998", "2001"]),
        ("de", "Er bot 2016 Euro, seit 2000 Jahren, kostete 1999 neue Planken, Nr. 2015, Ende 2,5 Meter.", []),
        ("fr", "En 2013 le bac coula ; depuis 2009, fin 2016 et début 2018 aussi. Entre 2003 et 2005 il gisait.",
         ["2013", "2009", "2016", "2018", "2003", "2005"]),
        ("fr", "Il vaut 2013 euros, en 2000 exemplaires, entre 1800 et 2000 rameurs, page 2013, en 2013-2.", []),
        ("it", "Nel 2013, dal 2009 e a fine 2016; all'inizio del 2018.", ["2013", "2009", "2016", "2018"]),
        ("es", "En 2013, desde 2009, a finales de 2016, entre 2003 y 2005; costó 2013 pesos.",
         ["2013", "2009", "2016", "2003", "2005"]),
        ("pt", "Em 2013, desde 2009, no fim de 2016 e em meados de 2018; em 2013 reais.",
         ["2013", "2009", "2016", "2018"]),
        ("ar", "غرقت العبارة في عام 2013 ومنذ 2009 وفي 2016 ومطلع عام 2018.", ["2013", "2009", "2016", "2018"]),
        ("nl", "Sinds 2013, eind 2016; in 2000 huizen.", ["2013", "2016"]),
        ("sv", "Båten sjönk år 2013, sedan 2009 och hösten 2016.", ["2013", "2009", "2016"]),
        ("tr", "2013'te battı, 2016 yılında çıktı; 2013 lira.", ["2013", "2016"]),
        ("hu", "2013-ban süllyedt el, 2009 óta; 2013 forint.", ["2013", "2009"]),
        ("fi", "Vuonna 2013 lautta upposi.", ["2013"]),
        ("fr", "Le bac (2013) coula.", ["2013"]),
        ("xx", "in 2013", []),
    ],
)  # fmt: skip
def test_a_year_alone_stands_behind_a_word_for_it(language: str, text: str, values: list[str]) -> None:
    assert [value for _, _, value in years_alone(text, language)] == values
