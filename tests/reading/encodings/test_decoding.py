"""Bytes in any encoding become text."""

from __future__ import annotations

from pathlib import Path

import pytest

from searchapp.errors import ArticleError
from searchapp.model.article import Article
from searchapp.reading import SourceFile, read_articles
from searchapp.reading.encodings.decoding import decode, is_wide

TEXT = "Café Zoë reopens in Malmö\n\nThe café’s owner, Åsa Öst, served buns to all comers on Monday — warm ones.\n"


def read(path: Path, content: bytes, named: bool = True) -> list[Article | ArticleError]:
    path.write_bytes(content)
    return list(read_articles(SourceFile(str(path), named=named)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_text_is_read_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    [article] = read(tmp_path / "a.txt", TEXT.encode(encoding))
    assert isinstance(article, Article)
    assert article.title == "Café Zoë reopens in Malmö"
    assert "Åsa Öst" in article.body


def test_a_few_broken_bytes_do_not_change_the_encoding(tmp_path: Path) -> None:
    [article] = read(tmp_path / "a.txt", (TEXT * 20).encode() + b"Z\xc3")
    assert isinstance(article, Article)
    assert "Malmö" in article.title


def test_line_ends_and_controls_are_tidied(tmp_path: Path) -> None:
    [article] = read(tmp_path / "a.txt", b"Goat found\r\n\r\nThe goat was found\x00 on Monday.\rIt was\x07 well.")
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Goat found", "The goat was found on Monday.\nIt was well.")


@pytest.mark.parametrize("charset", ["undefined", "hex", "rot13", "idna", "punycode", "utf-16", "cp037", "klingon"])
def test_a_page_that_declares_what_it_cannot_be_is_read_by_its_bytes(tmp_path: Path, charset: str) -> None:
    page = (
        f'<html><head><meta charset="{charset}"></head><body><p>{"The café serves buns to all. " * 9}</p></body></html>'
    )
    [article] = read(tmp_path / "a.html", page.encode("cp1252"))
    assert isinstance(article, Article)
    assert "café" in article.body


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        (
            "cp1254",
            "Belediye cuma günü ırmağın üzerindeki yeni köprüyü açtı. Köylüler onu yıllardır bekliyordu.",
        ),
        (
            "cp850",
            "Die Stadt hat am Freitag eine neue Brücke über die Aue eröffnet; die Anwohner hätten gewählt.",
        ),
        ("mac_roman", "Le pont a été rouvert à la circulation, a annoncé la mairie, après l’été où il était fermé."),
        ("iso8859_2", "W piątek w mieście otwarto nowy most przez rzekę. Mieszkańcy mówią, że źle im było."),
        ("cp852", "W piątek w mieście otwarto nowy most przez rzekę. Mieszkańcy mówią, że czekali na niego lata."),
        ("iso8859_2", "V pátek byl ve městě otevřen nový most přes řeku. Lidé říkají, že na něj čekali dvacet let."),
        ("hz", "灯台百年后重新点亮，市民在港口聚集庆祝。\n守灯人说明年还会点亮。"),
        ("mac_cyrillic", "Портовый совет проголосовал во вторник за закрытие пирса до марта. Рыбаки пойдут в Брей."),
        ("iso2022_jp", "灯台は百年ぶりに再び灯った。町の人々は港に集まって祝った。灯台守は来年も灯すと話した。"),
        ("iso2022_kr", "금요일 도시에서 강을 건너는 새 다리가 열렸다. 주민들은 이십 년을 기다렸다고 말했다."),
        ("utf-16-le", "В пятницу в городе открылся новый мост через реку. Жители ждали его двадцать лет."),
        ("utf-16-be", "Στην πόλη άνοιξε την Παρασκευή η νέα γέφυρα πάνω από το ποτάμι, ύστερα από είκοσι χρόνια."),
    ],
)
def test_encodings_of_other_systems_are_told_by_their_words(tmp_path: Path, encoding: str, text: str) -> None:
    [article] = read(tmp_path / "a.txt", text.encode(encoding))
    assert isinstance(article, Article)
    assert article.body == text


def test_a_page_that_says_utf_8_and_is_not(tmp_path: Path) -> None:
    page = f"<html><head><meta charset=utf-8></head><body><p>{'Le café a été rouvert à Brest. ' * 9}</p></body></html>"
    [article] = read(tmp_path / "a.html", page.encode("cp1252"))
    assert isinstance(article, Article)
    assert "café a été rouvert à" in article.body


@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-8", "windows-1252"])
@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", "港务局周二投票决定，码头从十二月到三月关闭。渡船照常开行。"),
        ("big5", "港務局週二投票決定，碼頭從十二月到三月關閉。渡船照常開行。"),
        ("shift_jis", "港湾局は火曜日、桟橋を十二月から三月まで閉鎖すると決めた。"),
        ("euc_kr", "항만국은 화요일 부두를 십이월부터 삼월까지 닫기로 했다."),
    ],
)
def test_a_page_in_letters_of_two_bytes_that_says_latin_is_read_by_its_bytes(
    declared: str, encoding: str, text: str
) -> None:
    page = f"<html><head><meta charset={declared}></head><body><p>{text}</p></body></html>"
    assert decode(page.encode(encoding)) == page


RUSSIAN_PAGE = (
    '<html><head><meta charset="utf-16"><title>Новый мост</title></head>\n<body class="story">'
    f"<p>{'В пятницу в городе открылся новый мост через реку. ' * 30}</p></body></html>\n"
)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "码头关闭\r\n\r\n　　港务局周二投票决定，一切照旧。一位发言人说，码头关闭。\r\n",
        "灯台\n\n港湾局は火曜日、桟橋を十二月から三月まで閉鎖すると決めた。\n",
        "부두\n\n항만국은 화요일 부두를 십이월부터 삼월까지 닫기로 했다. 가격은 그대로다.\n",
        "नया पुल\n\nशहर में शुक्रवार को नदी पर नया पुल खोला गया। लोगों ने बीस साल इंतजार किया था।\n",
        "వంతెన\n\nశుక్రవారం నగరంలో కొత్త వంతెన ప్రారంభమైంది.\n",
        "پل تازه\n\nپل تازه روز جمعه در شهر گشوده شد. مردم بیست سال چشم‌به‌راه آن بودند.\n",
        RUSSIAN_PAGE,
    ],
)
def test_utf_16_without_its_mark_is_read_in_any_script(text: str, encoding: str) -> None:
    for longer in (text, text * 99):
        assert is_wide(longer.encode(encoding))
        assert decode(longer.encode(encoding)) == longer


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "cp932", "utf-8"])
def test_zeros_in_letters_of_two_bytes_make_them_no_utf_16(encoding: str) -> None:
    text = "碼頭從十二月到三月\0\0\0關閉。\n" * 20
    assert not is_wide(text.encode(encoding))


def test_zeros_in_a_text_make_it_no_utf_16(tmp_path: Path) -> None:
    [article] = read(tmp_path / "a.txt", b"Goat found\n\nThe goat was found\0 on\0 Monday, and it was well, all said.")
    assert isinstance(article, Article)
    assert article.body == "The goat was found on Monday, and it was well, all said."


def test_pieces_of_another_encoding_do_not_change_that_of_the_text(tmp_path: Path) -> None:
    pieces = "The café’s door — it is said — was “closed”.".encode(), "The café’s door was “open”.".encode("cp1252")
    [article] = read(tmp_path / "a.txt", b"Goat found\n\n" + b"\n\n".join(pieces))
    assert isinstance(article, Article)
    assert article.body == "The café’s door — it is said — was “closed”.\n\nThe café’s door was “open”."


@pytest.mark.parametrize(
    ("name", "encoding", "title"),
    [
        ("gb2312", "gb18030", "朱镕基谈老码头"),
        ("shift_jis", "cp932", "灯台①が点灯"),
        ("big5", "big5hkscs", "碼頭邨重開"),
        ("euc-kr", "cp949", "똠얌 등대"),
        ("iso-8859-9", "cp1254", "Köprü “açıldı”"),
    ],
)
def test_a_page_names_less_than_the_encoding_that_it_is_in(
    tmp_path: Path, name: str, encoding: str, title: str
) -> None:
    page = (
        f"<html><head><meta charset={name}><title>{title}</title></head><body><p>{'Oats rose. ' * 20}</p></body></html>"
    )
    [article] = read(tmp_path / "a.html", page.encode(encoding))
    assert isinstance(article, Article)
    assert article.title == title


def test_controls_that_were_meant_as_signs_of_windows_are_signs(tmp_path: Path) -> None:
    [article] = read(tmp_path / "a.txt", "Goat found\n\nThe café\x92s goat was \x93well\x94 \x96 they said.".encode())
    assert isinstance(article, Article)
    assert article.body == "The café’s goat was “well” – they said."
