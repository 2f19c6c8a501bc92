"""The budget of Otterburg in an index, beside a note without title and date."""

from __future__ import annotations

import pytest

from searchapp.article_index import ArticleIndex
from searchapp.ingest import update_index
from tests.exports.budget import BUDGET
from tests.town import write_news


@pytest.fixture(scope="module")
def budget(tmp_path_factory: pytest.TempPathFactory) -> ArticleIndex:
    """The index; not to be written to."""
    folder = tmp_path_factory.mktemp("budget")
    undated = {"id": "undated", "title": "", "body": "A note about a budget.", "countries": [], "organizations": []}
    update_index(folder / "index", [str(write_news(folder / "news", [BUDGET, undated]))])
    return ArticleIndex.open(folder / "index")
