"""The models of French and Japanese names."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from searchapp.extraction.other_languages.models import installed_model, reader_of

TEXTS = {
    "fr": (
        "Airbus embauche\nGuillaume Ferrand, le patron d'Airbus, parle.",
        [
            ("Airbus", "organization"),
            ("Guillaume Ferrand", "person"),
            ("Airbus", "organization"),
        ],
    ),
    "ja": ("新工場\n日本銀行の植田和男総裁は述べた。", [("日本銀行", "organization"), ("植田和男", "person")]),
}


@pytest.mark.parametrize("language", TEXTS)
def test_names_are_read_where_they_stand(language: str) -> None:
    model = installed_model(language)
    if model is None or not find_spec("spacy"):
        pytest.skip("needs the extra `french` or `japanese`")
    text, expected = TEXTS[language]
    (spans,) = reader_of(model).read([text])
    named = [(text[span.start : span.end], span.kind) for span in spans]
    assert [name for name in named if name in expected] == expected
    assert reader_of(model).base_form("Airbus", "organization", ()) == "Airbus"
