"""What the values of facets are, by their type: how typed text becomes one, what people read, what is written alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from searchapp.geo.countries import country_code_typed, country_like, is_two_letters, standard_code
from searchapp.model.facets import FacetField, TextKind, ValueType
from searchapp.text.analyzer import fold
from searchapp.text.languages import language_code, language_like, language_name
from searchapp.text.writers import in_order, writers_of

NAME_MEMO = 1 << 14  # sources, sections and bylines: the writers of a large paper


class Codes(Struct, frozen=True):
    """Values that are codes, whose names are all known: so no article has to have one for it to be told."""

    noun: str
    example: str
    like: Callable[[str], str]  # the name that is written nearly as a text; empty where there is none

    def remedy(self, text: str, example: str) -> str:
        """What whoever typed a text that is none may do: the one that is written nearly so, or its code."""
        near = self.like(text)
        return f"did you mean {near}?" if near else f"write its code, {example}."


class ValueKind(Struct, frozen=True):
    """The values of one type."""

    given_as: str  # in the description of a parameter
    value_of: Callable[[str], str]  # of a name or a code as people type it; empty where it is none
    label_of: Callable[[str], str] = str  # what people read instead of the text of an article
    joint: str = "-"  # between the words of a name in a value
    codes: Codes | None = None


class KnownNames(Struct, frozen=True):
    """How the name of an organization or a person becomes an id."""

    organization_id: Callable[[str], str]
    person_id: Callable[[str], str]
    full_names: Mapping[str, str]  # of organizations that everyone knows by a short one


@lru_cache(maxsize=1)
def known_names() -> KnownNames:
    """The names and ids that extraction goes by."""
    # Not at the top: they bring the lists of names with them, and few queries name an organization.
    from searchapp.extraction.name_words.lexicon import lexicon
    from searchapp.extraction.name_words.name_keys import canonical_key, slug
    from searchapp.extraction.people.person_names import person_id

    return KnownNames(lambda name: slug(canonical_key(name)), person_id, lexicon().full_names)


@lru_cache(maxsize=NAME_MEMO)
def name_id(name: str) -> str:
    """The facet value of a plain name: the name without case, accents and runs of spaces."""
    return " ".join(fold(name).split())


def _country(text: str) -> str:
    """What has two letters is a code, be it a country's or not."""
    code = standard_code(text)
    return code if is_two_letters(code) else country_code_typed(text) or ""


def _language(text: str) -> str:
    """What has two letters is a code, be it a language's or not."""
    code = text.strip().lower()
    return language_code(text) or (code if is_two_letters(code) else "")


VALUE_TYPES: Mapping[ValueType, ValueKind] = {
    "organization": ValueKind("its id or a name", lambda name: known_names().organization_id(name)),
    "person": ValueKind("the id or a name", lambda name: known_names().person_id(name)),
    "country": ValueKind("ISO 3166-1 or a name", _country, codes=Codes("country", "IR", country_like)),
    "language": ValueKind("ISO 639-1", _language, language_name, codes=Codes("language", "de", language_like)),
    "name": ValueKind("its name", name_id, joint=" "),
}


def kind_of(facet: FacetField) -> ValueKind:
    """What the values of a facet are."""
    return VALUE_TYPES[facet.value_type]


def id_called(facet: FacetField, name: str) -> str:
    """The value that a name stands for: people may be called by the family name first, as in `Lontra, Ana`."""
    is_of_people = facet.value_type == "person" or facet.holds == "writers"
    return kind_of(facet).value_of(in_order(name) if is_of_people else name)


# ---- texts of articles that hold several names ---------------------------------------------------


def names_in(facet: FacetField, text: str) -> Iterable[str]:
    """The names in the text of an article that a facet has its values from."""
    return _NAMES_IN[facet.holds](text)


def _writers_in(byline: str) -> Iterator[str]:
    return map(in_order, writers_of(byline))


def _sections_in(section: str) -> Iterator[str]:
    """The sections of a list such as `World, News`."""
    return (part for each in section.split(",") if (part := each.strip(" -–—")))


_NAMES_IN: Mapping[TextKind, Callable[[str], Iterable[str]]] = {
    "name": lambda text: (text,),
    "writers": _writers_in,
    "sections": _sections_in,
}
