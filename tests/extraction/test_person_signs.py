"""What tells that the name before it is a person's."""

from __future__ import annotations

import pytest

from searchapp.extraction.flow import extract_facts
from searchapp.extraction.person_signs import SIGN_BEHIND
from searchapp.model.article import Article


@pytest.mark.parametrize(
    ("behind", "is_sign"),
    [
        (", 63, left", True),
        (", the mayor, left", True),
        (", analyst at Orr", True),
        (", Norland's tea and trade minister, left", True),
        (", an ORF MP, left", True),
        (", Jr., left", True),
        (", PhD.", True),
        (", a student union", False),
        (", whose chairman left", False),
        (", the lender", False),
        (" the mayor", False),
        (", a farmer-run firm", False),
    ],
)
def test_an_age_an_office_or_a_trade_is_a_sign(behind: str, is_sign: bool) -> None:
    assert (SIGN_BEHIND.match(behind) is not None) == is_sign


def test_a_name_before_a_trade_is_a_person_and_no_organization() -> None:
    body = "They agree, according to Sanyar Chourasi, analyst at Orvessa Bank. It was Al Cathers, the mayor, who wrote."
    facts = extract_facts(Article(id="a", body=body))
    assert [organization.label for organization in facts.organizations] == ["Orvessa Bank"]
    assert {person.label for person in facts.people} == {"Sanyar Chourasi", "Al Cathers"}
