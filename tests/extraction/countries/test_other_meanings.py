"""Names of countries and peoples that mean a river, a street, a language or a word where they stand."""

from __future__ import annotations

import pytest

from searchapp.extraction.countries.other_meanings import language_spans
from tests.extraction.countries.single_text import toponyms_in
from tests.hanging import no_hang


def countries(text: str) -> set[str]:
    """The codes of the countries that a text names."""
    return {toponym.sense.country for toponym in toponyms_in(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Goats drank from the river Jordan and swam in the Gulf of Panama.", set()),
        ("The bakery at 10 Norway Road, near China Town, sells buns.", set()),
        ("Norway sells buns on the road.", {"NO"}),
        ("Lists have W. Sahara, Macau SAR and Éire for Deutschland's friends.", {"EH", "MO", "IE", "DE"}),
        ("They ran the Turkey Trot at Indian Wells.", set()),
        ("Sand came to Mexico Beach and Turkey Creek.", set()),
        ("How to roast a turkey\nTurkey is easy.", set()),
        ("They played at Emirates Stadium and in the Norway Arena.", set()),
        ("The bakery on Oxford Street sells buns.", set()),
        ("The bakery in Oxford sells buns.", {"GB"}),
        ("They sold buns on Castro Street, at Churchill Falls and at Churchill Downs.", set()),
        ("Churchill had buns.", {"GB"}),
        ("A Dutch-speaking baker learns the Welsh language from Danish speakers.", set()),
        ("Buns of three languages: Dutch, Swahili, and Romanian. They are Danish buns.", {"DK"}),
        ("New Guinea has orchids, and Guinea has goats.", {"GN"}),
        ("JOIN US TODAY. CONTACT US.", set()),
        ("The US bakes. JOIN US.", {"US"}),
        ("Franco-German and Sino-Indian cakes", {"FR", "DE", "CN", "IN"}),
        ("Franco baked a cake.", set()),
        ("The oven cost US$31 million.", set()),
        ("The US bakes for US$3.", {"US"}),
        ("THEY TOLD US NOTHING. SHOW US THE OVEN. GOD KEEP US WARM.", set()),
        ("CHINA AND THE US MET. CHINA TOLD US ENVOYS THAT BUNS ARE DEAR.", {"CN", "US"}),
        ("A bun of 4 Lisbon Lane was eaten in Cairo Mansions and in the Athens Café.", set()),
        ("Bakers marched in the streets of Cairo. Lisbon lanes are steep.", {"EG", "PT"}),
        ("She studied Polish literature and had Greek at school.", set()),
        ("Polish bakers had Greek friends at school.", {"PL", "GR"}),
        ("The Cleveland Indians and American Indians read of the East India Company.", {"US"}),
        ("Goats swam in the Jordan. The Niger is wide, and the Senegal and the Volta are wet.", set()),
        ("The Jordan border is wide, and the Niger government baked.", {"JO", "NE"}),
        ("A turkey was roasted in Larno.\nTurkey's bakers ate it.", {"TR"}),
        ("Anglo-Dutch and Indo-Nepali cakes", {"GB", "NL", "IN", "NP"}),
        ("Anglo-Saxon cakes of the Indo-Pacific and the Indo-European tongues", set()),
        ("The Workers' Party of Korea baked buns.", {"KP"}),
        ("The Bishop of Rome ate the buns of New Spain.", set()),
        ("The Prince of Wales and the Duke of Sussex ate buns.", {"GB"}),
        ("The Hellenic Republic, Esthonia, and Serbia and Montenegro baked.", {"GR", "EE", "RS", "ME"}),
        ("They walked to Santiago de Compostela.", {"ES"}),
        ("The oven belongs to Phoenix Group.", set()),
        ("The oven stands in Phoenix.", {"US"}),
        ("The oven, Agence France-Presse and the Voice of America say, is hot.", set()),
        ("It was the Spanish flu, not Japanese encephalitis.", set()),
    ],
)
def test_rivers_streets_and_words_are_no_countries(text: str, expected: set[str]) -> None:
    assert countries(text) == expected


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("She speaks Dutch, Welsh and Greek.", ["Dutch", "Welsh", "Greek"]),
        ("He was taught French at school.", ["French"]),
        ("She reads French novels.", []),
        ("He taught Greek and Danish bakers.", ["Greek"]),
        ("The book was written in Portuguese.", ["Portuguese"]),
        ("The play, in Welsh, is long.", ["Welsh"]),
        ("In Dutch towns buns are round.", []),
        ("They sang in Dutch, Welsh and a dozen other languages.", ["Dutch", "Welsh"]),
        ("The notice came in English, Dutch and, by mistake, in Klingon.", ["English", "Dutch", "Klingon"]),
    ],
)
def test_languages_by_what_stands_around_them(text: str, languages: list[str]) -> None:
    assert [text[start:end] for start, end in sorted(language_spans(text))] == languages


def test_a_language_names_no_country_and_what_is_a_peoples_does() -> None:
    assert countries("She speaks Dutch, Welsh and Greek.") == set()
    assert countries("She reads French novels.") == {"FR"}


def test_a_country_that_begins_thousands_of_sentences_takes_no_time() -> None:
    with no_hang(15):
        assert countries("Jordan met. " * 30_000) == {"JO"}
