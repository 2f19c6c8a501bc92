"""What a request is told when it fails: one status for each branch of our errors, and nothing of our own faults."""

from __future__ import annotations

import pytest
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound, SecurityError

from searchapp import errors
from searchapp.api.problems import STATUSES, STRANGE_HOST, Fault, Problem, faults_of, problem_of


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.UserError("tea"), 400),
        (errors.QueryError("tea", 3), 400),
        (errors.SettingsError("tea"), 400),
        (errors.NotFoundError("tea"), 404),
        (errors.ValueUnknownError("person", "tea"), 404),
        (errors.IndexMissingError("tea"), 503),
        (errors.IndexLockedError("tea"), 503),
        (errors.WorkerError("tea"), 500),
        (errors.ArticleError("a.txt", "tea"), 500),
    ],
)
def test_each_branch_of_our_errors_has_a_status_and_is_told_in_its_words(error: Exception, status: int) -> None:
    problem = problem_of(error)
    assert (problem.status, problem.type) == (status, "about:blank")
    assert "tea" in problem.detail


def test_a_branch_stands_above_its_root() -> None:
    kinds = [kind for kind, _ in STATUSES]
    assert kinds[-1] is errors.SearchappError
    assert not [1 for number, kind in enumerate(kinds) for above in kinds[:number] if issubclass(kind, above)]


def test_of_a_fault_of_ours_nothing_is_told() -> None:
    problem = problem_of(KeyError("secret"))
    assert problem == Problem(500, "Internal Server Error", "The server failed; its log says why.")


def test_what_the_web_refuses_is_told_in_its_words() -> None:
    assert problem_of(MethodNotAllowed()).title == "Method Not Allowed"
    assert problem_of(MethodNotAllowed()).status == 405
    assert problem_of(SecurityError("evil.example")).detail == STRANGE_HOST
    assert problem_of(HTTPException("no code")).status == 500


def test_an_address_without_anything_leads_to_those_that_there_are() -> None:
    assert problem_of(NotFound()).detail.endswith("listed at /api.")
    assert problem_of(NotFound("No otters.")).detail == "No otters."
    assert problem_of(MethodNotAllowed(["HEAD", "GET"])).detail == "This address takes GET and HEAD alone."


def test_a_query_tells_where_it_cannot_be_read() -> None:
    assert faults_of(errors.QueryError("no end", 7, "unbalanced")) == (Fault("q", "unbalanced", "no end", 7),)


def test_every_parameter_is_told_of_by_its_name() -> None:
    first, second = errors.ParameterError("page", "too far", "too_far"), errors.ParameterError("from", "no date")
    assert faults_of(errors.ParametersError((first, second))) == (
        Fault("page", "too_far", "too far"),
        Fault("from", "invalid", "no date"),
    )
    assert faults_of(errors.NotFoundError("gone")) == ()
