"""What is offered while one types, as JSON."""

from __future__ import annotations

import json

import msgspec

from searchapp.model.suggestion import SuggestAnswer, Suggestion


def test_only_what_a_kind_of_suggestion_has_is_sent() -> None:
    word = Suggestion("word", "ferry", 3, "ferry")
    headline = Suggestion("headline", "Otters return", id="otters")
    assert json.loads(msgspec.json.encode(SuggestAnswer("fer", (word, headline)))) == {
        "q": "fer",
        "suggestions": [
            {"kind": "word", "text": "ferry", "count": 3, "query": "ferry"},
            {"kind": "headline", "text": "Otters return", "id": "otters"},
        ],
    }


def test_an_answer_comes_back_as_it_was_sent() -> None:
    value = Suggestion("value", "Norway", 0, "tea", "country", "NO", "country", "norge")
    answer = SuggestAnswer("norg", (value,))
    assert msgspec.json.decode(msgspec.json.encode(answer), type=SuggestAnswer) == answer
