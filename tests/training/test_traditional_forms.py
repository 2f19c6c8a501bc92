"""The table of Chinese characters is built from those for either direction."""

from __future__ import annotations

from searchapp.text.chinese_scripts import CHARACTERS_FILE
from searchapp.training.traditional_forms import traditional_forms


def test_a_character_has_the_forms_that_lead_back_to_it() -> None:
    simplified = ["发\t發 髮", "线\t線", "缐\t線", "人\t人"]
    traditional = ["發\t发", "髮\t发", "線\t线", "臺\t台"]
    assert traditional_forms(simplified, traditional) == {"发": "發髮", "线": "線", "台": "臺"}


def test_the_table_has_a_character_and_its_forms_a_line() -> None:
    rows = dict(line.split("\t") for line in CHARACTERS_FILE.read_text(encoding="utf-8").splitlines())
    assert rows["电"] == "電"
    assert len(rows) > 3000
