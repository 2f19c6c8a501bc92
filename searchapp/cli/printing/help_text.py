"""The help of commands, no wider than the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from inspect import cleandoc

import click

from searchapp.cli.printing.wrapping import MARGIN, columns, line_width, wrapped

_WIDEST = 100  # columns; longer lines are hard to read
_WIDE = 64  # columns in which options have room beside what they do
_TERM_WIDTH = 30  # columns of the options, beside what they do
_LEAST_MEANING = 24  # columns that have room for the meaning of an example beside it
_AS_IT_IS = "\b"  # before a paragraph whose lines are examples, with their meanings behind two spaces


class HelpText(click.HelpFormatter):
    """Writes the help of a command."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        super().__init__(indent_increment, width or min(line_width() or _WIDEST, max_width or _WIDEST))

    def write_text(self, text: str) -> None:
        """Paragraphs, and examples a line each."""
        paragraphs = re.split(r"\n\s*\n", cleandoc(text))
        self.write("\n\n".join("\n".join(self._paragraph(paragraph.splitlines())) for paragraph in paragraphs) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = _TERM_WIDTH, col_spacing: int = 2) -> None:
        """Terms with their meanings: beside them in a wide terminal, below them in a narrow one."""
        rows = list(rows)
        indent = " " * self.current_indent
        widest = max(columns(term) for term, _ in rows)
        term_width = min(widest, col_max) + col_spacing if self.width >= _WIDE or widest <= self.width // 3 else 0
        margin = indent + " " * (term_width or 2 * self.indent_increment)
        for term, meaning in rows:
            if columns(term) + col_spacing <= term_width:
                self.write(wrapped(meaning, margin, f"{indent}{term}".ljust(len(margin)), self.width) + "\n")
            else:
                self.write(wrapped(term, indent + 2 * MARGIN, indent, self.width) + "\n")
                self.write(wrapped(meaning, margin, margin, self.width) + "\n")

    def _paragraph(self, lines: list[str]) -> Iterator[str]:
        indent = " " * self.current_indent
        if lines[0].strip() != _AS_IT_IS:
            yield wrapped(" ".join(lines), indent, indent, self.width)
            return
        for line in lines[1:]:
            example, _, meaning = line.partition(MARGIN)
            start = len(indent) + len(line) - len(meaning.lstrip())
            if not meaning or self.width - start >= _LEAST_MEANING:
                yield wrapped(line, " " * start if meaning else indent + MARGIN, indent, self.width)
            else:
                yield wrapped(example, indent + MARGIN, indent, self.width)
                yield wrapped(meaning.lstrip(), indent + 2 * MARGIN, indent + 2 * MARGIN, self.width)


class HelpContext(click.Context):
    """A run of a command whose help is written so."""

    formatter_class = HelpText
