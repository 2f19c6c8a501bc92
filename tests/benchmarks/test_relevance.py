"""The measures of ranking, on rankings small enough to work out by hand."""

from __future__ import annotations

from math import log2
from pathlib import Path

import pytest

from benchmarks.relevance import ENGINES, average_precision, load, ndcg, quality


def test_average_precision_counts_what_is_not_ranked_as_zero() -> None:
    assert average_precision(["tide", "fog", "gull"], {"tide", "gull", "kelp"}) == pytest.approx((1 + 2 / 3) / 3)
    assert average_precision(["fog"], {"tide"}) == 0


def test_ndcg_is_1_for_the_best_order_and_discounts_later_ranks() -> None:
    assert ndcg(["tide", "gull", "fog"], {"tide", "gull"}) == 1
    assert ndcg(["fog", "tide"], {"tide"}) == pytest.approx(1 / log2(3))


def test_every_engine_finds_the_one_relevant_document(tmp_path: Path) -> None:
    (tmp_path / "docs.jsonl").write_text(
        '{"id": "a", "title": "Otters return", "body": "Otters swim under the old bridge again."}\n'
        '{"id": "b", "title": "Bridge closed", "body": "The bridge stays shut for repairs."}\n'
    )
    (tmp_path / "queries.tsv").write_text("1\twhere did the (otters go?\n")
    (tmp_path / "qrels.trec").write_text("1 0 a 1\n1 0 b 0\n")
    judged = load(tmp_path)
    for name, prepare in ENGINES.items():
        scratch = tmp_path / name
        scratch.mkdir()
        assert quality(judged, prepare(judged, scratch)).average_precision == 1, name
