"""The countries that Factiva's region codes stand for: `RE fra : France | eurz : Europe`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from searchapp.geo.countries import all_countries, country_code
from searchapp.text.tab_separated import table_rows

DATA = Path(__file__).parent / "data"
_PAIR = re.compile(r"([a-z]{2,8})\s*:\s*([^|]+)")


def factiva_countries(regions: str) -> tuple[str, ...] | None:
    """The countries among the regions of a line of Factiva's; None where there are none."""
    codes = (_codes().get(code) or country_code(name.strip()) for code, name in _PAIR.findall(regions))
    return tuple(dict.fromkeys(code for code in codes if code and code in all_countries())) or None


def region_country(code: str) -> str | None:
    """The country of a region's code, in any case; None for a continent, a group of countries and an unknown code."""
    return _codes().get(code.lower())


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    return {row[0]: row[1] for row in table_rows(DATA / "factiva_regions.tsv")}
