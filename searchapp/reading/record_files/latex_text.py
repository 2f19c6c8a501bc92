"""Plain text of what is written in LaTeX: `caf{\\'e}` and `caf\\'{e}`, `\\&`, `{\\ss}`, `--`, `{Larn}`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from searchapp.text.tab_separated import table_rows

_SIGNS_FILE = Path(__file__).parent / "data" / "latex_signs.tsv"
_ACCENT = re.compile(r"\\(?:([`'^\"~=.])|([uvHcdbkr])(?=[\s{]))[\s{]{0,4}\\?([A-Za-z])\}?")
_COMMAND = re.compile(r"\\([,;:!]|[A-Za-z]+(?![A-Za-z]))(?:\{\}|[ \t]+)?")
_LINE_BREAK = re.compile(r"\\\\\*?[ \t]*\n?")
_ESCAPED = re.compile(r"\\([^\sA-Za-z])")
_PLAIN_SIGNS = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "))
_KEPT = {"{": "\ue000", "}": "\ue001", "~": "\ue002"}  # signs that are written with a backslash, while others go


def latex_text(text: str) -> str:
    """The text with its accents, signs and dashes as characters, and without commands and braces."""
    if "\\" in text:
        text = _LINE_BREAK.sub("\n", text)
        text = _ACCENT.sub(_accented, text)
        text = _COMMAND.sub(lambda command: _signs().get(command[1], ""), text)
        text = _ESCAPED.sub(lambda sign: _KEPT.get(sign[1], sign[1]), text)
    text = text.replace("{", "").replace("}", "")
    for written, sign in _PLAIN_SIGNS:
        text = text.replace(written, sign)
    for sign, kept in _KEPT.items():
        text = text.replace(kept, sign)
    return text.strip()


def latex_address(text: str) -> str:
    """An address without the backslashes before its signs."""
    return _ESCAPED.sub(r"\1", re.sub(r"\\textasciitilde\s*(?:\{\})?", "~", text)).strip("{} \n")


def _accented(accent: re.Match[str]) -> str:
    combining = _signs()[accent[1] or f"{accent[2]} accent"]
    return unicodedata.normalize("NFC", f"{accent[3]}{combining}")


@cache
def _signs() -> Mapping[str, str]:
    """What stands for each command, and the combining character of each accent."""
    return {name: chr(int(code, 16)) for name, code in table_rows(_SIGNS_FILE)}
