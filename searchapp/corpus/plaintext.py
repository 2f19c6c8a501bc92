"""An article from plain text as people paste it from a page: its headline, section, byline, date and credits told from its body."""

from __future__ import annotations

from collections.abc import Iterator

from searchapp.corpus.files import SourceFile
from searchapp.corpus.furniture import body_lines
from searchapp.corpus.identity import file_id
from searchapp.corpus.lines import join_lines, split_lines
from searchapp.corpus.repeated import RepeatedLines
from searchapp.errors import ArticleError
from searchapp.models import Article


def read_plain_text(
    file: SourceFile, text: str, repeated: RepeatedLines | None = None
) -> Iterator[Article | ArticleError]:
    """The one article of a plain-text file, or why there is none."""
    lines = [line for line in split_lines(text) if repeated is None or line.text not in repeated]
    kept = body_lines(lines)
    yield Article(
        id=file_id(file),
        body=join_lines([line for line, is_body in zip(lines, kept, strict=True) if is_body]),
        path=file.path,
        title=next((line.text for line, is_body in zip(lines, kept, strict=True) if not is_body), ""),
    )
