"""How many requests a client may have: a bucket of tokens each, in memory that all workers share.

A bucket is one number, the time at which it is full again (the generic cell rate algorithm, ITU-T I.371). Of the
clients that fall into one row of the table, the one whose bucket is fullest is forgotten first.
"""

from __future__ import annotations

import os
from hashlib import blake2b
from mmap import mmap
from struct import Struct

MINUTE = 60.0  # the seconds in which an empty bucket fills
ROUNDING = 1e-6  # seconds, far more than what sums of times are off by
ROWS = 1 << 14
ROW_BUCKETS = 4  # with the rows above 1 MB, for 65,536 clients
_BUCKET = Struct("=Qd")  # what a client's address is known by; when its bucket is full again, in seconds


class TokenBuckets:
    """Buckets that hold so many tokens, and are filled again in a minute."""

    def __init__(self, tokens: int) -> None:
        self._seconds_each = MINUTE / tokens
        self._table = mmap(-1, ROWS * ROW_BUCKETS * _BUCKET.size)
        self._key = os.urandom(16)  # nobody can choose whose row to share

    def take(self, client: str, now: float) -> float:
        """Take a token of a client: 0, or the seconds until there is one. `now` is in seconds since any moment."""
        offset, digest, full_at = self._bucket(client, now)
        wait = self._wait(full_at, now)
        if not wait:
            _BUCKET.pack_into(self._table, offset, digest, full_at + self._seconds_each)
        return wait

    def seconds_until(self, client: str, now: float) -> float:
        """The seconds until a client has a token, 0 where it has one; none is taken."""
        *_, full_at = self._bucket(client, now)
        return self._wait(full_at, now)

    def _wait(self, full_at: float, now: float) -> float:
        wait = full_at + self._seconds_each - now - MINUTE
        return wait if wait > ROUNDING else 0.0

    def _bucket(self, client: str, now: float) -> tuple[int, int, float]:
        """Where the bucket of a client is or will be, what it is known by, and when the bucket is full again."""
        digest = int.from_bytes(blake2b(client.encode(), digest_size=8, key=self._key).digest(), "little") or 1
        row = digest % ROWS * ROW_BUCKETS
        offsets = [(row + number) * _BUCKET.size for number in range(ROW_BUCKETS)]
        buckets = [_BUCKET.unpack_from(self._table, offset) for offset in offsets]
        known = next((number for number, (owner, _) in enumerate(buckets) if owner == digest), None)
        number = min(range(ROW_BUCKETS), key=lambda each: buckets[each][1]) if known is None else known
        return offsets[number], digest, now if known is None else max(now, buckets[known][1])
