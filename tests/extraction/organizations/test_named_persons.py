"""Names that the model takes for organizations', and that are persons'."""

from __future__ import annotations

from searchapp.extraction.name_model.model import trained_model
from searchapp.extraction.name_reading import read_names
from searchapp.extraction.organizations.named_persons import without_persons, without_surnames
from searchapp.model.facts import Mention
from tests.hanging import no_hang

TEXT = (
    "Labor journalist Alex Press wrote, and Alex Bank closed. "
    "The cook Vela Orrin met Viktor Tallis of the Orrin Bank. Then Orrin said that ORRIN was cold. "
    "Helios agreed with Viktor\nOrrin Brell\nSosa. Paul Holt Jr. left Holt's house."
)
KNOWN = "Viktor Michelin, who sings, met Ana Holt. Then Michelin wept."


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


def test_a_full_name_in_capitals_is_a_person_s() -> None:
    text = "VIKTOR TALLIS met AIR FORCE men of ORRIN."
    names = ("VIKTOR TALLIS", "ORRIN")
    mentions = [Mention(text.index(name), text.index(name) + len(name), name, "model", 0.6) for name in names]
    assert [each.text for each in without_persons(mentions, read_names([text], trained_model())[0])] == ["ORRIN"]


def test_a_known_word_that_ends_a_full_name_of_the_text_is_none() -> None:
    reading = read_names([KNOWN], trained_model())[0]
    later = KNOWN.rindex("Michelin")
    known = Mention(later, later + len("Michelin"), "Michelin", "known", 0.7)
    assert without_surnames([known], reading) == []
    sure = Mention(0, 8, "Michelin", "model", 0.9)
    assert without_surnames([sure, known], reading) == [sure, known]


def test_any_number_of_known_words_takes_no_time() -> None:
    reading = read_names([KNOWN], trained_model())[0]
    known = [Mention(start, start + 4, "Orvo", "known", 0.7) for start in range(100_000)]
    with no_hang():
        assert without_surnames(known, reading) == known


def test_a_surname_in_the_genitive_or_beside_another_is_none() -> None:
    text = "The singer Viktor Michelin said that he met Ana Holt. Michelin's band and the Michelin-Holt paper were new."
    reading = read_names([text], trained_model())[0]
    names = ("Michelin's", "Michelin-Holt")
    mentions = [Mention(text.index(name), text.index(name) + len(name), name, "known", 0.7) for name in names]
    assert without_surnames(mentions, reading) == []
