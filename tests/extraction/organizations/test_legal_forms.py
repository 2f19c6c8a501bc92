"""Names of companies by their legal forms and ampersands."""

from __future__ import annotations

import pytest

from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.organizations.legal_forms import spans_by_form
from tests.extraction.tokenized import tokens_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was signed by Orvessa Tea S.p.A. today.", ["Orvessa Tea S.p.A."]),
        ("Orvessa Kawa Sp. z o.o. and Brell d.o.o. met.", ["Orvessa Kawa Sp. z o.o.", "Brell d.o.o."]),
        ("PT Thasel Biru Tbk grew.", ["PT Thasel Biru Tbk"]),
        ("Orvik Kraft AS, Tee und Salz GmbH & Co. KG met.", ["Orvik Kraft AS", "Tee und Salz GmbH & Co. KG"]),
        ("Orvessa Té S.A. de C.V. grew.", ["Orvessa Té S.A. de C.V."]),
        ("Brell Orr & Orr, Hart, Lowe & Co. met.", ["Brell Orr & Orr", "Hart, Lowe & Co"]),
        ("Analyst Thasel Tellu of Brandt & Co. left.", ["Brandt & Co"]),
        ("Viktor Tellu's Blue Duck Ltd grew; so did Bettys of Leeds Ltd.", ["Blue Duck Ltd", "Bettys of Leeds Ltd"]),
        ("The Ana & Bo Tallis Foundation paid.", ["Ana & Bo Tallis Foundation"]),
        ("The judge, N.V. Tellu, and Orvik K.K. Brell left Adelaide SA.", []),
        ("of Ltd and of Orvik Ltd", ["Orvik Ltd"]),
        ("THEY SAID AS MUCH. Duck AS IT IS.", []),
    ],
)
def test_legal_forms_show_where_a_firm_s_name_begins_and_ends(text: str, names: list[str]) -> None:
    tokens = tokens_of(text)
    spans = spans_by_form(tokens, lexicon())
    assert [text[tokens.starts[begin] : tokens.ends[end - 1]] for begin, end in spans] == names
