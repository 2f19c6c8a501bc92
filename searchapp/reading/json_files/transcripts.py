"""What was said in a broadcast, out of the answers of programs that recognize speech.

[{"start": 0.0, "end": 4.2, "text": "…"}, …]                     Whisper, YouTube
[{"offsets": {"from": 0, "to": 4200}, "text": "…"}, …]           whisper.cpp
{"results": {"channels": [{"alternatives": [{"transcript": "…"}]}]}}    Deepgram
{"results": [{"alternatives": [{"transcript": "…"}]}, …]}        Google
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from searchapp.reading.records.usual_names import ranks

_CUE_ENDS = frozenset(("end", "duration", "dur"))
_SPANS = ("offsets", "timestamps")


def is_transcript(value: list[Any]) -> bool:
    """Whether the elements of a list are what is said in a film, each with its time."""
    return bool(value) and all(isinstance(cue, dict) and _is_cue(cue) for cue in value)


def transcript_text(cues: list[Any]) -> str:
    """What the cues of a transcript say, one after another."""
    return " ".join(text for cue in cues if (text := cue["text"].strip()))


def recognized_speech(value: Mapping[str, Any]) -> str:
    """What an answer that has several hearings of each piece holds, by the first of them; else empty."""
    results = value.get("results")
    if isinstance(results, dict):
        results = results.get("channels")
    if not isinstance(results, list) or not all(map(_has_hearings, results)):
        return ""
    return " ".join(filter(None, map(str.strip, _first_hearings(results))))


def _is_cue(cue: Mapping[str, Any]) -> bool:
    is_timed = ("start" in cue and bool(cue.keys() & _CUE_ENDS)) or any(
        isinstance(cue.get(name), dict) for name in _SPANS
    )
    return is_timed and isinstance(cue.get("text"), str) and not cue.keys() & ranks()["title"].keys()


def _has_hearings(result: Any) -> bool:
    return isinstance(result, dict) and isinstance(result.get("alternatives"), list)


def _first_hearings(results: list[Any]) -> Iterator[str]:
    for result in results:
        first = next(iter(result["alternatives"]), None)
        if isinstance(first, dict) and isinstance(first.get("transcript"), str):
            yield first["transcript"]
