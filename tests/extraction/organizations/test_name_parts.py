"""What the names of bodies consist of."""

from __future__ import annotations

from searchapp.extraction.name_words.lexicon import lexicon
from searchapp.extraction.organizations.name_parts import parts, without_office
from searchapp.model.facts import Mention


def names(text: str, by_model: str) -> list[str]:
    """What becomes of the name that the model has found in a text."""
    start = text.index(by_model)
    mention = Mention(start, start + len(by_model), by_model, "model")
    parted = [name for part in parts(mention, lexicon()) for name in without_office(part, lexicon())]
    assert all(text[name.start : name.end] == name.text for name in parted)
    return [name.text for name in parted]


def test_two_bodies_are_two_names() -> None:
    assert names("Orr Farm Bank and Hart Bank merged.", "Orr Farm Bank and Hart Bank") == ["Orr Farm Bank", "Hart Bank"]
    assert names("The Tea Growers League TGL met.", "Tea Growers League TGL") == ["Tea Growers League", "TGL"]
    firms = "Orr Farm Holdings and Hart & Co"
    assert names(f"Analysts at {firms} met.", firms) == ["Orr Farm Holdings", "Hart & Co"]
    colleges = "University of Leeds and Orr College London"
    assert names(f"She studied at the {colleges}.", colleges) == ["University of Leeds", "Orr College London"]
    assert names("The Orvessa Sea Systems of Germany lost.", "Orvessa Sea Systems of Germany") == [
        "Orvessa Sea Systems"
    ]
    federation = "Orr Tea Federation and Kosmos"
    assert names(f"The {federation} met.", federation) == ["Orr Tea Federation", "Kosmos"]
    ministry = "Ministry of Hajj and Umrah"
    assert names(f"The {ministry} met.", ministry) == [ministry]
    assert names("The Food and Tea Agency met.", "Food and Tea Agency") == ["Food and Tea Agency"]


def test_the_town_of_a_firm_and_words_before_a_name_are_no_parts_of_it() -> None:
    assert names("The Orvessa Tea Company of Leeds met.", "Orvessa Tea Company of Leeds") == ["Orvessa Tea Company"]
    assert names("It is Kazakhstan's Orvessa.", "Kazakhstan's Orvessa") == ["Orvessa"]
    owned = "Council of Tea's Tea and Salt Agency"
    assert names(f"The {owned} met.", owned) == ["Council of Tea", "Tea and Salt Agency"]
    assert names("It is Turkey's Orvessa Group.", "Turkey's Orvessa Group") == ["Orvessa Group"]
    assert names("Kenya's Tea Court met.", "Kenya's Tea Court") == ["Kenya's Tea Court"]
    assert names("Holt's Labour Party met.", "Holt's Labour Party") == ["Labour Party"]
    assert names("The People's Labour Party met.", "People's Labour Party") == ["People's Labour Party"]
    assert names("Kenya's Public Tea Fund met.", "Kenya's Public Tea Fund") == ["Public Tea Fund"]
    assert names("Outside Elmore School it rained.", "Outside Elmore School") == ["Elmore School"]
    assert names("The CEO of Orvessa Tea Inc left.", "CEO of Orvessa Tea Inc") == ["Orvessa Tea Inc"]


def test_a_country_and_a_person_beside_a_body_are_no_parts_of_it() -> None:
    assert names("The Tea Fund and New Zealand met.", "Tea Fund and New Zealand") == ["Tea Fund"]
    assert names("The Centre for Tea and Ales Orvinski won.", "Centre for Tea and Ales Orvinski") == ["Centre for Tea"]
    for field in ("Securities and Tea Commission", "Fisheries and Tea Authority"):
        assert names(f"The Norwegian {field} met.", f"Norwegian {field}") == [f"Norwegian {field}"]
    bank = "Tea Bank of Bosnia and Herzegovina"
    assert names(f"The {bank} met.", bank) == [bank]
    assert names("Then Mirkov of Orr Tea College left.", "Mirkov of Orr Tea College") == ["Orr Tea College"]
    assert names("Then Mirkov of Police Orrland left.", "Mirkov of Police Orrland") == ["Police Orrland"]
    assert names("The Friends of Orr Tea College met.", "Friends of Orr Tea College") == ["Friends of Orr Tea College"]
    assert names("It was India's and Nepal's tea.", "India's and Nepal") == ["Nepal"]
    assert names("An Orr Press writer left.", "An Orr Press") == ["Orr Press"]


def test_a_list_of_bodies_is_as_many_names() -> None:
    listed = "Tea Commission, Orr Tea Bank and Elmore Tea Board"
    assert names(f"The {listed} met.", listed) == ["Tea Commission", "Orr Tea Bank", "Elmore Tea Board"]


def test_who_is_of_a_country_is_a_person() -> None:
    assert names("Then Anna Brellsund of Norway won.", "Anna Brellsund of Norway") == []
    assert names("Then the Anna Bank of Norway won.", "Anna Bank of Norway") == ["Anna Bank of Norway"]


def test_who_stands_behind_an_office_is_a_person() -> None:
    assert names("Then Orvik Governor Ana Tallisova spoke.", "Orvik Governor Ana Tallisova") == []
    assert names("The Orvik Governor Tea Fund spoke.", "Orvik Governor Tea Fund") == ["Orvik Governor Tea Fund"]


def test_another_body_follows_behind_and_the() -> None:
    name = "Orr Institute of Tea and the Elmore School of Salt and Milk"
    assert names(f"The {name} met.", name) == ["Orr Institute of Tea", "Elmore School of Salt and Milk"]


def test_who_is_for_or_against_a_body_is_no_part_of_its_name() -> None:
    assert names("Critics of Orr Tea Bank met.", "Critics of Orr Tea Bank") == ["Orr Tea Bank"]
    assert names("Critics of Storm Orvessa met.", "Critics of Storm Orvessa") == []


def test_an_office_is_no_body_but_that_which_it_is_held_at() -> None:
    assert names("Minister of Tea Orr spoke.", "Minister of Tea") == []
    assert names("The Rector of Elmore Hill College spoke.", "Rector of Elmore Hill College") == ["Elmore Hill College"]
    assert names("The Office of the Chief Secretary spoke.", "Office of the Chief Secretary") == [
        "Office of the Chief Secretary"
    ]
