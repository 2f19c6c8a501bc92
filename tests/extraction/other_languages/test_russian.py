"""The model of Russian names."""

from __future__ import annotations

import sys

import pytest

from searchapp.extraction.other_languages.russian import PACKAGE, RussianReader

pytest.importorskip("slovnet", reason="needs the extra `russian`")

TEXT = "Газпром растёт\nМОСКВА, 3 марта. Акции «Газпрома» выросли, сказал Алексей Мельник. Министр был в Перми."


@pytest.fixture(scope="module")
def reader() -> RussianReader:
    return RussianReader()


def test_names_are_read_where_they_stand(reader: RussianReader) -> None:
    (spans,) = reader.read([TEXT])
    assert [(TEXT[span.start : span.end], span.kind) for span in spans] == [
        ("Газпром", "organization"),
        ("МОСКВА", "other"),
        ("Газпрома", "organization"),
        ("Алексей Мельник", "person"),
        ("Перми", "other"),
    ]


def test_names_have_base_forms(reader: RussianReader) -> None:
    assert reader.base_form("Газпрома", "organization", ()) == "Газпром"
    assert reader.base_form("Анны Зуевой", "person", ()) == "Анна Зуева"


def test_only_the_files_of_its_package_are_read(reader: RussianReader) -> None:
    reader.read([TEXT])
    assert PACKAGE not in sys.modules


def test_texts_without_names_have_none(reader: RussianReader) -> None:
    assert reader.read(["", "дождь идёт весь день"]) == [[], []]
