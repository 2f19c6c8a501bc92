"""Countries in texts that are not in English."""

from __future__ import annotations

import pytest
from babel import Locale

from searchapp.extraction.countries.local_names import find_local_toponyms
from searchapp.extraction.gazetteer import FAMOUS_CITY
from searchapp.geo.countries import all_countries


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
        # Words are whole where signs of vowels are no letters of their own.
        ("hi", "समस्तीपुर पुलिस ने दो दिनों के अंदर न्याय दिलाया; भारत और अमेरिका।", ["IN", "US"]),
        ("bn", "ভারতের মন্ত্রী চীনে গেলেন।", ["IN", "CN"]),
        ("ta", "இந்தியாவின் பிரதமர் இலங்கையில்", ["IN", "LK"]),
        ("th", "นายกรัฐมนตรีไทยพบประธานาธิบดีจีนที่สหรัฐ", ["TH", "CN", "US"]),
        ("ka", "საქართველო", ["GE"]),
        # What the CLDR has in brackets is no name.
        ("zh", "黄金价格上涨，布料出口；刚果（金）、法國。", ["CD", "FR"]),
        ("ja", "小笠原諸島の警察、韓国。", ["KR"]),
        # Names of several words change their endings, too, and have their capitals.
        ("ru", "В Саудовской Аравии, Соединенных Штатах и Китае.", ["SA", "US", "CN"]),
        ("pl", "W Arabii Saudyjskiej i Irlandii Północnej.", ["SA", "GB"]),
        ("fi", "Ranskassa ja Norjaan.", ["FR", "NO"]),
        ("ar", "دعم مالي من دولة مالي", ["ML"]),
        ("ko", "이 수단은 하르툼에서", ["SD"]),
        ("ko", "홍콩과 미국이 한국에서", ["HK", "US", "KR"]),
        ("es", "El salvador de Colombia; El Salvador.", ["CO", "SV"]),
        ("fr", "La réunion eut lieu à la Réunion et dans la bande de Gaza.", ["RE", "PS"]),
        # Peoples and what is theirs; those whose names are joined.
        ("ar", "التقى الوزير النرويجي مسؤولين أتراكا والرئيس السنغالي", ["NO", "TR", "SN"]),
        ("ar", "مركز كينيدي للفنون", []),
        ("de", "Mexikanische Fischer trafen kongolesische; die deutsch-norwegische Küste.", ["MX", "CD", "DE", "NO"]),
        ("fr", "L'accord greco-turc, l’amitié franco-sénégalaise et un gréco-romain.", ["GR", "TR", "FR", "SN"]),
        ("es", "La frontera chileno-argentina y un pacto hispano-marroquí.", ["CL", "AR", "ES", "MA"]),
        ("ru", "Польско-белорусская граница и англо-саксонская мебель.", ["PL", "BY"]),
        ("pl", "Szwedzi, norwescy rybacy i polsko-czeska umowa.", ["SE", "NO", "PL", "CZ"]),
        ("el", "Η γαλλική και η τουρκική πλευρά", ["FR", "TR"]),
        ("fa", "همتای آلمانی", ["DE"]),
        ("sv", "Den ryske fiskaren och finländska båtar.", ["RU", "FI"]),
        # Compounds with a country's name, and names in capitals.
        ("de", "Die US-Fischer und der Norwegen-Ausflug nach Berlin-Mitte; im Us-Wahn.", ["US", "NO"]),
        ("it", "Gli Usa e la nave. Usa il remo.", ["US"]),
        ("fr", "Les Etats-Unis, l'Egypte et l’Erythrée.", ["US", "EG", "ER"]),
        ("zh", "中美关系紧张，美方没有回应；其中日本渔民和3日韩国代表", ["CN", "US", "US", "JP", "KR"]),
        ("ja", "日米首脳、12日米国で。仏独両国と英政府", ["JP", "US", "US", "FR", "DE", "GB"]),
        ("vi", "Mỹ, Anh, Đức, Pháp; ông Trần Đức", ["US", "GB", "DE", "FR"]),
        # What only looks like a country.
        ("es", "La montaña rusa y la ensaladilla rusa; un barco ruso.", ["RU"]),
        ("ru", "Русская рулетка и шведский стол; шведский рыбак.", ["SE"]),
        ("es", "Nueva Jersey, Nuevo México, Granada y Santiago de Compostela.", []),
        ("zh", "印度洋和马里兰州", []),
        ("bg", "Само в Самоа и Китай.", ["WS", "CN"]),
        ("hu", "Kenyeres úr Kenyában és Kenyát.", ["KE", "KE"]),
        ("fi", "Sanna Marinin San Marinossa ja Suomessa.", ["SM", "FI"]),
        ("it", "La California e l'Ohio; New York.", ["US", "US", "US"]),
        ("pt", "Porto Velho e Porto Alegre.", []),
        ("ar", "صحيفة ديلي ميل في مصر", ["EG"]),
        ("vi", "Anh ấy gặp Nguyễn Đức Anh. Tổng thống Mỹ Joe Biden tới Đức.", ["US", "DE"]),
        ("it", "Georgia Bianchi: Mali dei tempi, in Mali.", ["ML"]),
        ("fr", "Maurice Dupont vit à l'île Maurice.", ["MU"]),
        ("es", "La calle Uruguay, la Avenida Bolivia y el barrio México de Larno, en Chile.", ["CL"]),
        ("es", "En la calle de Uruguay.", ["UY"]),
        ("fr", "Paris et Bruxelles ont signé.", ["FR", "BE"]),
        ("fr", "Paris Dupont a signé.", []),
        ("de", "Die Bäcker aßen in Berlin. Die Köche schwiegen in Dakar.", ["DE", "SN"]),
        ("he", "הם נסעו לדנמרק, לאוקראינה.", ["DK", "UA"]),
        ("he", "הם גרים בנורווגיה ובצרפת, וכשדנמרק ניצחה הם שמחו.", ["NO", "FR", "DK"]),
        ("ar", "سافروا إلى النرويج وبفرنسا كمصر.", ["NO", "FR", "EG"]),
        ("ko", "프랑스에게는 배가 있고 노르웨이처럼 미국산 차도 있다.", ["FR", "NO", "US"]),
        ("ko", "한미 정상회담과 한중일 회의, 북측은 침묵했다.", ["KR", "US", "KR", "CN", "JP", "KP"]),
        ("ko", "한미약품은 북미 시장에서 빵을 팔았다.", []),
    ],
)
def test_names_and_demonyms_by_language(language: str, text: str, expected: list[str]) -> None:
    assert codes(language, text) == expected


@pytest.mark.parametrize(
    ("language", "forms", "code"),
    [
        ("pl", "Węgry Węgier Węgrzech Węgrom", "HU"),
        ("pl", "Białoruś Białorusi Białorusią", "BY"),
        ("ru", "Египет Египта Египте", "EG"),
        ("fi", "Viro Viron Virossa Viroon", "EE"),
        ("fi", "Itävalta Itävallan Itävallassa", "AT"),
        ("fi", "Islanti Islannin Islannissa", "IS"),
        ("et", "Läti Lätis Lätti", "LV"),
        ("lt", "Izraelis Izraelio Izraeliui", "IL"),
        ("is", "Noregur Noregs Noregi", "NO"),
        ("ro", "Egipt Egiptului", "EG"),
        ("el", "Κύπρος Κύπρου Κύπρο", "CY"),
        ("hr", "SAD SAD-a SAD-u", "US"),
        ("az", "Rusiya Rusiyanın Rusiyada", "RU"),
        ("kk", "Ресей Ресейдің Ресейде", "RU"),
        ("ka", "უკრაინა უკრაინის უკრაინაში", "UA"),
    ],
)
def test_names_are_found_in_their_cases(language: str, forms: str, code: str) -> None:
    assert {form: codes(language, f"x {form} y") for form in forms.split()} == {form: [code] for form in forms.split()}


def test_a_toponym_is_where_the_text_has_it() -> None:
    text = "Rusya ve Türkiye'nin heyetleri"
    assert [text[t.start : t.end] for t in find_local_toponyms(text, "tr")] == ["Rusya", "Türkiye"]


def test_a_toponym_ends_before_the_full_stop() -> None:
    text = "Vivía en Perú. Y en EE. UU. también."
    assert [text[t.start : t.end] for t in find_local_toponyms(text, "es")] == ["Perú", "EE. UU."]


def test_a_famous_city_is_no_small_town() -> None:
    (city,), (capital,) = (find_local_toponyms(text, "de") for text in ("Er war in Shanghai.", "Er war in Berlin."))
    assert (city.sense.kind, city.sense.population) == ("city", FAMOUS_CITY)
    assert capital.sense.kind == "capital"


LANGUAGES = (
    "de fr es pt it nl ru pl uk cs hu ro tr sv da fi el bg sr hr zh ja ko th vi id ar fa ur he hi bn ta te mr gu ml kn"
    " ne am ka hy az kk my km lo sw ca"
)
WORDS = {("ar", "ML"), ("fa", "ML"), ("ur", "ML"), ("ko", "SD")}  # financial, means
AMBIGUOUS = {"BQ", "CG", "GD", "MF", "MU", "RE", "SX", "SZ", "UM", "VI"}  # parts of others, or words in some languages


@pytest.mark.parametrize("language", LANGUAGES.split())
def test_each_country_is_found_by_its_name(language: str) -> None:
    names = Locale.parse(language).territories
    whole = {code: name for code, name in names.items() if code in all_countries() and not set("(（,.") & set(name)}
    for code, name in whole.items():
        if code not in AMBIGUOUS and (language, code) not in WORDS:
            assert codes(language, f"x {name}, y") == [code], name
