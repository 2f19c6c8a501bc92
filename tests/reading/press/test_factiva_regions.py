"""Factiva's codes of regions as countries."""

from __future__ import annotations

import pytest

from searchapp.reading.press.factiva_regions import factiva_countries


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
