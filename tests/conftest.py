"""What several tests share: the sample articles and the invented town, each indexed once, and the app over the town."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings

from searchapp.config import Settings
from searchapp.ingest import update_index
from searchapp.web import create_app
from tests.town import write_news

# A busy machine is no fault of the code: what takes long is measured in benchmarks/.
settings.register_profile("searchapp", deadline=None)
settings.load_profile("searchapp")

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the endpoint's answers anew")


@pytest.fixture(autouse=True)
def wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines of commands are not wrapped, however narrow the terminal is that the tests run in."""
    monkeypatch.setenv("COLUMNS", "1000")


@pytest.fixture(scope="session")
def corpus_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of corpus/ in a folder of its own; not to be written to."""
    index = tmp_path_factory.mktemp("corpus") / "index"
    report = update_index(index, [str(CORPUS)])
    assert not report.failed
    return index


@pytest.fixture(scope="session")
def town_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the invented town; not to be written to."""
    folder = tmp_path_factory.mktemp("town")
    update_index(folder / "index", [str(write_news(folder / "news"))])
    return folder / "index"


@pytest.fixture(scope="session")
def app(town_index: Path) -> Flask:
    """The app over the town's index."""
    return create_app(Settings(index=town_index))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of the app."""
    return app.test_client()
