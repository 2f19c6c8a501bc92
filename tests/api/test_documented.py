"""What is noted on a view can be read off it, and the view is as it was."""

from __future__ import annotations

import pytest
from flask import Flask, Response

from searchapp.api.documented import Description, description_of, documented
from searchapp.model.result import SearchAnswer
from searchapp.search.parameters.table import PARAMETERS


def test_a_note_says_what_a_view_takes_and_answers() -> None:
    @documented(SearchAnswer, PARAMETERS[:2])
    def view() -> Response:
        """A search."""
        return Response("tea")

    assert description_of(view) == Description(SearchAnswer, PARAMETERS[:2])
    assert (view.__doc__, view().data) == ("A search.", b"tea")


def test_a_view_without_a_note_has_none() -> None:
    with pytest.raises(AttributeError, match="has no attribute"):
        description_of(lambda: Response())


def test_every_route_of_the_endpoint_is_described_with_one_media_type_a_format(app: Flask) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("api.")]
    assert len(rules) > 8
    for rule in rules:
        description = description_of(app.view_functions[rule.endpoint])
        assert ("suffix" in rule.arguments) is bool(description.formats), rule.rule
        assert len(description.formats) == len(description.media_types)
