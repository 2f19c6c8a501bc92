"""The endpoint's answers, member by member, as they were when somebody last looked at them.

A change that is meant is written down by `pytest tests/api/test_golden.py --update-golden`; look at its diff.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

GOLDEN = Path(__file__).with_name("golden")
REQUESTS = {
    "search": "/api/search?q=ferry+piano&country=NO&exclude.org=fog-committee&page-size=2&interval=year",
    "facets": "/api/search?q=otters&facet=source&facet=section&facet=byline&facet=country_mentioned&facet=cited_source",
    "typical": "/api/search?q=piano&country=NO&facet=organization&facet-sort=typical&page-size=1&fields=id",
    "nothing": "/api/search?q=ottars&facet=none",
    "facet-values": "/api/facets/organization?prefix=lamp&facet-size=3",
    "facet-value": "/api/facets/organization/fog-committee",
    "unknown-value": "/api/facets/organization/fog%20comitee",
    "article": "/api/articles/otters",
    "problem": "/api/search?q=%22mill&page=0&colour=red",
    "query-problem": "/api/search?q=otters+%22mill",
}
OF_THE_MOMENT = ("took_ms", "added", "updated", "generation", "path", "next_cursor")  # they change with time and place


def steady(answer: Any) -> Any:
    """The answer without what changes with time and place."""
    if isinstance(answer, list):
        return [steady(each) for each in answer]
    if isinstance(answer, dict):
        return {name: "…" if name in OF_THE_MOMENT and value else steady(value) for name, value in answer.items()}
    return answer


@pytest.mark.parametrize("name", REQUESTS)
def test_the_answer_is_the_golden_one(name: str, client: FlaskClient, request: pytest.FixtureRequest) -> None:
    answer = steady(client.get(REQUESTS[name]).get_json(force=True))
    file = GOLDEN / f"{name}.json"
    if request.config.getoption("--update-golden"):
        file.write_text(json.dumps(answer, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    assert answer == json.loads(file.read_text(encoding="utf-8"))
