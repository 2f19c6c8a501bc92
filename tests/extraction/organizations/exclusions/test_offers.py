"""On pages of offers, names that are in no list are products."""

from __future__ import annotations

from searchapp.extraction.organizations.exclusions.offers import is_offered, is_page_of_offers
from searchapp.model.facts import Mention

OFFERS = (
    "The best deals of today: save $20 on the Wendril Puff for $99.99, buy the Orvik Dash for $310, and the price of "
    "the Brell is $15 on sale, with a warranty for $3."
)


def offered(name: str, score: float = 0.7, rule: str = "model") -> bool:
    return is_offered(Mention(0, len(name), name, rule, score))


def test_prices_and_words_of_offers_make_a_page_of_offers() -> None:
    assert is_page_of_offers(OFFERS)
    assert not is_page_of_offers(OFFERS + " It rained in Orvik." * 1_000)
    assert not is_page_of_offers(OFFERS.replace("$", ""))
    sums = OFFERS.replace("$99.99", "$99 million").replace("$310", "$3.1bn")
    assert not is_page_of_offers(sums)
    assert not is_page_of_offers("They gave $1, $2, $3, $4, $5 and $6 to the party.")


def test_names_in_no_list_of_no_body_are_offered() -> None:
    assert offered("Wendril Puff")
    assert offered("Door & Window", 0.85, "form")
    assert not offered("Wendril Puff", 0.9)
    assert not offered("Wendril Puff", rule="described")
    assert not any(map(offered, ("Amazon", "Wendril Foundation", "Guardian", "Wendril Ltd")))
