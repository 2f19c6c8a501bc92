"""Training the model of organizations, from labels to the command."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from searchapp.extraction.annotated_texts import AnnotatedText, Span
from searchapp.extraction.name_model.chunks import chunks
from searchapp.extraction.name_model.model import OrganizationModel
from searchapp.extraction.name_model.weights import ModelWeights
from searchapp.extraction.name_words.lexicon import lexicon

pytest.importorskip("pycrfsuite", reason="training needs the train extra")

from searchapp.training.names import labels_of, main, mean_weights, train_calibration
from tests.extraction.tokenized import tokens_of

SENTENCES = [
    "{} B-ORG\nTea I-ORG\nBoard I-ORG\nmet O\nin O\nNairobi B-LOC\n. O\n",
    "Ann B-PER\n{} I-PER\nleft O\nthe O\nHarbour B-ORG\nGuild I-ORG\n. O\n",
    "Shares O\nof O\n{} B-ORG\nCorp I-ORG\nrose O\n. O\n",
]


STEMS = "Atlas Norsund Delta Marina Aletsch Juniper Quartz Maple Heron Otter Cobalt Saffron".split()  # noqa: SIM905


def test_a_chunk_gets_the_labels_of_the_names_in_it() -> None:
    text = AnnotatedText("the Tea Board of Nairobi met", (Span(4, 13, "ORG"), Span(17, 24, "LOC")))
    tokens = tokens_of(text.text)
    (span,) = chunks(tokens.words, tokens.kinds).tolist()
    assert labels_of(tokens, span, text.spans) == ["B-ORG", "I-ORG", "O", "B-LOC"]


def test_calibration_learns_which_feature_tells() -> None:
    weights = train_calibration([({"bias": 1.0, "good": 1.0}, True), ({"bias": 1.0, "bad": 1.0}, False)] * 50)
    assert weights["good"] > 1
    assert weights["bad"] < -1


def test_the_command_trains_a_model_on_files_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(2):
        rows = [SENTENCES[index % 3].format(stem) for index, stem in enumerate(STEMS[number::2] * 6)]
        (tmp_path / f"{number}.conll").write_text("\n".join(rows), encoding="utf-8")
    out = tmp_path / "own.npz"
    assert main(["--out", str(out), "--fillings", "0", str(tmp_path / "0.conll"), str(tmp_path / "1.conll")]) == 0
    assert "own.npz" in capsys.readouterr().err
    weights = ModelWeights.load(out.read_bytes())
    model = OrganizationModel(weights, lexicon())
    (spans,) = model.read(["They say the Walnut Tea Board met in Nairobi."])
    best = max(spans.organizations, key=lambda candidate: candidate.probability)
    assert spans.tokens.words[best.begin : best.end] == ["Walnut", "Tea", "Board"]
    assert set(weights.calibration) >= {"bias", "odds", "best"}


def test_the_mean_of_two_models_has_what_each_of_them_knows() -> None:
    transitions = np.zeros((9, 9), np.float32)
    first = ModelWeights(["a", "b"], np.full((2, 9), 2.0, np.float32), transitions, {"bias": 1.0})
    other = ModelWeights(["b", "c"], np.full((2, 9), 4.0, np.float32), transitions + 1, {"odds": 3.0})
    mean = mean_weights(first, other)
    assert (mean.attributes, mean.states[:, 0].tolist()) == (["a", "b", "c"], [1.0, 3.0, 2.0])
    assert (mean.calibration, float(mean.transitions[0, 0])) == ({"bias": 0.5, "odds": 1.5}, 0.5)
