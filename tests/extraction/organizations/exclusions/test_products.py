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
    assert kept(text, *names) == ["Orvessa", "Orvessa Dream", "Orvessa Norway"]
