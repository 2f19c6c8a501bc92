"""Which lines of the corrections file name a value of a facet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from searchapp.errors import CorrectionError
from searchapp.extraction.corrections.rules import Line, canonical_slug, country_code, names_in, without_comment
from searchapp.extraction.people.person_names import person_id
from searchapp.model.facets import ValueType

_VALUE_OF: Mapping[ValueType, Callable[[str], str]] = {
    "organization": canonical_slug,
    "person": person_id,
    "country": country_code,
}


def lines_about(lines: Iterable[str], value_type: ValueType, value: str) -> tuple[str, ...]:
    """The lines of a file of corrections in which a name stands for the value, without their comments."""
    value_of = _VALUE_OF.get(value_type)
    if value_of is None:
        return ()
    return tuple(line for line in map(without_comment, lines) if line and value in map(value_of, _names(line)))


def _names(plain: str) -> Iterator[str]:
    """All names in a line; none of a line that cannot be read."""
    line = Line("", 0, *plain.partition(" ")[::2])
    names, _, label = line.rest.partition("->")
    if line.verb == "never" and " as " in names:
        names = names.rpartition(" as ")[0]
    elif line.verb == "always":
        names, _, kind = names.rpartition(" is ")
        label = kind.strip().removeprefix("country").strip()
    try:
        yield from names_in(names, line)
    except CorrectionError:
        return
    if label.strip():
        yield label.strip().strip('"')
