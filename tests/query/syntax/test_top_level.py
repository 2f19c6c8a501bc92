"""The parts of a query side by side, each as it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.errors import QueryError
from searchapp.query.syntax.top_level import top_level_parts, with_words_anywhere


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("night ferry", ["night", "ferry"]),
        ('  "night ferry"~3   fog ', ['"night ferry"~3', "fog"]),
        ("ferry OR boat fog", ["ferry OR boat", "fog"]),
        ("-ferry +fog NOT rain", ["-ferry", "+fog", "NOT rain"]),
        ("title:(night ferry) country:NO", ["title:(night ferry)", "country:NO"]),
        ("(a (b c)) d", ["(a (b c))", "d"]),
        ("ferry NEAR/3 fog quay", ["ferry NEAR/3 fog", "quay"]),
        ("published:[2015 TO 2016] tea", ["published:[2015 TO 2016]", "tea"]),
        ("published>=2015 tea", ["published>=2015", "tea"]),
        ("ferry AND NOT fog && (tea OR rain) quay", ["ferry", "NOT fog", "(tea OR rain)", "quay"]),
        ("ferry AND fog OR quay", ["ferry AND fog OR quay"]),
        ("(ferry AND fog) tea", ["(ferry AND fog)", "tea"]),
        ("", []),
    ],
)
def test_signs_fields_and_operators_stay_with_what_they_apply_to(text: str, parts: list[str]) -> None:
    assert [part.text for part in top_level_parts(text)] == parts


def test_a_part_knows_whether_and_joins_it_to_the_one_before() -> None:
    assert [part.is_joined for part in top_level_parts("ferry AND fog tea")] == [False, True, False]


def test_words_near_each_other_may_stand_anywhere() -> None:
    assert (
        with_words_anywhere('"night ferry" w/8 (fog OR rain) NEAR/3 quay') == '"night ferry" AND (fog OR rain) AND quay'
    )
    assert with_words_anywhere("ferry near fog") == ""


def test_what_cannot_be_cut_into_tokens_is_told() -> None:
    with pytest.raises(QueryError, match="no partner"):
        top_level_parts('ferry "night')


PARTS = st.sampled_from(["fog", "-fog", '"night ferry"', "title:fog", "(tea OR rain)", "fe*", "published:2015"])


@given(st.lists(PARTS, max_size=6))
def test_parts_put_beside_each_other_come_apart_again(parts: list[str]) -> None:
    assert [part.text for part in top_level_parts(" ".join(parts))] == parts
