"""What nobody has foreseen becomes an error of a file; our own errors pass."""

from __future__ import annotations

import pickle

import pytest

from searchapp.errors import ArticleError, ExtraError, LeftOut, UserError, faults_named


def test_a_fault_is_named_with_its_path_and_kept_as_the_cause() -> None:
    with pytest.raises(ArticleError, match=r"harp\.pdf: broken by zero") as raised, faults_named("harp.pdf", _broken):
        raise ZeroDivisionError("zero")
    assert isinstance(raised.value.__cause__, ZeroDivisionError)


@pytest.mark.parametrize("error", [LeftOut("harp.png", ".png"), UserError("no such folder")])
def test_errors_of_our_own_stay_what_they_are(error: Exception) -> None:
    with pytest.raises(type(error)) as raised, faults_named("harp.pdf", _broken):
        raise error
    assert raised.value is error


def test_a_missing_extra_is_told_by_other_processes_too() -> None:
    error = ExtraError("To make vectors", "semantic")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def _broken(error: Exception) -> str:
    return f"broken by {error}"
