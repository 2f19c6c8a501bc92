"""Names that a text only uses as those of things are no organizations."""

from __future__ import annotations

import pytest

from searchapp.extraction.organizations.exclusions.things import names_of_things
from searchapp.model.facts import Mention
from tests.extraction.organizations.exclusions.kept import kept


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It has Orvik Dash controllers.", "Orvik Dash"),
        ("Complex QXR machines turn.", "QXR"),
        ("The Wendril ($310) is warm.", "Wendril"),
        ("They sold the Volvo. It was a Volvo which they liked.", "Volvo"),
        ("It rained. Citizens are glad.", "Citizens"),
        ("Reliance on tea grows.", "Reliance"),
    ],
)
def test_what_a_noun_a_price_or_an_article_shows_to_be_a_thing_is_none(text: str, name: str) -> None:
    start = text.rindex(name)
    assert names_of_things([Mention(start, start + len(name), name, "model", 0.6)], text) == {name}


def test_a_firm_that_acts_elsewhere_stays() -> None:
    text = "Orvik machines turn. Then Orvik said so."
    mentions = [Mention(start, start + 5, "Orvik", "model", 0.6) for start in (0, text.rindex("Orvik"))]
    assert names_of_things(mentions, text) == frozenset()
    assert names_of_things(mentions[:1], text) == {"Orvik"}


def test_known_firms_bodies_and_sums_stay() -> None:
    text = "Volvo cars, Tea Board files, Orvik ($3 billion), a Volvo plant and Reliance on Monday"
    assert kept(text, "Volvo", "Tea Board", "Orvik", "Reliance") == ["Volvo", "Tea Board", "Orvik", "Reliance"]


def test_names_that_begin_with_that_of_a_thing_are_its() -> None:
    text = "Orvik Dash supplements help. Drink Orvik Dash Rise at noon, says the Orvik Dash Foundation."
    names = ("Orvik Dash", "Orvik Dash Rise", "Orvik Dash Foundation")
    assert kept(text, *names) == ["Orvik Dash Foundation"]


def test_tags_works_and_common_words_in_brackets_are_none_wherever_they_stand() -> None:
    text = "The #TeaToo walk, of TeaToo itself; her song “So Green Days” and So Green Days again; Orr School (Girls)"
    assert kept(text, "TeaToo", "So Green Days", "Girls") == []
    mentions = [Mention(start, start + 6, "TeaToo", "model", 0.6) for start in (5, text.rindex("TeaToo"))]
    assert names_of_things(mentions, text) == {"TeaToo"}


def test_parts_of_titles_and_quoted_works_called_as_bodies_are_none() -> None:
    text = "‘Dancing with the Stalls’, her ‘The Tortured Tea Department’, the tracks “Tea” and “So Tea School.”"
    assert kept(text, "Stalls", "Tortured Tea Department", "So Tea School") == []
    text = "He fears ‘the Stalls’; the “Orr Tea School,” called so, and #OrrTea, Inc. are here."
    assert kept(text, "Orr Tea School", "OrrTea, Inc") == ["Orr Tea School", "OrrTea, Inc"]
