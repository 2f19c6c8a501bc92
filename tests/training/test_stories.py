"""Invented stories are filled with names of every kind."""

from __future__ import annotations

import random

from searchapp.training.augmentation import NameGenerator
from searchapp.training.stories import fill_story, filled_stories
from searchapp.training.word_lists import word_lists


def generator(seed: int) -> NameGenerator:
    """A generator that draws from the package's own lists."""
    return NameGenerator(word_lists(), random.Random(seed))


def test_a_story_is_filled_with_the_same_name_and_its_short_forms() -> None:
    story = "[Congress] heard {person1} of {body1}. {person1.last} likes the {body1.acronym}."
    text = fill_story(story, generator(7))
    first, person, body, last, short = (text.text[span.start : span.end] for span in text.spans)
    assert first == "Congress"
    assert person.endswith(last)
    assert [span.kind for span in text.spans] == ["ORG", "PER", "ORG", "PER", "ORG"]
    assert short == body or short.isupper()


def test_every_story_can_be_filled() -> None:
    texts = list(filled_stories(generator(1), 2))
    assert len(texts) == 2 * len(word_lists().stories)
    assert not [text for text in texts if "{" in text.text or "[" in text.text]
