"""What the model of names reads in a text."""

from __future__ import annotations

from searchapp.extraction.name_model.model import trained_model
from searchapp.extraction.name_reading import read_names


def test_organizations_and_persons_are_read_at_once() -> None:
    reading, _ = read_names(["Ingrid Holm of the Norsund Tea Board spoke.", "It rained."], trained_model())
    words = reading.tokens.words
    assert [words[span.begin : span.end] for span in reading.people] == [["Ingrid", "Holm"]]
    assert ["Norsund", "Tea", "Board"] in [words[span.begin : span.end] for span in reading.organizations]
    assert reading.lexicon is trained_model().lexicon
