"""The help of commands in a wide terminal and in a narrow one."""

from __future__ import annotations

import click
import pytest

from searchapp.cli.printing.help_text import HelpContext, HelpText


@click.command()
@click.option("--sort", metavar="newest|oldest|relevance|meaning", help="In which order the articles come.")
@click.option("-n", metavar="N", help="How many there are.")
def brew() -> None:
    """Brew tea of what the index has, in the order that is asked for, one cup an article.

    \b
    oolong        a tea that is between green and black
    oolong OR tea
    """


brew.context_class = HelpContext


def test_examples_and_options_stand_beside_their_meanings_where_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    with brew.make_context("brew", []) as context:
        assert context.get_help().splitlines()[2:] == [
            "  Brew tea of what the index has, in the order that is asked for, one",
            "  cup an article.",
            "",
            "  oolong        a tea that is between green and black",
            "  oolong OR tea",
            "",
            "Options:",
            "  --sort newest|oldest|relevance|meaning",
            "                                  In which order the articles come.",
            "  -n N                            How many there are.",
            "  --help                          Show this message and exit.",
        ]


def test_in_a_narrow_terminal_they_stand_above_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "34")
    with brew.make_context("brew", []) as context:
        assert context.get_help().splitlines()[6:] == [
            "  oolong",
            "      a tea that is between green",
            "      and black",
            "  oolong OR tea",
            "",
            "Options:",
            "  --sort newest|oldest|relevance|",
            "      meaning",
            "      In which order the articles",
            "      come.",
            "  -n N",
            "      How many there are.",
            "  --help",
            "      Show this message and exit.",
        ]


def test_a_width_may_be_given() -> None:
    text = HelpText(width=20)
    text.write_text("one two three four five six")
    assert text.getvalue() == "one two three four\nfive six\n"
