"""Factiva's codes of regions as countries."""

from __future__ import annotations

import pytest

from searchapp.geo.countries import all_countries
from searchapp.reading.press.factiva_regions import factiva_countries, region_country


@pytest.mark.parametrize(
    ("regions", "countries"),
    [
        ("fra : France | eurz : Europe", ("FR",)),
        ("austr : Australia | aust : Austria | fra : France", ("AU", "AT", "FR")),
        ("xx : Kenya", ("KE",)),
        ("eurz : Europe", None),
        ("", None),
    ],
)
def test_countries_among_regions(regions: str, countries: tuple[str, ...] | None) -> None:
    assert factiva_countries(regions) == countries


def test_the_codes_of_rcv1_are_these_in_capitals() -> None:
    assert [region_country(code) for code in ("GFR", "UK", "EURZ")] == ["DE", "GB", None]
    assert {region_country(code) for code in ("usa", "norw")} <= set(all_countries())
