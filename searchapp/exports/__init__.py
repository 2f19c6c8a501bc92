"""Whole results to take along: tables, records, citations, feeds and dossiers, written as they are read."""

from searchapp.exports.citations import plain_citation
from searchapp.exports.formats import (
    BY_SUFFIX,
    CITATION_SUFFIXES,
    EXPORT_FORMATS,
    Export,
    ExportFormat,
    cited,
    exported,
)

__all__ = [
    "BY_SUFFIX",
    "CITATION_SUFFIXES",
    "EXPORT_FORMATS",
    "Export",
    "ExportFormat",
    "cited",
    "exported",
    "plain_citation",
]
