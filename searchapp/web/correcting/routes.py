"""The routes of corrections: the page of all, the line of one to copy, and where the forms beside facts go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from searchapp import api
from searchapp.errors import UserError
from searchapp.ingest.corrections.editing import append_line, start_of_file, withdraw_line
from searchapp.ingest.corrections.kept_corrections import standing_by_copy, standing_of
from searchapp.ingest.watch.applying import applying_in, start_applying
from searchapp.web.correcting.access import FORM_BYTES, Correcting, correcting, may_correct
from searchapp.web.correcting.forgery import expect_own_form
from searchapp.web.correcting.forms import form_state, line_said
from searchapp.web.correcting.standing_page import standing_view_of
from searchapp.web.links import Link, article_href, corrections_href

_SEE_OTHER = 303

blueprint = Blueprint("corrections", __name__, url_prefix="/corrections")


@blueprint.get("")
def standing() -> str:
    """The corrections in force, how far new ones are applied, and the way to take one back."""
    where, form = correcting(), form_state()
    applied = api.current_index().applied_corrections()
    try:
        standing, fault = standing_of(where.path, where.folder, applied), ""
    except UserError as error:
        standing, fault = standing_by_copy(where.folder, applied), str(error)
    view = standing_view_of(standing, applying_in(where.folder), _shown(where.path))
    return _page("corrections.html", request.args, view=view, form=form, fault=fault)


@blueprint.get("/line")
def line() -> str:
    """The line of a correction, to be copied into the file."""
    return _page("correction_line.html", request.args, line=line_said(request.args))


@blueprint.post("")
def correct() -> Response:
    """Put a correction into the file, and apply it."""
    given, where = _own_form(), correcting()
    said = line_said(given)
    start_with = start_of_file(where.path, where.folder, api.current_index().applied_corrections())
    append_line(where.path, said, date.today(), start_with)
    return _apply(where, given)


@blueprint.post("/withdraw")
def withdraw() -> Response:
    """Take a correction back that was said on the page."""
    given, where = _own_form(), correcting()
    withdraw_line(where.path, given.get("line", ""))
    return _apply(where, given)


def _own_form() -> Mapping[str, str]:
    """What the form at hand says. Raises Forbidden where it is not ours, and RequestEntityTooLarge."""
    request.max_content_length = FORM_BYTES  # other requests have no body at all
    expect_own_form()
    return request.form


def _apply(where: Correcting, given: Mapping[str, str]) -> Response:
    """Apply the file as it is now, and lead to the page that shows how far that is."""
    start_applying(where.index, where.path)
    return redirect(corrections_href(given.get("article", "")), _SEE_OTHER)


def _page(template: str, given: Mapping[str, str], **values: object) -> str:
    """A page that leads back to the article that the reader came from."""
    article_id = given.get("article", "")
    back = Link("The article", article_href(article_id)) if article_id else Link("All articles", "/")
    return render_template(template, article=article_id, back=back, path=_shown(correcting().path), **values)


def _shown(path: Path) -> Path:
    """A path as it is told: to strangers, the name alone."""
    return path if may_correct() else Path(path.name)
