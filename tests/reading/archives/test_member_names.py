"""Names in zip archives that tell no encoding."""

from __future__ import annotations

import struct
import zipfile

import pytest

from searchapp.reading.archives.member_names import likely_encoding, member_names


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("新闻/渡口停航.txt", "cp936"),
        ("渡口.txt", "cp936"),
        ("2019年5月 茶叶行情.html", "cp936"),
        ("新聞/渡し船の欠航.txt", "cp932"),
        ("ニュース・表示.txt", "cp932"),
        ("ソース表.txt", "cp932"),
        ("東京新聞社説", "cp932"),
        ("渡輪停航的報導.txt", "cp950"),
        ("나루 기사.txt", "cp949"),
        ("조선일보사설", "cp949"),
        ("Größe und café.txt", "cp437"),
        ("señal número", "cp437"),
        ("Ação política.txt", "cp850"),
        ("Größe für Übung.txt", "cp1252"),
        ("Новости пристани.txt", "cp866"),
        ("Новости пристани.txt", "cp1251"),
        ("渡口 – Größe.txt", "utf-8"),
    ],
)
def test_names_are_read_in_the_encoding_of_their_system(name: str, encoding: str) -> None:
    raw = name.encode(encoding)
    assert raw.decode(likely_encoding([raw])) == name


def test_all_names_of_an_archive_go_together() -> None:
    names = ["é", "Ação política.txt", "notes.txt"]  # of which the first by itself may be anything
    members = [zipfile.ZipInfo(name.encode("cp850").decode("cp437")) for name in names]
    assert member_names(members) == names


def test_what_the_archive_tells_goes_before_statistics() -> None:
    member = zipfile.ZipInfo("渡口.txt")
    member.flag_bits |= 0x800
    noted = zipfile.ZipInfo("渡口.txt".encode("cp936").decode("cp437"))
    path = "渡し船.txt".encode()
    noted.extra = struct.pack("<HHBL", 0x7075, 5 + len(path), 1, 0) + path
    assert member_names([member, noted]) == ["渡口.txt", "渡し船.txt"]


def test_nothing_is_lost_where_no_encoding_fits() -> None:
    assert likely_encoding([b"\x80\xff\x81"]) == "cp437"
    assert likely_encoding([]) == "utf-8"
