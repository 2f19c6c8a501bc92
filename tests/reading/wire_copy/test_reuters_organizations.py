"""The organization codes of Reuters' editors."""

from __future__ import annotations

import pytest

from searchapp.reading.wire_copy.reuters_organizations import reuters_organizations


@pytest.mark.parametrize(
    ("codes", "names"),
    [
        (("opec", "imf"), ("Organization of the Petroleum Exporting Countries", "International Monetary Fund")),
        (("iwc-wheat", "iwc-whale"), ("International Wheat Council", "International Whaling Commission")),
        (("ec", "ec"), ("European Community",)),
        (("zzz-sugar", "zzz"), ("ZZZ",)),
        ((), None),
    ],
)
def test_codes_stand_for_names_each_once_and_unknown_ones_for_acronyms(
    codes: tuple[str, ...], names: tuple[str, ...] | None
) -> None:
    assert reuters_organizations(codes) == names
