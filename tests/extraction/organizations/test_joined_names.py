"""Names of bodies that were cut at their beginning."""

from __future__ import annotations

import pytest

from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.organizations.joined_names import with_joined_names
from searchapp.model.facts import Mention


def joined(text: str, *names: str) -> list[str]:
    """What becomes of the names that were found in a text."""
    mentions = [Mention(text.index(name), text.index(name) + len(name), name, "model") for name in names]
    whole = with_joined_names(mentions, text, text, lexicon())
    assert all(text[mention.start : mention.end] == mention.text for mention in whole)
    return [mention.text for mention in whole]


@pytest.mark.parametrize(
    ("text", "names", "whole"),
    [
        ("He left the Land and Water Court.", ["Water Court"], "Land and Water Court"),
        ("The Fisheries and Harbours Corporation met.", ["Harbours Corporation"], "Fisheries and Harbours Corporation"),
        (
            "She left Orr Teaching and Referral Hospital.",
            ["Orr Teaching", "Referral Hospital"],
            "Orr Teaching and Referral Hospital",
        ),
        ("It was the Karl and Anna Vosk Foundation.", ["Anna Vosk Foundation"], "Karl and Anna Vosk Foundation"),
        ("The Karl D. and Anna T. Vosk Foundation paid.", ["Vosk Foundation"], "Karl D. and Anna T. Vosk Foundation"),
        ("The Tectonic and Seismic Office met.", ["Seismic Office"], "Tectonic and Seismic Office"),
        ("The Fatwa and Tea Department met.", ["Fatwa", "Tea Department"], "Fatwa and Tea Department"),
        ("In Jammu and Kashmir Tea Board meets.", ["Kashmir Tea Board"], "Jammu and Kashmir Tea Board"),
        (
            "Orvik Mining and Construction Company dug.",
            ["Orvik Mining", "Construction Company"],
            "Orvik Mining and Construction Company",
        ),
        ("Orr Fire and Rescue Service came.", ["Rescue Service"], "Orr Fire and Rescue Service"),
        ("The Federal Court of Appeal sat.", ["Court of Appeal"], "Federal Court of Appeal"),
        ("It joined the Lagos Chamber of Commerce.", ["Chamber of Commerce"], "Lagos Chamber of Commerce"),
        ("The Kenyan Red Cross came.", ["Red Cross"], "Kenyan Red Cross"),
        ("He is at the Dar es Salaam Tea Exchange.", ["Salaam Tea Exchange"], "Dar es Salaam Tea Exchange"),
        (
            "It is the Orr Cooks and Bakers Union.",
            ["Bakers Union"],
            "Orr Cooks and Bakers Union",
        ),
        (
            "The Department of Tea and Weather Services met.",
            ["Department of Tea", "Weather Services"],
            "Department of Tea and Weather Services",
        ),
        (
            "Norway's Industrial and Commercial Bank lent.",
            ["Commercial Bank"],
            "Industrial and Commercial Bank",
        ),
        (
            "An Employment and Labour Relations Court sat.",
            ["Employment", "Labour Relations Court"],
            "Employment and Labour Relations Court",
        ),
    ],
)
def test_a_body_is_called_by_all_its_words(text: str, names: list[str], whole: str) -> None:
    assert joined(text, *names) == [whole]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Senate and Water Court met.", ["Senate", "Water Court"]),
        ("The Orr Bank and Water Court met.", ["Orr Bank", "Water Court"]),
        ("The Kenyans and Orvessa Court met.", ["Orvessa Court"]),
        ("In May Court of Appeal judges met.", ["Court of Appeal"]),
        ("Then Kenya's Court of Appeal sat.", ["Court of Appeal"]),
        ("It was Orvessa and the Water Court.", ["Orvessa", "Water Court"]),
        ("They met the Cabinet and Public Authority of Tea.", ["Cabinet", "Public Authority of Tea"]),
    ],
)
def test_two_bodies_stay_two(text: str, names: list[str]) -> None:
    assert joined(text, *names) == names
