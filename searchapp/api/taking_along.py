"""The endpoint's files to take along: a whole result in one of the formats of export, and an article's citation."""

from __future__ import annotations

from codecs import BOM_UTF8
from datetime import datetime, timezone
from itertools import chain
from urllib.parse import quote

from flask import Response, request

from searchapp.api.documented import documented
from searchapp.api.given import expect_only, filled_pairs
from searchapp.api.live_index import current_index
from searchapp.api.routes import blueprint, fresh
from searchapp.errors import NotFoundError, ParameterError
from searchapp.exports import (
    BY_SUFFIX,
    CITATION_SUFFIXES,
    Export,
    cited,
    exported,
    exported_articles,
    plain_citation,
)
from searchapp.search import StoredArticle
from searchapp.search.parameters.query_strings import parse
from searchapp.search.parameters.table import OF_PAGES, PARAMETERS, Parameter
from searchapp.search.parameters.values import VALUE_CHARS

MISSING = "X-Missing-Articles"
_OF_BROWSERS = "Sec-Fetch-Site"  # a header that nobody else sends
_SENTENCE = "txt"
_PAGE_SIZE = "page-size"
_IDS = Parameter(
    name="id",
    attribute="",  # it fills no field of a request
    description="The id of an article.",
    example="monsoon-app",
    read=str,
    repeated=True,
)
_OF_PAGES = OF_PAGES - {"copies"}  # which a file heeds too
_CITATIONS = (_SENTENCE, *CITATION_SUFFIXES)


@blueprint.get("/search.<suffix>")
@documented(
    None,
    tuple(parameter for parameter in PARAMETERS if parameter.name not in _OF_PAGES),
    tuple(row.media_type for row in BY_SUFFIX.values()),
    tuple(BY_SUFFIX),
)
def export(suffix: str) -> Response:
    """All articles found, as one file: a table, records, citations, a feed or a page that needs no server.

    A feed may have `page-size`, and then has so many, the newest.
    """
    if suffix not in BY_SUFFIX:
        raise _no_format(suffix, tuple(BY_SUFFIX))
    chosen = BY_SUFFIX[suffix]
    for name in (_OF_PAGES - ({_PAGE_SIZE} if chosen.newest_first else set())) & request.args.keys():
        raise ParameterError(name, f"“{name}” is of pages, and a file has the whole result.", "unknown")
    search_request, index = parse(filled_pairs()), current_index()
    first = search_request.page_size if request.args.get(_PAGE_SIZE) else None
    return fresh(index, lambda: _file(exported(index, search_request, chosen, request.url_root, first)))


@blueprint.get("/articles.<suffix>")
@documented(None, (_IDS,), tuple(row.media_type for row in BY_SUFFIX.values()), tuple(BY_SUFFIX))
def chosen(suffix: str) -> Response:
    """The articles of some ids as one file, in this order; the header X-Missing-Articles counts ids without one."""
    if suffix not in BY_SUFFIX:
        raise _no_format(suffix, tuple(BY_SUFFIX))
    expect_only(_IDS)
    ids = tuple(dict.fromkeys(filter(None, request.args.getlist(_IDS.name))))
    if not ids:
        raise ParameterError(_IDS.name, "id: give the id of one article or more.", "missing")
    index = current_index()

    def answer() -> Response:
        articles = tuple(index.articles_with(ids))
        file = _file(exported_articles(articles, BY_SUFFIX[suffix], request.url_root))
        file.headers[MISSING] = str(len(ids) - len(articles))
        return file

    return fresh(index, answer)


def _file(whole: Export) -> Response:
    """The export as a file to be saved, or a feed to be subscribed to.

    A table that is saved in a browser begins with a mark by which spreadsheets know UTF-8; programs get none.
    """
    is_table = whole.format.media_type == "text/csv"
    has_mark = is_table and _OF_BROWSERS in request.headers
    answer = Response(chain([BOM_UTF8], whole.chunks) if has_mark else whole.chunks, mimetype=whole.format.media_type)
    if is_table:
        answer.headers["Vary"] = _OF_BROWSERS
    if not whole.format.newest_first:
        answer.headers["Content-Disposition"] = f"attachment; {_named(whole.file_name)}"
    return answer


def _named(name: str) -> str:
    """The name of a file as a header tells it (RFC 6266): in ASCII, and whole where it is in another script."""
    if name.isascii():
        return f'filename="{name}"'
    return f"filename=\"articles{name[name.rindex('.') :]}\"; filename*=UTF-8''{quote(name)}"


@blueprint.get("/articles/<article:article_id>/citation.<suffix>")
@documented(
    None,
    (),
    ("text/plain", *(BY_SUFFIX[suffix].media_type for suffix in CITATION_SUFFIXES)),
    _CITATIONS,
    article_id="kelp-ferry",
)
def citation(article_id: str, suffix: str) -> Response:
    """How to cite an article: a sentence, or an entry for a manager of references."""
    expect_only()
    if suffix not in _CITATIONS:
        raise _no_format(suffix, _CITATIONS)
    index = current_index()
    stored = index.article(article_id)
    return fresh(index, lambda: _citation(stored, suffix))


def _citation(stored: StoredArticle, suffix: str) -> Response:
    if suffix == _SENTENCE:
        today = datetime.now(timezone.utc).date()
        return Response(plain_citation(stored, today, request.url_root) + "\n", mimetype="text/plain")
    return Response(cited(stored, BY_SUFFIX[suffix], request.url_root), mimetype=BY_SUFFIX[suffix].media_type)


def _no_format(suffix: str, formats: tuple[str, ...]) -> NotFoundError:
    return NotFoundError(f"There is no format “{suffix[:VALUE_CHARS]}” here; there are {', '.join(formats)}.")
