"""Names of annotated texts are replaced, and their spans stay right."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from searchapp.extraction.annotated_texts import AnnotatedText, Span
from searchapp.training.augmentation import NameGenerator, with_other_names
from searchapp.training.word_lists import word_lists


def generator(seed: int) -> NameGenerator:
    """A generator that draws from the package's own lists."""
    return NameGenerator(word_lists(), random.Random(seed))


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
