"""Texts in blocks of their own."""

from __future__ import annotations

from searchapp.reading.json_files.text_blocks import with_blocks_joined


def test_the_blocks_of_a_body_are_its_paragraphs() -> None:
    blocks = [{"id": "1", "bodyHtml": "<p>One.</p>"}, {"bodyTextSummary": "Two."}, {"id": "3"}]
    article = with_blocks_joined({"webTitle": "Ferry", "blocks": {"main": {"id": "0"}, "body": blocks}})
    assert article["body"] == ["<p>One.</p>", "Two."]


def test_other_blocks_stay() -> None:
    for blocks in ([{"type": "paragraph"}], {"body": "text"}, {"body": [{"id": "1"}]}):
        assert with_blocks_joined({"blocks": blocks}) == {"blocks": blocks}
