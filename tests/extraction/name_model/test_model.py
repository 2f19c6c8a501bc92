"""What the model of the package reads in a batch of texts."""

from __future__ import annotations

from searchapp.extraction.name_model.model import OrganizationModel, trained_model, trained_weights
from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.tokens import tokenize

TEXTS = (
    "Ingrid Holm of the Norsund Tea Board spoke.",
    "It rained.",
    "The Larn Growers Association and Acme Corp. met Peter Rye in Paris on Monday, said the Board of Tea of Marina.",
)


def test_a_text_reads_the_same_alone_and_beside_others() -> None:
    model = trained_model()
    tokens = [tokenize(text, model.lexicon.ordinary) for text in TEXTS]
    together = model.read(tokens)
    assert together == [model.read([each])[0] for each in tokens]
    assert [bool(spans.organizations) for spans in together] == [True, False, True]
    assert [len(spans.people) for spans in together] == [1, 0, 1]


def test_a_model_reads_the_same_when_it_has_forgotten_its_words() -> None:
    forgetful = OrganizationModel(trained_weights(), lexicon(), max_words=20)
    tokens = [tokenize(text, lexicon().ordinary) for text in TEXTS]
    expected = trained_model().read(tokens)
    assert [forgetful.read([each])[0] for each in tokens * 2] == expected * 2


def test_no_texts_name_nothing() -> None:
    assert trained_model().read([]) == []
