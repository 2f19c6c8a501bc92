"""Files in, articles out: one reader a format, and page furniture taken off.

repeated = RepeatedLines.learn(find_files(paths))        # lines that many plain-text files share
for file in find_files(paths):                           # raises UserError for a path that is not there
    for article in read_articles(file, repeated):        # Article, or ArticleError as a value
        ...
"""

from __future__ import annotations

from searchapp.reading.cleaning.repeated_lines import RepeatedLines
from searchapp.reading.files import SourceFile, find_files
from searchapp.reading.readers import READERS, read_articles

__all__ = ["READERS", "RepeatedLines", "SourceFile", "find_files", "read_articles"]
