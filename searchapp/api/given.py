"""What the request at hand gives, where the table of search parameters does not read all of it."""

from __future__ import annotations

from collections.abc import Iterable

from flask import request

from searchapp.errors import ParameterError
from searchapp.search.parameters.table import BY_NAME, Parameter


def filled_pairs() -> list[tuple[str, str]]:
    """The parameters that were filled in: a form also sends its empty fields.

    A name that is none of a search stays: of q=AT&T the T is no field of a form.
    """
    return [(name, value) for name, value in request.args.items(multi=True) if value or name not in BY_NAME]


def expect_only(*parameters: Parameter) -> None:
    """Refuse whatever parameters the request has beside these."""
    known = {parameter.name for parameter in parameters}
    for name in request.args:
        if name not in known:
            raise ParameterError(name, f"There is no parameter “{name}” here.", "unknown")


def only_text(parameter: Parameter, pairs: Iterable[tuple[str, str]]) -> str:
    """The text given to a parameter, empty where it is not given. Raises ParameterError."""
    texts = [value for name, value in pairs if name == parameter.name]
    if len(texts) > 1:
        raise ParameterError(parameter.name, f"{parameter.name}: it can be given only once.", "repeated")
    text = texts[0] if texts else ""
    if parameter.max_length is not None and len(text) > parameter.max_length:
        allowed = f"{parameter.max_length:,} characters are allowed."
        raise ParameterError(parameter.name, f"{parameter.name}: {allowed}", "too_long")
    return text
