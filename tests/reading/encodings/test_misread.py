"""Texts whose bytes were read in the encoding of another alphabet, and texts that only look like it."""

from __future__ import annotations

import pytest

from searchapp.reading.encodings.repairs import mended_encoding

RUSSIAN = (
    "Утки вернулись\n\nНа пруд Оксмира в понедельник вернулись утки, сказала Эльза Рыбина. «Их было сорок».\nРада."
)
UKRAINIAN = "На ставок Оксміра у понеділок повернулися качки, сказала її господиня. Їх було сорок."
GREEK = "Οι πάπιες γύρισαν στη λίμνη τη Δευτέρα, είπε ο φύλακας του μύλου."
ARABIC = "عاد البط إلى بركة أوكسمير يوم الاثنين بعد شتاء طويل، قال حارس الطاحونة."
HEBREW = "הברווזים חזרו לאגם ביום שני, אמר שומר הטחנה."
ENGLISH = "The ducks didn’t come back — “not one”, the keeper of the café said."


def read_as(text: str, encoding: str, written: str = "utf-8") -> str:
    """The text as a program shows it that reads its bytes in another encoding; what that leaves open as Latin-1."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode(written))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((RUSSIAN, encoding) for encoding in ("cp1251", "koi8_r", "cp866", "cp1252", "latin-1")),
        (UKRAINIAN, "cp1251"),
        (GREEK, "cp1253"),
        (ARABIC, "cp1256"),
        (HEBREW, "cp1255"),
        (ENGLISH, "cp1251"),
        (ENGLISH, "koi8_r"),
        (ENGLISH, "cp866"),
    ],
)
def test_utf_8_read_in_another_encoding_is_read_anew(text: str, encoding: str) -> None:
    assert mended_encoding(read_as(text, encoding)) == text


@pytest.mark.parametrize("written", ["cp1251", "koi8_r"])
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "koi8_r", "cp1251"])
def test_cyrillic_letters_in_another_encoding_are_read_anew(written: str, encoding: str) -> None:
    text = RUSSIAN.replace("«", '"').replace("»", '"')
    assert mended_encoding(read_as(text, encoding, written)) == text


CHINESE = "码头冬季关闭\n\n港务局周二投票决定，码头从十二月到三月关闭。“渡船照常开行”，局长说，他在那里工作。"
TAIWANESE = "碼頭冬季關閉\n\n港務局週二投票決定，碼頭從十二月到三月關閉。「渡船照常開行」，局長說，他在那裡工作。"
JAPANESE = "冬の桟橋は閉鎖\n\n港湾局は火曜日、桟橋を十二月から閉鎖すると決めた。「フェリーは運航する」と局長は言う。"
KOREAN = "겨울 부두 폐쇄\n\n항만국은 화요일 부두를 십이월부터 삼월까지 닫기로 했다. 나룻배는 다닌다."


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
@pytest.mark.parametrize(
    ("text", "written"),
    [
        *((CHINESE, "gb2312"), (CHINESE, "gb18030"), (TAIWANESE, "big5"), (JAPANESE, "shift_jis")),
        *((JAPANESE, "euc_jp"), (KOREAN, "euc_kr")),
    ],
)
def test_letters_of_two_bytes_read_as_latin_ones_are_read_anew(text: str, written: str, encoding: str) -> None:
    assert mended_encoding(read_as(text, encoding, written)) == text


@pytest.mark.parametrize(
    "text",
    [
        *(RUSSIAN, UKRAINIAN, GREEK, ARABIC, HEBREW, ENGLISH),
        "Он сказал: «Нет»… Её ёжик — в №5, С°, Р№ и ВУЗе; рУССКИЙ.",
        "ÀÈÌÒÙ ÄÖÜß ist keine Sprache; in Århus lagde Søren Ørsted æøå på én tæve.",
        "码头冬季关闭，港务局周二投票决定。",
        "ÂëÍ·",
        "·····  ««««« °°°°° ‚¤‚ ƒ¢ƒ",
        "╔══╗ ║ ╚══╝",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert mended_encoding(text) == text
