"""How many requests a client may have, in memory that all workers share."""

from __future__ import annotations

import os

import pytest

from searchapp.web.serving.token_buckets import MINUTE, ROUNDING, ROW_BUCKETS, ROWS, TokenBuckets


def test_tokens_come_back_evenly() -> None:
    buckets = TokenBuckets(4)
    assert [buckets.take("otter", 100.0) for _ in range(5)] == [0, 0, 0, 0, MINUTE / 4]
    assert buckets.take("otter", 100.0 + MINUTE / 4) == 0
    assert buckets.take("otter", 100.0 + MINUTE / 4) > 0
    assert [buckets.take("heron", 100.0) for _ in range(4)] == [0, 0, 0, 0]


def test_looking_takes_nothing() -> None:
    buckets = TokenBuckets(1)
    assert [buckets.seconds_until("otter", 100.0) for _ in range(3)] == [0, 0, 0]
    assert buckets.take("otter", 100.0) == 0
    assert buckets.seconds_until("otter", 130.0) == buckets.take("otter", 130.0) == MINUTE / 2


@pytest.mark.parametrize("tokens", [1, 3, 7, 600])
def test_a_full_bucket_has_all_of_its_tokens_at_any_time(tokens: int) -> None:
    for number in range(200):
        buckets, now = TokenBuckets(tokens), 1234.5678 + number / 7
        assert [buckets.take("otter", now) > 0 for _ in range(tokens + 1)] == [False] * tokens + [True]


def test_workers_share_the_buckets() -> None:
    buckets = TokenBuckets(2)
    if not (pid := os.fork()):
        os._exit(0 if buckets.take("otter", 100.0) == 0 else 1)
    assert os.waitpid(pid, 0)[1] == 0
    assert buckets.take("otter", 100.0) == 0
    assert buckets.take("otter", 100.0) > 0


def test_a_client_that_waits_so_long_gets_its_token() -> None:
    buckets, now = TokenBuckets(7), 1234.5678
    for _ in range(50):
        while wait := buckets.take("otter", now):
            assert 0 < wait <= MINUTE / 7 + ROUNDING
            now += wait
    assert now - 1234.5678 == pytest.approx((50 - 7) * MINUTE / 7)


def test_more_clients_than_there_is_room_for_forget_those_that_asked_least() -> None:
    buckets = TokenBuckets(2)
    for _ in range(2):
        assert buckets.take("otter", 100.0) == 0
    for number in range(2 * ROWS * ROW_BUCKETS):
        buckets.take(f"{number}", 100.0)
    assert buckets.take("otter", 100.0) > 0
