"""The organization codes of Reuters' editors and the names that they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from searchapp.text.tab_separated import table_rows

DATA = Path(__file__).parent / "data"


def reuters_organizations(codes: Iterable[str]) -> tuple[str, ...] | None:
    """Names of the organizations that the editors' codes stand for, each once; None without codes."""
    names = (_names().get(code) or code.partition("-")[0].upper() for code in codes)
    return tuple(dict.fromkeys(names)) or None


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    return {row[0]: row[1] for row in table_rows(DATA / "reuters_organizations.tsv")}
