"""Training: marked texts become sequences, names are exchanged and invented, and a model comes out."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.extraction.annotated_texts import AnnotatedText, Span
from searchapp.extraction.organizations.crf import ModelWeights, OrganizationModel
from searchapp.extraction.organizations.features import chunk_features
from searchapp.extraction.organizations.lexicon import lexicon
from searchapp.extraction.tokens import tokenize
from searchapp.training.augmentation import NameGenerator, with_other_names
from searchapp.training.names import labels_of, main, train_calibration
from searchapp.training.stories import fill_story, filled_stories
from searchapp.training.word_lists import word_lists

SENTENCES = [
    "{} B-ORG\nTea I-ORG\nBoard I-ORG\nmet O\nin O\nNairobi B-LOC\n. O\n",
    "Ann B-PER\n{} I-PER\nleft O\nthe O\nHarbour B-ORG\nGuild I-ORG\n. O\n",
    "Shares O\nof O\n{} B-ORG\nCorp I-ORG\nrose O\n. O\n",
]
STEMS = "Atlas Norsund Delta Marina Aletsch Juniper Quartz Maple Heron Otter Cobalt Saffron".split()  # noqa: SIM905


def generator(seed: int) -> NameGenerator:
    """A generator that draws from the package's own lists."""
    return NameGenerator(word_lists(), random.Random(seed))


def test_a_run_gets_the_labels_of_the_names_in_it() -> None:
    text = AnnotatedText("the Tea Board of Nairobi met", (Span(4, 13, "ORG"), Span(17, 24, "LOC")))
    tokens = tokenize(text.text)
    (run,) = chunk_features(tokens, lexicon())
    assert labels_of(tokens, run, text.spans) == ["B-ORG", "I-ORG", "O", "B-LOC"]


def test_a_story_is_filled_with_the_same_name_and_its_short_forms() -> None:
    story = "[Congress] heard {person1} of {body1}. {person1.last} likes the {body1.acronym}."
    text = fill_story(story, generator(7))
    first, person, body, last, short = (text.text[span.start : span.end] for span in text.spans)
    assert first == "Congress"
    assert person.endswith(last)
    assert [span.kind for span in text.spans] == ["ORG", "PER", "ORG", "PER", "ORG"]
    assert short == body or short.isupper()


def test_every_story_can_be_fill_story() -> None:
    texts = list(filled_stories(generator(1), 2))
    assert len(texts) == 2 * len(word_lists().stories)
    assert not [text for text in texts if "{" in text.text or "[" in text.text]


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_exchanging_names_keeps_the_marks_on_the_names(seed: int) -> None:
    text = AnnotatedText("Ann Holm of the Tea Board (TB) saw Nairobi.", ())
    spans = [Span(text.text.index(name), text.text.index(name) + len(name), kind) for name, kind in NAMES]
    other = with_other_names(AnnotatedText(text.text, tuple(spans)), generator(seed))
    named = [other.text[span.start : span.end] for span in other.spans]
    rest = other.text
    for name in named:
        rest = rest.replace(name, "", 1)
    assert all(name == name.strip() and name for name in named)
    assert [span.kind for span in other.spans] == [kind for _, kind in NAMES]
    assert len(rest) == len(" of the  () saw .")


NAMES = [("Ann Holm", "PER"), ("Tea Board", "ORG"), ("TB", "ORG"), ("Nairobi", "LOC")]


def test_the_judge_learns_which_sign_tells() -> None:
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
    model = OrganizationModel(ModelWeights.load(out.read_bytes()), lexicon())
    tokens = tokenize("They say the Walnut Tea Board met in Nairobi.")
    best = max(model.candidates(chunk_features(tokens, model.lexicon)), key=lambda candidate: candidate.probability)
    assert tokens.words[best.begin : best.end] == ["Walnut", "Tea", "Board"]
    assert set(model.calibration) >= {"bias", "odds", "best"}
