from __future__ import annotations

import re
from pathlib import Path

import searchapp
from searchapp.text.calendar import english_months
from searchapp.text.calendar.english_months import (
    CAPITALIZED_MONTH,
    MONTH,
    MONTH_ABBREVIATIONS,
    MONTH_NAMES,
    month_number,
)


def test_every_name_and_abbreviation_of_a_month_is_read() -> None:
    assert [month_number(name) for name in MONTH_NAMES] == list(range(1, 13))
    for name in (*MONTH_NAMES, *MONTH_ABBREVIATIONS, "Sept."):
        assert re.fullmatch(CAPITALIZED_MONTH, name)
        assert re.fullmatch(MONTH, name.lower())
    assert (month_number("SEPT"), month_number("09"), month_number("noon")) == (9, 9, 0)


def test_month_names_are_written_down_in_one_module() -> None:
    """Only comments and docstrings elsewhere may hold one."""
    package = Path(searchapp.__file__).parent
    spelled = re.compile(r"january|\bjan\b.{0,12}\bfeb\b|feb\(\?:ruary", re.IGNORECASE | re.DOTALL)
    files = {path for path in package.rglob("*.py") if spelled.search(path.read_text(encoding="utf-8"))}
    assert files == {Path(english_months.__file__)}
