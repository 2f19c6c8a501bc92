"""Products and things that are called by the names of firms."""

from __future__ import annotations

import pytest

from tests.extraction.organizations.exclusions.kept import kept


def test_what_a_firm_sells_is_no_organization() -> None:
    text = "Nintendo sold the Nintendo Switch, Sony the PlayStation and Apple the Apple Watch; Sony Music grew."
    assert kept(text, "Nintendo", "Nintendo Switch", "Sony", "PlayStation", "Apple", "Apple Watch", "Sony Music") == [
        "Nintendo", "Sony", "Apple", "Sony Music",
    ]  # fmt: skip
    assert kept("Sold are iPhone Pro and Samsung Galaxy.", "iPhone Pro", "Samsung Galaxy") == []


@pytest.mark.parametrize(
    "name",
    ["UN Office on Drugs and Crime", "UN Watch", "Interpol Liaison Office", "Xbox Tea Studios", "Galaxy Minerals"],
)
def test_a_body_with_a_products_word_in_its_name_is_an_organization(name: str) -> None:
    assert kept(f"The {name} met.", name) == [name]


def test_a_product_is_told_by_its_firm_and_what_stands_behind_it() -> None:
    text = "Orvessa sells the Orvessa Breeze app, the Orvessa Vento 2 and the Orvessa Dream in Orvessa Norway service."
    names = ("Orvessa", "Orvessa Breeze", "Orvessa Vento", "Orvessa Dream", "Orvessa Norway")
    assert kept(text, *names) == ["Orvessa", "Orvessa Norway"]
    branches = ("Orvessa Auto", "Orvessa Leeds", "Orvessa Bank", "Orvessa Brewing")
    assert kept(f"Orvessa owns {', '.join(branches)}.", "Orvessa", *branches) == ["Orvessa", *branches]


def test_a_product_is_one_without_its_firm_too_and_where_a_number_stands_behind_it() -> None:
    text = "Orvessa sells Orvessa Glim Puff; Glim Puff is loud. The Brellco Vento 2, says Brellco, is not."
    assert kept(text, "Orvessa", "Orvessa Glim Puff", "Glim Puff", "Brellco Vento") == ["Orvessa"]
    assert kept("The Brellco Vento 2 miles off. Brellco slept.", "Brellco Vento") == ["Brellco Vento"]


def test_a_name_that_ends_in_a_size_or_the_abbreviation_of_a_thing_is_none() -> None:
    assert kept("The GS4 Pro, the Orvik LED and the Uber Eats are new.", "GS4 Pro", "Orvik LED", "Uber Eats") == []
    names = ("Orvik TV", "ORVIK KETTLES CO., LTD", "Tea Institute for AI", "Orvik AI")
    assert [name for name in names if kept(f"They met the {name} again.", name)] == [*names]
