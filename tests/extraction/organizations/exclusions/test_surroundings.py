"""What stands around a name may make it that of something else."""

from __future__ import annotations

from searchapp.extraction.organizations.exclusions.named_bodies import named_organizations
from searchapp.model.facts import Mention
from tests.extraction.organizations.exclusions.kept import kept


def test_works_in_quotation_marks_and_indices_of_markets_are_none() -> None:
    assert kept("Her song “So Green Days” and her “Tea Board” met.", "So Green Days", "Tea Board") == ["Tea Board"]
    assert kept("They go by the name “Orr Tea Girls”.", "Orr Tea Girls") == ["Orr Tea Girls"]
    assert kept("The Orr Kettle Bank index closed 0.2% up.", "Orr Kettle Bank") == []
    assert kept("About the board of directors: Board of Directors", "Board of Directors") == []


def test_a_known_name_within_that_of_an_island_or_a_lake_is_none() -> None:
    for text in ("They left Mafia Island.", "They left Lake Mafia."):
        mention = Mention(text.index("Mafia"), text.index("Mafia") + len("Mafia"), "Mafia", "known")
        assert list(named_organizations([mention], text, (0, 0))) == []
        assert list(named_organizations([mention], text.replace("Lake", "the").replace("Island", "soon"), (0, 0)))


def test_a_users_name_behind_its_sign_is_none() -> None:
    assert kept("Oat Board (@OatBoard) wrote.", "Oat Board", "OatBoard") == ["Oat Board"]


def test_who_has_points_in_a_list_of_results_is_a_player() -> None:
    text = "Elmore: Starven Orrin 19 points, Tea Board 3 goals. Orr Bank 2 branches."
    assert kept(text, "Starven Orrin", "Tea Board", "Orr Bank") == ["Tea Board", "Orr Bank"]


def test_a_known_name_in_that_of_a_road_or_behind_a_rank_is_none() -> None:
    text = "Inspector Sikorsky left Blackwater Road for Fars Province, and Sikorsky's rotors turned."
    mentions = [Mention(text.index(name), text.index(name) + len(name), name, "known") for name in ("Sikorsky", "Fars")]
    assert not list(named_organizations(mentions, text, (0, 0)))
    later = text.rindex("Sikorsky")
    assert list(named_organizations([Mention(later, later + 8, "Sikorsky", "known")], text, (0, 0)))


def test_an_acronym_before_a_share_or_a_year_stays() -> None:
    assert kept("ORT 300 million, ORT 45% and ORT 12,000 were told.", "ORT") == ["ORT"]


def test_what_a_cup_a_people_or_a_town_is_called_by_is_none() -> None:
    text = "The Orvik World Cup and the Brell Women's Short Story Prize are over. Orvik won; Orvik Bank Games are on."
    assert kept(text, "Orvik", "Brell") == []
    assert kept("The Tellu people met the Narri ethnic group on the Larm coast.", "Tellu", "Narri", "Larm") == []
    text = "They left the town of Elmsby for Orvik, OH, and Hull Tea, Calif., but Tea Board, OH, stayed."
    assert kept(text, "Elmsby", "Orvik", "Hull Tea", "Tea Board") == ["Tea Board"]


def test_a_zone_of_time_and_a_tag_are_none() -> None:
    assert kept("It begins at 8 p.m. ET, or 7:00 (CTT).", "ET", "CTT") == []
    assert kept("The CTT met 8 times.", "CTT") == ["CTT"]
    assert kept("They wrote #OrvikToo on walls.", "OrvikToo") == []


def test_a_known_name_before_a_building_is_none() -> None:
    assert kept("They met in the Verizon Center.", "Verizon", rule="known") == []
    assert kept("The Verizon center is closed.", "Verizon", rule="known") == ["Verizon"]


def test_a_site_on_which_something_stands_and_an_index_s_sign_are_none() -> None:
    text = "Read more on Orvik.com. Orvik.com said so. The Brell Composite (BRLC) rose."
    assert kept(text, "Orvik.com", "BRLC") == []
    assert kept("Then Orvik.com said so.", "Orvik.com") == ["Orvik.com"]


def test_a_known_firm_before_a_new_word_and_knives_is_none() -> None:
    assert kept("They sold their white Hyundai Brellantra and a Swiss Army knife.", "Hyundai", "Swiss Army") == []
    text = "Hyundai Norway, Hyundai Says and Hyundai chief Ana Holt"
    assert kept(text, "Hyundai") == ["Hyundai"]
