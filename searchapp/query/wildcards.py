"""Words with wildcards in them: a pattern as it was typed becomes a glob that terms can fit."""

from __future__ import annotations

import re

from searchapp.errors import QueryError
from searchapp.query.syntax.tree import Pattern
from searchapp.text.analyzer import fold, terms

PATTERN_LETTERS = 2  # before the first wildcard; with one a pattern stands for a twentieth of all terms

_WILD = re.compile(r"[*?]+")


def glob_of(pattern: Pattern) -> str:
    """A pattern folded as terms are. Raises QueryError where it can match no term or too many."""
    glob = _WILD.sub(_simplest, fold(pattern.text).strip("'\".,;:!(){}[]"))
    literal, *rest = _WILD.split(glob, maxsplit=1)
    pieces = terms(literal) if rest == [""] and literal[-1:].isalnum() else [literal]
    if len(pieces) == 1:  # O'Bri* is obri*
        glob = pieces[0] + glob[len(literal) :]
    if len(pieces[-1]) < PATTERN_LETTERS:
        message = f"A wildcard needs {PATTERN_LETTERS} letters before it, as in fe* or fe?ry."
        raise QueryError(message, pattern.position, "wildcard")
    if terms(_WILD.sub("", glob)) != [_WILD.sub("", glob)]:
        message = "A wildcard can stand in one word only; write the others apart, as in al AND qa*."
        raise QueryError(message, pattern.position, "wildcard")
    return glob


def plain_prefix(glob: str) -> str | None:
    """What all that fit a glob begin with, if that is all that it asks; else None."""
    return glob[:-1] if glob.endswith("*") and not _WILD.search(glob[:-1]) else None


def _simplest(run: re.Match[str]) -> str:
    """Wildcards in a row: all letters are any letters, and each ? one of them."""
    return "?" * run.group().count("?") + ("*" if "*" in run.group() else "")
