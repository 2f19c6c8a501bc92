"""The OpenAPI document, read off the app's routes, the table of parameters and the shapes of the answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from inspect import getdoc
from pathlib import Path
from typing import Any

import orjson
from apispec import APISpec
from flask import Flask
from msgspec import Struct
from msgspec.json import schema_components
from werkzeug.routing import Rule

from searchapp import __version__
from searchapp.api.documented import Description, description_of
from searchapp.api.problems import MEDIA_TYPE, Problem
from searchapp.model.facets import DATE, FACETS
from searchapp.model.result import Facet, Histogram
from searchapp.search.parameters.table import DEFAULTS, LIST_VALUES, Parameter

_OPENAPI_VERSION = "3.1.0"
_REFERENCE = "#/components/schemas/{name}"
_PROBLEMS = {
    400: "What was asked cannot be read; `errors` names each fault",
    401: "The password or the token is missing or wrong",
    404: "There is no such thing",
    414: "The address is too long",
    429: "Too many requests; the header Retry-After tells when there may be another",
    503: "There is no index that can be used",
}
_ETAG = "ETag"
_TAG = "Of this answer; sent back as `If-None-Match`, it asks whether there is another by now"
_NOT_MODIFIED = "The answer is still the one that has the tag in `If-None-Match`"
EXAMPLES = Path(__file__).parent / "data" / "answers.json"
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")


@lru_cache(maxsize=1)  # it takes as long as ten searches
def openapi_document(app: Flask, blueprint: str) -> dict[str, Any]:
    """The OpenAPI document of a blueprint's routes, made once for an app; not to be changed."""
    spec = APISpec(
        "searchapp",
        __version__,
        _OPENAPI_VERSION,
        info={"description": "Full-text search over a news corpus, with facets by organization, country and date."},
    )
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith(f"{blueprint}.")]
    for name, schema in _schemas(description_of(app.view_functions[rule.endpoint]).answer for rule in rules).items():
        spec.components.schema(name, schema)
    for rule in sorted(rules, key=lambda rule: rule.rule):
        spec.path(ARGUMENT.sub(r"{\1}", rule.rule), operations={"get": _operation(app, rule)})
    return spec.to_dict()


@lru_cache(maxsize=1)
def _examples() -> dict[str, Any]:
    """Answers over the sample articles, by the names of their views."""
    examples: dict[str, Any] = orjson.loads(EXAMPLES.read_bytes())
    return examples


def _schemas(answers: Iterable[type[Struct] | None]) -> dict[str, Any]:
    """The schemas of the answers, and of what an answer holds by name."""
    shapes = {Facet, Histogram, Problem, *filter(None, answers)}
    _, schemas = schema_components(shapes, ref_template=_REFERENCE)
    schemas["SearchAnswer"]["properties"]["facets"] = _facets_schema()
    schemas["Hit"]["required"] = ["id"]  # the parameter `fields` may leave the others out
    return schemas


def _facets_schema() -> dict[str, Any]:
    shapes = {**dict.fromkeys(FACETS, Facet), DATE: Histogram}
    facets = {name: {"$ref": _REFERENCE.format(name=shape.__name__)} for name, shape in shapes.items()}
    return {"type": "object", "properties": facets, "additionalProperties": False}


def _operation(app: Flask, rule: Rule) -> dict[str, Any]:
    view = app.view_functions[rule.endpoint]
    description = description_of(view)
    name = rule.endpoint.partition(".")[2]
    answers = {"200": _answer(description, _examples().get(name))}
    if description.is_of_index:
        answers["200"]["headers"] = {_ETAG: {"description": _TAG, "schema": {"type": "string"}}}
        answers["304"] = {"description": _NOT_MODIFIED}
    return {
        "operationId": name,
        "summary": getdoc(view),
        "parameters": [*_path_parameters(rule, description), *map(_query_parameter, description.parameters)],
        "responses": {**answers, **dict(_problem_answers())},
    }


def _path_parameters(rule: Rule, description: Description) -> Iterator[dict[str, Any]]:
    for name in ARGUMENT.findall(rule.rule):
        is_format = name == "suffix"
        schema = {"enum": list(description.formats)} if is_format else {"minLength": 1}
        example = description.formats[0] if is_format else description.path_examples[name]
        path = {"name": name, "in": "path", "required": True}
        yield {**path, "schema": {"type": "string", **schema}, "example": example}


def _query_parameter(parameter: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "type": parameter.type,
        "enum": list(parameter.enum),
        "pattern": parameter.pattern,
        "minimum": parameter.minimum,
        "maximum": parameter.maximum,
        "maxLength": parameter.max_length,
    }
    schema = {name: value for name, value in schema.items() if value not in (None, "", [])}
    if parameter.repeated:
        schema = {"type": "array", "items": schema, "maxItems": LIST_VALUES}
    elif DEFAULTS.get(parameter.attribute) not in (None, ""):
        schema["default"] = DEFAULTS[parameter.attribute]
    described = {"name": parameter.name, "in": "query", "description": parameter.description, "schema": schema}
    return {**described, "example": parameter.typed_example} if parameter.example else described


def _answer(description: Description, example: object) -> dict[str, Any]:
    if description.media_types:
        text = {"schema": {"type": "string"}}
        return {"description": "The text of the file", "content": dict.fromkeys(description.media_types, text)}
    if description.answer is None:
        schema: dict[str, Any] = {"type": "object"}
        return {"description": "This document", "content": {"application/json": {"schema": schema}}}
    schema = {"$ref": _REFERENCE.format(name=description.answer.__name__)}
    content = {"schema": schema, "example": example}
    return {"description": getdoc(description.answer), "content": {"application/json": content}}


def _problem_answers() -> Iterator[tuple[str, dict[str, Any]]]:
    schema = {"$ref": _REFERENCE.format(name=Problem.__name__)}
    refused = {"400": {"example": _examples()["problem"]}}
    for status, meaning in _PROBLEMS.items():
        yield (
            str(status),
            {"description": meaning, "content": {MEDIA_TYPE: {"schema": schema, **refused.get(str(status), {})}}},
        )
