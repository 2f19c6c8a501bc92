"""Which articles do the user's files hold? One reader a format, and the boilerplate of pages taken off.

repeated = RepeatedLines.learn(find_files(paths))        # lines that many plain-text files share
for file in find_files(paths):                           # raises UserError for a path that is not there
    for article in read_articles(file, repeated):        # Article, or ArticleError as a value
        ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from searchapp.lazy_names import lazy_names

if TYPE_CHECKING:
    from searchapp.reading.cleaning.repeated_lines import LineCounts, RepeatedLines
    from searchapp.reading.file_contents import read_articles, read_parts
    from searchapp.reading.file_formats import FORMATS, READERS, Reader
    from searchapp.reading.files import find_files, survey_changed, survey_files
    from searchapp.reading.source_file import SourceFile

__all__ = [
    "FORMATS",
    "READERS",
    "LineCounts",
    "Reader",
    "RepeatedLines",
    "SourceFile",
    "find_files",
    "read_articles",
    "read_parts",
    "survey_changed",
    "survey_files",
]

# Who follows files, or tells of them, comes through here too, and needs no reader.
__getattr__ = lazy_names(
    __name__,
    {
        "cleaning.repeated_lines": ["LineCounts", "RepeatedLines"],
        "file_contents": ["read_articles", "read_parts"],
        "file_formats": ["FORMATS", "READERS", "Reader"],
        "files": ["find_files", "survey_changed", "survey_files"],
        "source_file": ["SourceFile"],
    },
)
