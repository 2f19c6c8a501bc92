"""A cluster behind TLS and a password: those who have both get in, others are told which of them is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from searchapp import ArticleIndex, SearchRequest
from searchapp.backends.locations import ClusterLocation
from searchapp.backends.opensearch.backend import OpenSearchBackend
from searchapp.backends.opensearch.writing import OpenSearchWriting
from searchapp.cli import main
from searchapp.errors import BackendError
from searchapp.ingest import update_index
from tests.cluster.front import PASSWORD, USER, tls_front


@pytest.fixture
def guarded(location: ClusterLocation, tmp_path: Path) -> Iterator[ClusterLocation]:
    with tls_front(location.urls[0], tmp_path) as front:
        yield replace(
            location, urls=(front.url,), ca_file=front.ca_file, user=USER, password=PASSWORD, folder=tmp_path / "run"
        )


def test_articles_are_written_and_found_over_tls_with_a_password(guarded: ClusterLocation, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("Otters\n\nOtters swim past the mill every evening, the miller said.\n")
    assert update_index(guarded, [str(tmp_path / "news.txt")]).added == 1
    with ArticleIndex.open(guarded) as index:
        assert index.search(SearchRequest("otter")).total == 1


def test_a_wrong_password_is_told(guarded: ClusterLocation) -> None:
    for attempt in (replace(guarded, password="sesame"), replace(guarded, user="")):
        for opened in (OpenSearchBackend, OpenSearchWriting):
            with pytest.raises(BackendError, match="refuses user or password, which opensearch_user"):
                opened(attempt)


def test_a_certificate_that_nobody_vouches_for_is_refused(guarded: ClusterLocation) -> None:
    with pytest.raises(BackendError, match="the certificate is not trusted; opensearch_ca_file names"):
        OpenSearchBackend(replace(guarded, ca_file=None))


def test_a_command_says_what_is_wrong_and_never_the_password(guarded: ClusterLocation) -> None:
    environment = {
        "SEARCHAPP_BACKEND": "opensearch",
        "SEARCHAPP_OPENSEARCH_URLS": guarded.urls[0],
        "SEARCHAPP_OPENSEARCH_CA_FILE": str(guarded.ca_file),
        "SEARCHAPP_OPENSEARCH_USER": USER,
        "SEARCHAPP_OPENSEARCH_PASSWORD": "grain",
    }
    result = CliRunner().invoke(main, ["search", "otter"], env=environment)
    assert result.exit_code == 1
    assert "refuses user or password" in result.output
    assert "grain" not in result.output
