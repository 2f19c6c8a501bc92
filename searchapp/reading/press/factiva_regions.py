"""The countries that Factiva's region codes stand for: `RE fra : France | eurz : Europe`."""

from __future__ import annotations

import re

from searchapp.geo.countries import all_countries, country_code, region_country

_PAIR = re.compile(r"([a-z]{2,8})\s*:\s*([^|]+)")


def factiva_countries(regions: str) -> tuple[str, ...] | None:
    """The countries among the regions of a line of Factiva's; None where there are none."""
    codes = (region_country(code) or country_code(name.strip()) for code, name in _PAIR.findall(regions))
    return tuple(dict.fromkeys(code for code in codes if code and code in all_countries())) or None
