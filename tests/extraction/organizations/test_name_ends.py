"""Where the names of bodies end."""

from __future__ import annotations

import pytest

from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.organizations.name_ends import are_fields, end_of, is_field
from searchapp.model.facts import Mention
from tests.hanging import no_hang


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("They heard it on Mix 104.9 at noon.", "Mix 104", "Mix 104.9"),
        ("Orvessa Airlines Flight 302 fell.", "Orvessa Airlines Flight", "Orvessa Airlines"),
        ("The Orvessa Press Office wrote.", "Orvessa Press", "Orvessa"),
        ("The Tea Growers' Co-operative met.", "Tea Growers' Co", "Tea Growers' Co-operative"),
        ("Orvessa A/S closed.", "Orvessa A", "Orvessa A/S"),
        ("A Faculty of Science and Engineering opened.", "Faculty of Science", "Faculty of Science and Engineering"),
        ("It is in the Tea & Duck Hall of Fame now.", "Tea & Duck Hall", "Tea & Duck Hall of Fame"),
        ("The envoy to the European Union Ana Sondell left.", "European Union Ana Sondell", "European Union"),
        ("The Institute on Tea Abuse and Teaism met.", "Institute on Tea Abuse", "Institute on Tea Abuse and Teaism"),
        ("The Brotherhood of Bakers Local 90 met.", "Brotherhood of Bakers Local", "Brotherhood of Bakers Local 90"),
        ("The Tea Board met.", "Tea Board", "Tea Board"),
        ("The White House for Orvik's sake.", "White House for Orvik", "White House"),
        ("A Bang & Olufsen Premium set.", "Bang & Olufsen Premium", "Bang & Olufsen"),
        ("The Tea Co-operative Association met.", "Tea Co", "Tea Co-operative Association"),
        ("The Tea Fund for Asia and the Pacific met.", "Tea Fund for Asia", "Tea Fund for Asia and the Pacific"),
        ("Tea lovers of Asia and the Pacific met.", "Asia", "Asia"),
    ],
)
def test_a_name_ends_before_what_runs_on_or_behind_what_is_its_own(text: str, name: str, whole: str) -> None:
    start = text.index(name)
    end = end_of(Mention(start, start + len(name), name, "model"), text, lexicon())
    assert text[start:end] == whole


def test_fields_of_work_are_ordinary_words() -> None:
    assert are_fields(", Trade and Tourism", lexicon())
    assert not are_fields(" and Tea Minister", lexicon())
    assert is_field("fisheries", lexicon())
    assert not is_field("orvessa", lexicon())


def test_any_number_of_words_takes_no_time() -> None:
    assert max(known.count(" ") for known in lexicon().names) < 9  # as far as known names are looked for
    name = "Orvo & Vela & " * 15_000 + "Orvo"
    with no_hang():
        assert end_of(Mention(0, len(name), name, "model"), name, lexicon()) == len(name)
