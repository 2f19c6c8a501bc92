"""The JSON endpoint (`/api/...`): a Flask blueprint, its problem documents and its OpenAPI description."""

from searchapp.api.facet_parameters import FacetSearch, facet_search_of
from searchapp.api.live_index import EXTENSION, LiveIndex, current_index
from searchapp.api.problems import MEDIA_TYPE, Fault, Problem, problem_of
from searchapp.api.routes import blueprint

__all__ = [
    "EXTENSION",
    "MEDIA_TYPE",
    "FacetSearch",
    "Fault",
    "LiveIndex",
    "Problem",
    "blueprint",
    "current_index",
    "facet_search_of",
    "problem_of",
]
