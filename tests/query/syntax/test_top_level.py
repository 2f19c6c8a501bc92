"""The parts of a query side by side, each as it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.errors import QueryError
from searchapp.query.syntax.top_level import top_level_parts


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
        ("", []),
    ],
)
def test_signs_fields_and_operators_stay_with_what_they_apply_to(text: str, parts: list[str]) -> None:
    assert top_level_parts(text) == parts


def test_what_cannot_be_cut_into_tokens_is_told() -> None:
    with pytest.raises(QueryError, match="no partner"):
        top_level_parts('ferry "night')


PARTS = st.sampled_from(["fog", "-fog", '"night ferry"', "title:fog", "(tea OR rain)", "fe*", "published:2015"])


@given(st.lists(PARTS, max_size=6))
def test_parts_put_beside_each_other_come_apart_again(parts: list[str]) -> None:
    assert top_level_parts(" ".join(parts)) == parts
