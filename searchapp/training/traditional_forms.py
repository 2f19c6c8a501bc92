"""The characters of Chinese that are written in two ways, from OpenCC, written to text/data/chinese_characters.tsv.

python -m searchapp.training.traditional_forms
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from searchapp.text.chinese_scripts import CHARACTERS_FILE


def traditional_forms(simplified_rows: Iterable[str], traditional_rows: Iterable[str]) -> Mapping[str, str]:
    """Simplified character → its traditional ones, the likeliest first, by OpenCC's tables for either direction."""
    simplified = {character: others[0] for character, others in map(_read, traditional_rows)}
    forms: dict[str, dict[str, None]] = {}
    for character, others in map(_read, simplified_rows):
        forms[character] = dict.fromkeys(other for other in others if simplified.get(other, character) == character)
    for character, other in simplified.items():
        forms.setdefault(other, {})[character] = None
    return {character: "".join(others) for character, others in sorted(forms.items()) if set(others) - {character}}


def _read(row: str) -> tuple[str, list[str]]:
    character, _, others = row.partition("\t")
    return character, others.split()


def main() -> None:
    """Write the table."""
    import opencc  # of the extra `train`; no command needs it

    tables = Path(opencc.__file__).parent / "dictionary"
    rows = [(tables / f"{name}Characters.txt").read_text(encoding="utf-8").splitlines() for name in ("ST", "TS")]
    lines = [f"{simplified}\t{traditional}\n" for simplified, traditional in traditional_forms(*rows).items()]
    CHARACTERS_FILE.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
