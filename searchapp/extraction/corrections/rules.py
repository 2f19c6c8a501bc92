"""The corrections file: what people say about facets, one line each, applied to the facts of every article.

    merge Fars, Fars News -> Fars News Agency     all are one organization, shown so
    split Ford, Ford Motor Credit                 these are never one organization
    rename fars-news-agency -> Fars News          the label that is shown (the id stays)
    never Finance [as organization]               not an organization (or: as country)
    always "Blue Door" is organization            one, wherever the text has this name
    always "Albion" is country GB

Names or ids, countries by their ISO 3166-1 code (`TR`) or English name; quotes where a name holds a comma; # begins a
comment.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from searchapp.errors import CorrectionError
from searchapp.extraction.corrections.application import Rules, corrected
from searchapp.extraction.organizations.name_keys import canonical_key, slug
from searchapp.geo.countries import all_countries
from searchapp.model.article import Article
from searchapp.model.facts import Facts

Kind = Literal["organization", "country"]

COMMENT = re.compile(r"(^|\s)#.*")
NAME = re.compile(r'\s*(?:"([^"]+)"|([^,"]+?))\s*(?:,|$)')
CODE = re.compile(r"[A-Z]{2}$")
USAGE = {
    "merge": "merge NAME, NAME … -> NAME",
    "split": "split NAME, NAME …",
    "rename": "rename NAME -> LABEL",
    "never": "never NAME [as organization|country]",
    "always": 'always "NAME" is organization, or: always "NAME" is country CODE',
}


class Corrections:
    """The lines of a corrections file, ready to be applied."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules

    @classmethod
    def read(cls, path: Path) -> Corrections:
        """The corrections in a file, none where there is none. Raises CorrectionError for a line it cannot read."""
        if not path.exists():
            return cls.parse("", str(path))
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            raise CorrectionError(str(path), line, "not UTF-8; save the file as UTF-8") from error
        return cls.parse(text, str(path))

    @classmethod
    def parse(cls, text: str, path: str = "corrections.txt") -> Corrections:
        """The corrections in a text; `path` is what errors call it."""
        rules = Rules()
        for number, line in enumerate(text.split("\n"), start=1):
            plain = COMMENT.sub("", line).strip()
            if plain:
                read_line(rules, Line(path, number, *plain.partition(" ")[::2]))
        return cls(rules)

    def __bool__(self) -> bool:
        return self._rules != Rules()

    def apply(self, article: Article, facts: Facts) -> Facts:
        """The facts of an article as corrected; applying twice changes nothing more."""
        return corrected(self._rules, article, facts)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file: its verb, and the rest."""

    path: str
    number: int
    verb: str
    rest: str

    def error(self, message: str) -> CorrectionError:
        """The error of this line, which ends in how the line should read."""
        usage = USAGE.get(self.verb)
        return CorrectionError(self.path, self.number, f"{message}; write: {usage}" if usage else message)


def read_line(rules: Rules, line: Line) -> None:
    """Add a line to the rules."""
    reader = READERS.get(line.verb)
    if reader is None:
        near = get_close_matches(line.verb, USAGE, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"a line begins with {', '.join(USAGE)}"
        raise line.error(f"unknown correction {line.verb!r}; {hint}")
    reader(rules, line)


def read_merge(rules: Rules, line: Line) -> None:
    """`merge NAME, NAME -> NAME`."""
    names, label = arrow(line)
    target, kind = target_of(label, line)
    for name in names:
        source, other = target_of(name, line)
        if other != kind:
            raise line.error(f"{name!r} is a country and {label!r} an organization, or the reverse")
        if source == target:
            continue
        contradiction(
            rules.merged[kind].get(source, target) != target, line, f"{name!r} is merged into something else above"
        )
        contradiction(rules.ends_at(kind, target) == source, line, f"{label!r} is merged into {name!r} above")
        contradiction(rules.is_split(source, target), line, f"{name!r} and {label!r} are split above")
        rules.merged[kind][source] = target
    if kind == "organization":
        rules.labels[kind].setdefault(target, label)


def read_split(rules: Rules, line: Line) -> None:
    """`split NAME, NAME`."""
    names = listed(line.rest, line)
    if len(names) < 2:
        raise line.error("two names or more are needed")
    group = {organization_id(name, line): name for name in names}
    for one in group:
        contradiction(
            rules.merged["organization"].get(one) in group,
            line,
            f"{group[one]!r} is merged with another of these above",
        )
    rules.split.append(group)


def read_rename(rules: Rules, line: Line) -> None:
    """`rename NAME -> LABEL`."""
    names, label = arrow(line)
    if len(names) != 1:
        raise line.error("one name only can be renamed")
    one, kind = target_of(names[0], line)
    contradiction(rules.renamed[kind].get(one, label) != label, line, f"{names[0]!r} is renamed differently above")
    rules.renamed[kind][one] = label


def read_never(rules: Rules, line: Line) -> None:
    """`never NAME [as organization|country]`."""
    name, told, kind = line.rest.rpartition(" as ")
    if told and kind.strip() not in ("organization", "country"):
        raise line.error(f"not a kind of facet: {kind.strip()!r}")
    (name,) = one_name(name if told else line.rest, line)
    code = country_code(name)
    if told and kind.strip() == "country" and not code:
        raise line.error(f"no country is called {name!r}")
    if code and kind.strip() != "organization":
        rules.never["country"].add(code)
    if not (told and kind.strip() == "country") and not CODE.match(name):
        one = organization_id(name, line)
        named = {slug(canonical_key(always)) for always in rules.always_organization}
        contradiction(one in named, line, f"{name!r} is always an organization, it says above")
        rules.never["organization"].add(one)


def read_always(rules: Rules, line: Line) -> None:
    """`always "NAME" is organization` or `always "NAME" is country CODE`."""
    name, told, kind = line.rest.rpartition(" is ")
    (name,) = one_name(name, line) if told else ("",)
    words = kind.split()
    if words == ["organization"]:
        one = organization_id(name, line)
        contradiction(one in rules.never["organization"], line, f"{name!r} is never an organization, it says above")
        rules.always_organization.append(name)
    elif len(words) >= 2 and words[0] == "country":
        code = country_code(" ".join(words[1:]))
        if not code:
            raise line.error(f"no country is called {' '.join(words[1:])!r}")
        rules.always_country.append((name, code))
    else:
        raise line.error("it must end in `is organization` or `is country CODE`")


READERS: Mapping[str, Callable[[Rules, Line], None]] = {
    "merge": read_merge, "split": read_split, "rename": read_rename, "never": read_never, "always": read_always,
}  # fmt: skip


def contradiction(found: bool, line: Line, message: str) -> None:
    """Refuse a line that says the contrary of one above."""
    if found:
        raise line.error(f"{message}: remove one of the two lines")


def arrow(line: Line) -> tuple[list[str], str]:
    """The names before the arrow, and the one behind it."""
    before, found, after = line.rest.partition("->")
    if not found or not after.strip():
        raise line.error("there is no `-> NAME`")
    return listed(before, line), after.strip().strip('"')


def listed(text: str, line: Line) -> list[str]:
    """The names in a list."""
    names, at = [], 0
    while at < len(text.rstrip()):
        match = NAME.match(text, at)
        if not match:
            raise line.error(f"cannot read the names at {text[at:].strip()!r}")
        names.append(match.group(1) or match.group(2))
        at = match.end()
    if not names:
        raise line.error("a name is missing")
    return names


def one_name(text: str, line: Line) -> list[str]:
    """A list of just one name, which may hold commas only within quotes."""
    names = listed(text, line)
    if len(names) != 1:
        raise line.error("one name is needed; put quotes round a name that holds a comma")
    return names


def organization_id(name: str, line: Line) -> str:
    """The id of an organization told by name or id."""
    one = slug(canonical_key(name))
    if not one:
        raise line.error(f"{name!r} holds no letter")
    return one


def target_of(name: str, line: Line) -> tuple[str, Kind]:
    """The id and kind of what a name or code stands for: a country where it is a country's code or name."""
    code = country_code(name)
    return (code, "country") if code else (organization_id(name, line), "organization")


def country_code(name: str) -> str:
    """The code of a country told by code or English name; "" for none."""
    countries = all_countries()
    if CODE.match(name) and name in countries:
        return name
    return next((code for code, country in countries.items() if country.label.casefold() == name.casefold()), "")
