"""The text of a record's article, out of several fields."""

from __future__ import annotations

import pytest

from searchapp.reading.records.articles import article_of_record
from searchapp.reading.records.record_fields import InvalidRecord


def test_a_message_is_a_text_where_no_program_says_it() -> None:
    post = {"id": 7, "date": "2019-05-04", "message": "The ferry sails again."}
    assert article_of_record(post, "a.json", "a").body == "The ferry sails again."
    for answer in ({"level": "error", "message": "No disk"}, {"code": "keyInvalid", "message": "No key"}):
        with pytest.raises(InvalidRecord, match="log or answer"):
            article_of_record(answer, "a.json", "a")
    with pytest.raises(InvalidRecord, match="log or answer"):
        article_of_record({"Level": "Error", "Message": "No disk"}, "a.json", "a")
    assert article_of_record({"message": "The ferry sails.", "error": None}, "a.json", "a").body == "The ferry sails."


def test_a_line_or_two_of_an_article_are_not_taken_for_it() -> None:
    text = "The board voted to close the old weir on Tuesday. " * 8
    record = {"title": "Weir", "content_text": "The board voted.", "content_html": f"<p>{text}</p>"}
    assert article_of_record(record, "a.json", "a").body == text.strip()
    assert article_of_record({"body": "The board voted.", "text": text}, "a.json", "a").body == "The board voted."


def test_the_paragraphs_of_a_story_may_stand_in_two_fields() -> None:
    first, rest = "The board closed the weir.", ["Engineers told it to.", "It opens in May."]
    record = {"headline": "Weir shut", "leadParagraph": [first], "tailParagraphs": rest, "wordCount": 12}
    assert article_of_record(record, "a.xml", "a").body == "\n".join([first, *rest])
    assert article_of_record({"headline": "Weir shut", "leadParagraph": first}, "a.xml", "a").body == first


def test_a_lead_stands_before_a_text_that_lacks_it() -> None:
    record = {"body": "Oats fell.", "lead": "Tea rose."}
    assert article_of_record(record, "a.json", "a").body == "Tea rose.\nOats fell."
    assert article_of_record(record | {"body": "Tea rose. Oats fell."}, "a.json", "a").body == "Tea rose. Oats fell."
