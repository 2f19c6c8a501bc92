"""Names that the model takes for organizations', and that are persons'."""

from __future__ import annotations

from searchapp.extraction.name_model.model import trained_model
from searchapp.extraction.name_reading import read_names
from searchapp.extraction.organizations.named_persons import without_persons
from searchapp.model.facts import Mention

TEXT = (
    "Labor journalist Alex Press wrote, and Alex Bank closed. "
    "The cook Vela Orrin met Viktor Tallis of the Orrin Bank. Then Orrin said that ORRIN was cold. "
    "Helios agreed with Viktor\nOrrin Brell\nSosa. Paul Holt Jr. left Holt's house."
)


def left(*names: str, score: float = 0.6) -> list[str]:
    """The names that are still organizations'."""
    mentions = [Mention(TEXT.index(name), TEXT.index(name) + len(name), name, "model", score) for name in names]
    return [mention.text for mention in without_persons(mentions, read_names([TEXT], trained_model())[0])]


def test_part_of_a_person_s_full_name_is_no_organization_s() -> None:
    assert left("Orrin", "Helios") == ["Helios"]
    assert left("Holt") == []
    assert left("Orrin Bank", "ORRIN") == ["Orrin Bank", "ORRIN"]


def test_full_name_of_a_person_is_none() -> None:
    assert left("Viktor Tallis") == []
    assert left("Viktor\nOrrin Brell\nSosa") == ["Viktor\nOrrin Brell\nSosa"]


def test_name_that_the_model_is_sure_of_stays() -> None:
    assert left("Orrin", score=0.9) == ["Orrin"]


def test_a_given_name_behind_a_title_begins_a_person_s() -> None:
    assert left("Alex Press", "Alex Bank") == ["Alex Bank"]
