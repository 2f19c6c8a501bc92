"""Members of large objects are held up to a number of bytes, and taken as an object."""

from __future__ import annotations

import json

from searchapp.reading.json_files.held_members import HeldMembers, named_by_day


def test_what_is_held_is_taken_as_an_object() -> None:
    held = HeldMembers(max_bytes=12)
    held.hold(b'"2024-05-01"', b'[{"a": 1}]')
    assert held.are_days
    assert held.room == 2
    held.hold(b'"pier"', b"{}")
    assert (held.are_values, held.are_days, held.room) == (True, False, 0)
    assert json.loads(held.take()) == {"2024-05-01": [{"a": 1}], "pier": {}}
    assert not held
    assert held.room == 12


def test_an_object_with_a_text_of_its_own_is_one() -> None:
    held = HeldMembers(max_bytes=12)
    held.hold(b'"2024-05-01"', b'"fog"')
    assert not held.are_values
    assert not held.are_days


def test_days_are_told_by_their_names() -> None:
    assert named_by_day(b'"2024-05-01"')
    assert not named_by_day(b'"pier 5"')
