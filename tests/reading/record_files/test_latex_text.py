"""LaTeX becomes plain text."""

from __future__ import annotations

import pytest

from searchapp.reading.record_files.latex_text import latex_address, latex_text
from tests.hanging import no_hang


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"{\"O}sterby, Z\"urich, M\"{u}nster, {\'{e}}t\'e", "Österby, Zürich, Münster, été"),
        (r"Dvo{\v r}{\'a}k, {\v{C}}apek, gar\c{c}on, {\AA}s, \O{}re, Stra{\ss}e, {\L}\'od\'z", None),
        (r"a{\~n}o, na\"{\i}ve", "año, naïve"),
        (r"Oats \& rye: 100\%, \$5, \#1, a\_b", "Oats & rye: 100%, $5, #1, a_b"),
        (r"``Fog'' --- nine--ten o'clock, p.~4", "“Fog” — nine–ten o'clock, p. 4"),
        (r"\emph{Fog} in \textbf{Larn} \ldots", "Fog in Larn …"),
        (r"\textbraceleft{}fog\textbraceright{} \{x\} \textasciitilde{} \textbackslash{}", "{fog} {x} ~ \\"),
        ("Fog lay.\\\\It rose.\\\\\nOats \\\\* fell.\\\\'Tis so.", "Fog lay.\nIt rose.\nOats \nfell.\n'Tis so."),
        (r"50\,\% at p.\,4, \;a\:b", "50 % at p. 4,  a b"),
        ("Fog in {Larn}", "Fog in Larn"),
    ],
)
def test_what_is_written_for_latex_is_read(written: str, text: str | None) -> None:
    assert latex_text(written) == (text or "Dvořák, Čapek, garçon, Ås, Øre, Straße, Łódź")


def test_blanks_behind_an_accent_take_no_time() -> None:
    with no_hang():
        latex_text("\\'" + " " * 200_000 + "1")


def test_an_address_keeps_its_signs() -> None:
    assert latex_address(r"{https://larn.example/~a\_b--c?d=1\&e=\%20}") == "https://larn.example/~a_b--c?d=1&e=%20"
