"""The corrections file: what people say about facets, one line each, applied to the facts of every article.

    merge Fars, Fars News -> Fars News Agency     all are one organization, shown so
    split Ford, Ford Motor Credit                 these are never one organization
    rename fars-news-agency -> Fars News          the label that is shown (the id stays)
    never Finance [as organization]               not an organization (or: as country, as person)
    always "Blue Door" is organization            one, wherever the text has this name
    always "Rita Mill" is person                  a person, and no organization
    always "Albion" is country GB

Names or ids, countries by their ISO 3166-1 code (`TR`) or English name; quotes where a name holds a comma; # begins a
comment. What is said of organizations' names holds for persons of that name too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches

from msgspec import Struct

from searchapp.errors import CorrectionError
from searchapp.extraction.corrections.application import Kind, Rules, changed_ids, corrected_facts
from searchapp.extraction.name_words.name_keys import canonical_key, slug
from searchapp.extraction.people.person_names import person_id
from searchapp.geo.countries import all_countries
from searchapp.model.article import Article
from searchapp.model.facts import Facts

_MESSAGE_CHARS = 400  # of what is wrong with a line, which may be a file's

_COMMENT = re.compile(r"(^|\s)#.*")
_NAME = re.compile(r'\s*(?:"([^"]+)"|([^,"]+?))\s*(?:,|$)')
_KINDS = frozenset(("organization", "country", "person"))
_CODE = re.compile(r"[A-Z]{2}$")
_USAGE = {
    "merge": "merge NAME, NAME … -> NAME",
    "split": "split NAME, NAME …",
    "rename": "rename NAME -> LABEL",
    "never": "never NAME [as organization|country|person]",
    "always": 'always "NAME" is organization, or: is person, or: is country CODE',
}


class Corrections:
    """The corrections of a file, to be applied to the facts of articles."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules

    @classmethod
    def decode(cls, content: bytes, path: str) -> Corrections:
        """The corrections in the bytes of a file; `path` is its name in errors. Raises CorrectionError."""
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            raise CorrectionError(path, line, "not UTF-8; save the file as UTF-8") from error
        return cls.parse(text.replace("\r\n", "\n").replace("\r", "\n"), path)  # as editors end lines

    @classmethod
    def parse(cls, text: str, path: str = "corrections.txt") -> Corrections:
        """The corrections in a text; `path` is its name in errors."""
        return cls(rules_in(text, path))

    def __bool__(self) -> bool:
        return self._rules != Rules()

    def organization_of(self, organization_id: str) -> str:
        """The id that a merge has put in place of this one, or this one."""
        return self._rules.target_of("organization", organization_id)

    def changed_ids(self, before: Corrections) -> dict[Kind, set[str]] | None:
        """The ids that an article shows by other corrections if these change anything in it, by kind; None where that
        cannot be told by ids."""
        return changed_ids(before._rules, self._rules)

    def apply(self, article: Article, facts: Facts) -> Facts:
        """The corrected facts of an article; to apply them twice changes nothing more."""
        return corrected_facts(self._rules, article, facts)


def without_comment(line: str) -> str:
    """What a line of the file says; empty where it says nothing."""
    return _COMMENT.sub("", line).strip()


def rules_in(text: str, path: str = "corrections.txt") -> Rules:
    """The rules that the lines of a text state; `path` is its name in errors. Raises CorrectionError."""
    rules = Rules()
    for number, line in enumerate(text.split("\n"), start=1):
        plain = without_comment(line)
        if plain:
            _read_line(rules, Line(path, number, *plain.partition(" ")[::2]))
    return rules


class Line(Struct, frozen=True):
    """A line of the file: its verb and the rest."""

    path: str
    number: int
    verb: str
    rest: str

    def error(self, message: str) -> CorrectionError:
        """The error of this line, which ends with its usage."""
        usage = _USAGE.get(self.verb)
        message = message if len(message) <= _MESSAGE_CHARS else f"{message[:_MESSAGE_CHARS]}…"
        return CorrectionError(self.path, self.number, f"{message}; write: {usage}" if usage else message)


def _read_line(rules: Rules, line: Line) -> None:
    """Add a line to the rules."""
    reader = READERS.get(line.verb)
    if reader is None:
        near = get_close_matches(line.verb, _USAGE, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"a line begins with {', '.join(_USAGE)}"
        raise line.error(f"unknown correction {line.verb!r}; {hint}")
    reader(rules, line)


def _read_merge(rules: Rules, line: Line) -> None:
    """`merge NAME, NAME -> NAME`."""
    names, label = _names_and_label(line)
    target, kind = _target(label, line)
    for name in names:
        source, other = _target(name, line)
        if other != kind:
            raise line.error(f"{name!r} is a country and {label!r} an organization, or the reverse")
        if source == target:
            continue
        _refuse_if(
            rules.merged[kind].get(source, target) != target, line, f"{name!r} is merged into something else above"
        )
        _refuse_if(rules.target_of(kind, target) == source, line, f"{label!r} is merged into {name!r} above")
        _refuse_if(rules.is_split(source, target), line, f"{name!r} and {label!r} are split above")
        rules.merged[kind][source] = target
        if kind == "organization" and person_id(name) != person_id(label):
            rules.merged["person"][person_id(name)] = person_id(label)
    if kind == "organization":
        rules.labels[kind].setdefault(target, label)
        rules.labels["person"].setdefault(person_id(label), label)


def _read_split(rules: Rules, line: Line) -> None:
    """`split NAME, NAME`."""
    names = names_in(line.rest, line)
    if len(names) < 2:
        raise line.error("two names or more are needed")
    group = {_organization_id(name, line): name for name in names}
    for entity_id, name in group.items():
        _refuse_if(
            rules.merged["organization"].get(entity_id) in group,
            line,
            f"{name!r} is merged with another of these above",
        )
    rules.split.append(group)


def _read_rename(rules: Rules, line: Line) -> None:
    """`rename NAME -> LABEL`."""
    names, label = _names_and_label(line)
    if len(names) != 1:
        raise line.error("one name only can be renamed")
    entity_id, kind = _target(names[0], line)
    _refuse_if(rules.renamed[kind].get(entity_id, label) != label, line, f"{names[0]!r} is renamed differently above")
    rules.renamed[kind][entity_id] = label
    if kind == "organization":
        rules.renamed["person"][person_id(names[0])] = label


def _read_never(rules: Rules, line: Line) -> None:
    """`never NAME [as organization|country|person]`."""
    name, has_kind, kind = line.rest.rpartition(" as ")
    if has_kind and kind.strip() not in _KINDS:
        raise line.error(f"not a kind of facet: {kind.strip()!r}")
    (name,) = _single_name(name if has_kind else line.rest, line)
    kinds = {kind.strip()} if has_kind else _KINDS
    code = country_code(name)
    if has_kind and "country" in kinds and not code:
        raise line.error(f"no country is called {name!r}")
    if code and "country" in kinds:
        rules.never["country"].add(code)
    if "person" in kinds and not _CODE.match(name):
        identity = person_id(name)
        is_always = identity in map(person_id, rules.always_person)
        _refuse_if(is_always, line, f"{name!r} is always a person, it says above")
        rules.never["person"].add(identity)
    if "organization" in kinds and not _CODE.match(name):
        entity_id = _organization_id(name, line)
        is_always = entity_id in map(canonical_slug, rules.always_organization)
        _refuse_if(is_always, line, f"{name!r} is always an organization, it says above")
        rules.never["organization"].add(entity_id)


def _read_always(rules: Rules, line: Line) -> None:
    """`always "NAME" is organization`, `always "NAME" is person` or `always "NAME" is country CODE`."""
    name, has_kind, kind = line.rest.rpartition(" is ")
    (name,) = _single_name(name, line) if has_kind else ("",)
    words = kind.split()
    if words == ["organization"]:
        entity_id = _organization_id(name, line)
        _refuse_if(entity_id in rules.never["organization"], line, f"{name!r} is never an organization, it says above")
        rules.always_organization.append(name)
    elif words == ["person"]:
        entity_id = _organization_id(name, line)
        _refuse_if(person_id(name) in rules.never["person"], line, f"{name!r} is never a person, it says above")
        is_organization = entity_id in map(canonical_slug, rules.always_organization)
        _refuse_if(is_organization, line, f"{name!r} is always an organization, it says above")
        rules.always_person.append(name)
        rules.never["organization"].add(entity_id)
    elif len(words) >= 2 and words[0] == "country":
        code = country_code(" ".join(words[1:]))
        if not code:
            raise line.error(f"no country is called {' '.join(words[1:])!r}")
        rules.always_country.append((name, code))
    else:
        raise line.error("it must end in `is organization`, `is person` or `is country CODE`")


READERS: Mapping[str, Callable[[Rules, Line], None]] = {
    "merge": _read_merge, "split": _read_split, "rename": _read_rename, "never": _read_never, "always": _read_always,
}  # fmt: skip


def _refuse_if(contradicts: bool, line: Line, message: str) -> None:
    """Raise the error of a line that contradicts one above."""
    if contradicts:
        raise line.error(f"{message}: remove one of the two lines")


def _names_and_label(line: Line) -> tuple[list[str], str]:
    """The names before the arrow, and the label after it."""
    before, has_arrow, after = line.rest.partition("->")
    if not has_arrow or not after.strip():
        raise line.error("there is no `-> NAME`")
    return names_in(before, line), after.strip().strip('"')


def names_in(text: str, line: Line) -> list[str]:
    """The names in a list."""
    names, offset = [], 0
    while offset < len(text.rstrip()):
        match = _NAME.match(text, offset)
        if not match:
            raise line.error(f"cannot read the names at {text[offset:].strip()!r}")
        names.append(match.group(1) or match.group(2))
        offset = match.end()
    if not names:
        raise line.error("a name is missing")
    return names


def _single_name(text: str, line: Line) -> list[str]:
    """A list of a single name, which may contain commas only in quotes."""
    names = names_in(text, line)
    if len(names) != 1:
        raise line.error("one name is needed; put quotes round a name that holds a comma")
    return names


def canonical_slug(name: str) -> str:
    """The id that an organization's name has."""
    return slug(canonical_key(name))


def _organization_id(name: str, line: Line) -> str:
    """The id of an organization, from its name or id."""
    entity_id = slug(canonical_key(name))
    if not entity_id:
        raise line.error(f"{name!r} holds no letter")
    return entity_id


def _target(name: str, line: Line) -> tuple[str, Kind]:
    """The id and kind that a name or code means: a country where it is a country's code or name."""
    code = country_code(name)
    return (code, "country") if code else (_organization_id(name, line), "organization")


def country_code(name: str) -> str:
    """The code of a country told by code or English name; "" for none."""
    countries = all_countries()
    if _CODE.match(name) and name in countries:
        return name
    return next((code for code, country in countries.items() if country.label.casefold() == name.casefold()), "")
