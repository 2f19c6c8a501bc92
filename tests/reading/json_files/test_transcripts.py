"""What programs that recognize speech answer."""

from __future__ import annotations

from typing import Any

import pytest

from searchapp.reading.json_files.transcripts import is_transcript, recognized_speech, transcript_text

CUES: list[Any] = [
    {"start": 0.0, "end": 2.0, "text": " The weir"},
    {"timestamps": {"from": "00:00:02,000"}, "text": " is shut."},
]


def test_cues_have_a_time_and_a_text_and_no_headline() -> None:
    assert is_transcript(CUES)
    assert transcript_text(CUES) == "The weir is shut."
    assert not is_transcript([{**CUES[0], "title": "Weir"}])
    assert not is_transcript([])


def test_of_several_hearings_the_first_is_taken() -> None:
    hearings = {"alternatives": [{"transcript": "The weir is shut."}, {"transcript": "The wear is shut."}]}
    assert recognized_speech({"results": [hearings]}) == "The weir is shut."
    assert recognized_speech({"results": {"channels": [hearings]}}) == "The weir is shut."


@pytest.mark.parametrize("value", [{}, {"results": [{"title": "Weir"}]}, {"results": {"transcripts": []}}])
def test_other_answers_hold_no_hearings(value: dict[str, Any]) -> None:
    assert recognized_speech(value) == ""
