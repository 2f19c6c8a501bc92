"""What is sure in an article, and what is left where a value has to be surer."""

from __future__ import annotations

import pytest

from searchapp.model.facts import CitedSource, Country, Facts, Mention, Organization, Person


def mention(score: float) -> Mention:
    """A mention that somebody is so sure of."""
    return Mention(0, 5, "Otter", "model", score)


def test_a_value_is_as_sure_as_its_surest_mention() -> None:
    assert Organization("otter", "Otter", (mention(0.5), mention(0.8), mention(0.6))).score == 0.8
    assert Person("otter", "Otter").score == 1.0, "the article brings it"
    assert CitedSource("otter", "Otter", (mention(0.5),), credits=("Photo: Otter",)).score == 1.0


@pytest.mark.parametrize(("min_score", "left"), [(0.0, 4), (0.5, 4), (0.51, 0)])
def test_what_is_less_sure_is_left_out_of_every_kind(min_score: float, left: int) -> None:
    facts = Facts(
        organizations=(Organization("a", "A", (mention(0.5),)),),
        people=(Person("b", "B", (mention(0.5),)),),
        countries=(Country("NO", "Norway", ("about",), (mention(0.5),)),),
        cited_sources=(CitedSource("c", "C", (mention(0.5),)),),
        language="en",
    )
    kept = facts.without_unsure(min_score)
    assert kept.language == "en"
    assert len(kept.organizations + kept.people + kept.countries + kept.cited_sources) == left
