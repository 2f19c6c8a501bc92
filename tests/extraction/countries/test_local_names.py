"""Countries in texts that are not in English."""

from __future__ import annotations

import pytest

from searchapp.extraction.countries.local_names import find_local_toponyms


def codes(language: str, text: str) -> list[str]:
    """The codes of the countries named in a text, in its order."""
    return [toponym.sense.country for toponym in find_local_toponyms(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die Minister Russlands und Norwegens trafen sich in Wien.", ["RU", "NO", "AT"]),
        ("de", "Ein französischer Gast kam aus den Vereinigten Staaten.", ["FR", "US"]),
        ("fr", "Le Royaume-Uni et la Côte d'Ivoire ont signé à Pékin.", ["GB", "CI", "CN"]),
        ("fr", "La reunion des maurice.", []),
        ("es", "Los colombianos y los de Perú se vieron en EE. UU.", ["CO", "PE", "US"]),
        ("pt", "A Reunião em Lisboa juntou o Brasil e os EUA.", ["PT", "BR", "US"]),
        ("ru", "Глава Турции говорил с украинским послом в Польше.", ["TR", "UA", "PL"]),
        ("zh", "美国总统在北京会见了法国代表。", ["US", "CN", "FR"]),
        ("sw", "Rais wa Kenya alikwenda Ufaransa.", ["KE", "FR"]),
        ("ko", "한국과 일본은 서울에서 만났고 호주도 왔다.", ["KR", "JP", "KR", "AU"]),
        ("fi", "Norjassa ja Venäjälle matkusti vieraita Ranskasta.", ["NO", "RU", "FR"]),
        ("hi", "माली और नेपाल में शामिल होगा", ["ML", "NP"]),
        ("th", "กัมพูชาและลาว", ["KH", "LA"]),
        ("ro", "Ministrul din Olanda a venit la București.", ["NL", "RO"]),
        ("id", "AS dan Belanda sepakat, as roda patah di Amerika Latin.", ["US", "NL"]),
        ("vi", "Mỹ và các nước Nam Mỹ", ["US"]),
        ("xx", "Kenya", []),
    ],
)
def test_names_and_demonyms_by_language(language: str, text: str, expected: list[str]) -> None:
    assert codes(language, text) == expected


def test_a_toponym_is_where_the_text_has_it() -> None:
    text = "Rusya ve Türkiye'nin heyetleri"
    assert [text[t.start : t.end] for t in find_local_toponyms(text, "tr")] == ["Rusya", "Türkiye"]
