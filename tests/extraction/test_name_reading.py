"""What the model of names reads in a text."""

from __future__ import annotations

from searchapp.extraction.name_reading import read_names
from searchapp.extraction.organizations.crf import trained_model


def test_organizations_and_persons_are_read_at_once() -> None:
    reading = read_names("Ingrid Holm of the Norsund Tea Board spoke.", trained_model())
    words = reading.tokens.words
    assert [words[span.begin : span.end] for span in reading.people] == [["Ingrid", "Holm"]]
    assert ["Norsund", "Tea", "Board"] in [words[span.begin : span.end] for span in reading.organizations]
    assert reading.lexicon is trained_model().lexicon
