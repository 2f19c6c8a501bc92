"""Bylines come as a list of names."""

from __future__ import annotations

import pytest

from searchapp.reading.bylines import byline_of, clean_names, given_names_first, names_in, names_nobody, without_others
from tests.hanging import no_hang


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ada Lunt", "Ada Lunt"),
        ("Written by Ada Lunt and Piet Moor", "Ada Lunt, Piet Moor"),
        ("BY ADA LUNT | 4 May 2021", "ADA LUNT"),
        ("By Ada Lunt, Harbour Correspondent", "Ada Lunt"),
        ("Von Jürgen Maß und Lea Voss", "Jürgen Maß, Lea Voss"),
        ("Por: Inés Prado y Xoán Rey", "Inés Prado, Xoán Rey"),
        ("Ada Lunt; Ada Lunt; ada-lunt", "Ada Lunt"),
        ("By Ada Lunt - ada@ferry.example", "Ada Lunt"),
        ("By Martin Lunt, Jr.", "Martin Lunt, Jr."),
        ("By Ada Lunt  Follow", "Ada Lunt"),
        ("林明、王芳", "林明, 王芳"),
        ("By Ada Lunt Published 3 hours ago", "Ada Lunt"),
        ("By Ada Lunt, Harbour Editor, and Piet Moor in Ostvik", "Ada Lunt, Piet Moor"),
        ("By Ada Lunt @adalunt", "Ada Lunt"),
        ("Written by Ada Lunt. Edited by Piet Moor. Fact-checked by Jo Reed.", "Ada Lunt"),
        ("Ada Lunt Foto: Piet Moor", "Ada Lunt"),
        ("By Ada Lunt, M.D., and Piet Moor, PhD", "Ada Lunt, Piet Moor"),
        ("ada@ferry.example (Ada Lunt)", "Ada Lunt"),
        ("Von unserer Korrespondentin Lea Voss", "Lea Voss"),
        ("BY ADA LUNT AND PIET MOOR", "ADA LUNT, PIET MOOR"),
        ("Monday August 27, 2018 10:05 am PDT by Ada Lunt", "Ada Lunt"),
        ("Published: 10:15, 4 May 2019 | By Ada Lunt and Piet Moor", "Ada Lunt, Piet Moor"),
        ("04/05/2019 By Ada Lunt", "Ada Lunt"),
    ],
)
def test_a_byline_is_a_list_of_names(text: str, names: str) -> None:
    assert byline_of(text) == names


def test_a_line_without_a_name_stays_as_it_is() -> None:
    assert byline_of("By our harbour correspondent") == "our harbour correspondent"


def test_addresses_and_roles_are_no_names() -> None:
    assert clean_names(["https://ferry.example/ada", "@ada", "Senior reporter", "Ada Lunt"]) == ["Ada Lunt"]


@pytest.mark.parametrize("text", ["Anonymous", "python-docx", "Microsoft Office User", "user", " n/a "])
def test_what_programs_write_names_nobody(text: str) -> None:
    assert names_nobody(text)
    assert not names_nobody("Ada User")


def test_names_in_a_row_are_nobody_beside_each_of_them() -> None:
    assert clean_names(["Ada Lunt", "Piet Moor", "Ada Lunt Piet Moor"]) == ["Ada Lunt", "Piet Moor"]


def test_what_programs_write_for_nobody_is_no_name() -> None:
    assert clean_names(["undefined", "null", "None", "[object Object]", "N/A", "Nan Holm"]) == ["Nan Holm"]


def test_an_address_holds_no_names() -> None:
    assert names_in("https://social.example/ada.lunt") == []


def test_the_name_in_an_address_of_writers_is_written_out() -> None:
    assert clean_names(["ada-lunt"]) == ["Ada Lunt"]


@pytest.mark.parametrize("sign", ["- ", "—", ". ", "|"])
def test_a_line_of_signs_takes_no_time(sign: str) -> None:
    with no_hang():
        assert without_others("Ada Lunt" + sign * 50_000 + "x").startswith("Ada Lunt")


@pytest.mark.parametrize("rest", ["x" * 400_000, " " * 400_000 + "x", "(" * 400_000, ", " * 200_000 + "x"])
def test_a_byline_without_end_takes_no_time(rest: str) -> None:
    with no_hang():
        assert names_in(f"By Ann Lee and Bo{rest}")[0] == "Ann Lee"


@pytest.mark.parametrize(
    ("names", "ordered"),
    [
        ("Holm, Ada", "Ada Holm"),
        ("Holm, Ada; van der Reed, Jon T.", "Ada Holm, Jon T. van der Reed"),
        ("Ada Holm, Jon Reed", "Ada Holm, Jon Reed"),
        ("Holm, Staff Writer", "Holm, Staff Writer"),
        ("Ada Holm", "Ada Holm"),
        ("", ""),
        ("Lunt, Ada; Moor, Piet.", "Ada Lunt, Piet Moor"),
        ("Lunt, Ada; Moor, Piet T.", "Ada Lunt, Piet T. Moor"),
    ],
)
def test_names_of_a_catalogue_have_the_given_name_first(names: str, ordered: str) -> None:
    assert given_names_first(names) == ordered


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Lunt, Lea Moor, Nairobi", ["Ada Lunt", "Lea Moor"]),
        ("Max M. Reet, London, Piet Moor", ["Max M. Reet", "Piet Moor"]),
        ("Ada Lunt, AFP", ["Ada Lunt", "AFP"]),
        ("ADA LUNT, PIET MOOR Associated Press", ["ADA LUNT", "PIET MOOR"]),
        ("Propos recueillis par Léa MOOR.", ["Léa MOOR"]),
        ("Ada Lunt For Larnvikonline", ["Ada Lunt"]),
        ("Ada Lunt. Larnvik International", ["Ada Lunt", "Larnvik International"]),
        ("Posted on May 3, 2020", []),
        ("Donnerstag, 4. Juni 2020", []),
        ("Reuters, May 4", ["Reuters"]),
        ("Publié par Unknown", []),
        ("View my complete profile", []),
        ("Autor", []),
        ("Ada W. Lunt at", ["Ada W. Lunt"]),
        ("By Ada Lunt of The Associated Press", ["Ada Lunt"]),
        ("By Prof. Ada Lunt and Capt. Piet Moor", ["Prof. Ada Lunt", "Capt. Piet Moor"]),
        ("By Sparky on 3 May 2021", ["Sparky"]),
        ("Scritto da Ada Lunt", ["Ada Lunt"]),
        ("Da Silva", ["Da Silva"]),
    ],
)
def test_what_stands_beside_names_is_none(text: str, names: list[str]) -> None:
    assert clean_names(names_in(text)) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("作者：王小明", "王小明"),
        ("记者 / 王小明", "王小明"),
        ("記者王小明／台北報導", "王小明"),
        ("김영희 기자 kim@echo.example", "김영희"),
    ],
)
def test_bylines_of_east_asia_label_the_name(text: str, name: str) -> None:
    assert byline_of(text) == name
