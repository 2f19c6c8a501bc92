"""The exception tree."""

from __future__ import annotations

import pickle

import pytest

from searchapp import errors

EXAMPLES = (
    errors.QueryError("an open quote", 4),
    errors.ParameterError("page", "not a number"),
    errors.CorrectionError("corrections.txt", 3, "no arrow"),
    errors.ArticleError("fox.html", "no text", line=9),
    errors.DocumentError("fox", "no such field"),
    errors.IndexDamagedError("MAIN_1.arrays", "cut short"),
    errors.IndexLockedError("busy"),
)


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_an_error_comes_back_whole_from_a_worker_process(error: errors.SearchappError) -> None:
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), str(back), vars(back)) == (type(error), str(error), vars(error))
