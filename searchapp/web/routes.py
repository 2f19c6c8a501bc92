"""The routes of the pages: each reads a request, asks the index, and shows what it answers."""

from __future__ import annotations

import re
from datetime import date
from http import HTTPStatus

import msgspec
from flask import Blueprint, Response, render_template, request
from msgspec.structs import replace
from werkzeug.exceptions import HTTPException

from searchapp import api
from searchapp.errors import BackendError, NotFoundError, ValueUnknownError
from searchapp.exports import BY_SUFFIX
from searchapp.model.facets import FACETS
from searchapp.model.request import SearchRequest
from searchapp.search.parameters.query_strings import parse
from searchapp.search.parameters.values import VALUE_CHARS
from searchapp.web.articles.article_page import article_view_of
from searchapp.web.articles.copies_page import copies_view_of, like_view_of
from searchapp.web.articles.neighbours import neighbours_of
from searchapp.web.articles.why_page import why_view_of
from searchapp.web.correcting.forms import form_state
from searchapp.web.error_page import error_view_of
from searchapp.web.facet_panels import values_view_of
from searchapp.web.formatting import date_text
from searchapp.web.help_page import help_lines
from searchapp.web.links import article_href
from searchapp.web.request_labels import labels_of
from searchapp.web.results_page import page_request, results_view_of
from searchapp.web.value_page import profile_view_of, unknown_value_view_of

_SIMILAR_SHOWN = 5
_JOINED_SUFFIXES = ("csv", "jsonl", "ris", "bib")  # formats of which the page of bookmarks puts files together
# What mailers and networks put behind every address that is followed there, to count readers by.
_TRACKING = re.compile(r"(?:utm_\w+|(?:fb|g|ms|dc|tw|tt|y)clid|mc_[ce]id|_hs(?:enc|mi)|igshid|ref_src)\Z")
_VALUES_SHOWN = 200  # on the page of all values; beyond that one types their beginning

blueprint = Blueprint("pages", __name__)


@blueprint.app_context_processor
def _of_the_moment() -> dict[str, str]:
    """What every page may print: when it was looked at."""
    return {"accessed": f"accessed {date_text(date.today().isoformat())}"}


@blueprint.get("/")
def search() -> str | Response:
    """The search page: results, facets and the chart; the address of an article leads to that."""
    search_request, index = _search_request(), api.current_index()
    if search_request == SearchRequest(search_request.text) and (article_id := index.article_at(search_request.text)):
        return Response(status=HTTPStatus.FOUND, headers={"Location": article_href(article_id)})
    page = index.search(page_request(search_request))
    search_request = index.with_ids(search_request)
    labels = labels_of(index, search_request, page)
    view = results_view_of(search_request, page, labels, index.latest_addition(), index.newest_date())
    return render_template("search.html", view=view)


@blueprint.get("/facets/<name>")
def facet(name: str) -> str:
    """All values of a facet, or those that begin with what was typed."""
    if name not in FACETS:
        raise NotFoundError(f"There is no page of the values of “{name[:VALUE_CHARS]}”.")
    facet_search = api.facet_search_of(name, api.filled_pairs())
    lenient = replace(facet_search, request=page_request(facet_search.request))
    values = lenient.values(api.current_index(), _VALUES_SHOWN)
    return render_template("values.html", view=values_view_of(facet_search, values, _VALUES_SHOWN))


@blueprint.get("/facets/<name>/<article:value>")
def facet_value(name: str, value: str) -> str | tuple[str, int]:
    """What the index knows of a value of a facet; of one that it has not, which may be meant."""
    try:
        profile = api.value_profile(api.current_index(), name, value)
    except ValueUnknownError as error:
        unknown = unknown_value_view_of(name, value, error.near)
        return render_template("unknown_value.html", view=unknown), HTTPStatus.NOT_FOUND
    return render_template("value.html", view=profile_view_of(profile, api.current_index().called))


@blueprint.get("/articles/<article:article_id>")
def article(article_id: str) -> str:
    """An article with its facts; the words of the search that led here are marked."""
    search_request = _search_request()
    index = api.current_index()
    stored = index.article(article_id)
    matches = index.matches(page_request(search_request), stored.article) if search_request.text else ()
    view = article_view_of(stored, search_request, matches)
    like = like_view_of(index, index.similar(article_id, _SIMILAR_SHOWN))
    neighbours = neighbours_of(index, search_request, article_id)
    return render_template("article.html", view=view, like=like, form=form_state(), neighbours=neighbours)


@blueprint.get("/articles/<article:article_id>/copies")
def copies(article_id: str) -> str:
    """The versions of a story, with what each added and cut."""
    return render_template("copies.html", view=copies_view_of(api.current_index(), article_id))


@blueprint.get("/articles/<article:article_id>/why")
def why(article_id: str) -> str:
    """Why an article is a result of the search that led here."""
    search_request = _search_request()
    explained = api.current_index().explained(page_request(search_request), article_id)
    return render_template("why.html", view=why_view_of(explained, search_request))


@blueprint.get("/bookmarks")
def bookmarks() -> str:
    """The articles that the reader's browser has bookmarked, which only it knows."""
    formats = [BY_SUFFIX[suffix] for suffix in _JOINED_SUFFIXES]
    return render_template("bookmarks.html", formats=formats)


@blueprint.get("/healthz")
def health() -> dict[str, int]:
    """That the index answers, for whoever watches over the server; an error tells that it does not, and no path."""
    try:
        state = api.current_index().state()
    except BackendError as error:
        raise BackendError("The index cannot be searched now; the search page tells why.") from error
    return {"generation": state.generation, "documents": state.documents}


@blueprint.get("/help")
def help_page() -> str:
    """How to write a query, with examples that can be tried."""
    try:
        index = api.current_index()
    except BackendError:
        index = None
    return render_template("help.html", lines=help_lines(index), facets=[facet.plural for facet in FACETS.values()])


@blueprint.get("/favicon.ico")
def icon() -> Response:
    """The icon, for what asks for it without having read a page."""
    return Response(status=HTTPStatus.FOUND, headers={"Location": "/static/icon.svg"})


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """How a browser adds this site to its search engines (OpenSearch 1.1)."""
    return Response(
        render_template("opensearch.xml", site=request.url_root), mimetype="application/opensearchdescription+xml"
    )


@blueprint.get("/suggest")
def suggest() -> Response:
    """Texts to search for, in the form in which browsers ask search engines for them (OpenSearch Suggestions)."""
    typed = api.typed_request()
    texts = [each.query for each in api.current_index().suggestions(typed) if each.kind in ("word", "phrase")]
    return Response(msgspec.json.encode([typed.text, texts]), mimetype="application/x-suggestions+json")


def error_page(problem: api.Problem) -> str:
    """The page that says what went wrong and, of a query, where."""
    is_correction = request.path.startswith("/corrections")
    pairs = request.args.items(multi=True) if request.path == "/" else ()
    view = error_view_of(problem, request.args, is_correction, pairs)
    if is_correction and problem.status == HTTPStatus.BAD_REQUEST and (article_id := _corrected_article()):
        view = replace(view, article=article_href(article_id))
    return render_template("error.html", view=view)


def _corrected_article() -> str:
    """The id of the article that a form corrects; empty where the form may not be read."""
    try:
        return request.values.get("article", "")
    except HTTPException:  # of a host that is not ours
        return ""


def _search_request() -> SearchRequest:
    return parse((name, value) for name, value in api.filled_pairs() if not _TRACKING.match(name))
