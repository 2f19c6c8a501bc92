"""What an index knows of a value, as JSON."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from searchapp import ArticleIndex
from searchapp.model.facets import FACETS
from searchapp.model.value_profile import ProfileLinks, ValueProfile


def test_a_profile_comes_back_as_it_was_sent(town_index: Path) -> None:
    with ArticleIndex.open(town_index) as index:
        profile = index.value_profile("country", "NO")
    sent = msgspec.json.encode(profile)
    assert msgspec.json.encode(msgspec.json.decode(sent, type=ValueProfile)) == sent
    assert profile.together.keys() <= FACETS.keys()
    assert profile.share_of_all == pytest.approx(profile.total / 38, abs=1e-6)


def test_the_link_to_itself_is_called_so() -> None:
    assert msgspec.to_builtins(ProfileLinks("/api/x", "/?x", "/feed")) == {
        "self": "/api/x",
        "search": "/?x",
        "feed": "/feed",
    }
