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
    exported_articles,
)

__all__ = [
    "BY_SUFFIX",
    "CITATION_SUFFIXES",
    "EXPORT_FORMATS",
    "Export",
    "ExportFormat",
    "cited",
    "exported",
    "exported_articles",
    "plain_citation",
]
