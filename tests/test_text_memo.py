"""What a function makes of texts, remembered."""

from __future__ import annotations

from searchapp.text_memo import TextMemo


def test_each_text_is_worked_out_once_until_the_memo_is_full() -> None:
    asked: list[str] = []

    def upper(text: str) -> str:
        asked.append(text)
        return text.upper()

    memo = TextMemo(upper, 2)
    assert [memo[text] for text in ("tea", "kelp", "tea", "fog", "fog", "tea")] == [
        "TEA", "KELP", "TEA", "FOG", "FOG", "TEA",
    ]  # fmt: skip
    assert asked == ["tea", "kelp", "fog", "tea"]
    assert len(memo) == 2
