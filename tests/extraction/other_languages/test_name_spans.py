"""Texts are read by passages, whose spans are those of the texts."""

from __future__ import annotations

from searchapp.extraction.other_languages.name_spans import NameSpan, passages_of, spans_by_text


def test_a_title_is_read_by_itself_and_the_rest_together() -> None:
    assert list(passages_of("Title\nOne line.\nAnother.")) == [(0, "Title\n"), (6, "One line.\nAnother.")]
    assert list(passages_of("\nBody")) == [(1, "Body")]
    assert list(passages_of("")) == []


def test_a_long_text_is_read_in_passages_that_end_with_a_line_or_a_word() -> None:
    text = "Title\n" + "word " * 2_000 + "\n" + ("line\n" * 1_500) + "я" * 9_000
    passages = list(passages_of(text))
    assert "".join(passage for _, passage in passages) == text
    assert all(text.startswith(passage, offset) and len(passage) <= 4_000 for offset, passage in passages)
    assert all(passage.endswith((" ", "\n")) for _, passage in passages if "я" not in passage)


def test_where_there_are_no_spaces_a_passage_ends_with_a_sentence() -> None:
    passages = list(passages_of("周建平说，比亚迪已经与清华大学签约。" * 600))
    assert len(passages) > 1
    assert all(passage.endswith("。") for _, passage in passages)


def test_half_a_character_is_read_as_none() -> None:
    assert list(passages_of("t\nA\ud800B")) == [(0, "t\n"), (2, "A\ufffdB")]


def test_spans_of_passages_are_spans_of_their_texts() -> None:
    read = iter([[NameSpan(0, 3, "person")], [], [NameSpan(2, 4, "organization")]])
    assert spans_by_text(["Ann\nsays", "by IBM"], read) == [
        [NameSpan(0, 3, "person")],
        [NameSpan(2, 4, "organization")],
    ]


def test_names_in_a_line_of_capitals_are_left_out_but_for_one_that_is_the_line() -> None:
    text = "t\nGAZPROM RAISES PRICES\nBBC\nBBC says"
    spans = [NameSpan(0, 7, "organization"), NameSpan(22, 25, "organization"), NameSpan(26, 29, "organization")]
    (kept,) = spans_by_text([text], iter([[], spans]))
    assert [text[span.start : span.end] for span in kept] == ["BBC", "BBC"]


def test_letters_without_capitals_beside_an_acronym_are_no_line_of_capitals() -> None:
    text = "电池\n周建平在 NBA 比赛后说，中国移动 5G 网络很快。"
    (spans,) = spans_by_text([text], iter([[], [NameSpan(0, 3, "person")]]))
    assert [text[span.start : span.end] for span in spans] == ["周建平"]
