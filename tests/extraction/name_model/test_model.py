"""What the model of the package reads in a batch of texts."""

from __future__ import annotations

from searchapp.extraction.name_model.model import NameSpans, OrganizationModel, trained_model, trained_weights
from searchapp.extraction.name_words.lexicon import lexicon

TEXTS = (
    "Ingrid Holm of the Norsund Tea Board spoke.",
    "It rained.",
    "The Larn Growers Association and Acme Corp. met Peter Rye in Paris on Monday, said the Board of Tea of Marina.",
)


def names(spans: NameSpans) -> tuple[object, ...]:
    """What is read in a text."""
    return spans.tokens.words, spans.tokens.kinds, spans.organizations, spans.people


def test_a_text_reads_the_same_alone_and_beside_others() -> None:
    model = trained_model()
    together = model.read(TEXTS)
    alone = [model.read([text])[0] for text in TEXTS]
    assert list(map(names, together)) == list(map(names, alone))
    assert [bool(spans.organizations) for spans in together] == [True, False, True]
    assert [len(spans.people) for spans in together] == [1, 0, 1]


def test_a_model_reads_the_same_when_it_has_forgotten_its_words() -> None:
    forgetful = OrganizationModel(trained_weights(), lexicon(), max_words=20)
    expected = list(map(names, trained_model().read(TEXTS)))
    assert [names(forgetful.read([text])[0]) for text in TEXTS * 2] == expected * 2


def test_no_texts_name_nothing() -> None:
    assert trained_model().read([]) == []
