"""A word of the index that no text has is offered as texts write it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from searchapp.backends.base import Backend
from searchapp.model.article import Article
from searchapp.model.facts import Facts
from searchapp.search.suggesting.written_words import written_words
from tests.backends.local.written import written

BODIES = ("The fog-lamp and the tar/rope firm.", "A lighthouse. An e-mail came.", "No email came. Anna O'Shea left.")


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backend]:
    backend = written(tmp_path_factory.mktemp("index"), [(Article(body, body), Facts()) for body in BODIES])
    yield backend
    backend.close()


def test_a_word_that_is_written_with_a_sign_alone_keeps_it(backend: Backend) -> None:
    words = ["foglamp", "tarrope", "lighthouse", "email", "fog", "o'shea"]
    assert written_words(backend, words) == {"foglamp": "fog-lamp", "tarrope": "tar/rope"}
    assert written_words(backend, []) == {}
