"""What the user says about the fields of records."""

from __future__ import annotations

from searchapp.model.field_names import NO_FIELDS, FieldMap

FIELDS = FieldMap((("body", "lead"), ("title", "hl"), ("body", "text"), ("byline", "")))


def test_a_target_has_the_fields_that_were_given_for_it_in_their_order() -> None:
    assert FIELDS.sources("body") == ("lead", "text")
    assert FIELDS.sources("title") == ("hl",)
    assert FIELDS.sources("url") == ()


def test_an_empty_source_is_not_the_same_as_none() -> None:
    assert FIELDS.sources("byline") == ("",)


def test_it_is_true_where_anything_was_given() -> None:
    assert FIELDS
    assert not NO_FIELDS
