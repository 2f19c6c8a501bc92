"""What each route takes and answers with, written on its view, so that the OpenAPI document can be read off the app."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from flask import Response
from msgspec import Struct, field

from searchapp.search.parameters.table import Parameter

View = TypeVar("View", bound=Callable[..., Response])
_ATTRIBUTE = "searchapp_description"


class Description(Struct, frozen=True):
    """The shape of a view's answer and the query parameters that it takes; `answer` is None for any object.

    An answer that is not JSON has media types instead, one for each value of the argument that picks its format.
    """

    answer: type[Struct] | None
    parameters: tuple[Parameter, ...]
    media_types: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()  # values of the route's argument `suffix`
    path_examples: Mapping[str, str] = field(default_factory=dict)  # values of the route's other arguments

    @property
    def is_of_index(self) -> bool:
        """Whether the answer comes from the index: it then has a tag by the index's state."""
        return self.answer is not None or bool(self.media_types)


def documented(
    answer: type[Struct] | None,
    parameters: tuple[Parameter, ...] = (),
    media_types: tuple[str, ...] = (),
    formats: tuple[str, ...] = (),
    **path_examples: str,
) -> Callable[[View], View]:
    """A decorator that notes on a view what it answers with and takes, and a value of each of its route's arguments."""

    def note(view: View) -> View:
        """The view itself, with the note on it."""
        setattr(view, _ATTRIBUTE, Description(answer, parameters, media_types, formats, path_examples))
        return view

    return note


def description_of(view: Callable[..., object]) -> Description:
    """What was noted on a view."""
    description: Description = getattr(view, _ATTRIBUTE)
    return description
