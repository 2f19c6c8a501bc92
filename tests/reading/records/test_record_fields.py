"""The fields of one record, and which of them were of use."""

from __future__ import annotations

from searchapp.model.field_names import NO_FIELDS
from searchapp.reading.records.field_plan import plan_of
from searchapp.reading.records.record_fields import RecordFields
from searchapp.reading.records.record_values import line_of


def fields_of(**values: object) -> RecordFields:
    return RecordFields(values, plan_of(tuple(values), NO_FIELDS), {}, [])


def test_the_first_field_that_tells_something_is_used() -> None:
    fields = fields_of(headline="", title="Tea", body="Oats.")
    assert fields.first("title", line_of) == "Tea"
    assert fields.first("byline", line_of) is None
    assert fields.used == {"title": "title"}


def test_a_date_may_be_that_of_an_update() -> None:
    for name, is_of_update in (("updated_at", True), ("published", False)):
        fields = fields_of(**{name: "2019-05-04"})
        assert fields.first("published", line_of) == "2019-05-04"
        assert fields.is_of_update() is is_of_update
