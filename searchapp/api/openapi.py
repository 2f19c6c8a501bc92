"""The OpenAPI document, read off the app's routes, the table of parameters and the shapes of the answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from inspect import getdoc
from typing import Any

from apispec import APISpec
from flask import Flask
from msgspec.json import schema_components
from werkzeug.routing import Rule

from searchapp import __version__
from searchapp.api.documented import Description, description_of
from searchapp.api.problems import MEDIA_TYPE, Problem
from searchapp.model.facets import DATE, FACETS
from searchapp.model.record import ArticleRecord
from searchapp.model.result import Facet, FacetSearchAnswer, Histogram, SearchAnswer
from searchapp.model.value_profile import ValueProfile
from searchapp.search.parameters.table import DEFAULTS, LIST_VALUES, Parameter

OPENAPI_VERSION = "3.1.0"
REFERENCE = "#/components/schemas/{name}"
PROBLEMS = {
    400: "What was asked cannot be read; `errors` names each fault",
    401: "The password or the token is missing or wrong",
    404: "There is no such thing",
    414: "The address is too long",
    429: "Too many requests; the header Retry-After tells when there may be another",
    503: "There is no index that can be used",
}
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")


@lru_cache(maxsize=1)  # it takes as long as ten searches
def openapi_document(app: Flask, blueprint: str) -> dict[str, Any]:
    """The OpenAPI document of a blueprint's routes, made once for an app; not to be changed."""
    spec = APISpec(
        "searchapp",
        __version__,
        OPENAPI_VERSION,
        info={"description": "Full-text search over a news corpus, with facets by organization, country and date."},
    )
    for name, schema in _schemas().items():
        spec.components.schema(name, schema)
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        if rule.endpoint.startswith(f"{blueprint}."):
            spec.path(ARGUMENT.sub(r"{\1}", rule.rule), operations={"get": _operation(app, rule)})
    return spec.to_dict()


def _schemas() -> dict[str, Any]:
    shapes = (SearchAnswer, Facet, Histogram, FacetSearchAnswer, ValueProfile, ArticleRecord, Problem)
    _, schemas = schema_components(shapes, ref_template=REFERENCE)
    schemas["SearchAnswer"]["properties"]["facets"] = _facets_schema()
    schemas["Hit"]["required"] = ["id"]  # the parameter `fields` may leave the others out
    return schemas


def _facets_schema() -> dict[str, Any]:
    shapes = {**dict.fromkeys(FACETS, Facet), DATE: Histogram}
    facets = {name: {"$ref": REFERENCE.format(name=shape.__name__)} for name, shape in shapes.items()}
    return {"type": "object", "properties": facets, "additionalProperties": False}


def _operation(app: Flask, rule: Rule) -> dict[str, Any]:
    view = app.view_functions[rule.endpoint]
    description = description_of(view)
    return {
        "operationId": rule.endpoint.partition(".")[2],
        "summary": getdoc(view),
        "parameters": [*_path_parameters(rule, description), *map(_query_parameter, description.parameters)],
        "responses": {"200": _answer(description), **dict(_problem_answers())},
    }


def _path_parameters(rule: Rule, description: Description) -> Iterator[dict[str, Any]]:
    for name in ARGUMENT.findall(rule.rule):
        schema = {"enum": list(description.formats)} if name == "suffix" else {"minLength": 1}
        yield {"name": name, "in": "path", "required": True, "schema": {"type": "string", **schema}}


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
    return {"name": parameter.name, "in": "query", "description": parameter.description, "schema": schema}


def _answer(description: Description) -> dict[str, Any]:
    if description.media_types:
        text = {"schema": {"type": "string"}}
        return {"description": "The text of the file", "content": dict.fromkeys(description.media_types, text)}
    if description.answer is None:
        schema: dict[str, Any] = {"type": "object"}
        return {"description": "This document", "content": {"application/json": {"schema": schema}}}
    schema = {"$ref": REFERENCE.format(name=description.answer.__name__)}
    return {"description": getdoc(description.answer), "content": {"application/json": {"schema": schema}}}


def _problem_answers() -> Iterator[tuple[str, dict[str, Any]]]:
    schema = {"$ref": REFERENCE.format(name=Problem.__name__)}
    for status, meaning in PROBLEMS.items():
        yield str(status), {"description": meaning, "content": {MEDIA_TYPE: {"schema": schema}}}
