"""The JSON endpoint (`/api/...`): a Flask blueprint, its problem documents and its OpenAPI description."""

from searchapp.api.explanation import explanation
from searchapp.api.facet_parameters import FacetSearch, facet_search_of
from searchapp.api.given import filled_pairs
from searchapp.api.live_index import EXTENSION, LiveIndex, current_index
from searchapp.api.problems import MEDIA_TYPE, Fault, Problem, problem_of
from searchapp.api.profiles import facet_value, value_profile
from searchapp.api.routes import blueprint
from searchapp.api.similar import similar
from searchapp.api.suggesting import suggest, typed_request  # whose routes are on the blueprint from then on,
from searchapp.api.taking_along import chosen, citation, export  # as are these

__all__ = [
    "EXTENSION",
    "MEDIA_TYPE",
    "FacetSearch",
    "Fault",
    "LiveIndex",
    "Problem",
    "blueprint",
    "chosen",
    "citation",
    "current_index",
    "explanation",
    "export",
    "facet_search_of",
    "facet_value",
    "filled_pairs",
    "problem_of",
    "similar",
    "suggest",
    "typed_request",
    "value_profile",
]
