"""A correction in one line of the corrections file, for people who say it by a click."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Literal

from msgspec import Struct

from searchapp.errors import CorrectionError, UserError
from searchapp.extraction.corrections.application import Kind, Rules
from searchapp.extraction.corrections.rules import rules_in

NAME_CHARS = 200  # longer than any name that somebody would type
# What copying brings along and nobody sees: control characters but for blanks, and what turns the writing's direction.
UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
Action = Literal["never", "merge", "rename", "always", "person"]


class Correctable(Struct, frozen=True):
    """An organization, person or country as an article shows it, with the names that its text has for it."""

    kind: Kind
    id: str
    label: str
    names: tuple[str, ...] = ()


def correction_line(action: Action, correctable: Correctable, name: str = "") -> str:
    """The line that says so; `name` is what was typed. UserError where something is missing or no line can say it."""
    typed = " ".join(UNSEEN.sub("", name).split())
    if len(typed) > NAME_CHARS:
        raise UserError(f"A name may have {NAME_CHARS} characters.")
    if not typed and _is_typed(action, correctable.kind):
        raise UserError(f"Another name for “{correctable.label}” is needed for that; type it into the field.")
    if typed == correctable.label and action in {"merge", "rename"}:
        raise UserError(f"It is called “{typed}” already.")
    for line in _WRITERS[action](correctable, typed):
        if _says(line, action, correctable, typed):
            return line
    raise UserError(f"No line of the corrections can say that of “{correctable.label}”; write one by hand.")


def _is_typed(action: Action, kind: Kind) -> bool:
    return action in {"merge", "rename"} or (action == "always" and kind == "country")


def _never(correctable: Correctable, _: str) -> Iterator[str]:
    return (f"never {name} as {correctable.kind}" for name in _own_names(correctable))


def _to_typed(verb: str, correctable: Correctable, typed: str) -> Iterator[str]:
    return (f"{verb} {name} -> {typed}" for name in _own_names(correctable))


def _always(correctable: Correctable, typed: str) -> Iterator[str]:
    if correctable.kind == "country":
        yield f'always "{typed}" is country {correctable.id}'
        return
    yield from _is_always_one(correctable.kind, correctable)


def _is_always_one(kind: Kind, correctable: Correctable, _: str = "") -> Iterator[str]:
    return (f'always "{name}" is {kind}' for name in (correctable.label, *correctable.names))


_WRITERS: Mapping[Action, Callable[[Correctable, str], Iterator[str]]] = {
    "never": _never,
    "merge": partial(_to_typed, "merge"),
    "rename": partial(_to_typed, "rename"),
    "always": _always,
    "person": partial(_is_always_one, "person"),
}


def _own_names(correctable: Correctable) -> Iterator[str]:
    """What a line may call it, the label first: an id stands for what was renamed or merged."""
    for name in (correctable.label, correctable.id):
        yield f'"{name}"' if "," in name else name


def _says(line: str, action: Action, correctable: Correctable, typed: str) -> bool:
    """Whether the reader of the file takes the line as it is meant: names may hold what means something there."""
    try:
        rules = rules_in(line)
    except CorrectionError:
        return False
    return bool(_MEANINGS[action](rules, correctable, typed))


def _is_always(rules: Rules, correctable: Correctable, typed: str) -> bool:
    names = {
        "organization": rules.always_organization,
        "person": rules.always_person,
        "country": [name for name, code in rules.always_country if code == correctable.id],
    }[correctable.kind]
    known = {typed} if correctable.kind == "country" else {correctable.label, *correctable.names}
    return len(names) == 1 and names[0] in known


_MEANINGS: Mapping[Action, Callable[[Rules, Correctable, str], object]] = {
    "never": lambda rules, correctable, _: rules.never[correctable.kind] == {correctable.id},
    "merge": lambda rules, correctable, typed: (
        correctable.id in rules.merged[correctable.kind]
        and (correctable.kind == "country" or typed in rules.labels[correctable.kind].values())
    ),
    "rename": lambda rules, correctable, typed: rules.renamed[correctable.kind].get(correctable.id) == typed,
    "always": _is_always,
    "person": lambda rules, correctable, _: (
        rules.always_person[:1] != [] and correctable.id in rules.never[correctable.kind]
    ),
}
