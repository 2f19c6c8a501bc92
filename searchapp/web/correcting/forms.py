"""The forms beside the facts: what can be said of each, and what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from msgspec import Struct

from searchapp import api
from searchapp.errors import NotFoundError, ParameterError
from searchapp.extraction.corrections.application import AnyEntity, Kind
from searchapp.extraction.corrections.correction_line import Action, Correctable, correction_line
from searchapp.extraction.corrections.rules import canonical_slug
from searchapp.extraction.name_words.name_keys import is_acronym
from searchapp.model.facts import Facts
from searchapp.model.request import SearchRequest
from searchapp.web.correcting.access import may_correct
from searchapp.web.correcting.forgery import form_token

# By kind of fact, each action with its button; those that take what was typed come first, for Enter presses the first.
CHOICES: Mapping[Kind, Sequence[tuple[Action, str]]] = {
    "organization": (
        ("merge", "Same as this"),
        ("rename", "Rename to this"),
        ("never", "Not an organization"),
        ("person", "Always a person"),
        ("always", "Always an organization"),
    ),
    "person": (
        ("merge", "Same as this"),
        ("rename", "Rename to this"),
        ("never", "Not a person"),
        ("always", "Always a person"),
    ),
    "country": (
        ("always", "This always means the country"),
        ("merge", "Same as this"),
        ("rename", "Rename to this"),
        ("never", "Never this country"),
    ),
}


class FormState(Struct, frozen=True):
    """What the forms of a page need: where they go, and the token where they are taken."""

    is_taken: bool  # else they lead to the line to copy
    token: str = ""
    choices: ClassVar[Mapping[Kind, Sequence[tuple[Action, str]]]] = CHOICES


def form_state() -> FormState:
    """The forms of the page at hand."""
    return FormState(True, form_token()) if may_correct() else FormState(False)


def line_said(given: Mapping[str, str]) -> str:
    """The line of the corrections file that a form says. Raises UserError and NotFoundError."""
    kind = next((each for each in CHOICES if each == given.get("kind")), None)
    if kind is None:
        raise ParameterError("kind", "Organizations, persons and countries can be corrected.")
    action = next((each for each, _ in CHOICES[kind] if each == given.get("action")), None)
    if action is None:
        raise ParameterError("action", f"There is no such correction of a fact of the kind “{kind}”.")
    facts = api.current_index().article(given.get("article", "")).facts
    correctable = _correctable(facts, kind, given.get("id", ""))
    name = given.get("name", "")
    if action == "merge" and kind == "organization":
        name = _known_name(name)
    return correction_line(action, correctable, name)


def _correctable(facts: Facts, kind: Kind, entity_id: str) -> Correctable:
    """A fact of an article, as a correction may name it."""
    entities: Mapping[Kind, Sequence[AnyEntity]] = {
        "organization": facts.organizations,
        "person": facts.people,
        "country": facts.countries,
    }
    for entity in entities[kind]:
        if entity.id == entity_id:
            names = dict.fromkeys(mention.text for mention in entity.mentions)
            return Correctable(kind, entity_id, entity.label, tuple(names))
    raise NotFoundError(f"The article has no {kind} “{entity_id}” any more; somebody may have corrected it.")


def _known_name(typed: str) -> str:
    """The label of the organization that the index knows by a name or an acronym; else what was typed."""
    index = api.current_index()
    ids = index.with_ids(SearchRequest(organizations=(typed,))).organizations if typed.strip() else ()
    if len(ids) != 1 or not (is_acronym(typed) or canonical_slug(typed) == ids[0]):
        return typed
    labels = index.facet_values(SearchRequest(organizations=ids), "organization")
    label = next((value.label for value in labels if value.id == ids[0]), typed)
    return label if canonical_slug(label) == ids[0] else typed
