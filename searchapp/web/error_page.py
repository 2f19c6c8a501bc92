"""The page of an error: in words and, where a query is at fault, with the faulty character marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from urllib.parse import urlencode

from msgspec import Struct

from searchapp.api import Fault, Problem
from searchapp.model.result import QueryFault

TITLES = {
    400: "This search cannot be read",
    401: "A password is needed",
    403: "This is not taken from here",
    404: "There is no such page",
    405: "This page can only be read",
    413: "This is too long",
    414: "This address is too long",
    429: "Too many requests",
    503: "There is no index to search in",
}
_CORRECTION_TITLES = {**TITLES, 400: "This cannot be corrected so", 404: "There is no such fact or correction"}
SHOWN_CHARS = 60  # of a long query on each side of the fault
END_SIGN = "⌶"  # stands where the query ended too soon


class FaultView(Struct, frozen=True):
    """One fault; `character` is the faulty one, `before` and `after` what surrounds it."""

    message: str
    marked: bool = False
    before: str = ""
    character: str = ""
    after: str = ""


class ErrorView(Struct, frozen=True):
    """The page of a failure; `text` goes back into the search box so that it can be put right.

    `without` is the address of the same search without what is wrong in it, empty where nothing else was asked for;
    `article` that of the article which was to be corrected.
    """

    title: str
    detail: str
    text: str
    in_query: bool
    can_search: bool
    faults: tuple[FaultView, ...]
    without: str = ""
    article: str = ""


def error_view_of(
    problem: Problem, params: Mapping[str, str], is_correction: bool = False, pairs: Iterable[tuple[str, str]] = ()
) -> ErrorView:
    """The page for `problem` of a request with these parameters; `pairs` are all of them where it was a search."""
    titles = _CORRECTION_TITLES if is_correction else TITLES
    return ErrorView(
        title=titles.get(problem.status, problem.title),
        detail=problem.detail,
        text=params.get("q", ""),
        in_query=any(fault.param == "q" for fault in problem.errors),
        can_search=problem.status < HTTPStatus.INTERNAL_SERVER_ERROR,
        faults=tuple(_fault(fault, params.get(fault.param or "", "")) for fault in problem.errors),
        without=_without({fault.param for fault in problem.errors}, pairs),
    )


def _without(faulty: set[str | None], pairs: Iterable[tuple[str, str]]) -> str:
    """The search for what is not faulty."""
    left = [(name, value) for name, value in pairs if value and name not in faulty]
    return f"/?{urlencode(left)}" if left and faulty and faulty.isdisjoint({"q", None}) else ""


def fault_view_of(fault: QueryFault | None, text: str) -> FaultView | None:
    """What was wrong with a query whose plain words were searched for instead."""
    return _fault(Fault("q", fault.code, fault.message, fault.position), text) if fault else None


def _fault(fault: Fault, value: str) -> FaultView:
    if fault.position is None:
        return FaultView(fault.message)
    position = min(max(fault.position, 0), len(value))
    before, after = value[:position], value[position + 1 :]
    return FaultView(
        fault.message,
        marked=True,
        before=before if len(before) <= SHOWN_CHARS else "…" + before[-SHOWN_CHARS:],
        character=value[position : position + 1] or END_SIGN,
        after=after if len(after) <= SHOWN_CHARS else after[:SHOWN_CHARS] + "…",
    )
