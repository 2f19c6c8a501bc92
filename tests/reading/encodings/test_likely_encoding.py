from __future__ import annotations

import pytest

from searchapp.reading.encodings.decoding import wider_encoding
from searchapp.reading.encodings.likely_encoding import likely_encoding


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "В пятницу в городе открылся новый мост через реку. Жители говорят, что ждали его двадцать лет."),
        ("koi8_r", "Мост открыт"),
        ("koi8_u", "Старий млин на річці знову меле, і міщани несуть до нього зерно, як несли їхні діди."),
        ("cp1250", "W piątek w mieście otwarto nowy most przez rzekę. Mieszkańcy mówią, że czekali na niego lata."),
        ("cp1252", "Die Stadt Auheim hat am Freitag eine neue Brücke über die Aue eröffnet, für vier Millionen Euro."),
        ("cp1252", "Le pont a été rouvert à la circulation vendredi, a annoncé la mairie de Brest."),
        ("shift_jis", "灯台は百年ぶりに再び灯った。町の人々は港に集まって祝った。灯台守は来年も灯すと話した。"),
    ],
)
def test_an_encoding_that_nothing_names_is_told_by_its_letters(encoding: str, text: str) -> None:
    content = text.encode(encoding)
    assert content.decode(likely_encoding(content)) == text


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_quotation_marks_tell_an_encoding_where_letters_do_not(encoding: str) -> None:
    text = "The cook’s stall was “shut” – or so they said – until the mayor’s goat, “Ada”, came by."
    content = text.encode(encoding)
    assert content.decode(likely_encoding(content)) == text


def test_euros_and_joined_letters_tell_the_latin_encoding_that_has_them() -> None:
    text = "Le bœuf a coûté 900 €, a dit la mairie, et la sœur du berger a payé la fête."
    content = text.encode("iso8859_15")
    assert content.decode(likely_encoding(content)) == text


def test_what_only_unicode_calls_a_letter_tells_no_encoding() -> None:
    text = "Die große Brücke war zu. Die Straße bleibt offen."
    content = text.encode("mac_roman")
    assert content.decode(likely_encoding(content)) == text


def test_a_half_before_a_word_is_no_letter_of_latin_9() -> None:
    text = "½tsp salt, ¼tsp pepper and crème fraîche from Larnvik, please mix it well"
    assert likely_encoding(text.encode("cp1252")) == "cp1252"


def test_a_paragraph_in_french_is_not_central_european() -> None:
    text = "# Le gouvernement a anno\n\nLe gouvernement a annoncé mardi de nouvelles mesures à l’échelle européenne."
    text += " Le président a déclaré qu’il aiderait les familles touchées."
    assert likely_encoding(text.encode("cp1252")) == "cp1252"


JAPANESE = (
    "水車小屋は来月から土曜日も開く。町の人々の声に応えた。",
    "サッカーの代表チームは延長戦の末に二対一で勝ち、十年ぶりに決勝へ進んだ。",
    "映画監督の新作がベルリンの映画祭で金賞を受けた。主演は新人の俳優。",
    "首相は国会で、年金の改革案を秋までにまとめる考えを示した。野党は反対している。",
)


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp"])
@pytest.mark.parametrize("text", [*JAPANESE, "\n".join(JAPANESE), f"title,body\nBridge,{JAPANESE[2]}\n"])
def test_kana_tell_japanese(encoding: str, text: str) -> None:
    content = text.encode(encoding)
    assert content.decode(likely_encoding(content)) == text
    damaged = content[:-20] + b"\xff" + content[-20:]
    assert damaged.decode(likely_encoding(damaged), "replace")[:8] == text[:8]


def test_signs_that_only_some_of_japans_encodings_have_are_read() -> None:
    text = "① ㈱水車は来月から土曜日も開く。② 町の人々の声に応えた。"
    for encoding in ("cp932", "euc_jis_2004"):
        content = text.encode(encoding)
        assert content.decode(likely_encoding(content)) == text


def test_a_long_text_may_have_a_misread_sign_here_and_there() -> None:
    content = b"\xff".join(["\n".join(JAPANESE).encode("euc_jp")] * 4)
    assert likely_encoding(content) == "euc_jis_2004"


def test_one_letter_that_looks_like_kana_tells_no_japanese() -> None:
    text = "Le château et le gâteau"
    assert text.encode("cp850").decode(likely_encoding(text.encode("cp850"))) == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", "水磨坊从下个月起星期六也开放，镇上的人等了很久。"),
        ("big5hkscs", "水磨坊從下個月起星期六也開放，鎮上的人等了很久。"),
        ("cp949", "물레방아는 다음 달부터 토요일에도 문을 연다. 마을 사람들은 오래 기다렸다."),
    ],
)
def test_what_has_no_kana_is_not_japanese(encoding: str, text: str) -> None:
    content = text.encode(encoding)
    assert wider_encoding(likely_encoding(content)) == encoding
