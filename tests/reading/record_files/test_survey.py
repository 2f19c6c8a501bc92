"""What the fields of a file are recognized as, before anything is indexed."""

from __future__ import annotations

import json

import pytest

from searchapp.model.field_names import NO_FIELDS, FieldMap
from searchapp.reading import SourceFile
from searchapp.reading.readers import reader_of
from searchapp.reading.record_files.survey import FieldSurvey, survey_fields


def survey(*records: object, fields: FieldMap = NO_FIELDS) -> FieldSurvey:
    """The survey of these records as lines of JSON."""
    content = "".join(f"{record if isinstance(record, str) else json.dumps(record)}\n" for record in records)
    file = SourceFile("a.jsonl", content=content.encode(), fields=fields)
    records_of = reader_of(file).records
    assert records_of is not None
    return survey_fields(file, records_of)


HARP = {"headline": "Harp", "text": "It was shown.", "colour": "red", "wire": ""}


def test_fields_are_counted_with_their_targets_and_an_example() -> None:
    result = survey(HARP, {**HARP, "headline": "The\n  kite " * 20, "section": "Quay"})
    assert (result.records, result.articles, result.first_error) == (2, 2, "")
    uses = {use.name: (use.target, use.count, use.example) for use in result.fields.values()}
    assert uses == {
        "headline": ("title", 2, "Harp"),
        "text": ("body", 2, "It was shown."),
        "colour": ("", 2, "red"),
        "section": ("section", 1, "Quay"),
    }


def test_an_example_is_one_short_line() -> None:
    example = survey({"body": "Oats and\nrye. " * 50}).fields["body"].example
    assert example.startswith("Oats and rye. Oats")
    assert len(example) == 61
    assert example.endswith("…")


def test_records_that_are_no_articles_show_what_their_names_say_and_the_first_reason() -> None:
    result = survey({"headline": "Harp", "wire": "AP"}, [1, 2], HARP)
    assert (result.records, result.articles) == (3, 1)
    assert result.fields["headline"].targets == {"title": 2}
    assert result.first_error.startswith("line 1: ") or result.first_error.startswith("article 1: ")


def test_what_the_user_says_is_surveyed_too() -> None:
    result = survey({"page": {"inner": "It was shown."}}, fields=FieldMap((("body", "page.inner"),)))
    assert result.articles == 1
    assert result.fields["page.inner"].target == "body"


def test_a_broken_line_is_told_and_the_rest_surveyed() -> None:
    result = survey('{"headline": ', HARP)
    assert (result.articles, bool(result.first_error)) == (1, True)


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_a_table_without_a_known_text_shows_its_columns_and_what_to_say(delimiter: str) -> None:
    rows = ["zzz,qqq,author", "Harp,It was shown on Monday.,Ada", "Kite,It flew on Tuesday.,Bo"]
    file = SourceFile("a.csv", content="\n".join(rows).replace(",", delimiter).encode())
    records_of = reader_of(file).records
    assert records_of is not None
    result = survey_fields(file, records_of)
    assert (result.records, result.articles) == (2, 0)
    assert "--field body=NAME" in result.first_error
    assert {use.name: (use.target, use.count, use.example) for use in result.fields.values()} == {
        "zzz": ("", 2, "Harp"),
        "qqq": ("", 2, "It was shown on Monday."),
        "author": ("byline", 2, "Ada"),
    }
